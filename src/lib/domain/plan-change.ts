/** How a plan changes: each rule takes a list of actions and gives a new one. Pure. */
import { isDay } from './dates';
import { ordered, type Action } from './plan';

/** What a person says of an action; the rest follows. */
type Entered = Omit<Action, 'id' | 'order' | 'createdAt' | 'changedAt' | 'doneAt'>;

/** What a new action may begin with: by default it is open, and to be done now. */
export type ActionStart = Pick<Action, 'task'> & Partial<Entered>;

/** Changed fields; undefined takes an optional one out. */
export type ActionChange = { [Field in keyof Entered]?: Entered[Field] | undefined };

/** A change of a whole plan, made where the stored one is read: two tabs both keep theirs. */
export type PlanChange = (actions: readonly Action[]) => readonly Action[];

/** A new action at the end of the plan. @param now ISO 8601 timestamp */
export function newAction(
	start: ActionStart,
	{ id, now, after }: { id: string; now: string; after: readonly Action[] },
): Action {
	const order = after.reduce((most, action) => Math.max(most, action.order + 1), 0);
	const begun: Action = {
		id,
		task: '',
		horizon: 'now',
		status: 'open',
		order,
		createdAt: now,
		changedAt: now,
	};
	return changedAction(begun, start, now);
}

/**
 * The action with some of its fields changed, its optional texts and lists left out where they
 * are empty. A day that the calendar does not have is left out too: browsers let somebody type a
 * year of six digits, which no file could bring back.
 *
 * @param now ISO 8601 timestamp
 */
export function changedAction(action: Action, change: ActionChange, now: string): Action {
	const { doneAt, ...merged } = { ...action, ...change };
	const isDone = merged.status === 'done';
	const kept = {
		...merged,
		due: merged.due !== undefined && isDay(merged.due) ? merged.due : undefined,
		owner: merged.owner || undefined,
		note: merged.note || undefined,
		partners: merged.partners?.length ? [...new Set(merged.partners)] : undefined,
		changedAt: now,
		doneAt: isDone ? (doneAt ?? now) : undefined,
	};
	const present = Object.entries(kept).filter(([, value]) => value !== undefined);
	return Object.fromEntries(present) as unknown as Action;
}

/** With this action in the place of the one with its id, or added to them. */
export function withAction(actions: readonly Action[], action: Action): Action[] {
	return [...actions.filter(({ id }) => id !== action.id), action];
}

/**
 * An action moved by some places within the order by hand, up for a negative number, at most to
 * either end. Those whose place is the same afterwards are the same objects.
 */
export function moved(actions: readonly Action[], id: string, places: number): Action[] {
	const before = ordered(actions, 'hand');
	const from = before.findIndex((action) => action.id === id);
	if (from < 0) return before;
	const [action] = before.splice(from, 1);
	before.splice(Math.max(0, from + places), 0, action!);
	return before.map((one, order) => (one.order === order ? one : { ...one, order }));
}
