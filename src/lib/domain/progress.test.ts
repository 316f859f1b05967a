import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dutiesInScope } from '../framework/index';
import type { Answer } from './answers';
import { progress } from './progress';
import { anyInput } from './testing/arbitraries';

const QUICK = dutiesInScope('quick').map(({ id }) => id);

function answerAll(answer: Answer) {
	return Object.fromEntries(QUICK.map((id) => [id, answer]));
}

// Catches overshooting that makes up for other duties, and 0 where there is nothing to measure.
test('stays between 0 and 100, and is null only without a target or an applicable duty', () => {
	fc.assert(
		fc.property(anyInput, (input) => {
			const { overall, areas } = progress(input);
			const figures = Object.values(areas).filter((figure) => figure !== null);
			for (const figure of figures) {
				expect(figure).toBeGreaterThanOrEqual(0);
				expect(figure).toBeLessThanOrEqual(100);
			}
			expect(overall === null).toBe(figures.length === 0);
		}),
	);
});

test('a target beyond what applies is no target', () => {
	const answers = answerAll({ notApplicable: 'service-absent' });
	const { overall, areas } = progress({ scope: 'quick', answers, targets: { literacy: 2 } });
	expect([overall, areas.literacy]).toEqual([null, null]);
});

test('areas weigh by the levels they ask for', () => {
	const answers = {
		'human-rights.lrg.3': { level: 4 as const },
		'equity.lrg.3': { level: 1 as const },
	};
	const targets = { inclusion: 2, governance: 1 } as const;
	const result = progress({ scope: 'quick', answers, targets });
	// Inclusion: 3 of 4 levels; governance: 0 of 3; together 3 of 7.
	expect(result.areas.inclusion).toBe(75);
	expect(result.areas.governance).toBe(0);
	expect(result.overall).toBe(42.9);
});
