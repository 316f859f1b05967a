import { Buffer } from 'node:buffer';
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import vectors from '../../../tests/fixtures/encrypted/vectors.json';
import { MAX_FILE_BYTES } from '../domain/bundle/index';
import {
	canEncrypt,
	countedLength,
	decryptText,
	encryptText,
	looksEncrypted,
	MIN_PASSPHRASE,
} from './encryption';

/** Keys take a quarter of a second each, and more where much else is going on. */
vi.setConfig({ testTimeout: 60_000 });

const PASSPHRASE = 'correct horse battery staple';

afterEach(() => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(Buffer.from(base64, 'base64'));
}

function hex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex');
}

/** Gives these, in turn, where random bytes are asked for. */
function fixed(...given: string[]) {
	return (bytes: Uint8Array<ArrayBuffer>) => {
		bytes.set(Buffer.from(given.shift()!, 'hex'));
		return bytes;
	};
}

// Catches any change of the format: files that were written once must open for ever, and in every
// other program that was written by docs/encrypted-backup.md.
describe.each(vectors)('the vector $name, made by another program', (vector) => {
	const file = bytesOf(vector.file);

	test('is opened', async () => {
		expect(looksEncrypted(file)).toBe(true);
		const opened = await decryptText(file, vector.passphrase);
		expect(opened).toEqual({ ok: true, value: vector.text });
	});

	test('is what we write ourselves', async () => {
		const { rounds, salt, nonce } = vector;
		const random = fixed(salt, nonce);
		const written = await encryptText(vector.text, vector.passphrase, { rounds, random });
		expect(hex(written)).toBe(hex(file));
	});

	// Not with our code, nor with WebCrypto: only with offsets as they are documented.
	test('opens by hand', () => {
		const words = Buffer.from(vector.passphraseBytes, 'hex');
		const buffer = Buffer.from(file);
		const key = pbkdf2Sync(words, buffer.subarray(18, 34), buffer.readUInt32BE(10), 32, 'sha256');
		expect(hex(key)).toBe(vector.key);
		const opener = createDecipheriv('aes-256-gcm', key, buffer.subarray(34, 46));
		opener.setAAD(buffer.subarray(0, 46));
		opener.setAuthTag(buffer.subarray(-16));
		const opened = [opener.update(buffer.subarray(46, -16)), opener.final()];
		expect(Buffer.concat(opened).toString('utf8')).toBe(vector.text);
		expect(buffer.readUInt32BE(14)).toBe(buffer.length - 62);
	});
});

// Catches a text that comes back otherwise than it went in.
test('any text comes back as it was', async () => {
	const wellFormed = fc.string({ unit: 'binary', maxLength: 2000 });
	const written = fc.asyncProperty(wellFormed, async (text) => {
		const file = await encryptText(text, PASSPHRASE);
		// In a larger buffer, as a part of a file may come.
		const within = new Uint8Array(file.length + 7);
		within.set(file, 5);
		const part = within.subarray(5, 5 + file.length);
		expect(await decryptText(part, ` ${PASSPHRASE}\u00a0`)).toEqual({ ok: true, value: text });
	});
	await fc.assert(written, { numRuns: 6, examples: [['\uFEFF{}\r\n\u0000'], ['']] });
});

// Catches a salt or nonce that is used again: two files would then give each other away.
test('the same backup twice gives two files that have nothing in common', async () => {
	const [one, other] = await Promise.all([1, 2].map(() => encryptText('{}', PASSPHRASE)));
	const salt = (file: Uint8Array) => hex(file.subarray(18, 34));
	const nonce = (file: Uint8Array) => hex(file.subarray(34, 46));
	const sealed = (file: Uint8Array) => hex(file.subarray(46));
	for (const part of [salt, nonce, sealed]) expect(part(one!)).not.toBe(part(other!));
	expect(salt(one!)).not.toMatch(/^0+$/u);
	expect(nonce(one!)).not.toMatch(/^0+$/u);
});

// Catches fewer rounds than were promised: nobody would see them from outside.
test('600,000 rounds, and what stands in the file is what was done', async () => {
	const derive = vi.spyOn(crypto.subtle, 'deriveKey');
	const file = await encryptText('{}', PASSPHRASE);
	expect(new DataView(file.buffer).getUint32(10)).toBe(600_000);
	expect(derive.mock.calls[0]![0]).toMatchObject({ hash: 'SHA-256', iterations: 600_000 });
	const [, , kind, extractable] = derive.mock.calls[0]!;
	expect({ kind, extractable }).toEqual({
		kind: { name: 'AES-GCM', length: 256 },
		extractable: false,
	});
});

// Catches a file that its owner can't open, or that anybody can.
describe('what is not encrypted', () => {
	test.each<[string, string, string, { rounds?: number }]>([
		['a short passphrase', '{}', 'elevensigns', {}],
		['one that only spaces make long', '{}', ' eleven sign ', {}],
		['few rounds', '{}', PASSPHRASE, { rounds: 599_999 }],
		['rounds that no reader accepts', '{}', PASSPHRASE, { rounds: 10_000_001 }],
		['half a round', '{}', PASSPHRASE, { rounds: 600_000.5 }],
		['what makes a file too large', 'x'.repeat(MAX_FILE_BYTES - 61), PASSPHRASE, {}],
	])('%s', async (_name, text, passphrase, options) => {
		// Not `rejects`: it would print twenty megabytes.
		const outcome = encryptText(text, passphrase, options).then(
			() => 'encrypted',
			(error: unknown) => error,
		);
		expect(await outcome).toBeInstanceOf(RangeError);
	});
});

// Catches a largest backup that is written and then refused.
test('the largest file there may be comes back', async () => {
	const text = 'x'.repeat(MAX_FILE_BYTES - 62);
	const file = await encryptText(text, PASSPHRASE);
	expect(file.length).toBe(MAX_FILE_BYTES);
	const opened = await decryptText(file, PASSPHRASE);
	// Not `toEqual`: it would print twenty megabytes.
	expect(opened.ok && opened.value === text).toBe(true);
});

describe('passphrases', () => {
	test('are counted in code points, spaces at the ends not', () => {
		expect(MIN_PASSPHRASE).toBe(12);
		expect(countedLength(' e\u0301te\u0301 \u3000')).toBe(3);
		expect(countedLength('🏙️'.repeat(2))).toBe(4);
		expect(countedLength('\u2003\u00a0 ')).toBe(0);
	});

	// Catches an error in place of a fault: some browsers make no key of nothing.
	test.each(['', '   ', 'Correct horse battery staple', 'correct horse  battery staple'])(
		'“%s” is the wrong one',
		async (wrong) => {
			const opened = await decryptText(bytesOf(vectors[0]!.file), wrong);
			expect(opened).toEqual({ ok: false, fault: { code: 'wrong-passphrase-or-damaged' } });
		},
	);

	// Catches a page that makes people wait before it even asks them for the passphrase.
	test('with none, a file is looked at and nothing derived', async () => {
		const derive = vi.spyOn(crypto.subtle, 'deriveKey');
		await decryptText(bytesOf(vectors[0]!.file), '');
		expect(derive).not.toHaveBeenCalled();
	});
});

// Catches a crash, or a file that is called damaged, over plain http: browsers give no
// `crypto.subtle` there.
describe('where there is no encryption', () => {
	test.each([
		['no subtle', { getRandomValues: (bytes: Uint8Array) => bytes }],
		['no crypto', undefined],
	])('%s: it is said', async (_name, without) => {
		expect(canEncrypt()).toBe(true);
		vi.stubGlobal('crypto', without);
		expect(canEncrypt()).toBe(false);
		const opened = await decryptText(bytesOf(vectors[0]!.file), PASSPHRASE);
		expect(opened).toEqual({ ok: false, fault: { code: 'no-encryption' } });
		await expect(encryptText('{}', PASSPHRASE)).rejects.toThrow('no-encryption');
	});
});
