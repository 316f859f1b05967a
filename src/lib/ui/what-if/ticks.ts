/** Which steps are ticked on the page, and which can be: pure, and never stored with the answers. */
import { levelOf, type Answers, type TARGET_LEVELS } from '$lib/domain/answers';
import type { Step } from '$lib/domain/smallest-steps';
import {
	HORIZONS,
	type Horizon,
	type Suggestion,
	type Suggestions,
} from '$lib/domain/suggest/index';
import { dutiesInScope, type DutyId, type Scope } from '$lib/framework/index';

/** By duty, the level up to which its rungs are ticked. What the answers have reached is void. */
export type Ticks = Readonly<Record<DutyId, number>>;

/** One rung of one duty, always up. */
export type Rung = Step & { to: (typeof TARGET_LEVELS)[number] };

/** The ticked rungs: duties in catalogue order, the lower rungs of a duty first. */
export function tickedRungs(scope: Scope, answers: Answers, ticks: Ticks): Rung[] {
	return dutiesInScope(scope).flatMap(({ id }) =>
		rungsAbove(answers, id).filter(({ to }) => to <= (ticks[id] ?? 0)),
	);
}

/** What a duty shows: its ticked rungs, and the one after them while there is one. */
export function shownRungs(answers: Answers, ticks: Ticks, duty: DutyId): Rung[] {
	return rungsAbove(answers, duty).filter(({ from }, i) => i === 0 || from <= (ticks[duty] ?? 0));
}

/** With this rung ticked, and so those below it; or not, and so none above it either. */
export function withTick(ticks: Ticks, { duty, from, to }: Step, ticked: boolean): Ticks {
	return { ...ticks, [duty]: ticked ? to : from };
}

/** Exactly these steps; those of a duty must follow each other from its level on. */
export function ticksOf(steps: readonly Step[]): Ticks {
	const ticks: Record<DutyId, number> = {};
	for (const { duty, to } of steps) ticks[duty] = Math.max(to, ticks[duty] ?? 0);
	return ticks;
}

export const STEP_GROUPS = [...HORIZONS, 'other'] as const;
export type StepGroup = (typeof STEP_GROUPS)[number];

/**
 * The duties that can climb: the suggested ones as suggested today, in their order, and all others
 * with a level below 4 in catalogue order. Ticks move nothing, or rows would jump away.
 */
export function climbable(
	scope: Scope,
	answers: Answers,
	suggestions: Suggestions,
): Record<StepGroup, DutyId[]> {
	const ids = (list: readonly Suggestion[]) => list.map(({ duty }) => duty);
	const suggested = new Set(HORIZONS.flatMap((horizon) => ids(suggestions[horizon])));
	return {
		now: ids(suggestions.now),
		next: ids(suggestions.next),
		later: ids(suggestions.later),
		other: dutiesInScope(scope)
			.map(({ id }) => id)
			.filter((id) => !suggested.has(id) && rungsAbove(answers, id).length > 0),
	};
}

/** When to take a rung: the first one when it is suggested, each further one a horizon later. */
export function horizonOf(rung: Step, answers: Answers, suggestions: Suggestions): Horizon {
	const suggested = HORIZONS.findIndex((horizon) =>
		suggestions[horizon].some(({ duty }) => duty === rung.duty),
	);
	const below = rung.from - (levelOf(answers[rung.duty]) ?? rung.from);
	return suggested < 0 ? 'later' : (HORIZONS[suggested + below] ?? 'later');
}

const RUNGS = [
	{ from: 0, to: 1 },
	{ from: 1, to: 2 },
	{ from: 2, to: 3 },
	{ from: 3, to: 4 },
] as const;

function rungsAbove(answers: Answers, duty: DutyId): Rung[] {
	const level = levelOf(answers[duty]);
	if (level === null) return [];
	return RUNGS.filter(({ from }) => from >= level).map((rung) => ({ duty, ...rung }));
}

/** Whether two lists hold the same steps, in whatever order. */
export function sameSteps(some: readonly Step[], others: readonly Step[]): boolean {
	return (
		some.length === others.length &&
		some.every((one) => others.some(({ duty, to }) => duty === one.duty && to === one.to))
	);
}
