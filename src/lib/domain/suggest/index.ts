/**
 * What a city could do next: always one level up, only for duties that it has assessed. Source: the
 * scoring method, "Suggestions". The four files beside this one are its four steps.
 */
import { dutiesInScope } from '../../framework/index';
import type { Duty, DutyId } from '../../framework/index';
import { isUnproven, standingOf } from '../answers';
import type { Level, ScoringInput } from '../answers';
import { findCandidates, type Candidate } from './candidates';
import { reasonForLater, type LaterReason } from './later';
import { pickNow } from './now';
import { inOrder } from './order';

export type { LaterReason } from './later';

export type Suggestion = {
	duty: DutyId;
	/** The duty's level today, and the next one. */
	from: Level;
	to: Level;
	/** `coordinate` where another body holds the duty. */
	kind: 'do' | 'coordinate';
	/** Its unmet prerequisites, in the catalogue's order. */
	waitsFor: DutyId[];
	/** Why it stands in `later`; null in `now` and `next`. */
	why: LaterReason | null;
};

export const HORIZONS = ['now', 'next', 'later'] as const;
export type Horizon = (typeof HORIZONS)[number];

/** Three lists in one order, and three of duty ids in catalogue order. */
export type Suggestions = Record<Horizon, Suggestion[]> & {
	/** Answered with "don't know". */
	findOut: DutyId[];
	toAnswer: DutyId[];
	/** Level 3 or 4 with no evidence. */
	prove: DutyId[];
};

/** The suggestions for an assessment; answers to duties outside its scope are ignored. */
export function suggest(input: ScoringInput): Suggestions {
	const candidates = findCandidates(input);
	const ordered = inOrder(candidates).map((candidate) => ({
		candidate,
		why: reasonForLater(candidate, candidates),
	}));
	const now = pickNow(
		ordered
			.filter(({ candidate, why }) => why === null && candidate.waitsFor.length === 0)
			.map(({ candidate }) => candidate),
	);
	const suggestions: Suggestions = { now: [], next: [], later: [], ...openQuestions(input) };
	for (const { candidate, why } of ordered) {
		const horizon = why !== null ? 'later' : now.has(candidate) ? 'now' : 'next';
		suggestions[horizon].push(toSuggestion(candidate, why));
	}
	return suggestions;
}

function openQuestions({ scope, answers }: ScoringInput) {
	const idsWhere = (holds: (duty: Duty) => boolean) =>
		dutiesInScope(scope)
			.filter(holds)
			.map((duty) => duty.id);
	return {
		findOut: idsWhere((duty) => standingOf(answers[duty.id]) === 'unknown'),
		toAnswer: idsWhere((duty) => standingOf(answers[duty.id]) === 'unanswered'),
		prove: idsWhere((duty) => isUnproven(answers[duty.id])),
	};
}

function toSuggestion(candidate: Candidate, why: LaterReason | null): Suggestion {
	return {
		duty: candidate.duty.id,
		from: candidate.level,
		to: (candidate.level + 1) as Level,
		kind: candidate.heldByOthers ? 'coordinate' : 'do',
		waitsFor: [...candidate.waitsFor],
		why,
	};
}
