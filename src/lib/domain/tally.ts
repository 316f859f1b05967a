/**
 * What the answers come to, counted and exact, before anything is rounded. Scores and suggestions
 * are both made from it. Source of every rule here: the scoring method, "Scores".
 */
import { AREAS, dutiesUnder } from '../framework/index';
import type { Area, AreaId, Duty, PrincipleId, Scope } from '../framework/index';
import { isUnproven, levelOf, standingOf } from './answers';
import type { Answers, Level, ScoringInput } from './answers';
import { fraction, mean, type Fraction } from './fraction';

export type Counts = {
	/** In scope and not "not applicable". */
	applicable: number;
	/** Those with a level. */
	assessed: number;
	/** Those answered with "don't know". */
	unknown: number;
	notApplicable: number;
};

/** The levels of assessed duties, in catalogue order. */
export type Claims = {
	levels: readonly Level[];
	/** The same, with every 3 or 4 that has no evidence counted as 2. */
	evidenced: readonly Level[];
};

/** Duties that weigh the same. Means are 0 to 100 and exact; null where there is none to take. */
export type DutiesTally = Counts &
	Claims & {
		mean: Fraction | null;
		/** With every missing level taken as 0. */
		low: Fraction | null;
		/** With every missing level taken as 4. */
		high: Fraction | null;
	};

export type PrincipleTally = DutiesTally & { id: PrincipleId };

export type Status = 'scored' | 'incomplete' | 'not-applicable';

export type AreaTally = Counts &
	Claims & {
		id: AreaId;
		status: Status;
		principles: readonly PrincipleTally[];
		/** Null unless scored. */
		score: Fraction | null;
		low: Fraction | null;
		high: Fraction | null;
	};

/** One tally an area, in catalogue order. Answers to duties outside the scope are ignored. */
export function tallyAreas({ scope, answers }: ScoringInput): AreaTally[] {
	return AREAS.map((area) => tallyArea(area, scope, answers));
}

/** Counts of several principles, or of several areas, taken together. */
export function addUp(parts: readonly Counts[]): Counts {
	const total: Counts = { applicable: 0, assessed: 0, unknown: 0, notApplicable: 0 };
	for (const part of parts) {
		total.applicable += part.applicable;
		total.assessed += part.assessed;
		total.unknown += part.unknown;
		total.notApplicable += part.notApplicable;
	}
	return total;
}

/** The mean of one figure of several tallies, equal weights; null if there is none to take. */
export function meanOf<K extends string>(
	tallies: readonly Readonly<Record<K, Fraction | null>>[],
	figure: K,
): Fraction | null {
	return mean(tallies.map((tally) => tally[figure]).filter((value) => value !== null));
}

function tallyArea(area: Area, scope: Scope, answers: Answers): AreaTally {
	const principles = area.principles.map(({ id }) => ({
		id,
		...tallyDuties(dutiesUnder(id, scope), answers),
	}));
	const applying = principles.filter((principle) => principle.applicable > 0);
	const counts = addUp(principles);
	const status = statusOf(counts, applying);
	return {
		...counts,
		id: area.id,
		status,
		principles,
		levels: principles.flatMap((principle) => principle.levels),
		evidenced: principles.flatMap((principle) => principle.evidenced),
		score: status === 'scored' ? meanOf(applying, 'mean') : null,
		low: meanOf(applying, 'low'),
		high: meanOf(applying, 'high'),
	};
}

/**
 * Scored: two thirds of what applies is assessed, and something under every principle.
 * @param applying the principles with an applicable duty; none for a group without principles
 */
export function statusOf(group: Counts, applying: readonly Counts[] = []): Status {
	if (group.applicable === 0) return 'not-applicable';
	const enough = 3 * group.assessed >= 2 * group.applicable;
	const everywhere = applying.every((principle) => principle.assessed > 0);
	return enough && everywhere ? 'scored' : 'incomplete';
}

/** Counts and means of any duties, all of equal weight. */
export function tallyDuties(duties: readonly Duty[], answers: Answers): DutiesTally {
	const levels: Level[] = [];
	const evidenced: Level[] = [];
	let unknown = 0;
	let notApplicable = 0;
	for (const duty of duties) {
		const answer = answers[duty.id];
		const level = levelOf(answer);
		if (level !== null) {
			levels.push(level);
			evidenced.push(isUnproven(answer) ? 2 : level);
		} else {
			const standing = standingOf(answer);
			if (standing === 'unknown') unknown += 1;
			if (standing === 'notApplicable') notApplicable += 1;
		}
	}
	const applicable = duties.length - notApplicable;
	const missing = applicable - levels.length;
	const sum = levels.reduce<number>((total, level) => total + level, 0);
	return {
		applicable,
		assessed: levels.length,
		unknown,
		notApplicable,
		levels,
		evidenced,
		mean: percent(sum, levels.length),
		low: percent(sum, applicable),
		high: percent(sum + 4 * missing, applicable),
	};
}

/** 25 × the mean level: level 4 everywhere is 100. */
function percent(sumOfLevels: number, duties: number): Fraction | null {
	return duties === 0 ? null : fraction(25 * sumOfLevels, duties);
}
