/**
 * A text that is too long for one code, as several: a phone shows them one after another, the camera
 * takes them in any order, and each says how many there are.
 */
import { sha256 } from '../sha256';
import { fromHex, MARKS, openCode, sealCode, toHex, type CodeFault } from './codes';

/** Of UTF-8 in each code: a code of this length is still easily read from a small screen. */
const BYTES_EACH = 180;
/** More would take minutes to show: a file is the better way then. */
export const MAX_CODES = 60;
const TAG_BYTES = 4;
const HEAD_BYTES = TAG_BYTES + 2;

/** @returns undefined where it would take more than `MAX_CODES` */
export function sequenceOf(text: string): string[] | undefined {
	const bytes = new TextEncoder().encode(text);
	const total = Math.max(1, Math.ceil(bytes.length / BYTES_EACH));
	if (total > MAX_CODES) return undefined;
	const tag = fromHex(tagOf(text));
	return Array.from({ length: total }, (_, i) => {
		const part = bytes.subarray(i * BYTES_EACH, (i + 1) * BYTES_EACH);
		return sealCode(MARKS.sequence, Uint8Array.from([...tag, i, total, ...part]));
	});
}

/** What has been read of one text so far, by the place of each code. */
export type Reading = { tag: string; total: number; parts: ReadonlyMap<number, Uint8Array> };

export type SequenceStep =
	| { state: 'refused'; fault: CodeFault }
	/** `reading` is to be handed in with the next code. */
	| { state: 'reading'; reading: Reading; missing: number }
	| { state: 'whole'; text: string };

/**
 * One more code. One of another text begins anew: somebody else's phone is before the camera.
 *
 * @param before what was read up to now; undefined at the beginning
 */
export function readSequence(code: string, before?: Reading): SequenceStep {
	const opened = openCode(MARKS.sequence, code);
	if (!opened.ok) return { state: 'refused', fault: opened.fault };
	const { content } = opened;
	const tag = toHex(content.subarray(0, TAG_BYTES));
	const [index = 0, total = 0] = content.subarray(TAG_BYTES, HEAD_BYTES);
	if (total < 1 || total > MAX_CODES || index >= total) {
		return { state: 'refused', fault: 'damaged' };
	}
	const same = before?.tag === tag && before.total === total;
	const parts = new Map(same ? before.parts : []).set(index, content.slice(HEAD_BYTES));
	const missing = total - parts.size;
	if (missing > 0) return { state: 'reading', reading: { tag, total, parts }, missing };
	const text = textOf(Array.from({ length: total }, (_, i) => parts.get(i)!));
	return text !== undefined && tagOf(text) === tag
		? { state: 'whole', text }
		: { state: 'refused', fault: 'damaged' };
}

const tagOf = (text: string): string => sha256(text).slice(0, 2 * TAG_BYTES);

function textOf(parts: readonly Uint8Array[]): string | undefined {
	const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}
