import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countAnswers } from './count-answers';
import { suggest } from './suggest/index';
import { anyInput } from './testing/arbitraries';

// Catches "don't know" or "not applicable" counted as still to do, and totals of another scope.
test('counts every answer of the four, in scope only', () => {
	const { overall, areas, principles } = countAnswers('quick', {
		'human-rights.lrg.3': { level: 0 },
		'human-rights.lrg.1': { level: 4 },
		'equity.lrg.3': { unknown: true, askWhom: 'the statistics office' },
		'data-platforms.lrg.1': { notApplicable: 'no-legal-power' },
		'city-services.lrg.2': { note: 'ask next week', priority: 'high' },
	});
	expect(overall).toEqual({ answered: 3, total: 16 });
	expect(areas.inclusion).toEqual({ answered: 2, total: 2 });
	expect(areas.infrastructure).toEqual({ answered: 1, total: 3 });
	expect(principles['city-services']).toEqual({ answered: 0, total: 1 });
});

// Catches a task list and a results page that disagree on what is left.
test('what is not counted is what remains to be answered', () => {
	fc.assert(
		fc.property(anyInput, (input) => {
			const { overall } = countAnswers(input.scope, input.answers);
			expect(overall.total - overall.answered).toBe(suggest(input).toAnswer.length);
		}),
	);
});
