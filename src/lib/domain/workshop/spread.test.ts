import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LEVELS } from '../answers';
import { isContested, noVotesYet, spreadByGroup, spreadOf, type CastVote } from './spread';

type Case = {
	input: { votes: CastVote[]; groups?: string[] };
	expected: Record<string, unknown>;
};
const CASES = JSON.parse(readFileSync('tests/fixtures/votes-vectors.json', 'utf8')) as Case[];

const anyVotes = fc.array(
	fc.record(
		{
			value: fc.constantFrom(...LEVELS, 'unknown' as const, 'notApplicable' as const),
			group: fc.constantFrom('a', 'b', 'c', 'gone'),
		},
		{ requiredKeys: ['value'] },
	),
	{ maxLength: 60 },
);
const GROUPS = ['a', 'b', 'c'];

// Catches any step away from the method's worked cases.
describe('the method’s cases', () => {
	test('there are some', () => expect(CASES.length).toBeGreaterThan(20));

	test.each(CASES.map((one, i) => [i, one] as const))('case %i', (_, { input, expected }) => {
		const spread = spreadByGroup(input.votes, input.groups ?? []);
		const known = (one: object) => {
			const { notApplicable: _n, ...rest } = one as { notApplicable: unknown };
			return rest;
		};
		const groups = Object.fromEntries(
			Object.entries(spread.groups).map(([group, one]) => [group, known(one)]),
		);
		const expectedGroups = expected['groups'] as Record<string, object>;
		expect({ ...known(spread), groups: {} }).toEqual({ ...expected, groups: {} });
		for (const [group, one] of Object.entries(expectedGroups)) {
			expect(groups[group]).toMatchObject(one);
		}
		expect(Object.keys(groups)).toEqual(Object.keys(expectedGroups));
	});
});

// Catches a shortcut in the arithmetic: here every pair is really looked at.
test('disagreement is the mean distance over all pairs', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(...LEVELS), { maxLength: 40 }), (levels) => {
			const tally = noVotesYet();
			for (const level of levels) tally.levels[level] += 1;
			let sum = 0;
			let pairs = 0;
			levels.forEach((a, i) =>
				levels.slice(i + 1).forEach((b) => {
					sum += Math.abs(a - b);
					pairs += 1;
				}),
			);
			const { disagreement, median, n } = spreadOf(tally);
			expect(n).toBe(levels.length);
			if (pairs > 0) expect(Math.abs(disagreement - sum / pairs)).toBeLessThanOrEqual(0.005 + 1e-9);
			const sorted = [...levels].sort();
			expect(median).toBe(levels.length ? sorted[Math.ceil(levels.length / 2) - 1] : null);
		}),
	);
});

test('a half is rounded upwards', () => {
	const tally = noVotesYet();
	// 15 pairs of 120 are one level apart: 0.125 exactly.
	tally.levels = [15, 1, 0, 0, 0];
	expect(spreadOf(tally).disagreement).toBe(0.13);
});

// Catches a small group that can be read off, or worked out from what is shown.
test('nobody in a small group can be seen', () => {
	fc.assert(
		fc.property(anyVotes, (votes) => {
			const spread = spreadByGroup(votes as CastVote[], GROUPS);
			const shown = Object.values(spread.groups);
			for (const { n } of shown) expect(n).toBeGreaterThanOrEqual(5);
			const rest = spread.n - shown.reduce((sum, { n }) => sum + n, 0);
			if (shown.length > 0) expect(rest === 0 || rest >= 5).toBe(true);
		}),
		{ numRuns: 1000 },
	);
});

test('two levels apart is contested, one is not', () => {
	const at = (...levels: number[]) => {
		const tally = noVotesYet();
		for (const level of levels) tally.levels[level as 0] += 1;
		return isContested(spreadOf(tally));
	};
	expect([at(), at(2), at(1, 2), at(1, 3), at(0, 4)]).toEqual([false, false, false, true, true]);
});
