/** What a backup, the times of answers, and the limits on both add to what a reader refuses. */
import { describe, expect, test } from 'vitest';
import type { Fault } from '../errors';
import { ACTIONS, backupWith, SAMPLE, sampleWith } from '../testing/sample';
import { MAX_ACTIONS, MAX_ASSESSMENTS, MAX_ID_LENGTH } from './format';
import { fileText, readFile, writeAssessmentFile, writeBackupFile } from './index';

function faultIn(document: object): Fault | null {
	const read = readFile(JSON.stringify(document));
	return read.ok ? null : read.fault;
}

describe('a backup', () => {
	// Catches a list that is read past its first entry without the care that a single file gets.
	test.each<[readonly string[], unknown]>([
		[['assessments'], {}],
		[['assessments'], null],
		[['assessments', '0'], null],
		[['assessments', '1'], []],
		[['assessments', '1', 'more'], 1],
		[['assessments', '1', '__proto__'], {}],
		[['assessments', '1', 'assessment', 'id'], undefined],
		[['assessments', '1', 'assessment', 'id'], SAMPLE.assessment.id],
		[['assessments', '1', 'assessment', 'scope'], 'huge'],
		[['assessments', '1', 'assessment', 'constructor'], 1],
		[['assessments', '1', 'answers'], []],
		[['assessments', '1', 'answers', '__proto__'], { level: 1 }],
		[['assessments', '0', 'answers', 'human-rights.lrg.3', 'level'], 5],
		[['assessments', '1', 'framework', 'name'], 'x'],
		[['framework'], 'x'],
		[['framework', 'name'], 'x'],
		[['assessment'], {}],
	])('%j is never %j', (path, value) => {
		const fault = { code: 'invalid', at: path.join('.') };
		expect(faultIn(backupWith(path, value))).toEqual(fault);
	});

	// Catches two plans of which storage, where an action's id is a key, would keep one.
	test('no action with an id that is in it already', () => {
		const action = { ...ACTIONS[0]!, order: undefined };
		for (const id of ['first', SAMPLE.assessment.id]) {
			const document = backupWith(['assessments', '1', 'actions'], [{ ...action, id }], {
				actions: ACTIONS,
			});
			const at = 'assessments.1.actions.0.id';
			expect(faultIn(document)).toEqual({ code: 'invalid', at });
		}
	});

	test('about other guidelines in one of its assessments', () => {
		const document = backupWith(['assessments', '1', 'framework', 'version'], '2');
		const found = `${SAMPLE.assessment.framework.id} 2`;
		expect(faultIn(document)).toEqual({ code: 'unknown-framework', found });
	});

	test('of nothing is one', () => {
		const { app, exportedAt } = SAMPLE;
		const document = writeBackupFile({ app, exportedAt, held: [] });
		expect(readFile(fileText(document))).toEqual({
			ok: true,
			file: { kind: 'backup', app, exportedAt, held: [] },
		});
	});
});

describe('limits', () => {
	// Catches a file within 20 MB that has a device store or show more than it can.
	test.each<[string, number, (count: number) => object]>([
		[
			'assessments',
			MAX_ASSESSMENTS,
			(count) => {
				const held = Array.from({ length: count }, (_, i) => ({
					assessment: { ...SAMPLE.assessment, id: `a${i}` },
					answers: {},
				}));
				return writeBackupFile({ app: '1', exportedAt: SAMPLE.exportedAt, held });
			},
		],
		[
			'actions',
			MAX_ACTIONS,
			(count) => {
				const actions = Array.from({ length: count }, (_, i) => ({ ...ACTIONS[0]!, id: `${i}` }));
				return writeAssessmentFile({ ...SAMPLE, actions });
			},
		],
		[
			'assessment.id',
			MAX_ID_LENGTH,
			(count) => sampleWith(['assessment', 'id'], 'x'.repeat(count)),
		],
	])('%s: %i', (at, limit, documentOf) => {
		expect(faultIn(documentOf(limit))).toBeNull();
		expect(faultIn(documentOf(limit + 1))).toEqual({ code: 'invalid', at });
	});
});

describe('when something was answered', () => {
	const TIMES = { 'human-rights.lrg.3': '2024-11-16T09:00:00.000Z' };

	test('is told', () => {
		const read = readFile(fileText(writeAssessmentFile({ ...SAMPLE, answeredAt: TIMES })));
		expect(read).toMatchObject({ ok: true, file: { answeredAt: TIMES } });
	});

	// Catches times that storage, which keeps them with the answers, would drop without a word.
	test('is not told of what was not answered', () => {
		const stray = { ...TIMES, 'equity.ext.1': TIMES['human-rights.lrg.3'] };
		const document = writeAssessmentFile({ ...SAMPLE, answeredAt: stray });
		expect(document.answeredAt).toEqual(TIMES);
		const fault = { code: 'invalid', at: 'answeredAt.equity.ext.1' };
		expect(faultIn(sampleWith(['answeredAt'], stray))).toEqual(fault);
	});

	test.each<[readonly string[], unknown]>([
		[['answeredAt'], []],
		[['answeredAt'], null],
		[['answeredAt', 'human-rights.lrg.3'], '2024-11-16'],
		[['answeredAt', '__proto__'], TIMES['human-rights.lrg.3']],
		[['answeredAt', 'toString'], TIMES['human-rights.lrg.3']],
	])('%j is never %j', (path, value) => {
		const document = sampleWith(path, value, { answeredAt: TIMES });
		expect(faultIn(document)).toEqual({ code: 'invalid', at: path.join('.') });
	});
});

// Catches a stored file whose id an address changes, or that a list of ids finds where it is not.
test.each(['', '__proto__', 'constructor', 'toString', 'half an emoji \ud83d'])(
	'no assessment and no action has the id %j',
	(id) => {
		const fault = { code: 'invalid', at: 'assessment.id' };
		expect(faultIn(sampleWith(['assessment', 'id'], id))).toEqual(fault);
		const document = sampleWith(['actions', '0', 'id'], id, { actions: ACTIONS });
		expect(faultIn(document)).toEqual({ code: 'invalid', at: 'actions.0.id' });
	},
);
