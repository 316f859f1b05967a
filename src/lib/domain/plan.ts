/** The action plan: what a city means to do, and what can be said of it. Pure: `today` is handed in. */
import type { DutyId } from '../framework/index';
import { standingOf } from './answers';
import type { Answers, TARGET_LEVELS } from './answers';
import { fraction, round } from './fraction';

/** As the suggestions have them. */
export const HORIZONS = ['now', 'next', 'later'] as const;
export type Horizon = (typeof HORIZONS)[number];

export const EFFORTS = ['small', 'medium', 'large'] as const;
export type Effort = (typeof EFFORTS)[number];

/** `dropped` is kept, so that nobody wonders where it went, but counts for nothing. */
export const ACTION_STATUSES = ['open', 'doing', 'done', 'dropped'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** One action. Texts hold up to `MAX_TEXT_LENGTH`; its words are the city's own. */
export type Action = {
	id: string;
	task: string;
	/** The assessed duty that it serves; an action from scratch may serve none. */
	duty?: DutyId;
	/** The level that the duty is to reach by it. */
	to?: (typeof TARGET_LEVELS)[number];
	horizon: Horizon;
	/** Who does it. May name a person. */
	owner?: string;
	/** The last day to do it, `YYYY-MM-DD`. */
	due?: string;
	effort?: Effort;
	status: ActionStatus;
	note?: string;
	/** Duties of other actors to call on them for: ids of `PARTNER_DUTIES`. */
	partners?: readonly DutyId[];
	/** Its place by hand; any numbers, the lowest first. */
	order: number;
	/** ISO 8601 timestamps. */
	createdAt: string;
	changedAt: string;
	/** Since when its status is `done`. */
	doneAt?: string;
};

/** `hand`: as somebody put them; `due`: the soonest first, those without a day last. */
export const ACTION_ORDERS = ['hand', 'due', 'horizon'] as const;
export type ActionOrder = (typeof ACTION_ORDERS)[number];

type Comparison = (a: Action, b: Action) => number;

/** After every day there is. */
const NO_DAY = '~';

const COMPARISONS: Readonly<Record<ActionOrder, Comparison>> = {
	hand: () => 0,
	due: (a, b) => byText(a.due ?? NO_DAY, b.due ?? NO_DAY),
	horizon: (a, b) => HORIZONS.indexOf(a.horizon) - HORIZONS.indexOf(b.horizon),
};

/** The actions in one of the orders, as a new list; what ties stands as by hand. */
export function ordered(actions: readonly Action[], by: ActionOrder): Action[] {
	return [...actions].sort((a, b) => COMPARISONS[by](a, b) || byHand(a, b));
}

/** Whether its last day is over and it is still to be done. @param today `YYYY-MM-DD` */
export function isOverdue({ due, status }: Action, today: string): boolean {
	return due !== undefined && due < today && (status === 'open' || status === 'doing');
}

/** `percent` is 0 to 100 with one decimal, a half upwards. */
export type PlanProgress = { done: number; total: number; percent: number };

/** The done ones among all but the dropped; null where there is nothing to do. */
export function planProgress(actions: readonly Action[]): PlanProgress | null {
	const total = actions.filter(({ status }) => status !== 'dropped').length;
	if (total === 0) return null;
	const done = actions.filter(({ status }) => status === 'done').length;
	return { done, total, percent: round(fraction(100 * done, total)) };
}

/**
 * The done actions whose duty does not yet stand at the level that they were to bring it to, in
 * the order given: the city may look at its level again. A duty without a level counts as below;
 * one that is not applicable is left alone.
 */
export function toReview(actions: readonly Action[], answers: Answers): Action[] {
	return actions.filter(({ status, duty, to }) => {
		if (status !== 'done' || duty === undefined || to === undefined) return false;
		const answer = answers[duty];
		return standingOf(answer) !== 'notApplicable' && (answer?.level ?? 0) < to;
	});
}

/** The same on every device, also where two tabs gave two actions the same place. */
function byHand(a: Action, b: Action): number {
	return a.order - b.order || byText(a.createdAt, b.createdAt) || byText(a.id, b.id);
}

function byText(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
