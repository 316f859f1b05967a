import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DUTIES, SCOPES, areaOf, dutiesInScope, dutyById } from '../../framework/index';
import { levelOf, type Answers, type Level, type ScoringInput } from '../answers';
import { anyInput } from '../testing/arbitraries';
import { HORIZONS, suggest } from './index';

function levelsOf(scope: ScoringInput['scope'], level: Level): Answers {
	return Object.fromEntries(dutiesInScope(scope).map(({ id }) => [id, { level }]));
}

/** What a city has after it did all that stands under "now". */
function afterOneRound(input: ScoringInput): ScoringInput {
	const done = suggest(input).now.map(({ duty, to }) => [
		duty,
		{ ...input.answers[duty], level: to },
	]);
	return { ...input, answers: { ...input.answers, ...Object.fromEntries(done) } };
}

describe('for any answers', () => {
	// Catches a rule that leaves a city with suggestions for later and nothing to begin with.
	test('doing what is suggested, round after round, brings every assessed duty to the top', () => {
		const mostRounds = 4 * DUTIES.length;
		fc.assert(
			fc.property(anyInput, (start) => {
				let input = start;
				for (let round = 0; round < mostRounds; round++) {
					if (suggest(input).now.length === 0) break;
					input = afterOneRound(input);
				}
				for (const { id } of dutiesInScope(input.scope)) {
					const level = levelOf(input.answers[id]);
					if (level !== null) expect(level).toBe(4);
				}
			}),
			{ numRuns: 40 },
		);
	});

	// Catches a duty listed twice or lost between the lists, and limits that are overstepped.
	test('each candidate stands in one list, and "now" keeps its limits', () => {
		fc.assert(
			fc.property(anyInput, (input) => {
				const suggestions = suggest(input);
				const all = HORIZONS.flatMap((horizon) => suggestions[horizon]);
				expect(new Set(all.map(({ duty }) => duty)).size).toBe(all.length);
				for (const { duty, from, to, waitsFor } of all) {
					expect(levelOf(input.answers[duty])).toBe(from);
					expect(to).toBe(from + 1);
					// Whatever holds a suggestion up is itself suggested.
					for (const id of waitsFor) expect(all.some((other) => other.duty === id)).toBe(true);
				}
				expect(suggestions.later.every(({ why }) => why !== null)).toBe(true);
				const now = suggestions.now.map(({ duty }) => dutyById(duty)!);
				expect(now.length).toBeLessThanOrEqual(7);
				expect(most(now.map((duty) => duty.principle))).toBeLessThanOrEqual(2);
				expect(most(now.map(areaOf))).toBeLessThanOrEqual(3);
			}),
		);
	});
});

// Catches a prerequisite that is read from answers the assessment no longer asks about.
test('a prerequisite outside the scope holds nothing up', () => {
	const answers = {
		...levelsOf('quick', 1),
		'institutional-arrangements.lrg.3': { level: 0 as const },
	};
	const { now, next, later } = suggest({ scope: 'quick', answers });
	const waiting = [...now, ...next, ...later].find(({ duty }) => duty === 'data-platforms.lrg.1');
	expect(waiting?.waitsFor).toEqual([]);
});

// Catches a waiting safeguard sent to "later", out of sight.
test('an urgent duty that waits stands in "next"', () => {
	const answers = {
		...levelsOf('full', 3),
		'human-rights.lrg.3': { level: 1 as const },
		'human-rights.ext.1': { level: 0 as const },
	};
	const { now, next } = suggest({ scope: 'full', answers });
	expect(now[0]?.duty).toBe('human-rights.ext.1');
	expect(next.find(({ duty }) => duty === 'human-rights.lrg.3')).toMatchObject({
		waitsFor: ['human-rights.ext.1'],
		why: null,
	});
});

// Catches a late step that overtakes a safeguard of its area because that one has to wait.
test('an urgent duty that waits still comes before later stages of its area', () => {
	const { now, next, later } = suggest({
		scope: 'core',
		answers: {
			'human-rights.lrg.2': { level: 0 },
			'multilevel-governance.lrg.3': { level: 0 },
			'financing-procurement.lrg.2': { level: 0 },
		},
	});
	expect(now.map(({ duty }) => duty)).toEqual(['human-rights.lrg.2']);
	expect(next.map(({ duty }) => duty)).toEqual(['multilevel-governance.lrg.3']);
	expect(later).toMatchObject([{ duty: 'financing-procurement.lrg.2', why: 'stage' }]);
});

// Catches a closure of one step: the prerequisite of a prerequisite must be suggested too.
test('prerequisites of prerequisites become candidates', () => {
	const answers = {
		...levelsOf('core', 4),
		'sustainable-digital-transformation.lrg.1': { level: 1 as const, priority: 'high' as const },
		'data-platforms.lrg.1': { level: 1 as const },
		'institutional-arrangements.lrg.3': { level: 1 as const },
		'institutional-arrangements.lrg.1': { level: 1 as const },
	};
	const { now, later } = suggest({ scope: 'core', answers });
	expect(now.map(({ duty }) => duty)).toEqual(['institutional-arrangements.lrg.1']);
	expect(later.map(({ duty }) => duty)).toEqual([
		'sustainable-digital-transformation.lrg.1',
		'institutional-arrangements.lrg.3',
		'data-platforms.lrg.1',
	]);
});

// Catches a sort that depends on the order in which a record's keys were written.
test('the order of the answers does not matter', () => {
	for (const scope of SCOPES) {
		const answers = levelsOf(scope, 1);
		const reversed = Object.fromEntries(Object.entries(answers).reverse());
		expect(suggest({ scope, answers: reversed })).toEqual(suggest({ scope, answers }));
	}
});

// Catches "coordinate" shown for what the city does itself.
test('what another body holds is to be coordinated', () => {
	const answers: Answers = { 'equity.lrg.3': { level: 0, heldBy: 'national' } };
	expect(suggest({ scope: 'quick', answers }).now).toEqual([
		{ duty: 'equity.lrg.3', from: 0, to: 1, kind: 'coordinate', waitsFor: [], why: null },
	]);
});

function most(keys: readonly string[]): number {
	return Math.max(0, ...keys.map((key) => keys.filter((other) => other === key).length));
}
