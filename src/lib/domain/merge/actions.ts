import type { Held } from '../assessment';
import { canonicalJson } from '../canonical-json';
import { ACTION_REACH, forFile } from '../fields';
import { ordered, type Action } from '../plan';
import { newerOf, type Choices, type Conflict } from './conflict';

/** All that a file would hold of it, as one text: its place is the list's affair. */
export function actionText(action: Action): string {
	return canonicalJson(forFile(action, ACTION_REACH));
}

/** The actions that both have, and not the same, as they stand in my plan. */
export function actionConflicts(mine: Held, theirs: Held): Conflict[] {
	const after = new Map(theirs.actions?.map((action) => [action.id, action]));
	return ordered(mine.actions ?? [], 'hand').flatMap((before): Conflict[] => {
		const { id } = before;
		const other = after.get(id);
		if (!other || actionText(before) === actionText(other)) return [];
		const newer = newerOf(before.changedAt, other.changedAt);
		return [{ key: `action/${id}`, kind: 'action', id, mine: before, theirs: other, ...newer }];
	});
}

/** The actions that are only on their side, in their order. */
export function actionsAdded(mine: Pick<Held, 'actions'>, theirs: Held): Action[] {
	const known = new Set(mine.actions?.map(({ id }) => id));
	return ordered(theirs.actions ?? [], 'hand').filter(({ id }) => !known.has(id));
}

/** Mine in my order, each as chosen, then what is only theirs. */
export function mergedActions(mine: Held, theirs: Held, choices: Choices): Action[] {
	const after = new Map(theirs.actions?.map((action) => [action.id, action]));
	const own = (mine.actions ?? []).map((action) => {
		const other = choices(`action/${action.id}`) === 'theirs' ? after.get(action.id) : undefined;
		return other ? { ...other, order: action.order } : action;
	});
	const next = own.reduce((most, { order }) => Math.max(most, order + 1), 0);
	const added = actionsAdded(mine, theirs);
	return [...own, ...added.map((action, place) => ({ ...action, order: next + place }))];
}
