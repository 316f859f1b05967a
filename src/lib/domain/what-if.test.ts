import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DUTIES } from '../framework/index';
import { levelOf, type Answers } from './answers';
import { suggest } from './suggest/index';
import { anyAnswers, anyFullAnswer, anyInput } from './testing/arbitraries';
import { afterSteps } from './what-if';

const anyDuties = fc.array(fc.constantFrom(...DUTIES.map(({ id }) => id)));

// Catches a step that loses evidence, lifts what has no level, or touches the stored answers.
test('each mention of an assessed duty below level 4 lifts it by one, and nothing else changes', () => {
	fc.assert(
		fc.property(anyAnswers(anyFullAnswer), anyDuties, (answers, duties) => {
			const before = structuredClone(answers);
			const after = afterSteps(answers, duties);
			expect(answers).toEqual(before);
			expect(Object.keys(after)).toEqual(Object.keys(answers));
			for (const { id } of DUTIES) {
				const level = levelOf(answers[id]);
				const times = duties.filter((duty) => duty === id).length;
				const expected =
					level === null ? answers[id] : { ...answers[id], level: Math.min(4, level + times) };
				expect(after[id]).toEqual(expected);
			}
		}),
	);
});

// Catches a what-if that shows another step than the one that was ticked.
test('a suggestion that is done stands at the level it promised', () => {
	fc.assert(
		fc.property(anyInput, (input) => {
			const { now } = suggest(input);
			const after = afterSteps(
				input.answers,
				now.map(({ duty }) => duty),
			);
			for (const { duty, to } of now) expect(levelOf(after[duty])).toBe(to);
		}),
	);
});

test('what is no duty with a level is passed over', () => {
	const answers: Answers = {
		'equity.lrg.3': { level: 4, evidence: 'public' },
		'city-services.lrg.1': { notApplicable: 'service-absent' },
		'equity.lrg.1': { unknown: true },
	};
	const strange = ['constructor', '__proto__', 'no.such.1', 'human-rights.lrg.1'];
	expect(afterSteps(answers, [...Object.keys(answers), ...strange])).toEqual(answers);
});
