/** What one would ask of the partners, going by the plan. */
import type { Action } from '$lib/domain/plan';
import { ACTORS, dutyById, partnersOf, type ActorId, type DutyId } from '$lib/framework/index';

export type Partner = Exclude<ActorId, 'lrg'>;
export const PARTNERS = ACTORS.filter((actor) => actor !== 'lrg') as readonly Partner[];

/** A partner's duty, with the actions for which the city would need it, in their order. */
export type Ask = { duty: DutyId; actions: Action[] };

/**
 * The duties of each partner that the actions still to be done call for, in catalogue order below
 * each action's turn. An action that names no partners calls for all those under its duty's
 * principle.
 */
export function asksOf(actions: readonly Action[]): Record<Partner, Ask[]> {
	const asks: Record<Partner, Ask[]> = { national: [], cso: [], academia: [], private: [] };
	for (const action of actions) {
		if (action.status === 'done' || action.status === 'dropped') continue;
		for (const { id, actor } of calledOn(action)) {
			const known = asks[actor as Partner].find(({ duty }) => duty === id);
			if (known) known.actions.push(action);
			else asks[actor as Partner].push({ duty: id, actions: [action] });
		}
	}
	return asks;
}

function calledOn({ duty, partners }: Action) {
	const all = partnersUnder(duty);
	return partners?.length ? all.filter(({ id }) => partners.includes(id)) : all;
}

/** The other actors' duties under the principle of a duty; none where there is no such duty. */
export function partnersUnder(duty: DutyId | undefined) {
	const known = duty === undefined ? undefined : dutyById(duty);
	return known ? partnersOf(known.principle) : [];
}
