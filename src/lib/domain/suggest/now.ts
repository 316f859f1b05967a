import type { Candidate } from './candidates';

/** So that a city begins few things, and not all in one corner. */
const LIMITS = { principle: 2, area: 3, all: 7 };

/**
 * What to begin with: going down the order, whatever a limit still lets in. One over a limit is
 * passed over and those after it still have their chance. Source: the scoring method, "now".
 */
export function pickNow(startable: readonly Candidate[]): Set<Candidate> {
	const picked = new Set<Candidate>();
	const taken = new Map<string, number>();
	const countOf = (key: string) => taken.get(key) ?? 0;
	for (const candidate of startable) {
		const principle = `principle ${candidate.duty.principle}`;
		const area = `area ${candidate.area.id}`;
		if (picked.size >= LIMITS.all) break;
		if (countOf(principle) >= LIMITS.principle || countOf(area) >= LIMITS.area) continue;
		picked.add(candidate);
		taken.set(principle, countOf(principle) + 1).set(area, countOf(area) + 1);
	}
	return picked;
}
