import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json';

// Catches a checksum that changes when a file is re-saved with its keys in another order.
test('does not depend on the order of keys', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
			const reversed = Object.fromEntries(Object.entries(value).reverse());
			expect(canonicalJson(reversed)).toBe(canonicalJson(value));
		}),
	);
});

// Catches content that is lost or altered on the way into the text.
test('is JSON that reads back as the same value', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const text = canonicalJson(value);
			expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
		}),
	);
});

test('sorts by UTF-16 units, escapes a lone surrogate and leaves out what is undefined', () => {
	const value = { '\uFB33': 1, '\u{1F600}': 2, b: undefined, a: ['\uD800', { z: 0, y: null }] };
	expect(canonicalJson(value)).toBe('{"a":["\\ud800",{"y":null,"z":0}],"\u{1F600}":2,"\uFB33":1}');
});
