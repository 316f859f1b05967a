import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DUTIES } from '../framework/index';
import type { Held } from './assessment';
import {
	changesSince,
	fullnessOf,
	keptOf,
	mayReplace,
	REMIND_AFTER,
	standingOfBackup,
} from './backup';
import { anyHoldings } from './testing/arbitraries';
import { ACTIONS, SAMPLE } from './testing/sample';
import { without } from './testing/without';

const { assessment, answers } = SAMPLE;
const MINE: Held = { assessment, answers, actions: ACTIONS };
const OTHER: Held = { ...MINE, assessment: { ...assessment, id: 'other' }, actions: [] };
const SAMPLE_CITY: Held = {
	...MINE,
	assessment: { ...assessment, id: 'sample', sample: true },
	actions: [],
};

const withAnswers = (count: number): Held['answers'] =>
	Object.fromEntries(DUTIES.slice(0, count).map(({ id }) => [id, { level: 2 as const }]));

describe('what the last backup lacks', () => {
	// Catches a change that nobody is reminded of.
	test.each<[string, number, readonly Held[]]>([
		['nothing', 0, [MINE, OTHER]],
		['nothing, in another order', 0, [OTHER, MINE]],
		['an answer', 1, [{ ...MINE, answers: { ...answers, 'equity.ext.1': { note: 'x' } } }, OTHER]],
		['a change of an answer', 1, [{ ...MINE, answers: { ...answers, 'equity.lrg.3': {} } }, OTHER]],
		['all details', 1, [{ ...MINE, assessment: { ...assessment, city: 'A', period: '1' } }, OTHER]],
		['a target', 1, [{ ...MINE, assessment: { ...assessment, targets: {} } }, OTHER]],
		['that an action is gone', 1, [{ ...MINE, actions: [ACTIONS[0]!] }, OTHER]],
		[
			'all actions',
			2,
			[{ ...MINE, actions: ACTIONS.map((one) => ({ ...one, task: 'x' })) }, OTHER],
		],
		['an order', 1, [{ ...MINE, actions: ACTIONS.map((a) => ({ ...a, order: -a.order })) }, OTHER]],
		['that an assessment is gone', 1, [OTHER]],
		['an assessment', 4, [MINE, OTHER, { ...OTHER, assessment: { ...assessment, id: 'third' } }]],
	])('%s: %i', (_, changes, all) => {
		expect(changesSince(keptOf([MINE, OTHER]), all)).toBe(changes);
	});

	// Catches a reminder that comes although nothing was entered.
	test('not where somebody was, nor when', () => {
		const left = without(assessment, 'lastDuty');
		const later = {
			...MINE,
			assessment: { ...left, savedAt: '2030-01-01T00:00:00Z' },
			answeredAt: { 'equity.lrg.3': '2030-01-01T00:00:00Z' },
		};
		expect(changesSince(keptOf([MINE]), [later])).toBe(0);
	});

	test('never anything of the sample city', () => {
		expect(changesSince(keptOf([MINE]), [MINE, SAMPLE_CITY])).toBe(0);
		expect(changesSince(keptOf([MINE, SAMPLE_CITY]), [MINE])).toBe(0);
		expect(fullnessOf([MINE, SAMPLE_CITY])).toEqual({ assessments: 1, answers: 3 });
	});

	// Catches ids that are looked up in a prototype, where something is always found.
	test.each(['__proto__', 'constructor', 'toString'])('an assessment with the id %s', (id) => {
		const odd: Held = { ...OTHER, assessment: { ...assessment, id } };
		expect(changesSince(keptOf([MINE]), [MINE, odd])).toBe(4);
		expect(changesSince(structuredClone(keptOf([MINE, odd])), [MINE, odd])).toBe(0);
		expect(changesSince(keptOf([MINE, odd]), [MINE])).toBe(1);
	});

	test('nothing of what it was made from, whatever that is', () => {
		fc.assert(
			fc.property(anyHoldings(), (all) => {
				expect(changesSince(keptOf(all), all)).toBe(0);
				expect(changesSince(JSON.parse(JSON.stringify(keptOf(all))), [...all].reverse())).toBe(0);
			}),
			{ numRuns: 30 },
		);
	});
});

// Catches a reminder that comes an answer late.
test.each<[string, number, string]>([
	['no change', 0, 'current'],
	['one', 1, 'some'],
	['one less than the limit', REMIND_AFTER - 1, 'some'],
	['as many as the limit', REMIND_AFTER, 'many'],
])('the standing after %s', (_, changes, standing) => {
	const kept = keptOf([{ assessment, answers: {} }]);
	expect(standingOfBackup(kept, [{ assessment, answers: withAnswers(changes) }])).toBe(standing);
});

test('the standing before the first backup', () => {
	expect(standingOfBackup(undefined, [])).toBe('nothing');
	expect(standingOfBackup(undefined, [SAMPLE_CITY])).toBe('nothing');
	expect(standingOfBackup(undefined, [SAMPLE_CITY, OTHER])).toBe('never');
});

describe('a backup takes the place of another', () => {
	// Catches a city's only backup replaced by what a browser has left of its database.
	test.each([
		[
			{ assessments: 1, answers: 0 },
			{ assessments: 0, answers: 0 },
		],
		[
			{ assessments: 1, answers: 1 },
			{ assessments: 1, answers: 0 },
		],
		[
			{ assessments: 1, answers: 10 },
			{ assessments: 1, answers: 4 },
		],
		[
			{ assessments: 5, answers: 300 },
			{ assessments: 5, answers: 149 },
		],
	])('%j not by %j', (before, after) => {
		expect(mayReplace(before, after)).toBe(false);
	});

	// Catches a backup that is no longer kept current after a city has cleared up.
	test.each([
		[
			{ assessments: 0, answers: 0 },
			{ assessments: 0, answers: 0 },
		],
		[
			{ assessments: 1, answers: 9 },
			{ assessments: 1, answers: 1 },
		],
		[
			{ assessments: 1, answers: 10 },
			{ assessments: 1, answers: 5 },
		],
		[
			{ assessments: 5, answers: 300 },
			{ assessments: 2, answers: 150 },
		],
	])('%j by %j', (before, after) => {
		expect(mayReplace(before, after)).toBe(true);
	});
});
