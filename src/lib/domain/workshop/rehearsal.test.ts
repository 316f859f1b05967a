import { expect, test } from 'vitest';
import { dutiesInScope, FRAMEWORK } from '../../framework/index';
import { boardOf } from './board';
import type { Ballot, HandIn } from './hand-in';
import { rehearsalBallots, scoredAgain } from './rehearsal';
import type { Session } from './session';

const DUTIES = dutiesInScope('quick').map(({ id }) => id);
const AT = '2026-11-22T10:00:00.000Z';
const SESSION: Session = {
	...{ id: 's', assessmentId: 'a', code: 'K7M4QX', title: 'T', city: 'C', rehearsal: true },
	...{ framework: { ...FRAMEWORK }, scope: 'quick', duties: DUTIES, languages: ['en'] },
	...{ groups: [{ number: 1, kind: 'lrg' }], tables: [], stage: 'open', agenda: [], findings: {} },
	...{ createdAt: AT, changedAt: AT, savedAt: AT },
};
const handedIn = (ballots: readonly Ballot[]): HandIn[] =>
	ballots.map((one) => ({ ...one, sessionId: 's', way: 'code', at: AT }));
const first = handedIn(rehearsalBallots(SESSION, { seed: 7 }));

// Catches a second round in which nobody moves, or of people who were not there before.
test('the made-up people come closer when they score a duty again', () => {
	for (const duty of DUTIES) {
		const again = handedIn(scoredAgain(SESSION, first, duty));
		expect(again.every(({ id }) => first.some((one) => one.id === id))).toBe(true);
		const row = boardOf(SESSION, [...first, ...again]).find((one) => one.duty === duty)!;
		expect(row.second!.n).toBe(row.first.n);
		expect(row.second!.disagreement).toBeLessThanOrEqual(row.first.disagreement);
		expect(row.second!.median).toBe(row.first.median);
	}
});

// Catches a duty that takes the place of the one scored again before it.
test('what was scored again before stays', () => {
	const [one, other] = DUTIES as [string, string];
	const once = handedIn(scoredAgain(SESSION, first, one));
	const twice = handedIn(scoredAgain(SESSION, [...first, ...once], other));
	const counted = boardOf(SESSION, [...first, ...twice]).map(({ second }) => second?.n ?? 0);
	expect(counted.slice(0, 2).every((n) => n > 20)).toBe(true);
	expect(counted.slice(2).every((n) => n === 0)).toBe(true);
	expect(twice.some(({ revision }) => revision === 2)).toBe(true);
});
