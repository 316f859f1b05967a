import { expect, test } from 'vitest';
import { backupWith, SAMPLE } from '../testing/sample';
import { fileText, readScoringInput, writeAssessmentFile } from './index';

const { scope, targets } = SAMPLE.assessment;
const { answers } = SAMPLE;

test('an export and a bare input come to the same', () => {
	const input = { ok: true, value: { scope, answers, targets } };
	expect(readScoringInput(fileText(writeAssessmentFile(SAMPLE)))).toEqual(input);
	expect(readScoringInput(JSON.stringify({ scope, answers, targets }))).toEqual(input);
});

test('a backup gives an input for each of its assessments, in their order', () => {
	const first = { scope, answers, targets };
	const second = { scope, answers: {}, targets };
	expect(readScoringInput(JSON.stringify(backupWith([], undefined)))).toEqual({
		ok: true,
		value: [first, second],
	});
});

// Catches a slip in a hand-made file that would pass as "no answers".
test.each([
	[
		{ scope, answers, target: {} },
		{ code: 'invalid', at: 'target' },
	],
	[{ scope }, { code: 'invalid', at: 'answers' }],
	[{ answers }, { code: 'invalid', at: 'scope' }],
	[
		{ scope: 'all', answers },
		{ code: 'invalid', at: 'scope' },
	],
	[
		{ scope, answers: { 'equity.lrg.9': {} } },
		{ code: 'invalid', at: 'answers.equity.lrg.9' },
	],
	[
		{ scope, answers, targets: { inclusion: 5 } },
		{ code: 'invalid', at: 'targets.inclusion' },
	],
	[{ name: 'a case', input: {} }, { code: 'not-ours' }],
	[[{ scope, answers }], { code: 'not-ours' }],
	[{ format: 'other', scope, answers }, { code: 'not-ours' }],
])('%j', (document, fault) => {
	expect(readScoringInput(JSON.stringify(document))).toEqual({ ok: false, fault });
});
