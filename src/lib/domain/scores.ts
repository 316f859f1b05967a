/**
 * The figures that are shown: each is rounded once, half up to one decimal, when it is handed out
 * here. Source: the scoring method, "Scores" and "Readiness level".
 */
import type { AreaId, PrincipleId } from '../framework/index';
import type { ScoringInput } from './answers';
import { roundOrNull } from './fraction';
import { levelRule } from './level-rule';
import { readinessOf, type Readiness } from './readiness';
import { addUp, meanOf, tallyAreas } from './tally';
import type { AreaTally, Counts, PrincipleTally, Status } from './tally';

export type { Status } from './tally';

/** Scores are 0 to 100 with one decimal; null is "no figure", never zero. */
export type PrincipleScore = Omit<Counts, 'notApplicable'> & {
	mean: number | null;
	low: number | null;
	high: number | null;
};

/** What an area and the whole city have in common. */
type Figures = Counts &
	Readiness & {
		status: Status;
		/** Null unless scored; `low` and `high` stand wherever something applies. */
		score: number | null;
		low: number | null;
		high: number | null;
	};

export type OverallScore = Figures;

export type AreaScore = Figures & {
	/** More than a quarter of the area's duties in scope are "not applicable". */
	manyNotApplicable: boolean;
	principles: Record<PrincipleId, PrincipleScore>;
};

export type Scores = { overall: OverallScore; areas: Record<AreaId, AreaScore> };

/** Scores of the city, its areas and their principles, all keys in catalogue order. */
export function scoreAssessment(input: ScoringInput): Scores {
	const tallies = tallyAreas(input);
	const areas = tallies.map((tally) => [tally.id, scoreArea(tally)] as const);
	return {
		overall: scoreCity(
			tallies,
			areas.map(([, score]) => score),
		),
		areas: Object.fromEntries(areas) as Record<AreaId, AreaScore>,
	};
}

function scoreArea(area: AreaTally): AreaScore {
	return {
		...countsOf(area),
		status: area.status,
		score: roundOrNull(area.score),
		low: roundOrNull(area.low),
		high: roundOrNull(area.high),
		...readinessOf(area, area.status),
		manyNotApplicable: 4 * area.notApplicable > area.applicable + area.notApplicable,
		principles: Object.fromEntries(
			area.principles.map((principle) => [principle.id, scorePrinciple(principle)]),
		),
	};
}

function scorePrinciple(principle: PrincipleTally): PrincipleScore {
	return {
		applicable: principle.applicable,
		assessed: principle.assessed,
		unknown: principle.unknown,
		mean: roundOrNull(principle.mean),
		low: roundOrNull(principle.low),
		high: roundOrNull(principle.high),
	};
}

/** The city is the mean, and the level rule, over the areas that apply. */
function scoreCity(tallies: readonly AreaTally[], scores: readonly AreaScore[]): OverallScore {
	const applying = tallies.filter((area) => area.status !== 'not-applicable');
	const status = statusOfCity(applying);
	const scored = status === 'scored';
	const levelOverAreas = (figure: 'level' | 'levelLow' | 'levelHigh' | 'evidencedLevel') =>
		levelRule(scores.map((area) => area[figure]).filter((level) => level !== null));
	return {
		...addUp(tallies),
		status,
		score: scored ? roundOrNull(meanOf(applying, 'score')) : null,
		low: roundOrNull(meanOf(applying, 'low')),
		high: roundOrNull(meanOf(applying, 'high')),
		level: scored ? levelOverAreas('level') : null,
		levelLow: levelOverAreas('levelLow'),
		levelHigh: levelOverAreas('levelHigh'),
		evidencedLevel: scored ? levelOverAreas('evidencedLevel') : null,
	};
}

function statusOfCity(applying: readonly AreaTally[]): Status {
	if (applying.length === 0) return 'not-applicable';
	return applying.every((area) => area.status === 'scored') ? 'scored' : 'incomplete';
}

function countsOf({ applicable, assessed, unknown, notApplicable }: Counts): Counts {
	return { applicable, assessed, unknown, notApplicable };
}
