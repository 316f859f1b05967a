/**
 * Why a duty is suggested: every rule that made it a candidate, so that a city can check the
 * suggestion and decide otherwise. Source: the scoring method, "Suggestions", "Candidates".
 */
import type { DutyId } from '../../framework/index';
import type { ScoringInput } from '../answers';
import { findCandidates } from './candidates';

export type Reason =
	/** It protects people and is at level 0 or 1. */
	| { code: 'urgent' }
	/** The city gave it high priority. */
	| { code: 'priority' }
	/** These candidates wait for it. */
	| { code: 'needed'; by: DutyId[] }
	/** It is not above the working level of its area. */
	| { code: 'level' };

/** The reasons of every suggested duty, the most telling first; each has at least one. */
export function explainSuggestions(input: ScoringInput): Map<DutyId, Reason[]> {
	const candidates = findCandidates(input);
	return new Map(
		candidates.map(({ duty, urgent, priority, level, area }) => {
			const reasons: Reason[] = [];
			const by = candidates
				.filter((other) => other.waitsFor.includes(duty.id))
				.map((other) => other.duty.id);
			if (urgent) reasons.push({ code: 'urgent' });
			if (priority === 'high') reasons.push({ code: 'priority' });
			if (by.length > 0) reasons.push({ code: 'needed', by });
			if (level <= area.workingLevel) reasons.push({ code: 'level' });
			return [duty.id, reasons];
		}),
	);
}
