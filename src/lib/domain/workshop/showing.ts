/** What is on the projector's screen: read back from what was stored, and taken further by steps. */
import * as v from 'valibot';
import { PARTS } from './hand-in';
import {
	NOTHING_SHOWN,
	type PublicView,
	type Showing,
	type ShownVotes,
	type Timer,
} from './screen';

const yes = v.optional(v.literal(true));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const shownVotes = v.object({
	round: v.picklist([1, 2]),
	levels: v.tuple([count, count, count, count, count]),
	...{ unknown: count, notApplicable: count },
});
const showingSchema = v.object({
	view: v.picklist(['welcome', 'join', 'duty', 'agreed']),
	blank: yes,
	duty: v.optional(v.string()),
	spread: v.optional(shownVotes),
	part: v.optional(v.picklist(PARTS)),
	timer: v.optional(v.union([v.object({ endsAt: v.number() }), v.object({ leftMs: v.number() })])),
	address: v.optional(v.string()),
	stays: yes,
	remoteReveals: yes,
});

/** Whatever was stored; where it makes no sense, as if nothing had been put on the screen. */
export function readShowing(stored: unknown): Showing {
	const read = v.safeParse(showingSchema, stored);
	return read.success ? (read.output as Showing) : NOTHING_SHOWN;
}

/** Puts a duty there; its votes only by a step of their own. A second round was about the one before. */
export function withDuty(showing: Showing, duty: string): Showing {
	const { blank: _b, spread: _s, part, ...rest } = showing;
	const isOver = part === 'round-2' && rest.duty !== undefined && rest.duty !== duty;
	return { ...rest, ...(part && !isOver && { part }), view: 'duty', duty };
}

/** The duty again, while people score it a second time. */
export const withSecondRound = (showing: Showing, duty: string): Showing => ({
	...withDuty(showing, duty),
	part: 'round-2',
});

/** With votes that the room has been shown. */
export const withSpread = (showing: Showing, duty: string, spread: ShownVotes): Showing => ({
	...withDuty(showing, duty),
	...(spread.round === 2 && { part: 'round-2' }),
	spread,
});

/** With what was agreed on. */
export const withAgreed = (showing: Showing, duty: string): Showing => ({
	...withDuty(showing, duty),
	view: 'agreed',
});

export function withView(showing: Showing, view: 'welcome' | 'join'): Showing {
	const { blank: _b, spread: _s, ...rest } = showing;
	return { ...rest, view };
}

export function withBlank({ blank, ...showing }: Showing): Showing {
	return blank ? showing : { ...showing, blank: true };
}

/** What a remote's key leads to: another showing, or that the votes be revealed first. */
export type Step = { show: Showing } | { reveal: string };

/**
 * The next or the former step: the duty, the votes, what was agreed. Only among what the room has
 * been shown; further only where the facilitator lets the remote reveal.
 *
 * @param view what the screen shows of it now
 * @param votes those on the duty that may be shown, if any
 * @returns undefined where there is no such step
 */
export function stepFrom(
	showing: Showing,
	view: PublicView,
	by: 1 | -1,
	votes: ShownVotes | undefined,
): Step | undefined {
	if (showing.blank) return { show: withBlank(showing) };
	if (showing.view === 'welcome') return by > 0 ? { show: withView(showing, 'join') } : undefined;
	if (showing.view === 'join') return by < 0 ? { show: withView(showing, 'welcome') } : undefined;
	const { duty } = view;
	if (!duty) return undefined;
	if (duty.round === undefined || !votes) {
		return by > 0 && showing.remoteReveals ? { reveal: duty.duty } : undefined;
	}
	const steps = [
		withDuty(showing, duty.duty),
		withSpread(showing, duty.duty, votes),
		...(duty.agreed === undefined ? [] : [withAgreed(showing, duty.duty)]),
	];
	const at = showing.view === 'agreed' ? 2 : showing.spread ? 1 : 0;
	const show = steps[at + by];
	return show && { show };
}

const MINUTE_MS = 60_000;

/** @returns milliseconds, below 0 once the time is over */
export const leftOf = (timer: Timer, now: number): number =>
	'endsAt' in timer ? timer.endsAt - now : timer.leftMs;

export const isRunning = (timer: Timer): boolean => 'endsAt' in timer;

/** Standing still, ready to be started. */
export const timerOf = (minutes: number): Timer => ({ leftMs: minutes * MINUTE_MS });

export const started = (timer: Timer, now: number): Timer => ({ endsAt: now + leftOf(timer, now) });

export const paused = (timer: Timer, now: number): Timer => ({ leftMs: leftOf(timer, now) });

/** Some minutes more, or fewer down to none; after its end it counts from now. */
export function movedBy(timer: Timer, minutes: number, now: number): Timer {
	const left = Math.max(0, Math.max(0, leftOf(timer, now)) + minutes * MINUTE_MS);
	return isRunning(timer) ? { endsAt: now + left } : { leftMs: left };
}

/** `12:05`, in minutes and seconds; a second that has begun is still shown. */
export function clockFace(leftMs: number): string {
	const seconds = Math.max(0, Math.ceil(leftMs / 1000));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
