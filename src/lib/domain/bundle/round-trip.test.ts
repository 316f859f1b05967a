import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DUTIES } from '../../framework/index';
import type { Held } from '../assessment';
import {
	anyActions,
	anyAnswers,
	anyAssessment,
	anyFullAnswer,
	anyHeld,
	anyHoldings,
} from '../testing/arbitraries';
import { ordered } from '../plan';
import { SAMPLE } from '../testing/sample';
import { without } from '../testing/without';
import { fileText, heldIn, readFile, writeAssessmentFile, writeBackupFile } from './index';

const anyExport = fc.record({
	assessment: anyAssessment,
	answers: anyAnswers(anyFullAnswer),
	actions: anyActions,
	app: fc.constant('1.2.3'),
	exportedAt: fc.constant('2024-11-17T12:00:00.000Z'),
});

/** As it comes back: places in the plan are counted anew, and where somebody was stays here. */
function restored(held: Held): Held {
	const assessment = without(held.assessment, 'lastDuty');
	const actions = ordered(held.actions ?? [], 'hand').map((one, order) => ({ ...one, order }));
	return { ...held, assessment, ...(actions.length > 0 && { actions }) };
}

describe('exporting and reading', () => {
	const BY = { app: '1.2.3', exportedAt: '2024-11-17T12:00:00.000Z' };

	// Catches a backup that brings back less than there was, or something else.
	test('a backup gives back all that it was made from', () => {
		fc.assert(
			fc.property(anyHoldings(), (held) => {
				const text = fileText(writeBackupFile({ ...BY, held }));
				const read = readFile(text);
				expect(read).toEqual({
					ok: true,
					file: { kind: 'backup', ...BY, held: held.map(restored) },
				});
				if (!read.ok) return;
				const again = heldIn(read.file, () => 'new');
				expect(fileText(writeBackupFile({ ...BY, held: again }))).toBe(text);
			}),
			{ numRuns: 50 },
		);
	});

	test('an assessment is stored under the id of its file, or a new one', () => {
		fc.assert(
			fc.property(anyHeld, (held) => {
				const read = readFile(fileText(writeAssessmentFile({ ...BY, ...held })));
				if (!read.ok || read.file.kind !== 'assessment') throw new Error('not read');
				expect(heldIn(read.file, () => 'new')).toEqual([without(restored(held), 'consultation')]);
				const unknown = without(read.file.assessment, 'id');
				const [copy] = heldIn({ ...read.file, assessment: unknown }, () => 'new');
				expect(copy!.assessment.id).toBe('new');
			}),
			{ numRuns: 30 },
		);
	});

	// Catches a field that is written and not read, or read and not written.
	test('gives back the same, but for what stays on the device', () => {
		fc.assert(
			fc.property(anyExport, (data) => {
				const assessment = { ...data.assessment };
				delete assessment.lastDuty;
				const { actions, ...rest } = data;
				// Places are counted anew; a plan without actions is no plan.
				const plan = ordered(actions, 'hand').map((action, order) => ({ ...action, order }));
				expect(readFile(fileText(writeAssessmentFile(data)))).toEqual({
					ok: true,
					file: {
						...rest,
						kind: 'assessment',
						assessment,
						...(plan.length > 0 && { actions: plan }),
					},
				});
			}),
		);
	});

	// Catches a file that changes though nothing in it did, which would spoil comparing copies.
	test('writes the same text whatever the order in the records', () => {
		const reversed = Object.fromEntries(Object.entries(SAMPLE.answers).reverse());
		expect(fileText(writeAssessmentFile({ ...SAMPLE, answers: reversed }))).toBe(
			fileText(writeAssessmentFile(SAMPLE)),
		);
	});

	// Catches a format that changes without a new version: files out there would read as damaged.
	test('the sample has the checksum that it had when version 1 was made', () => {
		expect(writeAssessmentFile(SAMPLE)).toMatchObject({
			version: 1,
			sha256: 'b0320ca809acc8197ced02277090d4fa9dd1f232cc564c1c4914bf177fb7167d',
		});
	});

	// Catches a spread of the whole stored record into the file.
	test('takes nothing that has no leave to go', () => {
		const stored = { ...SAMPLE.assessment, facilitator: 'A. Person' };
		const answer = { level: 1 as const, assessmentId: 'x', savedBy: 'A. Person' };
		const answers = { 'equity.lrg.3': answer };
		const [action] = fc.sample(anyActions, { numRuns: 1, seed: 1 }).flat();
		const actions = [{ ...action!, assessmentId: 'x', savedBy: 'A. Person' }];
		const data = { ...SAMPLE, assessment: stored, answers, actions };
		const text = fileText(writeAssessmentFile(data));
		expect(text).not.toMatch(/Person|assessmentId|lastDuty|"order"/);
		expect(readFile(text).ok).toBe(true);
	});
});

// Catches a checksum that leaves something out: any entry changed must be noticed.
test('tampering is caught, wherever it is', () => {
	const text = JSON.stringify(writeAssessmentFile(SAMPLE));
	const changes: [string, string][] = [
		['"level":2', '"level":3'],
		['São Example', 'São Sample'],
		['"period":"2024-11"', '"period":"2024-12"'],
		['"app":"0.1.0"', '"app":"0.1.1"'],
		['T12:00:00', 'T12:00:01'],
		['"inclusion":3', '"inclusion":4'],
		['"id":"5f', '"id":"6f'],
		[',"note":"first draft"', ''],
		['{"format"', '{"more":1,"format"'],
	];
	for (const [from, to] of changes) {
		const changed = text.replace(from, to);
		expect(changed).not.toBe(text);
		expect(readFile(changed)).toEqual({ ok: false, fault: { code: 'checksum' } });
	}
});

// Catches a cut-off download that is taken for a whole file.
test('no beginning of a file is a file', () => {
	const text = fileText(writeAssessmentFile(SAMPLE)).trimEnd();
	for (let length = 0; length < text.length; length++) {
		const read = readFile(text.slice(0, length));
		expect(read.ok ? 'ok' : read.fault.code).toBe(length === 0 ? 'empty' : 'not-json');
	}
});

// Catches answers lost from an assessment that was narrowed to a smaller scope.
test('answers outside the scope come along', () => {
	const answers = Object.fromEntries(DUTIES.map(({ id }) => [id, { level: 1 as const }]));
	const read = readFile(fileText(writeAssessmentFile({ ...SAMPLE, answers })));
	expect(read).toMatchObject({ ok: true, file: { answers } });
});
