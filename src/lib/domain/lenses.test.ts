import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OBJECTIVES, PILLARS } from '../framework/context';
import { dutiesInScope, dutyById } from '../framework/index';
import type { Answers } from './answers';
import { lenses } from './lenses';
import { scoreAssessment } from './scores';
import { anyInput } from './testing/arbitraries';

// Catches a duty that falls out of a lens, or counts in two groups.
test('each lens holds every duty in scope once, and counts what the city counts', () => {
	fc.assert(
		fc.property(anyInput, (input) => {
			const { pillars, objectives } = lenses(input);
			expect(pillars.map(({ id }) => id)).toEqual([...PILLARS]);
			expect(objectives.map(({ id }) => id)).toEqual([...OBJECTIVES]);
			for (const duty of pillars.flatMap(({ id, duties }) => duties.map((one) => [one, id]))) {
				expect(dutyById(duty[0]!)!.pillar).toBe(duty[1]);
			}
			for (const duty of objectives.flatMap(({ id, duties }) => duties.map((one) => [one, id]))) {
				expect(dutyById(duty[0]!)!.objective).toBe(duty[1]);
			}
			const { overall } = scoreAssessment(input);
			for (const groups of [pillars, objectives]) {
				const duties = groups.flatMap((group) => group.duties);
				expect(duties.length).toBe(dutiesInScope(input.scope).length);
				expect(new Set(duties).size).toBe(duties.length);
				for (const count of ['applicable', 'assessed', 'unknown', 'notApplicable'] as const) {
					expect(groups.reduce((sum, group) => sum + group[count], 0)).toBe(overall[count]);
				}
			}
		}),
	);
});

// Catches figures that do not belong together, and a score shown where too little is known.
test('a score stands where two thirds are assessed, within its range, with its level', () => {
	fc.assert(
		fc.property(anyInput, (input) => {
			const { pillars, objectives } = lenses(input);
			for (const group of [...pillars, ...objectives]) {
				const { applicable, assessed, status, score, low, high, level, levelLow } = group;
				if (applicable === 0) {
					expect([status, score, low, high, level, levelLow, group.levelHigh]).toEqual([
						'not-applicable',
						...Array.from({ length: 6 }, () => null),
					]);
					continue;
				}
				expect(status).toBe(3 * assessed >= 2 * applicable ? 'scored' : 'incomplete');
				expect(score === null).toBe(status !== 'scored');
				expect(level).toBe(status === 'scored' ? levelLow : null);
				expect(group.evidencedLevel === null).toBe(status !== 'scored');
				expect(group.evidencedLevel ?? 0).toBeLessThanOrEqual(level ?? 0);
				expect(low).toBeLessThanOrEqual(high!);
				expect(levelLow).toBeLessThanOrEqual(group.levelHigh!);
				if (score === null) continue;
				expect(score).toBeGreaterThanOrEqual(low!);
				expect(score).toBeLessThanOrEqual(high!);
			}
		}),
	);
});

// Catches weights by principle: objective g of the full scope has four duties of any principle.
test('each duty weighs the same, and figures are rounded once, half up', () => {
	const [first, ...others] = dutiesInScope('full')
		.filter(({ objective }) => objective === 'g')
		.map(({ id }) => id) as [string, ...string[]];
	const answers: Answers = {
		[first]: { level: 4, evidence: 'public' },
		[others[0]!]: { level: 3 },
		[others[1]!]: { level: 3 },
		[others[2]!]: { unknown: true },
	};
	const group = lenses({ scope: 'full', answers }).objectives.find(({ id }) => id === 'g');
	expect(group).toEqual({
		id: 'g',
		duties: [first, ...others],
		applicable: 4,
		assessed: 3,
		unknown: 1,
		notApplicable: 0,
		status: 'scored',
		score: 83.3,
		low: 62.5,
		high: 87.5,
		level: 1,
		levelLow: 1,
		levelHigh: 3,
		evidencedLevel: 1,
	});
});

test('without the unknown duty the level is what three answers bear', () => {
	const ids = dutiesInScope('full')
		.filter(({ objective }) => objective === 'g')
		.map(({ id }) => id);
	const answers: Answers = {
		...Object.fromEntries(ids.map((id) => [id, { level: 3, evidence: 'internal' }])),
		[ids[0]!]: { level: 4 },
		[ids[3]!]: { notApplicable: 'no-legal-power' },
	};
	const group = lenses({ scope: 'full', answers }).objectives.find(({ id }) => id === 'g');
	expect(group).toMatchObject({ applicable: 3, level: 3, evidencedLevel: 2, levelHigh: 3 });
});
