/**
 * The shortest way of a thematic area to its next level.
 *
 * The level rule asks for two things of level L: no applicable duty below L − 1, and three
 * quarters of them at L or above. So every duty below L − 1 has to climb to it; after that each
 * further duty at L costs one step, whichever it is, and the order of the suggestions decides.
 * A missing answer counts as 0 and cannot climb: it has to be given first. Source of the rule: the
 * scoring method, "Readiness level".
 */
import { AREAS, dutiesUnder } from '../framework/index';
import type { AreaId, Duty, DutyId } from '../framework/index';
import { levelOf, standingOf } from './answers';
import type { Level, ScoringInput } from './answers';
import { levelRule } from './level-rule';
import { findCandidates } from './suggest/candidates';
import { inOrder } from './suggest/order';

/** One rung of one duty. */
export type Step = { duty: DutyId; from: Level; to: Level };

export type SmallestSteps = {
	/** The level that the area will have. */
	level: Level;
	/** Lower rungs first, each rung in the order of the suggestions; may be empty. */
	steps: Step[];
	/** The missing answers that must be given first, as few as can do, in catalogue order … */
	toAnswer: DutyId[];
	/** … and the level at which each of them must turn out at least, the lowest that can do. */
	answersAtLeast: Level;
};

type Assessed = { duty: Duty; level: Level };

/**
 * The smallest number of steps to the level above the area's `levelLow` (which is its `level` once
 * it is scored); null where the area is at level 4 or has no applicable duty.
 */
export function smallestSteps(input: ScoringInput, area: AreaId): SmallestSteps | null {
	const applicable = applicableDuties(input, area);
	const climbers: Assessed[] = [];
	const missing: Duty[] = [];
	for (const duty of applicable) {
		const level = levelOf(input.answers[duty.id]);
		if (level === null) missing.push(duty);
		else climbers.push({ duty, level });
	}
	const today = levelRule([
		...climbers.map(({ level }) => level),
		...missing.map(() => 0 as const),
	]);
	if (today === null || today === 4) return null;

	const goal = (today + 1) as Level;
	const floor = today;
	const needed = Math.ceil((3 * applicable.length) / 4);
	const lacking = Math.max(0, needed - climbers.length);
	const toAnswer = floor > 0 ? missing : fewestAnswers(missing, climbers, lacking);
	// Where all that have a level are too few, some of the answers must reach the goal themselves.
	const answersAtLeast = lacking > 0 ? goal : floor;
	const there = climbers.filter(({ level }) => level >= goal).length;
	const given = answersAtLeast === goal ? toAnswer.length : 0;
	const lifted = inSuggestedOrder(
		climbers.filter(({ level }) => level < goal),
		input,
	);
	const toGoal = new Set(lifted.slice(0, Math.max(0, needed - there - given)));
	return {
		level: goal,
		steps: rungByRung(lifted, (climber) => (toGoal.has(climber) ? goal : floor)),
		toAnswer: toAnswer.map(({ id }) => id),
		answersAtLeast,
	};
}

function applicableDuties({ scope, answers }: ScoringInput, area: AreaId): Duty[] {
	const principles = AREAS.find(({ id }) => id === area)?.principles ?? [];
	return principles
		.flatMap(({ id }) => dutiesUnder(id, scope))
		.filter((duty) => standingOf(answers[duty.id]) !== 'notApplicable');
}

/**
 * On the way to level 1 a missing answer holds nothing down by itself. An answer is needed where a
 * principle has none, for its area has no level then, and where the assessed duties are too few.
 */
function fewestAnswers(
	missing: readonly Duty[],
	climbers: readonly Assessed[],
	lacking: number,
): Duty[] {
	const known = new Set(climbers.map(({ duty }) => duty.principle));
	const first = missing.filter(
		({ principle }, i) =>
			!known.has(principle) && missing.findIndex((one) => one.principle === principle) === i,
	);
	const others = missing.filter((duty) => !first.includes(duty));
	const chosen = [...first, ...others.slice(0, Math.max(0, lacking - first.length))];
	return missing.filter((duty) => chosen.includes(duty));
}

/** As the suggestions would have them; those that are not suggested follow in catalogue order. */
function inSuggestedOrder(climbers: readonly Assessed[], input: ScoringInput): Assessed[] {
	const suggested = inOrder(findCandidates(input)).map(({ duty }) => duty.id);
	const place = ({ duty }: Assessed) => {
		const index = suggested.indexOf(duty.id);
		return index < 0 ? suggested.length : index;
	};
	return [...climbers].sort((a, b) => place(a) - place(b));
}

function rungByRung(climbers: readonly Assessed[], goalOf: (climber: Assessed) => Level): Step[] {
	return ([0, 1, 2, 3] as const).flatMap((from) =>
		climbers
			.filter((climber) => climber.level <= from && from < goalOf(climber))
			.map(({ duty }) => ({ duty: duty.id, from, to: (from + 1) as Level })),
	);
}
