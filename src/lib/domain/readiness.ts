/** The readiness levels of a group of duties. Source: the scoring method, "Readiness level". */
import type { Level } from './answers';
import { levelRule } from './level-rule';
import type { Claims, Counts, Status } from './tally';

export type Readiness = {
	/** Null unless scored: nobody claims a level on an unknown. */
	level: Level | null;
	levelLow: Level | null;
	levelHigh: Level | null;
	/** The level that the evidence bears out; null unless scored. */
	evidencedLevel: Level | null;
};

/** By the level rule, with every missing level as 0, and for `levelHigh` as 4. */
export function readinessOf(group: Counts & Claims, status: Status): Readiness {
	const rule = (levels: readonly Level[], missing: Level) =>
		levelRule([
			...levels,
			...Array.from({ length: group.applicable - group.assessed }, () => missing),
		]);
	const levelLow = rule(group.levels, 0);
	const scored = status === 'scored';
	return {
		level: scored ? levelLow : null,
		levelLow,
		levelHigh: rule(group.levels, 4),
		evidencedLevel: scored ? rule(group.evidenced, 0) : null,
	};
}
