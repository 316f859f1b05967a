import { expect, test } from 'vitest';
import vectors from '../../../tests/fixtures/scoring-vectors.json';
import type { ScoringInput } from './answers';
import { assess } from './assess';

// Catches any departure from the published method: these are its own worked cases.
test.each(vectors)('worked case: $name', ({ input, expected }) => {
	expect(assess(input as ScoringInput)).toEqual(expected);
});

// Programmes that read the score command's output may rely on the order of areas and fields.
test('prints in the order of the worked cases', () => {
	for (const { input, expected } of vectors) {
		expect(JSON.stringify(assess(input as ScoringInput))).toBe(JSON.stringify(expected));
	}
});
