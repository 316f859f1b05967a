/**
 * What the results page says in words: the principles in which a city stands out, and those in
 * which it lags, each against the city's own middle and never against another city's.
 *
 * The rule, on exact figures:
 * - Nothing is said before two thirds of the applicable duties of the assessment are assessed.
 * - The middle is the mean of the means of the principles that have an assessed duty.
 * - Strength: every applicable duty is assessed, the mean is 50 or more (level 2, Piloting, on
 *   average) and above the middle. The highest means first.
 * - Gap: even with every missing answer at level 4 (`high`) it is below 75 (level 3, Operating, on
 *   average) and below the middle. The lowest means first.
 * - At most three of each; equals in catalogue order. So a missing answer can hide a strength or a
 *   gap, and never makes one up; no principle is both; a city that is the same all over has none.
 */
import { areaOfPrinciple, dutiesUnder } from '../framework/index';
import type { AreaId, DutyId, PrincipleId } from '../framework/index';
import { levelOf } from './answers';
import type { Level, ScoringInput } from './answers';
import { compare, fraction, round, type Fraction } from './fraction';
import { addUp, meanOf, tallyAreas, type PrincipleTally } from './tally';

/** A principle to speak of, with what is behind it. */
export type Highlight = {
	principle: PrincipleId;
	area: AreaId;
	/** 25 × the mean level of its assessed duties, rounded as scores are. */
	mean: number;
	/** The highest level under a strength, the lowest under a gap … */
	level: Level;
	/** … and the duties at that level, in catalogue order. */
	duties: DutyId[];
};

const AT_MOST = 3;
const STRONG = fraction(50);
const WEAK = fraction(75);

/** Up to three principles in which the city is ahead of its own middle, the strongest first. */
export function strengths(input: ScoringInput): Highlight[] {
	const { known, middle } = look(input);
	return known
		.filter(({ assessed, applicable }) => assessed === applicable)
		.filter(({ mean }) => compare(mean, STRONG) >= 0 && compare(mean, middle) > 0)
		.sort((a, b) => compare(b.mean, a.mean))
		.slice(0, AT_MOST)
		.map((principle) => highlight(input, principle, Math.max(...principle.levels) as Level));
}

/** Up to three principles in which the city is behind its own middle, the weakest first. */
export function gaps(input: ScoringInput): Highlight[] {
	const { known, middle } = look(input);
	return known
		.filter(({ high }) => compare(high, WEAK) < 0 && compare(high, middle) < 0)
		.sort((a, b) => compare(a.mean, b.mean))
		.slice(0, AT_MOST)
		.map((principle) => highlight(input, principle, Math.min(...principle.levels) as Level));
}

type Known = PrincipleTally & { mean: Fraction; high: Fraction };

/** The principles with an assessed duty, in catalogue order; none while too little is answered. */
function look(input: ScoringInput): { known: Known[]; middle: Fraction } {
	const areas = tallyAreas(input);
	const { applicable, assessed } = addUp(areas);
	const known = areas
		.flatMap(({ principles }) => principles)
		.filter((one): one is Known => one.mean !== null && one.high !== null);
	const middle = meanOf(known, 'mean');
	return middle === null || 3 * assessed < 2 * applicable
		? { known: [], middle: fraction(0) }
		: { known, middle };
}

function highlight(input: ScoringInput, { id, mean }: Known, level: Level): Highlight {
	return {
		principle: id,
		area: areaOfPrinciple(id),
		mean: round(mean),
		level,
		duties: dutiesUnder(id, input.scope)
			.filter((duty) => levelOf(input.answers[duty.id]) === level)
			.map((duty) => duty.id),
	};
}
