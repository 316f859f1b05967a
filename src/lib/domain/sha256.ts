/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes. Our own, because `crypto.subtle` is missing on
 * pages over plain http, such as a facilitator's hotspot, and a file's checksum must work there.
 * It guards against damage, not against an attacker.
 */

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
// prettier-ignore
const ROUND_CONSTANTS = new Uint32Array([
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
]);

/** The same of the square roots of the first 8 primes. */
// prettier-ignore
const INITIAL_HASH = [
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
];

const BLOCK = 64;

/** The digest as 64 lower-case hexadecimal digits. A lone surrogate counts as U+FFFD. */
export function sha256(text: string): string {
	const message = padded(new TextEncoder().encode(text));
	const hash = new Uint32Array(INITIAL_HASH);
	const schedule = new Uint32Array(BLOCK);
	for (let at = 0; at < message.byteLength; at += BLOCK) {
		fillSchedule(schedule, message, at);
		compress(hash, schedule);
	}
	return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** A one bit, zeros to fill the block, and the length in bits in the last eight bytes. */
function padded(bytes: Uint8Array): DataView {
	const length = Math.ceil((bytes.length + 9) / BLOCK) * BLOCK;
	const message = new Uint8Array(length);
	message.set(bytes);
	message[bytes.length] = 0x80;
	const view = new DataView(message.buffer);
	view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
	view.setUint32(length - 4, (bytes.length << 3) >>> 0);
	return view;
}

function fillSchedule(w: Uint32Array, message: DataView, at: number): void {
	for (let i = 0; i < 16; i++) w[i] = message.getUint32(at + 4 * i);
	for (let i = 16; i < 64; i++) {
		const a = w[i - 15]!;
		const b = w[i - 2]!;
		const sigma0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
		const sigma1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
		w[i] = w[i - 16]! + sigma0 + w[i - 7]! + sigma1;
	}
}

function compress(hash: Uint32Array, w: Uint32Array): void {
	let [a, b, c, d, e, f, g, h] = hash as unknown as EightWords;
	for (let i = 0; i < 64; i++) {
		const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
		const choice = (e & f) ^ (~e & g);
		const t1 = (h + sum1 + choice + ROUND_CONSTANTS[i]! + w[i]!) | 0;
		const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
		const majority = (a & b) ^ (a & c) ^ (b & c);
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + sum0 + majority) | 0];
	}
	[a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i]! += word));
}

type EightWords = [number, number, number, number, number, number, number, number];

function rotate(word: number, bits: number): number {
	return (word >>> bits) | (word << (32 - bits));
}
