import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DUTIES, dutiesInScope } from '../framework/index';
import { LEVELS, type Answers, type ScoringInput } from './answers';
import { scoreAssessment } from './scores';
import { anyAnswers, anyInput } from './testing/arbitraries';

function allScores(input: ScoringInput) {
	const { overall, areas } = scoreAssessment(input);
	return [overall, ...Object.values(areas)];
}

describe('for any answers', () => {
	// Catches a range taken over other duties than the score.
	test('a score lies within its range, a level within its levels', () => {
		fc.assert(
			fc.property(anyInput, (input) => {
				for (const { score, low, high, level, levelLow, levelHigh } of allScores(input)) {
					if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
					if (score !== null) {
						expect(score).toBeGreaterThanOrEqual(low!);
						expect(score).toBeLessThanOrEqual(high!);
					}
					if (levelLow !== null) expect(levelLow).toBeLessThanOrEqual(levelHigh!);
					if (level !== null) expect(level).toBe(levelLow);
				}
			}),
		);
	});

	// Catches evidence that raises a level, or that leaks into the score.
	test('evidence never lifts a level and never touches a score', () => {
		fc.assert(
			fc.property(anyInput, (input) => {
				const bare = Object.fromEntries(
					Object.entries(input.answers).map(([id, answer]) => [
						id,
						{ ...answer, evidence: 'none' },
					]),
				) as Answers;
				const without = allScores({ ...input, answers: bare });
				allScores(input).forEach((score, i) => {
					const other = without[i]!;
					expect(other.score).toBe(score.score);
					expect(other.level).toBe(score.level);
					if (score.evidencedLevel === null) return;
					expect(score.evidencedLevel).toBeLessThanOrEqual(score.level!);
					expect(other.evidencedLevel!).toBeLessThanOrEqual(score.evidencedLevel);
				});
			}),
		);
	});

	// Catches a missing answer counted as anything but "0 to 4".
	test('a level where none was never widens a range', () => {
		const change = fc.record({
			input: anyInput,
			duty: fc.constantFrom(...DUTIES),
			level: fc.constantFrom(...LEVELS),
		});
		fc.assert(
			fc.property(change, ({ input, duty, level }) => {
				if (input.answers[duty.id]?.notApplicable || input.answers[duty.id]?.level !== undefined) {
					return;
				}
				const answers = { ...input.answers, [duty.id]: { level } };
				const before = allScores(input);
				allScores({ ...input, answers }).forEach((after, i) => {
					if (after.low === null) return;
					expect(after.low).toBeGreaterThanOrEqual(before[i]!.low!);
					expect(after.high!).toBeLessThanOrEqual(before[i]!.high!);
					expect(after.levelLow!).toBeGreaterThanOrEqual(before[i]!.levelLow!);
					expect(after.levelHigh!).toBeLessThanOrEqual(before[i]!.levelHigh!);
				});
			}),
		);
	});

	// Catches answers kept from a wider scope that change a narrower one.
	test('answers to duties outside the scope are ignored', () => {
		fc.assert(
			fc.property(anyInput, anyAnswers(), (input, others) => {
				const inScope = new Set(dutiesInScope(input.scope).map(({ id }) => id));
				const outside = Object.entries(others).filter(([id]) => !inScope.has(id));
				const inside = Object.entries(input.answers).filter(([id]) => inScope.has(id));
				const mixed = Object.fromEntries([...inside, ...outside]) as Answers;
				expect(scoreAssessment({ ...input, answers: mixed })).toEqual(scoreAssessment(input));
			}),
		);
	});
});

// Catches a "two thirds" of the whole area that hides a principle nobody looked at.
test('an area is not scored while a principle that applies has no level', () => {
	const inclusion = dutiesInScope('core').filter((duty) => duty.principle === 'equity');
	const answers = Object.fromEntries(
		dutiesInScope('core')
			.filter((duty) => !inclusion.includes(duty))
			.map(({ id }) => [id, { level: 2 as const }]),
	);
	expect(scoreAssessment({ scope: 'core', answers }).areas.inclusion.status).toBe('incomplete');
});
