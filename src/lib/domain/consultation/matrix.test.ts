import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONSULTATION_DUTIES, CONSULTATION_TABLES } from '../../framework/consultation';
import type { HandIn } from '../workshop/hand-in';
import { noVotes, withActor } from '../workshop/vote-text';
import { consultationBallots } from './ballots';
import { consultationCsvRows, consultationMatrix, orderedRows } from './matrix';
import type { ConsultationBallot } from './matrix';
import { RESPONSIBLE_ACTORS, type ConsultationVotes, type ResponsibleActor } from './votes';

const FORM_ORDER = CONSULTATION_DUTIES.map(({ id }) => id);

const ballots = (votes: Record<string, string>): ConsultationBallot<number>[] => {
	const most = Math.max(...Object.values(votes).map(({ length }) => length));
	const letters: Record<string, ResponsibleActor> = { l: 'lrg', n: 'national', p: 'private' };
	return Array.from({ length: most }, (_, place) => ({
		votes: Object.fromEntries(
			Object.entries(votes)
				.filter(([, given]) => place < given.length)
				.map(([duty, given]) => [duty, letters[given[place]!]!]),
		),
	}));
};
const dutiesOf = (given: readonly { duty: string }[]) => given.map(({ duty }) => duty);

describe('the rows', () => {
	// Catches a duty that is lost, doubled or put under another question.
	test('are the form’s 66, in its order, also without a vote', () => {
		const rows = consultationMatrix([], []);
		expect(dutiesOf(rows)).toEqual(FORM_ORDER);
		expect(rows).toHaveLength(66);
		expect([...new Set(rows.map(({ table }) => table))]).toEqual(
			CONSULTATION_TABLES.map(({ id }) => id),
		);
		expect(rows.every(({ duty, table }) => duty.startsWith(`${table}.`))).toBe(true);
		expect(dutiesOf(orderedRows(rows, 'contest'))).toEqual(FORM_ORDER);
	});

	// Catches a sort by rounded figures, ties in favour of few votes, and undisputed before unasked.
	test('stand with the most contested first, then more votes, then as in the form', () => {
		const rows = consultationMatrix(
			ballots({
				'q14.1': 'l',
				'q14.2': 'ln',
				'q14.4': 'lnlnln',
				'q14.5': 'lnlnln',
				// 52/106 and, a hair above it, 27/55: both 49.1 when rounded.
				'q15.1': 'l'.repeat(54) + 'n'.repeat(52),
				'q23.6': 'l'.repeat(28) + 'n'.repeat(27),
				'q20.1': 'lnp',
			}),
			[],
		);
		expect(dutiesOf(orderedRows(rows, 'contest')).slice(0, 8)).toEqual([
			...['q20.1', 'q14.4', 'q14.5', 'q14.2', 'q23.6', 'q15.1', 'q14.1'],
			'q14.3',
		]);
		expect(dutiesOf(orderedRows(rows, 'form'))).toEqual(FORM_ORDER);
	});

	// Catches an order that depends on who handed in first, or that differs from run to run.
	test('stand in one order, whatever the order of the ballots', () => {
		const anyBallots = fc.array(
			fc.record({
				group: fc.integer({ min: 1, max: 4 }),
				votes: fc.dictionary(
					fc.constantFrom(...FORM_ORDER),
					fc.constantFrom(...RESPONSIBLE_ACTORS),
				) as fc.Arbitrary<ConsultationVotes>,
			}),
			{ maxLength: 12 },
		);
		fc.assert(
			fc.property(anyBallots, (given) => {
				const rows = consultationMatrix(given, [1, 2, 3]);
				const turned = consultationMatrix([...given].reverse(), [1, 2, 3]);
				expect(orderedRows(turned, 'contest')).toEqual(orderedRows(rows, 'contest'));
				const all = given.flatMap(({ votes }) => Object.keys(votes));
				expect(rows.reduce((sum, { tally }) => sum + tally.n, 0)).toBe(all.length);
			}),
			{ numRuns: 30 },
		);
	});

	// Catches votes on duties that no version of the form has, and names that every object has.
	test('count no vote on a duty that the form has not', () => {
		const odd = JSON.parse('{"q99.1":"lrg","__proto__":"lrg","constructor":"all"}') as object;
		const rows = consultationMatrix([{ votes: odd as ConsultationVotes }], []);
		expect(rows.every(({ tally }) => tally.n === 0)).toBe(true);
	});
});

// Catches a table in which a hidden group has a line of its own, or all votes have none.
test('a row for all votes, and one for each group that may be shown', () => {
	const of = (group: number, count: number, actor: ResponsibleActor) =>
		Array.from({ length: count }, () => ({ group, votes: { 'q16.2': actor } }));
	const given = [...of(1, 6, 'lrg'), ...of(2, 5, 'cso'), ...of(3, 4, 'all'), ...of(4, 1, 'cso')];
	const rows = consultationCsvRows(consultationMatrix(given, [1, 2, 3, 4]));
	expect(rows).toHaveLength(66 + 2);
	const all = { duty: 'q16.2', table: 'q16', area: 'participation' };
	const none = { national: 0, lrg: 0, private: 0, academia: 0, cso: 0, all: 0 };
	const own = rows.filter(({ duty }) => duty === 'q16.2');
	expect(own).toEqual(
		[
			{ ...none, lrg: 6, cso: 6, all: 4, n: 16, leading: ['lrg', 'cso'], contest: 62.5 },
			{ ...none, group: 1, lrg: 6, n: 6, leading: ['lrg'], contest: 0 },
			{ ...none, group: 2, cso: 5, n: 5, leading: ['cso'], contest: 0 },
		].map((row) => ({ ...row, ...all, coveredBy: own[0]!.coveredBy })),
	);
});

// Catches hand-ins of the rounds read as votes on actors, and votes that slip by one duty.
test('what was handed in becomes ballots', () => {
	const at = (duty: string) => FORM_ORDER.indexOf(duty);
	const votes = withActor(
		withActor(noVotes('responsible', 'full'), at('q14.1'), 'all'),
		at('q23.6'),
		'private',
	);
	const one: HandIn = {
		...{ id: '0123456789abcdef', part: 'responsible', revision: 1, group: 2, votes },
		...{ sessionId: 's', way: 'code', at: '2026-11-22T09:00:00.000Z' },
	};
	const round: HandIn = { ...one, part: 'round-1', votes: noVotes('round-1', 'full') };
	expect(consultationBallots([round, one])).toEqual([
		{ group: 2, votes: { 'q14.1': 'all', 'q23.6': 'private' } },
	]);
});
