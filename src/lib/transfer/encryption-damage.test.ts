/** What happens to an encrypted file on its way, and what somebody may do to it. */
import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { full, promise } from '../../../tests/e2e/support/promise';
import vectors from '../../../tests/fixtures/encrypted/vectors.json';
import { MAX_FILE_BYTES } from '../domain/bundle/index';
import { decryptText, looksEncrypted } from './encryption';

const { passphrase, text, file: base64 } = vectors[0]!;
const file = new Uint8Array(Buffer.from(base64, 'base64'));
const HEADER = { salt: 18, nonce: 34, text: 46 };

/** What has been derived, by rounds and salt: most damage leaves both as they were. */
const keys = new Map<string, Promise<CryptoKey>>();
const derive = crypto.subtle.deriveKey.bind(crypto.subtle);
const spy = vi.spyOn(crypto.subtle, 'deriveKey');

beforeAll(() => {
	spy.mockImplementation((derivation, ...rest) => {
		const { salt, iterations } = derivation as Pbkdf2Params;
		const name = `${iterations} ${Buffer.from(salt as Uint8Array).toString('hex')}`;
		if (!keys.has(name)) keys.set(name, derive(derivation, ...rest));
		return keys.get(name)!;
	});
});
afterAll(() => vi.restoreAllMocks());

/** The code of the fault, or what was let out. */
async function opened(damaged: Uint8Array<ArrayBuffer>): Promise<string> {
	const result = await decryptText(damaged, passphrase);
	return result.ok ? `opened: ${result.value}` : result.fault.code;
}

function flipped(at: number, bits: number): Uint8Array<ArrayBuffer> {
	const copy = file.slice();
	copy[at]! ^= bits;
	return copy;
}

function withUint32(at: number, value: number): Uint8Array<ArrayBuffer> {
	const copy = file.slice();
	new DataView(copy.buffer).setUint32(at, value);
	return copy;
}

test('untouched, it opens', async () => {
	expect(await opened(file)).toBe(`opened: ${text}`);
});

// Catches a header that is not authenticated, a tag that is not looked at, and an error in place of
// a fault. Each other salt costs a derivation: in short, three of its bytes stand for the others.
test('every flipped byte is refused', { timeout: 300_000 }, async () => {
	const slow = (at: number) => at >= HEADER.salt && at < HEADER.nonce && at % 7 !== 0;
	const places = [...file.keys()].filter((at) => full || !slow(at));
	const flips = full ? [1, 2, 4, 8, 16, 32, 64, 128, 255] : [1, 255];
	const results = await Promise.all(
		places.flatMap((at) =>
			flips.map(async (bits) => ({ at, is: await opened(flipped(at, bits)) })),
		),
	);
	const refused = results.filter(({ is }) => !is.startsWith('opened'));
	const [done, of] = [refused.length, results.length];
	promise(3, { what: 'changes to a byte of an encrypted backup, refused', done, of });
	expect(results.length).toBe(places.length * flips.length);
	expect(results.filter((result) => !refused.includes(result))).toEqual([]);
	const by = (code: string) => results.filter(({ is }) => is === code).map(({ at }) => at);
	expect(new Set(by('not-encrypted'))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
	// Where it is neither seen at once nor a matter of length, it is the encryption that sees it.
	const sealed = results.filter(({ at }) => at >= HEADER.salt);
	expect(sealed.filter(({ is }) => is !== 'wrong-passphrase-or-damaged')).toEqual([]);
});

// Catches half a backup that is taken for a whole one, and a download that broke off called a
// wrong passphrase: people would try until they gave up.
test('every shorter file is refused, and told to be cut off', async () => {
	for (let length = 1; length < file.length; length++) {
		expect({ length, is: await opened(file.slice(0, length)) }).toEqual({ length, is: 'cut-off' });
	}
	expect(await opened(new Uint8Array())).toBe('not-encrypted');
});

test('one without its middle is refused', async () => {
	const shorter = Buffer.concat([file.subarray(0, 60), file.subarray(61)]);
	expect(await opened(new Uint8Array(shorter))).toBe('cut-off');
});

// Catches a reader that goes by what it hopes for: no version has written such a file.
test('a longer one, and a version or key derivation 0, are refused at once', async () => {
	spy.mockClear();
	const longer = new Uint8Array(file.length + 1);
	longer.set(file);
	for (const damaged of [longer, flipped(8, 1), flipped(9, 1)]) {
		expect(await opened(damaged)).toBe('wrong-passphrase-or-damaged');
	}
	expect(spy).not.toHaveBeenCalled();
});

// Catches a file that hangs the app for hours, and one that was made to betray its passphrase.
describe('an absurd number of rounds', () => {
	test.each([0, 1, 599_999, 10_000_001, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff])(
		'%d: refused before anything is derived',
		async (rounds) => {
			spy.mockClear();
			const absurd = withUint32(10, rounds);
			const taken: number[] = [];
			for (let run = 0; run < 5; run++) {
				const started = performance.now();
				const result = await decryptText(absurd, passphrase);
				taken.push(performance.now() - started);
				expect(result).toEqual({
					ok: false,
					fault: { code: 'absurd-rounds', found: String(rounds) },
				});
			}
			expect(spy).not.toHaveBeenCalled();
			// The best of five: the machine may be busy with something else.
			expect(Math.min(...taken)).toBeLessThan(50);
		},
	);
});

// Catches a later version's file that is called damaged, and one that is read by the old rules.
describe('a newer version', () => {
	test.each<[string, [at: number, value: number][], string]>([
		['of the format', [[8, 2]], '2'],
		[
			'of the format, with another header',
			[
				[8, 255],
				[9, 0],
				[10, 0],
			],
			'255',
		],
		['of the key derivation', [[9, 2]], '1.2'],
	])('%s', async (_name, changes, found) => {
		const newer = file.slice();
		for (const [at, value] of changes) newer[at] = value;
		expect(looksEncrypted(newer)).toBe(true);
		const result = await decryptText(newer, passphrase);
		expect(result).toEqual({ ok: false, fault: { code: 'newer-version', found } });
	});

	test('is told apart even where its header is shorter', async () => {
		expect(await opened(Uint8Array.of(...file.subarray(0, 8), 9))).toBe('newer-version');
	});
});

// Catches a plain backup that is taken for an encrypted one, and the other way round.
test.each<[string, Uint8Array<ArrayBuffer>]>([
	['a plain backup', new TextEncoder().encode(text)],
	['a zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0)],
	['text that begins alike', new TextEncoder().encode('PCRBACKUP')],
	['nothing', new Uint8Array()],
])('%s is not an encrypted backup', async (_name, other) => {
	expect(looksEncrypted(other)).toBe(false);
	expect(await opened(other)).toBe('not-encrypted');
});

test('one over the limit is not looked into', async () => {
	spy.mockClear();
	const large = new Uint8Array(MAX_FILE_BYTES + 1);
	large.set(file);
	expect(await opened(large)).toBe('too-large');
	expect(spy).not.toHaveBeenCalled();
});
