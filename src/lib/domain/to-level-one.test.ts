import { expect, test } from 'vitest';
import fc from 'fast-check';
import { AREAS, dutiesUnder } from '../framework/index';
import { scoreAssessment } from './scores';
import { anyInput } from './testing/arbitraries';
import { dutiesToLevelOne } from './to-level-one';

test('as many more duties at level 1 as it says bring the area to level 1, and one fewer does not', () => {
	fc.assert(
		fc.property(anyInput, fc.constantFrom(...AREAS), (input, { id }) => {
			const lacking = dutiesToLevelOne(input, id);
			const { levelLow } = scoreAssessment(input).areas[id];
			expect(lacking === null).toBe(levelLow !== 0);
			if (!lacking) return;
			const raised = (count: number) => ({
				...input,
				answers: {
					...input.answers,
					...Object.fromEntries(
						lacking.among.slice(0, count).map((duty) => [duty, { level: 1 as const }]),
					),
				},
			});
			expect(scoreAssessment(raised(lacking.count)).areas[id].levelLow).not.toBe(0);
			expect(scoreAssessment(raised(lacking.count - 1)).areas[id].levelLow).toBe(0);
		}),
	);
});

test('names the duties, missing ones too', () => {
	const duties = AREAS[0]!.principles.flatMap(({ id }) => dutiesUnder(id, 'quick'));
	const lacking = dutiesToLevelOne({ scope: 'quick', answers: {} }, 'inclusion');
	expect(lacking).toEqual({ count: 2, among: duties.map(({ id }) => id) });
});
