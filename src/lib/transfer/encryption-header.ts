/** The bytes before the encrypted text, one by one: docs/encrypted-backup.md has them as a table. */
import { MAX_FILE_BYTES } from '../domain/bundle/format';
import type { EncryptionRefusal } from './encryption-faults';
import { refused } from './encryption-faults';

/** `PCRBACK` and the byte at which old systems stop showing a file as text. */
const MAGIC = Uint8Array.of(0x50, 0x43, 0x52, 0x42, 0x41, 0x43, 0x4b, 0x1a);
export const VERSION = 1;
/** Key derivation 1: PBKDF2 with HMAC-SHA-256. */
const PBKDF2_SHA256 = 1;

const AT = { version: 8, derivation: 9, rounds: 10, length: 14, salt: 18, nonce: 34 } as const;
const HEADER_BYTES = 46;
export const TAG_BYTES = 16;
/** How much longer a file is than its text. */
export const OVERHEAD_BYTES = HEADER_BYTES + TAG_BYTES;

/**
 * Rounds of PBKDF2-HMAC-SHA-256 as OWASP's Password Storage Cheat Sheet asks for them since 2023.
 * Also the least that a reader accepts: a file with fewer was not written by this tool, and whoever
 * wrote it may want the passphrase.
 */
export const ROUNDS = 600_000;
/** The most that a reader accepts, some seconds on an old phone: more are there to hang it. */
export const MAX_ROUNDS = 10_000_000;

export type Header = {
	rounds: number;
	/** Of the text, in bytes of UTF-8. */
	length: number;
	/** 16 bytes */
	salt: Uint8Array<ArrayBuffer>;
	/** 12 bytes */
	nonce: Uint8Array<ArrayBuffer>;
};

export type Parts = Header & {
	/** The whole header: it is authenticated with the text. */
	bytes: Uint8Array<ArrayBuffer>;
	/** The encrypted text and its tag. */
	sealed: Uint8Array<ArrayBuffer>;
};

export function headerBytes({ rounds, length, salt, nonce }: Header): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(HEADER_BYTES);
	const view = new DataView(bytes.buffer);
	bytes.set(MAGIC);
	view.setUint8(AT.version, VERSION);
	view.setUint8(AT.derivation, PBKDF2_SHA256);
	view.setUint32(AT.rounds, rounds);
	view.setUint32(AT.length, length);
	bytes.set(salt, AT.salt);
	bytes.set(nonce, AT.nonce);
	return bytes;
}

/** Whether a file that begins so is an encrypted backup, of whatever version: 8 bytes will do. */
export function looksEncrypted(start: Uint8Array): boolean {
	return start.length >= MAGIC.length && beginsAlike(start);
}

/**
 * Takes a file apart and refuses, before anything slow is done with it, what can't be right. The
 * version is looked at first: of a newer one nothing else is known, not even how long its header is.
 */
export function partsOf(
	file: Uint8Array<ArrayBuffer>,
): { ok: true; value: Parts } | EncryptionRefusal {
	if (file.length > MAX_FILE_BYTES) return refused('too-large');
	if (file.length === 0 || !beginsAlike(file)) return refused('not-encrypted');
	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	if (file.length <= AT.version) return refused('cut-off');
	const version = view.getUint8(AT.version);
	if (version > VERSION) return refused('newer-version', String(version));
	if (file.length < OVERHEAD_BYTES) return refused('cut-off');
	const derivation = view.getUint8(AT.derivation);
	if (derivation > PBKDF2_SHA256) return refused('newer-version', `${version}.${derivation}`);
	if (version < VERSION || derivation < PBKDF2_SHA256) {
		return refused('wrong-passphrase-or-damaged');
	}
	const rounds = view.getUint32(AT.rounds);
	if (!areFit(rounds)) return refused('absurd-rounds', String(rounds));
	const length = view.getUint32(AT.length);
	if (file.length < length + OVERHEAD_BYTES) return refused('cut-off');
	if (file.length > length + OVERHEAD_BYTES) return refused('wrong-passphrase-or-damaged');
	const salt = file.subarray(AT.salt, AT.nonce);
	const nonce = file.subarray(AT.nonce, HEADER_BYTES);
	const [bytes, sealed] = [file.subarray(0, HEADER_BYTES), file.subarray(HEADER_BYTES)];
	return { ok: true, value: { rounds, length, salt, nonce, bytes, sealed } };
}

export function areFit(rounds: number): boolean {
	return Number.isInteger(rounds) && rounds >= ROUNDS && rounds <= MAX_ROUNDS;
}

/** As far as the file goes: a file may have been cut off even here. */
function beginsAlike(file: Uint8Array): boolean {
	return MAGIC.every((byte, at) => at >= file.length || file[at] === byte);
}
