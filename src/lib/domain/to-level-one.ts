/**
 * What an area, or the city, lacks to level 1. Level 0 of an area is never called "Not started",
 * which is true only of a duty: the page says how many duties are missing to level 1, and which.
 * Source: the scoring method, "Readiness level".
 */
import { AREAS, dutiesUnder, type AreaId, type DutyId } from '../framework/index';
import { levelOf, standingOf, type ScoringInput } from './answers';
import type { Scores } from './scores';

/** `count` more of `among` at level 1 or above are enough. */
export type Lacking<Id> = { count: number; among: Id[] };

/** Null where the area is at level 1 or above already, or has no applicable duty. */
export function dutiesToLevelOne(
	{ scope, answers }: ScoringInput,
	area: AreaId,
): Lacking<DutyId> | null {
	const principles = AREAS.find(({ id }) => id === area)?.principles ?? [];
	const applicable = principles
		.flatMap(({ id }) => dutiesUnder(id, scope))
		.filter((duty) => standingOf(answers[duty.id]) !== 'notApplicable');
	const below = applicable.filter((duty) => (levelOf(answers[duty.id]) ?? 0) < 1);
	return lacking(
		applicable.length,
		below.map((duty) => duty.id),
	);
}

/** The same for the city: its areas take the place of the duties. */
export function areasToLevelOne({ areas }: Scores): Lacking<AreaId> | null {
	const applicable = AREAS.filter(({ id }) => areas[id].levelLow !== null);
	const below = applicable.filter(({ id }) => (areas[id].levelLow ?? 0) < 1);
	return lacking(
		applicable.length,
		below.map(({ id }) => id),
	);
}

/** Three quarters of all must be at level 1 or above: exact, in whole numbers. */
function lacking<Id>(total: number, below: Id[]): Lacking<Id> | null {
	const needed = Math.ceil((3 * total) / 4);
	const count = needed - (total - below.length);
	return count > 0 ? { count, among: below } : null;
}
