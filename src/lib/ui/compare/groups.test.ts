import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareAssessments } from '$lib/domain/compare';
import { anyInput } from '$lib/domain/testing/arbitraries';
import { GROUPS, groupsOf } from './groups';
import { difference } from './words';

// Catches a duty that no list shows, or that two lists show, and a rise listed as a fall.
test('every duty stands in one group, the one that says what happened to it', () => {
	fc.assert(
		fc.property(anyInput, anyInput, (before, after) => {
			const comparison = compareAssessments(before, after);
			const groups = groupsOf(comparison);
			const listed = GROUPS.flatMap((group) => groups[group].map(({ duty }) => duty));
			const all = [...comparison.both, ...comparison.others].map(({ duty }) => duty);
			expect(listed.toSorted()).toEqual(all.toSorted());
			expect(groups.rose.map(({ duty }) => duty).toSorted()).toEqual(comparison.rose.toSorted());
			expect(groups.fell.map(({ duty }) => duty).toSorted()).toEqual(comparison.fell.toSorted());
			for (const { before, after } of groups.new) {
				expect([typeof before, typeof after]).toEqual(['string', 'number']);
			}
			for (const { before, after } of groups.gone) {
				expect([typeof before, typeof after]).toEqual(['number', 'string']);
			}
			const sizes = groups.rose.map(({ before, after }) => Number(after) - Number(before));
			expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
		}),
	);
});

// Catches 11.399999999999999, and a missing figure taken for zero.
test('a difference is that of the figures shown, to one decimal', () => {
	expect(difference(39.6, 51)).toBe(11.4);
	expect(difference(18.8, 16.7)).toBe(-2.1);
	expect(difference(0, 0)).toBe(0);
	expect(difference(null, 16.7)).toBeNull();
	expect(difference(16.7, null)).toBeNull();
});
