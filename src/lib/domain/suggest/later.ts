import type { Candidate } from './candidates';

/** Why a step is for later: something must come before it, or its area is not that far yet. */
export type LaterReason = 'prerequisite' | 'stage';

/**
 * Why a candidate is for later, or null when it is not. What is urgent never is, even while it
 * waits. Source: the scoring method, "Suggestions", "later".
 */
export function reasonForLater(
	candidate: Candidate,
	candidates: readonly Candidate[],
): LaterReason | null {
	if (candidate.urgent) return null;
	if (candidate.waitsFor.length > 0) return 'prerequisite';
	if (candidate.priority === 'high') return null;
	const tooEarly = candidate.duty.stage - 1 > candidate.area.workingLevel;
	return tooEarly && hasEarlierStep(candidate, candidates) ? 'stage' : null;
}

/** Without this, an area whose only steps are of a late stage would have no first step. */
function hasEarlierStep(candidate: Candidate, candidates: readonly Candidate[]): boolean {
	return candidates.some(
		(other) =>
			other.area.id === candidate.area.id &&
			other.duty.stage < candidate.duty.stage &&
			(other.urgent || other.waitsFor.length === 0),
	);
}
