import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS } from './answers';
import { levelRule } from './level-rule';

// Catches a wrong share (more than 75 % instead of at least) and a wrong floor (below L).
test.each([
	[[], null],
	[[0], 0],
	[[4], 4],
	[[1, 2], 1],
	[[3, 3, 3, 2], 3],
	[[3, 3, 3, 1], 2],
	[[4, 4, 4, 0], 1],
	[[2, 2, 1], 1],
	[[4, 4, 4, 4, 4, 4, 3, 3], 4],
	[[4, 4, 4, 4, 4, 3, 3, 3], 3],
] as const)('%j is level %s', (levels, expected) => {
	expect(levelRule(levels)).toBe(expected);
});

// Catches a rule that skips levels: raising one duty must never lower the result.
test('rises with the levels, whatever their order', () => {
	const levels = fc.array(fc.constantFrom(...LEVELS), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(levels, fc.nat(), (before, pick) => {
			const after = [...before];
			const at = pick % before.length;
			after[at] = LEVELS[Math.min(4, before[at]! + 1)]!;
			expect(levelRule(after)!).toBeGreaterThanOrEqual(levelRule(before)!);
			expect(levelRule([...before].reverse())).toBe(levelRule(before));
		}),
	);
});
