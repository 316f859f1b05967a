import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dutiesInScope, FRAMEWORK } from '../../framework/index';
import { boardOf, sortedBoard, undisputedIn } from './board';
import { spreadWithin } from './groups';
import type { HandIn } from './hand-in';
import { publicView, type ShownVotes } from './screen';
import type { Session } from './session';
import { anyHandIn, anySession, anyWorkshop } from './testing/arbitraries';
import { noVotes, withVote, type Vote } from './vote-text';

const DUTIES = dutiesInScope('quick').map(({ id }) => id);
const [FIRST, SECOND, THIRD] = DUTIES as [string, string, string];
const AT = '2026-11-22T10:00:00.000Z';
const SESSION: Session = {
	...{ id: 's', assessmentId: 'a', code: 'K7M4QX', title: 'T', city: 'C' },
	...{ framework: { ...FRAMEWORK }, scope: 'quick', duties: DUTIES, languages: ['en'] },
	groups: [
		{ number: 1, kind: 'lrg' },
		{ number: 2, kind: 'cso' },
	],
	tables: [{ number: 1, areas: [] }],
	...{ stage: 'open', agenda: [], findings: {}, createdAt: AT, changedAt: AT, savedAt: AT },
};

let drawn = 0;
function ballot(votes: Record<string, Vote>, more: Partial<HandIn> = {}): HandIn {
	const text = Object.entries(votes).reduce(
		(all, [duty, vote]) => withVote(all, DUTIES.indexOf(duty), vote),
		noVotes('round-1', 'quick'),
	);
	const id = String((drawn += 1)).padStart(16, '0');
	return {
		id,
		sessionId: 's',
		part: 'round-1',
		revision: 1,
		votes: text,
		way: 'code',
		at: AT,
		...more,
	};
}

const rowOf = (session: Session, handIns: readonly HandIn[], duty: string) =>
	boardOf(session, handIns).find((row) => row.duty === duty)!;

// Catches votes that are counted for another duty, another round, or not at all.
test('each vote counts for its duty and its round', () => {
	const handIns = [
		ballot({ [FIRST]: 0, [SECOND]: 'unknown' }),
		ballot({ [FIRST]: 3, [SECOND]: 'notApplicable' }),
		ballot({ [FIRST]: 4 }, { part: 'round-2' }),
	];
	const first = rowOf(SESSION, handIns, FIRST);
	expect(first.first.distribution).toEqual([1, 0, 0, 1, 0]);
	expect(first.second?.distribution).toEqual([0, 0, 0, 0, 1]);
	expect(rowOf(SESSION, handIns, SECOND).first).toMatchObject({
		n: 0,
		unknown: 1,
		notApplicable: 1,
	});
	expect(rowOf(SESSION, handIns, THIRD).second).toBeUndefined();
});

// Catches one who scores again without being asked, and takes the whole room's votes away.
test('the second round counts once it is revealed', () => {
	const handIns = [
		...[0, 0, 3, 4].map((level) => ballot({ [FIRST]: level as Vote })),
		...[2, 2, 2].map((level) => ballot({ [FIRST]: level as Vote }, { part: 'round-2' })),
	];
	const standing = (revealed: 1 | 2) => {
		const session = { ...SESSION, findings: { [FIRST]: { revealed } } };
		return rowOf(session, handIns, FIRST);
	};
	const [before, after] = [standing(1), standing(2)];
	expect(before.last).toEqual(before.first);
	expect(before).toMatchObject({ proposed: 0, contested: true, undisputed: false });
	expect(after.last).toEqual(after.second);
	expect(after).toMatchObject({ proposed: 2, contested: false, undisputed: true });
});

// Catches a second round that nobody took part in, and that takes the first one's place.
test('a second round without a vote takes nothing away', () => {
	const session: Session = { ...SESSION, findings: { [FIRST]: { revealed: 2 } } };
	const row = rowOf(session, [ballot({ [FIRST]: 3 })], FIRST);
	expect(row).toMatchObject({ proposed: 3 });
	expect(row.last).toEqual(row.first);
});

// Catches "40 of 40" for the next duty, because all have handed in for the one before.
test('in the second round the room sees how many have scored this duty', () => {
	const handIns = [
		ballot({ [FIRST]: 1 }, { part: 'round-2' }),
		ballot({ [FIRST]: 'unknown', [SECOND]: 2 }, { part: 'round-2' }),
	];
	const hands = { a: { levels: [0, 0, 3, 0, 0], unknown: 0, at: AT } } as const;
	const session: Session = { ...SESSION, findings: { [SECOND]: { hands } } };
	const received = (duty: string, part: 'round-1' | 'round-2' = 'round-2') =>
		publicView(session, handIns, { view: 'duty', duty, part }).received;
	expect([FIRST, SECOND, THIRD].map((duty) => received(duty))).toEqual([2, 4, 0]);
	expect(received(FIRST, 'round-1')).toBe(0);
	expect(publicView(session, handIns, { view: 'welcome', part: 'round-2' }).received).toBe(2);
});

// Catches raised hands that are lost, or that count in the first round.
test('raised hands of all laptops add up in the second round', () => {
	const hands = (levels: [number, number, number, number, number]) => ({
		levels,
		unknown: 1,
		at: AT,
	});
	const session: Session = {
		...SESSION,
		findings: { [FIRST]: { hands: { a: hands([0, 3, 0, 0, 0]), b: hands([0, 1, 2, 0, 0]) } } },
	};
	const row = rowOf(session, [ballot({ [FIRST]: 4 }, { part: 'round-2' })], FIRST);
	expect(row.second).toMatchObject({ distribution: [0, 4, 2, 0, 1], unknown: 2, n: 7 });
	expect(row.first.n).toBe(0);
});

describe('the board', () => {
	// Catches another order than the method's: disagreement, then don't-knows, then the catalogue.
	test('has the greatest disagreement first, then most don’t-knows', () => {
		const handIns = [
			ballot({ [FIRST]: 2, [SECOND]: 'unknown', [THIRD]: 0 }),
			ballot({ [FIRST]: 2, [SECOND]: 1, [THIRD]: 4 }),
		];
		const board = sortedBoard(boardOf(SESSION, handIns), 'disagreement').map(({ duty }) => duty);
		expect(board.slice(0, 3)).toEqual([THIRD, SECOND, FIRST]);
		expect(board.slice(3)).toEqual(DUTIES.slice(3));
	});

	// Catches silence, or one voice, that passes for a room of one mind.
	test('takes for undisputed what three or more say within one level', () => {
		const three = (...votes: Vote[]) =>
			undisputedIn(
				boardOf(
					SESSION,
					votes.map((vote) => ballot({ [FIRST]: vote })),
				),
			).map(({ level }) => level);
		expect(three(2, 2, 2)).toEqual([2]);
		expect(three(2, 3, 3)).toEqual([3]);
		expect(three(1, 2, 3)).toEqual([]);
		expect(three(2, 2)).toEqual([]);
		expect(three(2, 2, 2, 'unknown', 'unknown', 'unknown')).toEqual([]);
		expect(three(2, 2, 2, 'unknown')).toEqual([2]);
	});
});

// Catches a group that is named by its place in a list instead of by its number.
test('groups and tables are told apart by their numbers', () => {
	const votes = Array.from({ length: 6 }, () => ballot({ [FIRST]: 1 }, { group: 2, table: 1 }));
	const others = Array.from({ length: 5 }, () => ballot({ [FIRST]: 3 }, { group: 1 }));
	const at = { duty: FIRST, round: 1 } as const;
	const byGroup = spreadWithin(SESSION, [...votes, ...others], { ...at, by: 'group' });
	expect(byGroup.groups['2']).toMatchObject({ n: 6, median: 1 });
	expect(byGroup.groups['1']).toMatchObject({ n: 5, median: 3 });
	const byTable = spreadWithin(SESSION, [...votes, ...others], { ...at, by: 'table' });
	expect(byTable.groups['1']).toMatchObject({ n: 6 });
	expect(() => spreadWithin(SESSION, [], { ...at, duty: 'none', by: 'table' })).toThrow(RangeError);
});

// Catches the projector telling what the facilitator has not shown.
test('what is not revealed changes nothing of the projector’s view but how many came', () => {
	const scenario = anySession.chain((session) =>
		fc.record({
			session: fc.constant(session),
			duty: fc.constantFrom(...session.duties),
			spread: fc.constant({
				round: 1,
				levels: [1, 2, 0, 0, 1],
				unknown: 0,
				notApplicable: 0,
			} as ShownVotes),
			one: fc.array(anyHandIn(session), { minLength: 4, maxLength: 4 }),
			other: fc.array(anyHandIn(session), { minLength: 4, maxLength: 4 }),
		}),
	);
	fc.assert(
		fc.property(scenario, ({ session, duty, spread, one, other }) => {
			const { revealed: _, ...covered } = session.findings[duty] ?? {};
			const hidden = { ...session, findings: { ...session.findings, [duty]: covered } };
			const showing = { view: 'duty', duty, spread } as const;
			const number = (handIns: readonly HandIn[]) => {
				const { received: _n, ...rest } = publicView(hidden, handIns, showing);
				return rest;
			};
			expect(number(one)).toEqual(number(other));
			expect(number(one).duty).toEqual({ duty });
			// Of a second round nothing is told while only the first was shown.
			const shown = { ...session, findings: { [duty]: { revealed: 1 as const } } };
			const again = other.map((handIn): HandIn => ({ ...handIn, part: 'round-2' }));
			const firsts = one.filter(({ part }) => part === 'round-1');
			const fits = again.filter(
				({ votes }) => votes.length === dutiesInScope(session.scope).length,
			);
			expect(publicView(shown, [...firsts, ...fits], showing)).toEqual(
				publicView(shown, firsts, showing),
			);
		}),
	);
});

// Catches a board that dies of something that can be stored.
test('any workshop has a board', () => {
	fc.assert(
		fc.property(anyWorkshop, ({ session, handIns }) => {
			const rows = boardOf(session, handIns);
			expect(rows.map(({ duty }) => duty)).toEqual(session.duties);
			expect(sortedBoard(rows, 'disagreement')).toHaveLength(rows.length);
		}),
	);
});
