/**
 * A backup that only its passphrase opens, with what browsers have for it (WebCrypto) and nothing
 * else. The format, with test vectors and ways to open a file without this tool, is written down in
 * docs/encrypted-backup.md. Load it only where somebody encrypts or opens a file.
 */
import { MAX_FILE_BYTES } from '../domain/bundle/format';
import { refused, type EncryptionRefusal } from './encryption-faults';
import {
	areFit,
	headerBytes,
	OVERHEAD_BYTES,
	partsOf,
	ROUNDS,
	TAG_BYTES,
} from './encryption-header';
import { countedLength, MIN_PASSPHRASE, normalised } from './encryption-passphrase';

export { looksEncrypted } from './encryption-header';
export { countedLength, MIN_PASSPHRASE } from './encryption-passphrase';
export type { EncryptionFault, EncryptionFaultCode } from './encryption-faults';

type Bytes = Uint8Array<ArrayBuffer>;

/** False over plain http, where browsers have no encryption: offer the plain backup there. */
export function canEncrypt(): boolean {
	return typeof globalThis.crypto?.subtle?.deriveKey === 'function';
}

/**
 * The whole file. Takes as long as the rounds do: a quarter of a second on a laptop, some seconds on
 * an old phone; the page stays alive meanwhile.
 *
 * @param text well-formed: half a surrogate pair would come back as U+FFFD (JSON as it is written by
 *   `JSON.stringify` has none)
 * @param options.random fills what it gets with random bytes: for tests, which need the same twice
 * @throws RangeError for a passphrase shorter than {@link MIN_PASSPHRASE}, for rounds that no reader
 *   would accept, and for a text that makes the file larger than `MAX_FILE_BYTES`
 * @throws Error where {@link canEncrypt} is false
 */
export async function encryptText(
	text: string,
	passphrase: string,
	{
		rounds = ROUNDS,
		random = randomBytes,
	}: { rounds?: number; random?: (bytes: Bytes) => Bytes } = {},
): Promise<Bytes> {
	if (!canEncrypt()) throw new Error('no-encryption');
	if (countedLength(passphrase) < MIN_PASSPHRASE) throw new RangeError('passphrase too short');
	if (!areFit(rounds)) throw new RangeError(`${rounds} rounds`);
	const plain = new TextEncoder().encode(text);
	if (plain.length + OVERHEAD_BYTES > MAX_FILE_BYTES) throw new RangeError('too-large');
	// Both new for each file: two files with one key and one nonce would give each other away.
	const [salt, nonce] = [random(new Uint8Array(16)), random(new Uint8Array(12))];
	const header = headerBytes({ rounds, length: plain.length, salt, nonce });
	const key = await keyFrom(passphrase, salt, rounds, 'encrypt');
	const sealed = await crypto.subtle.encrypt(cipher(nonce, header), key, plain);
	const file = new Uint8Array(header.length + sealed.byteLength);
	file.set(header);
	file.set(new Uint8Array(sealed), header.length);
	return file;
}

/**
 * The text of an encrypted file, whole and unchanged, or why not. Nothing of it is given out before
 * all of it has been proved. Everything but a wrong passphrase and damage is found at once: with an
 * empty passphrase, a file that only lacks the right one is refused as such, and nothing is derived.
 *
 * @param file all of it; compare its size with `MAX_FILE_BYTES` before reading it
 */
export async function decryptText(
	file: Bytes,
	passphrase: string,
): Promise<{ ok: true; value: string } | EncryptionRefusal> {
	const parts = partsOf(file);
	if (!parts.ok) return parts;
	if (!canEncrypt()) return refused('no-encryption');
	const { rounds, salt, nonce, bytes, sealed } = parts.value;
	// Some browsers make no key of nothing.
	if (normalised(passphrase) === '') return refused('wrong-passphrase-or-damaged');
	const key = await keyFrom(passphrase, salt, rounds, 'decrypt');
	try {
		const plain = await crypto.subtle.decrypt(cipher(nonce, bytes), key, sealed);
		const asItIs = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
		return { ok: true, value: asItIs.decode(plain) };
	} catch {
		return refused('wrong-passphrase-or-damaged');
	}
}

async function keyFrom(
	passphrase: string,
	salt: Bytes,
	iterations: number,
	use: 'encrypt' | 'decrypt',
): Promise<CryptoKey> {
	const words = new TextEncoder().encode(normalised(passphrase));
	const base = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
	const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
	const key = { name: 'AES-GCM', length: 256 };
	return crypto.subtle.deriveKey(derivation, base, key, false, [use]);
}

function cipher(iv: Bytes, additionalData: Bytes): AesGcmParams {
	return { name: 'AES-GCM', iv, additionalData, tagLength: TAG_BYTES * 8 };
}

function randomBytes(bytes: Bytes): Bytes {
	return crypto.getRandomValues(bytes);
}
