/** What is to become of each assessment of a file, and of each thing that differs. Pure. */
import type { Action } from '../domain/plan';
import type { Held } from '../domain/assessment';
import { compareIncoming, merged, type Conflict, type Incoming, type Side } from '../domain/merge';

/** An assessment of a file beside the one that is here. */
export type Arrival = Incoming & {
	/** All that the file holds of it is here, and perhaps more. */
	readonly nothingNew: boolean;
};

/** @param mine the one with the same id that is here, if any */
export function arrivalOf(mine: Held | undefined, theirs: Held): Arrival {
	const incoming = compareIncoming(mine, theirs);
	return { ...incoming, nothingNew: isAllHere(incoming) };
}

function isAllHere({ mine, theirs, standing, conflicts }: Incoming): boolean {
	if (!mine || conflicts.length > 0) return false;
	// A target or a name may come too: only putting both together tells.
	return (
		standing === 'same' ||
		compareIncoming(
			mine,
			merged(mine, theirs, () => 'mine'),
		).standing === 'same'
	);
}

/** `add` is for what is not here; `merge` and `copy` for what is here and differs. */
export type Decision = 'add' | 'merge' | 'copy' | 'leave';

/** For everything that differs, unless somebody chose otherwise for one thing. */
export type Rule = 'newer' | Side;

/** What somebody decided on one assessment; what they left open follows the rule. */
export type Decided = {
	readonly decision: Decision;
	readonly rule: Rule;
	/** By `Conflict.key`. */
	readonly sides: Readonly<Record<string, Side>>;
};

/** Before anybody has decided: nothing is lost, and the newer counts. */
export function firstDecision(arrival: Arrival): Decided {
	return { decision: choicesFor(arrival)[0]!, rule: 'newer', sides: {} };
}

/** What can be done with it, the usual first. */
export function choicesFor({ standing, nothingNew }: Arrival): readonly Decision[] {
	if (standing === 'new') return ['add', 'leave'];
	return nothingNew ? ['leave', 'copy'] : ['merge', 'copy', 'leave'];
}

/** Which side is kept of one thing that differs; where nobody knows the newer, what is here. */
export function sideOf(conflict: Conflict, { rule, sides }: Omit<Decided, 'decision'>): Side {
	const own = Object.hasOwn(sides, conflict.key) ? sides[conflict.key] : undefined;
	return own ?? (rule === 'newer' ? (conflict.newer ?? 'mine') : rule);
}

/**
 * What is to be stored of one incoming assessment; undefined where nothing is.
 *
 * @param newId a copy is another assessment, and its actions are others
 */
export function toStore(
	{ mine, theirs }: Incoming,
	decided: Decided,
	newId: () => string,
): Held | undefined {
	switch (decided.decision) {
		case 'leave':
			return undefined;
		case 'merge':
			return mine ? merged(mine, theirs, (conflict) => sideOf(conflict, decided)) : theirs;
		case 'copy': {
			// A workshop was held on the one that it was copied from.
			const { workshops: _, ...copied } = theirs;
			return {
				...copied,
				assessment: { ...theirs.assessment, id: newId() },
				...withActions(theirs.actions?.map((action) => ({ ...action, id: newId() }))),
			};
		}
		case 'add':
			return theirs;
	}
}

/**
 * The same with another id for each action whose id another assessment uses already, in the file or
 * here: one would take the other's place.
 *
 * @param here what is stored now
 */
export function withOwnActions(
	all: readonly Held[],
	here: readonly Held[],
	newId: () => string,
): Held[] {
	const coming = new Set(all.map(({ assessment }) => assessment.id));
	const taken = new Set(
		here
			.filter(({ assessment }) => !coming.has(assessment.id))
			.flatMap(({ actions = [] }) => actions.map(({ id }) => id)),
	);
	return all.map((held) => ({
		...held,
		...withActions(
			held.actions?.map((action) => {
				const own = taken.has(action.id) ? { ...action, id: newId() } : action;
				taken.add(own.id);
				return own;
			}),
		),
	}));
}

const withActions = (actions: Action[] | undefined) => (actions ? { actions } : {});
