/** What steps change of an area or the city, as codes whose words stand in `what-if:effect`. */
import type { Status } from '$lib/domain/scores';
import type { Level } from '$lib/domain/answers';

type Figures = {
	status: Status;
	score: number | null;
	low: number | null;
	high: number | null;
	levelLow: Level | null;
};

/**
 * Steps lead up only, and each moves the lowest possible score. While answers are missing it is the
 * range that rises, and the level is the one that holds whatever they turn out to be.
 */
export function changesOf(
	before: Figures,
	after: Figures,
): ('scoreRises' | 'rangeRises' | 'levelRises')[] {
	const moves = before.low !== after.low || before.high !== after.high;
	return [
		...(moves ? [before.score === null ? ('rangeRises' as const) : ('scoreRises' as const)] : []),
		...(levelRises(before, after) ? ['levelRises' as const] : []),
	];
}

export function levelRises(
	before: Pick<Figures, 'levelLow'>,
	after: Pick<Figures, 'levelLow'>,
): boolean {
	return before.levelLow !== null && after.levelLow !== null && after.levelLow > before.levelLow;
}
