import fc from 'fast-check';
import { expect, test } from 'vitest';
import consultation from '../../framework/consultation.json';
import { SMALLEST_GROUP_SHOWN } from '../workshop/small-groups';
import {
	contestOf,
	RESPONSIBLE_ACTORS,
	tallyByGroup,
	tallyResponsible,
	type ResponsibleActor,
	type ResponsibleVote,
} from './votes';

const votes = (...actors: ResponsibleActor[]): ResponsibleVote[] =>
	actors.map((actor) => ({ actor }));

// Catches columns in another order than the form's, or an actor that it has not.
test('the actors are the form’s, in its order', () => {
	expect(RESPONSIBLE_ACTORS).toEqual(consultation.actors);
});

// Catches a tie that is broken, "nobody voted" told as "nobody disputes it", and rounding down.
test.each([
	{ given: votes(), leading: [], contest: null },
	{ given: votes('cso'), leading: ['cso'], contest: 0 },
	{ given: votes('lrg', 'lrg', 'national'), leading: ['lrg'], contest: 33.3 },
	{ given: votes('lrg', 'all', 'national'), leading: ['national', 'lrg', 'all'], contest: 66.7 },
	{ given: votes('all', 'private', 'private', 'all'), leading: ['private', 'all'], contest: 50 },
	// 1/16 is 6.25 per cent.
	{
		given: votes(...Array<'lrg'>(15).fill('lrg'), 'academia'),
		leading: ['lrg'],
		contest: 6.3,
	},
])('$given.length votes: $contest', ({ given, leading, contest }) => {
	const tally = tallyResponsible(given);
	expect(tally.n).toBe(given.length);
	expect(tally.leading).toEqual(leading);
	expect(contestOf(tally)).toBe(contest);
});

const GROUPS = ['academia', 'cso', 'lrg', 'private'];
const size = fc.integer({ min: 0, max: 9 });
/** From nobody to more than the threshold in each group, in one not in the list, and in none. */
const anyVotes = fc
	.record({
		sizes: fc.tuple(size, size, size, size, fc.nat(3), fc.nat(3)),
		actors: fc.array(fc.constantFrom(...RESPONSIBLE_ACTORS), { minLength: 1 }),
	})
	.map(({ sizes, actors }) =>
		[...GROUPS, 'not-in-the-list', undefined].flatMap((group, place) =>
			Array.from({ length: sizes[place]! }, (_, nth): ResponsibleVote<string> => ({
				actor: actors[(place * 10 + nth) % actors.length]!,
				...(group !== undefined && { group }),
			})),
		),
	);
const sum = (figures: readonly number[]) => figures.reduce((a, b) => a + b, 0);

// Catches a vote that is lost or counted twice, in the whole or in its group.
test('each vote counts once', () => {
	fc.assert(
		fc.property(anyVotes, (given) => {
			const tally = tallyByGroup(given, GROUPS);
			for (const actor of RESPONSIBLE_ACTORS) {
				expect(tally.counts[actor]).toBe(given.filter((vote) => vote.actor === actor).length);
			}
			for (const { group, tally: own } of tally.groups) {
				expect(own).toEqual(tallyResponsible(given.filter((vote) => vote.group === group)));
			}
			expect(tally.n).toBe(given.length);
		}),
	);
});

// Catches a small group that comes back by taking the groups shown from all votes, as a number or
// actor by actor; and a vote of an unknown group that is forgotten in that remainder.
test('what is hidden cannot be computed back', () => {
	let hidings = 0;
	fc.assert(
		fc.property(anyVotes, (given) => {
			const { n, counts, groups, hidden } = tallyByGroup(given, GROUPS);
			expect([...groups.map(({ group }) => group), ...hidden].sort()).toEqual(GROUPS);
			const rest = n - sum(groups.map(({ tally }) => tally.n));
			if (groups.length > 0) expect(rest === 0 || rest >= SMALLEST_GROUP_SHOWN).toBe(true);
			if (groups.length > 0 && rest > 0) hidings += 1;
			const restByActor = RESPONSIBLE_ACTORS.map(
				(actor) => counts[actor] - sum(groups.map(({ tally }) => tally.counts[actor])),
			);
			expect(restByActor.every((figure) => figure >= 0)).toBe(true);
			expect(sum(restByActor)).toBe(rest);
		}),
		{ numRuns: 1000 },
	);
	// Of use only while the cases hide something beside something shown.
	expect(hidings).toBeGreaterThan(50);
});

// Catches a tally that depends on who handed in first.
test('the order of the votes does not matter', () => {
	fc.assert(
		fc.property(anyVotes, (given) => {
			expect(tallyByGroup([...given].reverse(), GROUPS)).toEqual(tallyByGroup(given, GROUPS));
		}),
	);
});
