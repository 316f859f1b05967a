/** From ticked steps to actions of the plan. */
import type { TaskTexts } from '$lib/content/index';
import type { Answers } from '$lib/domain/answers';
import type { Action } from '$lib/domain/plan';
import type { ActionStart } from '$lib/domain/plan-change';
import type { Suggestions } from '$lib/domain/suggest/index';
import { horizonOf, type Rung } from './ticks';

/** `<duty>:<to>`: a step by its end, as the page's hooks have it. */
export const stepKey = ({ duty, to }: Pick<Rung, 'duty' | 'to'>): string => `${duty}:${to}`;

/** The steps that an action still to be done is about. */
export function plannedSteps(actions: readonly Action[]): ReadonlySet<string> {
	return new Set(
		actions
			.filter(({ status }) => status === 'open' || status === 'doing')
			.flatMap(({ duty, to }) => (duty && to ? [stepKey({ duty, to })] : [])),
	);
}

/** What an action begins with for each step: the task's own words, for the city to change. */
export function actionsFor(
	rungs: readonly Rung[],
	answers: Answers,
	suggestions: Suggestions,
	tasks: TaskTexts,
): ActionStart[] {
	return rungs.map((rung) => {
		const task = tasks[rung.duty]?.[rung.to - 1];
		return {
			task: task?.first ?? '',
			duty: rung.duty,
			to: rung.to,
			horizon: horizonOf(rung, answers, suggestions),
			...(task && { effort: task.effort }),
		};
	});
}
