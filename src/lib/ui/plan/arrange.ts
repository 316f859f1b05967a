/** Which actions the page shows, and in what places. */
import {
	HORIZONS,
	ordered,
	type Action,
	type ActionOrder,
	type ActionStatus,
	type Horizon,
} from '$lib/domain/plan';

/** `owner` as typed; `nobody` are those without one. '' stands for all. */
export type Filter = { owner: string; nobody: boolean; status: ActionStatus | '' };
export const NO_FILTER: Filter = { owner: '', nobody: false, status: '' };

/** Above so many, a filter helps more than it takes up. */
export const MANY = 8;

/** Actions below one heading; without a horizon: all of them in one list. */
export type Group = { horizon: Horizon | null; actions: Action[] };

/** What gives an action its place. */
export type Place = Pick<Action, 'id' | 'horizon' | 'due' | 'status' | 'owner'>;

/**
 * @param editing the action that somebody is editing, as it was when they began: it stays where it
 *   is until they are done, or it would jump away under their fingers
 */
export function arranged(
	actions: readonly Action[],
	order: ActionOrder,
	filter: Filter,
	editing?: Place,
): Group[] {
	const real = new Map(actions.map((action) => [action.id, action]));
	const placed = actions.map((action) =>
		action.id === editing?.id ? { ...action, ...editing } : action,
	);
	const shown = ordered(
		placed.filter((action) => fits(action, filter)),
		order,
	);
	const asTheyAre = (some: readonly Action[]) => some.map(({ id }) => real.get(id)!);
	if (order !== 'horizon') {
		return shown.length > 0 ? [{ horizon: null, actions: asTheyAre(shown) }] : [];
	}
	return HORIZONS.map((horizon) => ({
		horizon,
		actions: asTheyAre(shown.filter((action) => action.horizon === horizon)),
	})).filter((group) => group.actions.length > 0);
}

/** What `arranged` is to remember of an action. Its fields are there even where it has none. */
export function placeOf({ id, horizon, due, status, owner }: Action): Place {
	return { id, horizon, due, status, owner } as Place;
}

/** The owners of a plan, each once, in the reader's alphabet. */
export function ownersOf(actions: readonly Action[], locale: string): string[] {
	const owners = actions.flatMap(({ owner }) => (owner ? [owner] : []));
	return [...new Set(owners)].sort(new Intl.Collator(locale).compare);
}

/**
 * By how many places of the order by hand an action has to move to change places with the one
 * before it (-1) or after it (1) in its group; 0 where there is none. Others may lie between.
 */
export function placesTo(
	groups: readonly Group[],
	actions: readonly Action[],
	id: string,
	direction: -1 | 1,
): number {
	const group = groups.find((one) => one.actions.some((action) => action.id === id))?.actions ?? [];
	const neighbour = group[group.findIndex((action) => action.id === id) + direction];
	if (!neighbour) return 0;
	const byHand = ordered(actions, 'hand').map((action) => action.id);
	return byHand.indexOf(neighbour.id) - byHand.indexOf(id);
}

function fits({ owner, status }: Action, filter: Filter): boolean {
	if (filter.status !== '' && status !== filter.status) return false;
	if (filter.nobody) return !owner;
	return filter.owner === '' || owner === filter.owner;
}
