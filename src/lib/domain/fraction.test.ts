import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, fraction, mean, round } from './fraction';

// Catches rounding through doubles (1.005-style slips) and half-to-even.
describe('round', () => {
	test.each([
		[0, 1, 0],
		[1, 20, 0.1],
		[3, 20, 0.2],
		[25, 3, 8.3],
		[50, 3, 16.7],
		[33333, 1000, 33.3],
		[6245, 100, 62.5],
		[100, 1, 100],
	])('%i/%i is %d', (num, den, rounded) => {
		expect(round(fraction(num, den))).toBe(rounded);
	});

	test('goes up at every exact half and not just below it', () => {
		fc.assert(
			fc.property(fc.nat(999), fc.integer({ min: 1, max: 1e6 }), (tenths, den) => {
				expect(round(fraction(2 * tenths + 1, 20))).toBe((tenths + 1) / 10);
				const below = fraction((2 * tenths + 1) * den - 1, 20 * den);
				expect(round(below)).toBe(tenths / 10);
			}),
		);
	});
});

// Catches a mean that drifts, or one that depends on the order of its parts.
test('a mean is exact and does not depend on the order', () => {
	const part = fc
		.tuple(fc.nat(100), fc.integer({ min: 1, max: 12 }))
		.map(([num, den]) => fraction(num, den));
	fc.assert(
		fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
			const there = mean(parts);
			const back = mean([...parts].reverse());
			expect(there).toEqual(back);
			const copies = mean(Array.from({ length: 3 }, () => parts[0]!));
			expect(compare(copies!, parts[0]!)).toBe(0);
		}),
	);
	expect(mean([fraction(1, 3), fraction(1, 6)])).toEqual({ num: 1, den: 4 });
	expect(mean([])).toBeNull();
});

// Catches a comparison by quotients: these two differ by less than a double can show.
test('compares what doubles take for equal', () => {
	expect(compare(fraction(33333333, 99999998), fraction(33333334, 100000001))).not.toBe(0);
	expect(compare(fraction(1, 3), fraction(2, 6))).toBe(0);
});

test('refuses what it could not hold exactly', () => {
	expect(() => fraction(1, 0)).toThrow(RangeError);
	expect(() => fraction(2 ** 53)).toThrow(RangeError);
	expect(() => fraction(0.5)).toThrow(RangeError);
});
