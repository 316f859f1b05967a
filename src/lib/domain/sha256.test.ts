import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './sha256';
import { anyText } from './testing/arbitraries';

function reference(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}

// Catches a slip in the algorithm, in the UTF-8 encoding, and in the handling of lone surrogates.
test('agrees with the platform on any text', () => {
	fc.assert(
		fc.property(anyText, (text) => {
			expect(sha256(text)).toBe(reference(text));
		}),
	);
});

// Catches padding that is off by one: 55, 56 and 64 bytes are where a block is added.
test('agrees at every length around a block', () => {
	for (let length = 0; length <= 130; length++) {
		const text = 'a'.repeat(length);
		expect(sha256(text)).toBe(reference(text));
	}
});
