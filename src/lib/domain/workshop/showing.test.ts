import { describe, expect, test } from 'vitest';
import { NOTHING_SHOWN, type PublicView, type Showing, type ShownVotes } from './screen';
import {
	clockFace,
	leftOf,
	movedBy,
	paused,
	readShowing,
	started,
	stepFrom,
	timerOf,
	withAgreed,
	withBlank,
	withDuty,
	withSecondRound,
	withSpread,
	withView,
} from './showing';

const DUTY = 'inclusion.lrg.1';
const VOTES: ShownVotes = { round: 1, levels: [0, 1, 2, 0, 0], unknown: 1, notApplicable: 0 };
const view = (duty?: Partial<NonNullable<PublicView['duty']>>): PublicView => ({
	...{ title: 'T', city: 'C', code: 'K7M4QX', received: 3 },
	...(duty && { duty: { duty: DUTY, ...duty } }),
});
const after = (showing: Showing, seen: PublicView, by: 1 | -1) => {
	const step = stepFrom(showing, seen, by, seen.duty?.round && VOTES);
	return step && ('show' in step ? step.show : step);
};

describe('the remote', () => {
	const duty = withDuty(NOTHING_SHOWN, DUTY);
	const spread = withSpread(duty, DUTY, VOTES);
	const agreed = withAgreed(duty, DUTY);

	// Catches a remote in somebody's pocket that shows the votes before the facilitator does.
	test('reveals nothing unless it was allowed to', () => {
		expect(after(duty, view({}), 1)).toBeUndefined();
		expect(after({ ...duty, remoteReveals: true }, view({}), 1)).toEqual({ reveal: DUTY });
		expect(after({ ...duty, remoteReveals: true }, view({}), -1)).toBeUndefined();
	});

	// Catches a step too far, one that is left out, and one that leads out of the duty.
	test('goes through what was shown, there and back', () => {
		const seen = view({ round: 1, agreed: 2 });
		expect(after(duty, seen, 1)).toEqual(spread);
		expect(after(spread, seen, 1)).toEqual(agreed);
		expect(after(agreed, seen, 1)).toBeUndefined();
		expect(after(agreed, seen, -1)).toEqual(spread);
		expect(after(spread, seen, -1)).toEqual(duty);
		expect(after(duty, seen, -1)).toBeUndefined();
		expect(after(spread, view({ round: 1 }), 1)).toBeUndefined();
	});

	// Catches a dark screen that comes back with something else on it.
	test('brings back from the dark what was there', () => {
		expect(after(withBlank(spread), view(), 1)).toEqual(spread);
		expect(after(withBlank(spread), view(), -1)).toEqual(spread);
		expect(withBlank(withBlank(agreed))).toEqual(agreed);
	});

	// Catches a welcome from which a remote gets to a duty by itself.
	test('goes between the welcome and the code to join', () => {
		const join = withView(NOTHING_SHOWN, 'join');
		expect(after(NOTHING_SHOWN, view(), 1)).toEqual(join);
		expect(after(join, view(), 1)).toBeUndefined();
		expect(after(join, view(), -1)).toEqual(NOTHING_SHOWN);
		expect(after(NOTHING_SHOWN, view(), -1)).toBeUndefined();
	});
});

describe('what is put on the screen', () => {
	// Catches votes of a duty that stand under the next one, or come back with a duty.
	test('shows votes only by a step of their own', () => {
		const spread = withSpread(NOTHING_SHOWN, DUTY, VOTES);
		expect(withDuty(spread, DUTY)).toEqual({ view: 'duty', duty: DUTY });
		expect(withDuty(spread, 'other').spread).toBeUndefined();
		expect(withView(spread, 'welcome').spread).toBeUndefined();
		expect(withAgreed(spread, DUTY).spread).toBeUndefined();
	});

	// Catches "40 of 40 have handed in" of the first round above the votes of the second, and a count
	// of the second round that stays when the next duty has none.
	test('counts the round that it is about', () => {
		const again = withSpread(NOTHING_SHOWN, DUTY, { ...VOTES, round: 2 });
		expect(again.part).toBe('round-2');
		expect(withSecondRound(NOTHING_SHOWN, DUTY).part).toBe('round-2');
		expect(withDuty(again, DUTY).part).toBe('round-2');
		expect(withDuty(again, 'other')).toEqual({ view: 'duty', duty: 'other' });
		expect(withDuty({ ...again, part: 'responsible' }, 'other').part).toBe('responsible');
	});

	// Catches a screen that stays dark for ever, or loses the timer and the settings.
	test('lets what belongs to no view be as it is', () => {
		const kept = { timer: timerOf(5), stays: true, part: 'round-2', address: 'http://a/' } as const;
		const dark: Showing = { view: 'welcome', blank: true, ...kept };
		expect(withDuty(dark, DUTY)).toEqual({ view: 'duty', duty: DUTY, ...kept });
		expect(withView(dark, 'join')).toEqual({ view: 'join', ...kept });
	});

	// Catches a projector that dies of something an older or a newer version has stored.
	test('is nothing where what is stored makes no sense', () => {
		for (const stored of [undefined, null, 'x', { view: 'votes' }, { view: 'duty', spread: 1 }]) {
			expect(readShowing(stored)).toEqual(NOTHING_SHOWN);
		}
		const whole: Showing = {
			...{ view: 'agreed', blank: true, duty: DUTY, spread: VOTES, part: 'responsible' },
			...{ timer: { endsAt: 5 }, address: 'http://a/', stays: true, remoteReveals: true },
		};
		expect(readShowing({ ...whole, of: 'tomorrow' })).toEqual(whole);
	});
});

describe('the timer', () => {
	const NOW = 1_000_000;

	// Catches time that goes on while it stands still, or is lost by a pause.
	test('goes on from where it was', () => {
		const running = started(timerOf(2), NOW);
		expect(leftOf(running, NOW + 30_000)).toBe(90_000);
		const still = paused(running, NOW + 30_000);
		expect(leftOf(still, NOW + 99_999)).toBe(90_000);
		expect(leftOf(started(still, NOW + 500_000), NOW + 510_000)).toBe(80_000);
	});

	// Catches a minute more that is swallowed by the time since the end.
	test('gets a whole minute more, also after its end', () => {
		const running = started(timerOf(1), NOW);
		expect(leftOf(movedBy(running, 1, NOW), NOW)).toBe(120_000);
		expect(leftOf(movedBy(running, 1, NOW + 300_000), NOW + 300_000)).toBe(60_000);
		expect(leftOf(movedBy(running, -5, NOW), NOW)).toBe(0);
		expect(movedBy(timerOf(3), -1, NOW)).toEqual(timerOf(2));
	});

	// Catches `1:60`, `0:5`, a last second that is not shown, and time below zero.
	test('shows minutes and seconds', () => {
		expect([0, 1, 1000, 59_001, 60_000, 725_000, 3_600_000, -5].map(clockFace)).toEqual(
			'0:00 0:01 0:01 1:00 1:00 12:05 60:00 0:00'.split(' '),
		);
	});
});
