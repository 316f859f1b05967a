import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DUTIES, PRINCIPLES, dutiesInScope, dutiesUnder } from '../framework/index';
import { levelOf, standingOf, type Answers, type Level } from './answers';
import { scoreAssessment } from './scores';
import { gaps, strengths } from './strengths';
import { anyAnswer, anyInput } from './testing/arbitraries';

/** Nearly all answered: what `anyInput` leaves out is too much for anything to be said. */
const anyAnswered = fc
	.record(Object.fromEntries(DUTIES.map(({ id }) => [id, anyAnswer])))
	.map((answers) => ({ scope: 'full' as const, answers: answers as Answers }));

const levels = (level: Level, scope: 'quick' | 'full' = 'full'): Answers =>
	Object.fromEntries(dutiesInScope(scope).map(({ id }) => [id, { level }]));

function withPrinciple(answers: Answers, principle: string, level: Level): Answers {
	const under = dutiesUnder(principle, 'full').map(({ id }) => [id, { level }]);
	return { ...answers, ...Object.fromEntries(under) };
}

describe('for any answers', () => {
	// Catches a principle praised and blamed at once, or on answers that are not there.
	test('at most three of each, never both, each with the duties behind it', () => {
		fc.assert(
			fc.property(fc.oneof(anyAnswered, anyInput), (input) => {
				const [strong, weak] = [strengths(input), gaps(input)];
				const named = [...strong, ...weak].map(({ principle }) => principle);
				expect(Math.max(strong.length, weak.length)).toBeLessThanOrEqual(3);
				expect(new Set(named).size).toBe(named.length);
				const { areas } = scoreAssessment(input);
				for (const { principle, area, mean, level, duties } of [...strong, ...weak]) {
					const score = areas[area].principles[principle]!;
					expect(mean).toBe(score.mean);
					expect(duties.length).toBeGreaterThan(0);
					for (const duty of duties) expect(levelOf(input.answers[duty])).toBe(level);
				}
				for (const { principle, area, mean, level } of strong) {
					const { assessed, applicable } = areas[area].principles[principle]!;
					expect(assessed).toBe(applicable);
					expect(mean).toBeGreaterThanOrEqual(50);
					expect(25 * level).toBeGreaterThanOrEqual(mean);
				}
				for (const { principle, area, mean, level } of weak) {
					expect(areas[area].principles[principle]!.high).toBeLessThan(75);
					expect(25 * level).toBeLessThanOrEqual(mean);
				}
				const highest = strong.map(({ mean }) => mean);
				expect(highest).toEqual([...highest].sort((a, b) => b - a));
				const lowest = weak.map(({ mean }) => mean);
				expect(lowest).toEqual([...lowest].sort((a, b) => a - b));
			}),
		);
	});

	// Catches what is said on so few answers that the next one turns it round.
	test('nothing is said before two thirds of what applies is assessed', () => {
		fc.assert(
			fc.property(anyInput, (input) => {
				const { applicable, assessed } = scoreAssessment(input).overall;
				if (3 * assessed >= 2 * applicable) return;
				expect([strengths(input), gaps(input)]).toEqual([[], []]);
			}),
		);
	});

	// Catches a gap made up of what nobody has answered.
	test('a gap is no strength even if every missing answer turns out at level 4', () => {
		fc.assert(
			fc.property(anyAnswered, (input) => {
				for (const { principle } of gaps(input)) {
					const filled = dutiesUnder(principle, 'full')
						.filter(({ id }) => ['unknown', 'unanswered'].includes(standingOf(input.answers[id])))
						.map(({ id }) => [id, { level: 4 as const }]);
					const answers = { ...input.answers, ...Object.fromEntries(filled) };
					const named = strengths({ ...input, answers }).map((one) => one.principle);
					expect(named).not.toContain(principle);
				}
			}),
		);
	});
});

// Catches a gap that stands on one answer where another one could fill it.
test('a principle is no gap while its missing answers could lift it', () => {
	const [first, ...others] = dutiesUnder('equity', 'full').map(({ id }) => id) as [string];
	const unknown = Object.fromEntries(others.map((id) => [id, { unknown: true as const }]));
	const answers: Answers = { ...levels(3), ...unknown, [first]: { level: 0 } };
	expect(gaps({ scope: 'full', answers })).toEqual([]);
});

test.each([0, 1, 2, 3, 4] as const)('a city at level %i all over has neither', (level) => {
	const input = { scope: 'full', answers: levels(level) } as const;
	expect([strengths(input), gaps(input)]).toEqual([[], []]);
});

test('what stands out is named, the furthest first', () => {
	let answers = levels(2);
	answers = withPrinciple(answers, 'equity', 3);
	answers = withPrinciple(answers, 'city-services', 4);
	answers = withPrinciple(answers, 'digital-skills', 1);
	answers = withPrinciple(answers, 'urban-resilience', 0);
	const input = { scope: 'full', answers } as const;
	expect(strengths(input)).toMatchObject([
		{ principle: 'city-services', area: 'infrastructure', mean: 100, level: 4 },
		{ principle: 'equity', area: 'inclusion', mean: 75, level: 3 },
	]);
	expect(gaps(input).map(({ principle }) => principle)).toEqual([
		'urban-resilience',
		'digital-skills',
	]);
});

// Catches "strong" said of what is only less weak, and "gap" of what works well.
test('level 1 is no strength and level 3 no gap', () => {
	const low = withPrinciple(levels(0), 'equity', 1);
	expect(strengths({ scope: 'full', answers: low })).toEqual([]);
	const high = withPrinciple(levels(4), 'equity', 3);
	expect(gaps({ scope: 'full', answers: high })).toEqual([]);
});

// Catches an order that goes by the record's keys.
test('equals stand in catalogue order, whatever the order of the answers', () => {
	const [a, b, c, d] = PRINCIPLES.map(({ id }) => id) as [string, string, string, string];
	let answers = levels(2);
	for (const id of [d, b, a, c]) answers = withPrinciple(answers, id, 4);
	const reversed = Object.fromEntries(Object.entries(answers).reverse());
	for (const one of [answers, reversed]) {
		const named = strengths({ scope: 'full', answers: one }).map(({ principle }) => principle);
		expect(named).toEqual([a, b, c]);
	}
});

test('under a principle the duties that made it so are named', () => {
	const [first, second, ...others] = dutiesUnder('equity', 'full').map(({ id }) => id) as [
		string,
		string,
		...string[],
	];
	const answers: Answers = {
		...levels(3),
		...Object.fromEntries(others.map((id) => [id, { level: 1 as const }])),
		[first]: { level: 0 },
		[second]: { level: 0 },
	};
	expect(gaps({ scope: 'full', answers })[0]).toMatchObject({
		principle: 'equity',
		level: 0,
		duties: [first, second],
	});
});
