/** The one order of all lists of suggestions. Source: the scoring method, "Suggestions", "Order". */
import type { DutyId } from '../../framework/index';
import { PRIORITIES } from '../answers';
import { compare } from '../fraction';
import type { Candidate } from './candidates';

/** A sorted copy; `candidates` come in catalogue order, which decides where all else is equal. */
export function inOrder(candidates: readonly Candidate[]): Candidate[] {
	const waiting = countWaiting(candidates);
	const waitingFor = ({ duty }: Candidate) => waiting.get(duty.id) ?? 0;
	return [...candidates].sort(
		(a, b) =>
			first(a.urgent, b.urgent) ||
			first(a.waitsFor.length === 0, b.waitsFor.length === 0) ||
			PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
			waitingFor(b) - waitingFor(a) ||
			a.level - b.level ||
			compare(a.area.low, b.area.low),
	);
}

function first(a: boolean, b: boolean): number {
	return Number(b) - Number(a);
}

/** How many candidates wait for each duty, directly or through others; none counts twice. */
function countWaiting(candidates: readonly Candidate[]): Map<DutyId, number> {
	const byId = new Map(candidates.map((candidate) => [candidate.duty.id, candidate]));
	const counts = new Map<DutyId, number>();
	for (const candidate of candidates) {
		for (const id of allAhead(candidate, byId)) counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return counts;
}

function allAhead(
	candidate: Candidate,
	byId: ReadonlyMap<DutyId, Candidate>,
	ahead = new Set<DutyId>(),
): Set<DutyId> {
	for (const id of candidate.waitsFor) {
		const next = byId.get(id);
		if (next === undefined || ahead.has(id)) continue;
		ahead.add(id);
		allAhead(next, byId, ahead);
	}
	return ahead;
}
