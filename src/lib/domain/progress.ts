import { AREAS } from '../framework/index';
import type { AreaId } from '../framework/index';
import type { ScoringInput } from './answers';
import { fraction, round } from './fraction';
import { tallyAreas, type AreaTally } from './tally';

/** How far a city has come towards its targets, 0 to 100 with one decimal; null without one. */
export type Progress = { overall: number | null; areas: Record<AreaId, number | null> };

/** Levels still to climb, of all the levels that the targets ask for. */
type Way = { missing: number; target: number };

const NO_WAY: Way = { missing: 0, target: 0 };

/**
 * 100 × (1 − Σ max(0, target − level) / Σ target) over the applicable duties of the areas that
 * have a target, a missing level as 0. Overshooting one duty makes up for no other. Source: the
 * scoring method, "Targets and progress".
 */
export function progress(input: ScoringInput): Progress {
	const ways = tallyAreas(input).map((area) => wayTo(input.targets?.[area.id], area));
	const overall: Way = {
		missing: ways.reduce((sum, way) => sum + way.missing, 0),
		target: ways.reduce((sum, way) => sum + way.target, 0),
	};
	return {
		overall: progressOn(overall),
		areas: Object.fromEntries(
			AREAS.map((area, i) => [area.id, progressOn(ways[i] ?? NO_WAY)]),
		) as Record<AreaId, number | null>,
	};
}

function wayTo(target: number | undefined, area: AreaTally): Way {
	if (target === undefined) return NO_WAY;
	const unanswered = area.applicable - area.assessed;
	return {
		missing: area.levels.reduce<number>(
			(sum, level) => sum + Math.max(0, target - level),
			target * unanswered,
		),
		target: target * area.applicable,
	};
}

function progressOn({ missing, target }: Way): number | null {
	return target === 0 ? null : round(fraction(100 * (target - missing), target));
}
