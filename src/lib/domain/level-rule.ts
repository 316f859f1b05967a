import { LEVELS, type Level } from './answers';

const HIGHEST_FIRST = [...LEVELS].reverse();

/**
 * The level rule: the highest level L such that at least 75 % of the levels are at L or above and
 * none is below L − 1; null for an empty list. Source: the scoring method, "Readiness level".
 */
export function levelRule(levels: readonly Level[]): Level | null {
	if (levels.length === 0) return null;
	const lowest = Math.min(...levels);
	for (const level of HIGHEST_FIRST) {
		const atOrAbove = levels.filter((other) => other >= level).length;
		if (4 * atOrAbove >= 3 * levels.length && lowest >= level - 1) return level;
	}
	return 0;
}
