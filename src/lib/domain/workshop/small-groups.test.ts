import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SMALLEST_GROUP_SHOWN, shownGroups } from './small-groups';

type Vector = {
	input: { groups?: string[]; votes: { value: number | 'unknown'; group?: string }[] };
	expected: { groups: Record<string, { n: number }>; hidden: string[] };
};

const VECTORS = JSON.parse(readFileSync('tests/fixtures/votes-vectors.json', 'utf8')) as Vector[];

const sum = (counts: Iterable<number>) => [...counts].reduce((a, b) => a + b, 0);

// Catches a rule that parts from the scoring method's own cases: a threshold off by one, a
// remainder that forgets the votes of no group, a group without votes that is left out.
test.each(VECTORS.map((vector, place) => ({ place, ...vector })))(
	'the method’s case $place',
	({ input, expected }) => {
		const votes = input.votes.filter(({ value }) => value !== 'unknown');
		const groups = input.groups ?? [];
		const counts = new Map(
			groups.map((group) => [group, votes.filter((vote) => vote.group === group).length]),
		);
		const { shown, hidden } = shownGroups(counts, votes.length - sum(counts.values()));
		expect(hidden).toEqual(expected.hidden);
		expect([...shown].sort()).toEqual(Object.keys(expected.groups).sort());
	},
);

describe('the remainder', () => {
	const given = (counts: Record<string, number>, ofNone = 0) =>
		shownGroups(new Map(Object.entries(counts)), ofNone);

	// Catches hiding the earlier of two equal groups, which another device would not do.
	test('of equals the later one is hidden', () => {
		expect(given({ a: 5, b: 9, c: 5 }, 1)).toEqual({ shown: ['a', 'b'], hidden: ['c'] });
	});

	// Catches a rule that hides more than it must.
	test('five in the remainder hide nobody else', () => {
		expect(given({ a: 5, b: 4 }, 1)).toEqual({ shown: ['a'], hidden: ['b'] });
		expect(given({ a: 5, b: 0 })).toEqual({ shown: ['a'], hidden: ['b'] });
	});

	// Catches a list built in the order in which the rule found them.
	test('both lists keep the order of the groups', () => {
		expect(given({ a: 6, b: 3, c: 5, d: 1, e: 7 })).toEqual({
			shown: ['a', 'e'],
			hidden: ['b', 'c', 'd'],
		});
	});
});

const anyCounts = fc.record({
	counts: fc
		.array(fc.integer({ min: 0, max: 12 }), { maxLength: 9 })
		.map((list) => new Map(list.map((count, place) => [`g${place}`, count]))),
	ofNone: fc.integer({ min: 0, max: 7 }),
});

// Catches a small group that comes back when the groups shown are taken from the total.
test('what is hidden is nobody, or five votes and more, or everything', () => {
	fc.assert(
		fc.property(anyCounts, ({ counts, ofNone }) => {
			const { shown, hidden } = shownGroups(counts, ofNone);
			expect([...shown, ...hidden].sort()).toEqual([...counts.keys()].sort());
			const votesShown = shown.map((group) => counts.get(group)!);
			expect(votesShown.every((count) => count >= SMALLEST_GROUP_SHOWN)).toBe(true);
			const rest = sum(counts.values()) + ofNone - sum(votesShown);
			expect(rest === 0 || rest >= SMALLEST_GROUP_SHOWN || shown.length === 0).toBe(true);
			// At most one group more than the threshold asks for.
			const large = [...counts.values()].filter((count) => count >= SMALLEST_GROUP_SHOWN);
			expect(large.length - shown.length).toBeLessThanOrEqual(1);
		}),
		{ numRuns: 2000 },
	);
});
