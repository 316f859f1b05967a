import { describe, expect, test } from 'vitest';
import { dutiesInScope, FRAMEWORK } from '../../framework/index';
import type { HandIn } from './hand-in';
import { NOTHING_SHOWN, partOf, publicView, type Showing } from './screen';
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

describe('what stands on the screen', () => {
	// Catches votes, or what was agreed, on a screen that was asked for more than the room was shown.
	test('is the question as long as nothing was revealed', () => {
		for (const showing of [on, { ...on, spread: true }, { ...on, view: 'agreed' }] as Showing[]) {
			expect(seen(SESSION, showing)).toEqual({ part: 'duty', duty: { duty } });
		}
	});

	// Catches votes that come with the question because they were revealed once.
	test('is what was asked for once it was', () => {
		expect(seen(revealed(1), on)).toEqual({ part: 'duty', duty: { duty, round: 1, agreed: 2 } });
		expect(seen(revealed(1), { ...on, spread: true })).toMatchObject({
			part: 'spread',
			duty: { round: 1, spread: { n: 1, distribution: [0, 0, 0, 1, 0] } },
		});
		expect(seen(revealed(1), { ...on, view: 'agreed' }).part).toBe('agreed');
		// Nobody has voted again: the first round is what there is.
		expect(seen(revealed(2), { ...on, spread: true }).duty?.round).toBe(1);
	});

	// Catches a dark screen from which the page could still read the votes.
	test('is nothing while it is dark', () => {
		const dark = seen(revealed(1), { ...on, spread: true, blank: true });
		expect(dark).toEqual({ part: 'blank', duty: undefined });
	});

	// Catches dissent, which may point at somebody, among what the room gets.
	test('has no words that somebody has written about a duty', () => {
		const all = JSON.stringify(publicView(revealed(1), HAND_INS, { ...on, view: 'agreed' }));
		expect(all).not.toContain('No.');
		expect(seen(SESSION, NOTHING_SHOWN).part).toBe('welcome');
	});
});
