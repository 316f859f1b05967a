import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dutiesInScope, FRAMEWORK } from '../../framework/index';
import type { HandIn } from './hand-in';
import { revealedRows } from './revealed';
import type { Session } from './session';
import { SMALLEST_GROUP_SHOWN } from './small-groups';
import { anyHandIn, anySession } from './testing/arbitraries';
import { noVotes, withVote, type Vote } from './vote-text';

const DUTIES = dutiesInScope('quick').map(({ id }) => id);
const [FIRST, SECOND] = DUTIES as [string, string];
const AT = '2026-11-22T10:00:00.000Z';
const SESSION: Session = {
	...{ id: 's', assessmentId: 'a', code: 'K7M4QX', title: 'T', city: 'C' },
	...{ framework: { ...FRAMEWORK }, scope: 'quick', duties: DUTIES, languages: ['en'] },
	groups: [
		{ number: 1, kind: 'lrg' },
		{ number: 2, kind: 'cso' },
	],
	tables: [],
	...{ stage: 'open', agenda: [], findings: {}, createdAt: AT, changedAt: AT, savedAt: AT },
};

let drawn = 0;
const ballot = (duty: string, vote: Vote, more: Partial<HandIn> = {}): HandIn => ({
	id: String((drawn += 1)).padStart(16, '0'),
	...{ sessionId: 's', part: 'round-1', revision: 1, way: 'code', at: AT },
	votes: withVote(noVotes('round-1', 'quick'), DUTIES.indexOf(duty), vote),
	...more,
});
const ten = [1, 1, 1, 1, 1, 4, 4, 4, 4, 4].map((level, i) =>
	ballot(FIRST, level as Vote, { group: i < 5 ? 1 : 2 }),
);

// Catches a file that tells what the room has not been shown.
test('holds nothing of a vote that was not revealed', () => {
	const scenario = anySession.chain((session) =>
		fc.record({
			session: fc.constant(session),
			revealed: fc.subarray([...session.duties]),
			one: fc.array(anyHandIn(session), { maxLength: 6 }),
			other: fc.array(anyHandIn(session), { maxLength: 6 }),
		}),
	);
	fc.assert(
		fc.property(scenario, ({ session, revealed, one, other }) => {
			const findings = Object.fromEntries(
				Object.entries(session.findings).map(([duty, finding]) => {
					const { revealed: _, ...rest } = finding ?? {};
					return [duty, rest];
				}),
			);
			const covered = { ...session, findings };
			expect(revealedRows(covered, one)).toEqual([]);
			// Of those that were shown, only the first round: what else is handed in changes nothing.
			const shown = {
				...session,
				findings: Object.fromEntries(revealed.map((duty) => [duty, { revealed: 1 as const }])),
			};
			const firsts = one.filter(({ part }) => part === 'round-1');
			const others = other.filter(({ part }) => part !== 'round-1');
			expect(revealedRows(shown, [...firsts, ...others])).toEqual(revealedRows(shown, firsts));
			const rows = revealedRows(shown, firsts);
			expect([...new Set(rows.map(({ duty }) => duty))]).toEqual(
				session.duties.filter((duty) => revealed.includes(duty)),
			);
			for (const { of, spread } of rows) {
				if (of) expect(spread.n).toBeGreaterThanOrEqual(SMALLEST_GROUP_SHOWN);
			}
		}),
	);
});

// Catches a round that is left out, a figure of the other round, and dissent that is written twice.
test('has a row for each round that was shown, with what was agreed beside the last', () => {
	const second = [2, 2, 3].map((level) => ballot(FIRST, level as Vote, { part: 'round-2' }));
	const session: Session = {
		...SESSION,
		findings: {
			[FIRST]: { revealed: 2, agreements: [{ id: 'x', level: 2, dissent: 'Not yet.', at: AT }] },
			[SECOND]: { agreements: [{ id: 'y', level: 1, at: AT }] },
		},
	};
	const rows = revealedRows(session, [...ten, ...second]).filter(({ of }) => !of);
	expect(rows).toMatchObject([
		{ duty: FIRST, round: 1, contested: true, spread: { n: 10 } },
		{ duty: FIRST, round: 2, contested: false, spread: { n: 3 }, agreed: 2, dissent: 'Not yet.' },
	]);
	expect(rows[0]).not.toHaveProperty('agreed');
	expect(rows).toHaveLength(2);
});

// Catches groups that are named by their place, and small ones that leave with the file.
test('has groups only where they are large enough', () => {
	const session: Session = { ...SESSION, findings: { [FIRST]: { revealed: 1 } } };
	const groups = (handIns: HandIn[]) =>
		revealedRows(session, handIns).flatMap(({ of, spread }) => (of ? [[of, spread.median]] : []));
	expect(groups(ten)).toEqual([
		[{ by: 'group', number: 1 }, 1],
		[{ by: 'group', number: 2 }, 4],
	]);
	// Nine: one group is too small, and the other would tell of it.
	expect(groups(ten.slice(1))).toEqual([]);
});
