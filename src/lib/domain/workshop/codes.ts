/**
 * What all codes of a workshop have in common: a mark that says what it is, a version, the content,
 * and four bytes of a checksum, as one text of the characters that a QR code packs most densely.
 * docs/workshop-codes.md describes each of them for others.
 */
import { sha256 } from '../sha256';
import { fromBase45, toBase45 } from './base45';

/** `PCR` for the tool, then `B` for a ballot or `S` for one of a sequence. */
export const MARKS = { ballot: 'PCRB', sequence: 'PCRS' } as const;
export type Mark = (typeof MARKS)[keyof typeof MARKS];

const VERSION = 1;
const CHECKSUM_BYTES = 4;

/** Why a code can't be read: it is none of ours, was made by a newer version, or is damaged. */
export type CodeFault = 'not-ours' | 'newer-version' | 'damaged';

export type Opened = { ok: true; content: Uint8Array } | { ok: false; fault: CodeFault };

export function sealCode(mark: Mark, content: Uint8Array): string {
	const covered = Uint8Array.from([VERSION, ...content]);
	return mark + toBase45(Uint8Array.from([...covered, ...checksum(mark, covered)]));
}

export function openCode(mark: Mark, text: string): Opened {
	if (!text.startsWith(mark)) return { ok: false, fault: 'not-ours' };
	const bytes = fromBase45(text.slice(mark.length));
	if (!bytes || bytes.length <= CHECKSUM_BYTES) return { ok: false, fault: 'damaged' };
	const covered = bytes.subarray(0, -CHECKSUM_BYTES);
	const stated = bytes.subarray(-CHECKSUM_BYTES);
	if (!checksum(mark, covered).every((byte, i) => byte === stated[i])) {
		return { ok: false, fault: 'damaged' };
	}
	if (covered[0]! > VERSION) return { ok: false, fault: 'newer-version' };
	return covered[0] === VERSION
		? { ok: true, content: covered.subarray(1) }
		: { ok: false, fault: 'damaged' };
}

/** Of the mark too: no code passes for one of another kind. */
function checksum(mark: Mark, covered: Uint8Array): Uint8Array {
	return fromHex(sha256(mark + toHex(covered)).slice(0, 2 * CHECKSUM_BYTES));
}

export const toHex = (bytes: Uint8Array): string =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param hex an even number of hexadecimal digits */
export const fromHex = (hex: string): Uint8Array =>
	Uint8Array.from(hex.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
