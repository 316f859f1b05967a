import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers, anyFullAnswer } from '$lib/domain/testing/arbitraries';
import { AREA_IDS, dutiesInScope } from '$lib/framework/index';
import type { Answers } from '$lib/domain/answers';
import { filtered, marksOf, NO_FILTER, stateOf, STATES, type Filter } from './filter';

const [first, second] = dutiesInScope('quick').map(({ id }) => id) as [string, string];
const title = ({ id }: { id: string }) => id;
const ids = (answers: Answers, filter: Partial<Filter>) =>
	filtered('quick', answers, { ...NO_FILTER, ...filter }, title).map(({ id }) => id);

describe('the duties that are shown', () => {
	test('every duty has exactly one state, and the states together show all', () => {
		fc.assert(
			fc.property(anyAnswers(anyFullAnswer), (answers) => {
				const shown = STATES.flatMap((state) =>
					filtered('full', answers, { ...NO_FILTER, state }, title),
				);
				expect(shown).toHaveLength(64);
				expect(new Set(shown).size).toBe(64);
				const areas = AREA_IDS.flatMap((area) =>
					filtered('full', answers, { ...NO_FILTER, area }, title),
				);
				expect(areas).toHaveLength(64);
			}),
		);
	});

	test('marks: all that are asked for must be there', () => {
		const answers = {
			[first]: { level: 3, note: 'why', flag: true },
			[second]: { note: 'so' },
		} as const;
		expect(marksOf(answers[first])).toEqual(['unproven', 'note', 'flag']);
		expect(ids(answers, { marks: ['note'] })).toEqual([first, second]);
		expect(ids(answers, { marks: ['note', 'flag'] })).toEqual([first]);
		expect(ids(answers, { marks: ['high'] })).toEqual([]);
	});

	test('words are found in the title and in the note, whatever their case', () => {
		const answers = { [second]: { level: 1, note: 'Ask the Mayor' } } as const;
		expect(ids(answers, { words: ' mayor ' })).toEqual([second]);
		expect(ids(answers, { words: first.toUpperCase() })).toEqual([first]);
	});

	test('a level, or why there is none', () => {
		expect(stateOf({ level: 0 })).toBe('0');
		expect(stateOf({ unknown: true })).toBe('unknown');
		expect(stateOf({ notApplicable: 'service-absent' })).toBe('notApplicable');
		expect(stateOf({ note: 'only a note' })).toBe('unanswered');
		expect(stateOf(undefined)).toBe('unanswered');
	});
});
