/** How a suggestion becomes an action. Small: the results page loads it too. */
import type { TaskTexts } from '$lib/content/index';
import type { Action } from '$lib/domain/plan';
import type { ActionStart } from '$lib/domain/plan-change';
import type { Horizon, Suggestion } from '$lib/domain/suggest/index';

/** Whether the plan has this step already. A dropped one may be taken up again. */
export function isPlanned(
	actions: readonly Action[] | undefined,
	{ duty, to }: Suggestion,
): boolean {
	return Boolean(
		actions?.some((one) => one.duty === duty && one.to === to && one.status !== 'dropped'),
	);
}

/** @param task what to do first for this step */
export function startFrom(
	{ duty, to }: Suggestion,
	horizon: Horizon,
	{ first, effort }: TaskTexts[string][number],
): ActionStart {
	return { task: first, effort, duty, to: to as NonNullable<Action['to']>, horizon };
}
