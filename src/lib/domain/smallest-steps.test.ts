import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	AREAS,
	AREA_IDS,
	dutiesUnder,
	type AreaId,
	type DutyId,
	type Scope,
} from '../framework/index';
import { levelOf, standingOf, type Answers, type Level, type ScoringInput } from './answers';
import { scoreAssessment } from './scores';
import { smallestSteps } from './smallest-steps';
import { suggest } from './suggest/index';
import { anyAnswer, anyInput } from './testing/arbitraries';
import { afterSteps } from './what-if';

const dutiesIn = (area: AreaId, scope: Scope): DutyId[] =>
	AREAS.find(({ id }) => id === area)!.principles.flatMap((principle) =>
		dutiesUnder(principle.id, scope).map(({ id }) => id),
	);

const levelIn = (area: AreaId, input: ScoringInput) => scoreAssessment(input).areas[area].level;

const withLevel = (answers: Answers, duties: readonly DutyId[], level: Level): Answers => ({
	...answers,
	...Object.fromEntries(duties.map((duty) => [duty, { level }])),
});

/** Areas of 2 to 6 duties; the levels close to each other, so that all goals occur. */
const anySmallArea = fc
	.record({ area: fc.constantFrom(...AREA_IDS), scope: fc.constantFrom<Scope>('quick', 'core') })
	.filter(({ area, scope }) => dutiesIn(area, scope).length <= 6)
	.chain(({ area, scope }) => {
		const levels = fc
			.constantFrom<Level>(0, 1, 2, 3)
			.chain((low) => fc.constant({ low, high: (low + 1) as Level }));
		const answer = levels.chain(({ low, high }) =>
			fc.oneof(
				{ weight: 2, arbitrary: anyAnswer },
				{ weight: 5, arbitrary: fc.record({ level: fc.constantFrom(low, high) }) },
			),
		);
		return fc
			.record(Object.fromEntries(dutiesIn(area, scope).map((id) => [id, answer])))
			.map((answers) => ({ area, input: { scope, answers: answers as Answers } }));
	});

const anyArea = fc.oneof(
	anySmallArea,
	fc.record({ area: fc.constantFrom(...AREA_IDS), input: anyInput }),
);

/** The answers given as the result asks for them, no better. */
function answered(
	{ scope, answers }: ScoringInput,
	toAnswer: DutyId[],
	level: Level,
): ScoringInput {
	return { scope, answers: withLevel(answers, toAnswer, level) };
}

// Catches a way that ends elsewhere, or an area left out.
test('the answers and the steps bring the area exactly to the next level', () => {
	fc.assert(
		fc.property(anyArea, ({ area, input }) => {
			const { levelLow } = scoreAssessment(input).areas[area];
			const found = smallestSteps(input, area);
			expect(found === null).toBe(levelLow === null || levelLow === 4);
			if (!found) return;
			expect(found.level).toBe(levelLow! + 1);
			const { scope, answers } = answered(input, found.toAnswer, found.answersAtLeast);
			const after = afterSteps(
				answers,
				found.steps.map(({ duty }) => duty),
			);
			expect(levelIn(area, { scope, answers: after })).toBe(found.level);
		}),
	);
});

// Catches steps that cannot be done in their order, or that are asked of an unknown.
test('each step begins where its duty stands by then, and lower rungs come first', () => {
	fc.assert(
		fc.property(anyArea, ({ area, input }) => {
			const { steps = [], toAnswer = [] } = smallestSteps(input, area) ?? {};
			let answers = input.answers;
			for (const { duty, from, to } of steps) {
				expect(levelOf(answers[duty])).toBe(from);
				expect(to).toBe(from + 1);
				answers = afterSteps(answers, [duty]);
			}
			const rungs = steps.map(({ from }) => from);
			expect(rungs).toEqual([...rungs].sort());
			expect(new Set(toAnswer).size).toBe(toAnswer.length);
			for (const duty of toAnswer) {
				expect(['unknown', 'unanswered']).toContain(standingOf(input.answers[duty]));
			}
		}),
	);
});

// Catches a step too many: every other way of lifting the assessed duties is tried.
test('no way with fewer steps reaches the level', () => {
	fc.assert(
		fc.property(anySmallArea, ({ area, input }) => {
			const found = smallestSteps(input, area);
			if (!found || found.steps.length === 0) return;
			const climbers = dutiesIn(area, input.scope).filter(
				(id) => levelOf(input.answers[id]) !== null,
			);
			const given = answered(input, found.toAnswer, found.answersAtLeast);
			for (const lifted of waysToLift(climbers, found.steps.length - 1)) {
				const answers = afterSteps(given.answers, lifted);
				expect(levelIn(area, { ...given, answers }) ?? -1).toBeLessThan(found.level);
			}
		}),
		{ numRuns: 60 },
	);
});

// Catches an answer asked for without need, or asked to turn out better than it must.
test('with fewer answers, or lower ones, no number of steps reaches the level', () => {
	fc.assert(
		fc.property(anySmallArea, ({ area, input }) => {
			const found = smallestSteps(input, area);
			if (!found || found.toAnswer.length === 0) return;
			const { scope, answers } = input;
			const ids = dutiesIn(area, scope);
			const climbers = ids.filter((id) => levelOf(answers[id]) !== null);
			const missing = ids.filter(
				(id) => standingOf(answers[id]) === 'unknown' || standingOf(answers[id]) === 'unanswered',
			);
			const atBest = withLevel(answers, climbers, 4);
			for (const fewer of subsets(missing, found.toAnswer.length - 1)) {
				const level = levelIn(area, {
					scope,
					answers: withLevel(atBest, fewer, found.answersAtLeast),
				});
				expect(level ?? -1).toBeLessThan(found.level);
			}
			if (found.answersAtLeast === 0) return;
			const lower = (found.answersAtLeast - 1) as Level;
			const level = levelIn(area, { scope, answers: withLevel(atBest, missing, lower) });
			expect(level ?? -1).toBeLessThan(found.level);
		}),
	);
});

const LITERACY = dutiesIn('literacy', 'core');

// Catches a choice by anything else where one step is as good as another.
test('of equal steps those that are suggested first are taken', () => {
	const wanted = LITERACY[5]!;
	const answers: Answers = {
		...withLevel({}, LITERACY, 1),
		'capacity-development.lrg.2': { level: 2 },
		[wanted]: { level: 1, priority: 'high' },
	};
	const input = { scope: 'core', answers } as const;
	const found = smallestSteps(input, 'literacy')!;
	const { now, next, later } = suggest(input);
	const order = [...now, ...next, ...later]
		.map(({ duty }) => duty)
		.filter((duty) => LITERACY.includes(duty));
	// Five of six at level 2 are three quarters: one is there, four more are needed.
	expect(found.level).toBe(2);
	expect(found.steps).toHaveLength(4);
	expect(found.steps[0]).toEqual({ duty: wanted, from: 1, to: 2 });
	const places = found.steps.map(({ duty }) => order.indexOf(duty));
	expect(places).toEqual([...places].sort((a, b) => a - b));
	expect(places).not.toContain(-1);
});

test('one duty far below climbs several rungs', () => {
	const last = LITERACY[5]!;
	const answers = { ...withLevel({}, LITERACY, 3), [last]: { level: 0 as const } };
	expect(smallestSteps({ scope: 'core', answers }, 'literacy')).toEqual({
		level: 2,
		steps: [{ duty: last, from: 0, to: 1 }],
		toAnswer: [],
		answersAtLeast: 1,
	});
	const lower = { ...withLevel({}, LITERACY, 0), [last]: { level: 1 as const } };
	expect(smallestSteps({ scope: 'core', answers: lower }, 'literacy')!.steps).toHaveLength(4);
});

test('an area without any answer begins with answers', () => {
	const found = smallestSteps({ scope: 'core', answers: {} }, 'literacy')!;
	expect(found).toMatchObject({ level: 1, steps: [], answersAtLeast: 1 });
	// Five of six, and one under each principle.
	expect(found.toAnswer).toHaveLength(5);
});

// Catches a step that the answers, which two principles need anyway, have made needless.
test('answers that reach the goal save steps', () => {
	const away = ['multilevel-governance.lrg.1', 'multilevel-governance.lrg.3'];
	const here = ['multilevel-governance.lrg.2', 'financing-procurement.lrg.1'];
	const answers: Answers = {
		...withLevel({}, dutiesIn('governance', 'core').slice(0, 3), 0),
		...Object.fromEntries(
			[...away, 'financing-procurement.lrg.2', 'financing-procurement.lrg.3'].map((id) => [
				id,
				{ notApplicable: 'no-legal-power' },
			]),
		),
	};
	const found = smallestSteps({ scope: 'core', answers }, 'governance')!;
	// Four of five: two answers and two of the three that are at level 0.
	expect(found).toMatchObject({ level: 1, toAnswer: here, answersAtLeast: 1 });
	expect(found.steps).toHaveLength(2);
});

test('a missing answer that holds the level down must turn out at the level below the goal', () => {
	const [unknown, ...others] = LITERACY as [string, ...string[]];
	const answers = { ...withLevel({}, others, 3), [unknown]: { unknown: true as const } };
	expect(smallestSteps({ scope: 'core', answers }, 'literacy')).toEqual({
		level: 2,
		steps: [],
		toAnswer: [unknown],
		answersAtLeast: 1,
	});
});

/** Every way of spending at most so many steps, as lists for `afterSteps`. */
function waysToLift(duties: readonly DutyId[], steps: number): DutyId[][] {
	const [first, ...others] = duties;
	if (first === undefined || steps === 0) return [[]];
	return [0, 1, 2, 3, 4]
		.filter((times) => times <= steps)
		.flatMap((times) =>
			waysToLift(others, steps - times).map((way) => [
				...Array.from({ length: times }, () => first),
				...way,
			]),
		);
}

function subsets(duties: readonly DutyId[], size: number): DutyId[][] {
	if (size === 0) return [[]];
	return duties.flatMap((duty, i) =>
		subsets(duties.slice(i + 1), size - 1).map((others) => [duty, ...others]),
	);
}
