import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readinessOf } from './readiness';
import { scoreAssessment } from './scores';
import { tallyAreas } from './tally';
import { anyInput } from './testing/arbitraries';

// Catches a lens whose levels follow another rule than an area's.
test('an area’s levels are these', () => {
	fc.assert(
		fc.property(anyInput, (input) => {
			const { areas } = scoreAssessment(input);
			for (const tally of tallyAreas(input)) {
				expect(areas[tally.id]).toMatchObject(readinessOf(tally, tally.status));
			}
		}),
	);
});
