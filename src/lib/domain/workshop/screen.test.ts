import { describe, expect, test } from 'vitest';
import { dutiesInScope, FRAMEWORK } from '../../framework/index';
import type { HandIn } from './hand-in';
import { NOTHING_SHOWN, partOf, publicView, votesToShow, type Showing } from './screen';
import type { Session } from './session';
import { noVotes, withVote } from './vote-text';

const DUTIES = dutiesInScope('quick').map(({ id }) => id);
const duty = DUTIES[0]!;
const AT = '2026-11-22T10:00:00.000Z';
const SESSION: Session = {
	...{ id: 's', assessmentId: 'a', code: 'K7M4QX', title: 'T', city: 'C', expected: 9 },
	...{ framework: { ...FRAMEWORK }, scope: 'quick', duties: DUTIES, languages: ['en'] },
	...{ groups: [], tables: [], stage: 'open', agenda: [] },
	findings: { [duty]: { agreements: [{ id: 'x', level: 2, dissent: 'No.', at: AT }] } },
	...{ createdAt: AT, changedAt: AT, savedAt: AT },
};
const HAND_INS: HandIn[] = [
	{
		...{ id: '1'.repeat(16), sessionId: 's', part: 'round-1', revision: 1, way: 'code', at: AT },
		votes: withVote(noVotes('round-1', 'quick'), 0, 3),
	},
];
const revealed = (round: 1 | 2): Session => ({
	...SESSION,
	findings: { [duty]: { ...SESSION.findings[duty], revealed: round } },
});
const seen = (session: Session, showing: Showing) => {
	const view = publicView(session, HAND_INS, showing);
	return { part: partOf(showing, view), duty: view.duty };
};
const on: Showing = { view: 'duty', duty };
const votes = votesToShow(revealed(1), HAND_INS, duty)!;

describe('what stands on the screen', () => {
	// Catches votes, or what was agreed, on a screen that was asked for more than the room was shown.
	test('is the question as long as nothing was revealed', () => {
		for (const showing of [on, { ...on, spread: votes }, { ...on, view: 'agreed' }] as Showing[]) {
			expect(seen(SESSION, showing)).toEqual({ part: 'duty', duty: { duty } });
		}
	});

	// Catches votes that come with the question because they were revealed once.
	test('is what was asked for once it was', () => {
		expect(seen(revealed(1), on)).toEqual({ part: 'duty', duty: { duty, round: 1, agreed: 2 } });
		expect(seen(revealed(1), { ...on, spread: votes })).toMatchObject({
			part: 'spread',
			duty: { round: 1, spread: { n: 1, distribution: [0, 0, 0, 1, 0] } },
		});
		expect(seen(revealed(1), { ...on, view: 'agreed' }).part).toBe('agreed');
		// Nobody has voted again: the first round is what there is.
		expect(votesToShow(revealed(2), HAND_INS, duty)?.round).toBe(1);
		expect(seen(revealed(2), on).duty?.round).toBe(1);
	});

	// Catches a latecomer whose vote appears on the wall as one more dot.
	test('stays as it was put there, whoever hands in afterwards', () => {
		const late: HandIn = { ...HAND_INS[0]!, id: '2'.repeat(16) };
		const view = (handIns: readonly HandIn[]) =>
			publicView(revealed(1), handIns, { ...on, spread: votes });
		expect(view([...HAND_INS, late]).duty).toEqual(view(HAND_INS).duty);
		expect(votesToShow(revealed(1), [...HAND_INS, late], duty)?.levels).toEqual([0, 0, 0, 2, 0]);
	});

	// Catches votes of a second round that stand there before they were revealed.
	test('is of a round that was revealed', () => {
		const early = { ...on, spread: { ...votes, round: 2 as const } };
		expect(seen(revealed(1), early).part).toBe('duty');
		expect(seen(revealed(2), early).part).toBe('spread');
		expect(votesToShow(SESSION, HAND_INS, duty)).toBeUndefined();
	});

	// Catches a dark screen from which the page could still read the votes.
	test('is nothing while it is dark', () => {
		const dark = seen(revealed(1), { ...on, spread: votes, blank: true });
		expect(dark).toEqual({ part: 'blank', duty: undefined });
	});

	// Catches dissent, which may point at somebody, among what the room gets.
	test('has no words that somebody has written about a duty', () => {
		const all = JSON.stringify(publicView(revealed(1), HAND_INS, { ...on, view: 'agreed' }));
		expect(all).not.toContain('No.');
		expect(seen(SESSION, NOTHING_SHOWN).part).toBe('welcome');
	});
});
