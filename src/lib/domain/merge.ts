/**
 * One assessment from two devices. What stands on one side only is united, what is equal stays, and
 * what differs is a conflict that somebody settles. Nothing tells whether an entry on one side only
 * was added here or removed there: it is kept, because what is too much is easily removed again.
 */
import type { Held } from './assessment';
import { canonicalJson } from './canonical-json';
import { laterOwn } from './consultation/own';
import { actionConflicts, actionsAdded, actionText, mergedActions } from './merge/actions';
import { answerConflicts, answersAdded, answerText, isGiven, mergedAnswers } from './merge/answers';
import type { Conflict, Side } from './merge/conflict';
import { detailConflicts, detailsOf, mergedDetails } from './merge/details';
import { ordered } from './plan';

export type { Conflict, DetailField, Side } from './merge/conflict';

/** What taking one assessment in would mean. */
export type Incoming = {
	theirs: Held;
	/** The one with the same id that is here. */
	mine?: Held;
	/**
	 * `new`: it is not here. `same`: both hold the same; when something was entered, and where the
	 * person was, don't count. `differs`: one side has something that the other lacks or has otherwise.
	 */
	standing: 'new' | 'same' | 'differs';
	conflicts: Conflict[];
	/** What is only on their side: all of a new one. */
	added: { answers: number; actions: number };
};

/** @param mine the one with the same id that is here, if any */
export function compareIncoming(mine: Held | undefined, theirs: Held): Incoming {
	const here: Pick<Held, 'answers' | 'actions'> = mine ?? { answers: {} };
	const added = {
		answers: answersAdded(here.answers, theirs.answers),
		actions: actionsAdded(here, theirs).length,
	};
	if (!mine) return { theirs, standing: 'new', conflicts: [], added };
	const brings = bringsWorkshops(mine, theirs) || bringsConsultation(mine, theirs);
	const equal = contentOf(mine) === contentOf(theirs) && !brings;
	const standing = equal ? 'same' : 'differs';
	return { theirs, mine, standing, conflicts: conflictsOf(mine, theirs), added };
}

/**
 * Both in one, with the id of mine and what `choose` says of each conflict. Of its times the first
 * beginning and the last change stand; an answer's goes with the answer.
 */
export function merged(mine: Held, theirs: Held, choose: (conflict: Conflict) => Side): Held {
	const chosen = new Map(conflictsOf(mine, theirs).map((one) => [one.key, choose(one)]));
	const choices = (key: string) => chosen.get(key);
	const actions = mergedActions(mine, theirs, choices);
	const consultation = laterOwn(mine.consultation, theirs.consultation);
	return {
		assessment: mergedDetails(mine.assessment, theirs.assessment, choices),
		...mergedAnswers(mine, theirs, choices),
		...(actions.length > 0 && { actions }),
		...(consultation && { consultation }),
		// Joined with what is stored here when it is stored: that loses nothing, whatever comes first.
		...(theirs.workshops && { workshops: theirs.workshops }),
	};
}

/** Whether a workshop comes with it that is not here as it stands there. */
function bringsWorkshops({ sessions = [] }: Held, { workshops = [] }: Held): boolean {
	return workshops.some(
		({ session }) =>
			!sessions.some((one) => one.id === session.id && one.savedAt === session.savedAt),
	);
}

/** Whether theirs would take the place of mine. */
function bringsConsultation({ consultation: mine }: Held, { consultation: theirs }: Held): boolean {
	const later = laterOwn(mine, theirs);
	return later !== undefined && canonicalJson(later) !== canonicalJson(mine ?? null);
}

function conflictsOf(mine: Held, theirs: Held): Conflict[] {
	return [
		...detailConflicts(mine.assessment, theirs.assessment),
		...answerConflicts(mine, theirs),
		...actionConflicts(mine, theirs),
	];
}

/** What a city has said, and nothing of when, as one text. */
function contentOf({ assessment, answers, actions = [] }: Held): string {
	const { framework, sample, basedOn } = assessment;
	const given = Object.entries(answers).filter(([, answer]) => isGiven(answer));
	return canonicalJson({
		details: detailsOf(assessment),
		framework: { id: framework.id, version: framework.version },
		sample,
		basedOn,
		answers: Object.fromEntries(given.map(([duty, answer]) => [duty, answerText(answer!)])),
		actions: ordered(actions, 'hand').map(actionText),
	});
}
