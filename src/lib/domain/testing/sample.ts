import { FRAMEWORK } from '../../framework/index';
import type { Action } from '../plan';
import { seal } from '../bundle/seal';
import {
	writeAssessmentFile,
	writeBackupFile,
	type AssessmentDocument,
	type AssessmentExport,
	type BackupDocument,
} from '../bundle/index';
import { without } from './without';
import type { Held } from '../assessment';

/** One small assessment, as an app would export it. */
export const SAMPLE: AssessmentExport = {
	app: '0.1.0',
	exportedAt: '2024-11-17T12:00:00.000Z',
	assessment: {
		id: '5f2c1b9e-0000-4000-8000-000000000001',
		city: 'São Example',
		country: 'BR',
		period: '2024-11',
		scope: 'quick',
		framework: { ...FRAMEWORK },
		targets: { inclusion: 3 },
		createdAt: '2024-11-01T08:00:00.000Z',
		savedAt: '2024-11-17T11:59:59.000Z',
		lastDuty: 'equity.lrg.3',
	},
	answers: {
		'human-rights.lrg.3': { level: 2, evidence: 'internal', note: 'first draft' },
		'equity.lrg.3': { unknown: true, askWhom: 'statistics office' },
		'data-platforms.lrg.1': { notApplicable: 'service-absent' },
	},
};

/** A small plan for it. */
export const ACTIONS: readonly Action[] = [
	{
		id: 'first',
		task: 'Name an owner',
		duty: 'human-rights.lrg.3',
		to: 3,
		horizon: 'now',
		owner: 'A. Person',
		due: '2025-03-31',
		effort: 'small',
		status: 'doing',
		note: 'after the vote',
		partners: ['human-rights.national.1'],
		order: 0,
		createdAt: '2024-11-17T10:00:00.000Z',
		changedAt: '2024-11-17T10:30:00.000Z',
	},
	{
		id: 'second',
		task: 'Print the leaflet',
		horizon: 'later',
		status: 'done',
		order: 1,
		createdAt: '2024-11-17T11:00:00.000Z',
		changedAt: '2024-11-17T11:30:00.000Z',
		doneAt: '2024-11-17T11:30:00.000Z',
	},
];

type Draft = Record<string, unknown>;

/** The sample's document with something changed in it, and a checksum that is right again. */
export function alteredSample(
	alter: (document: Draft) => void,
	more: Partial<AssessmentExport> = {},
): AssessmentDocument {
	const whole = writeAssessmentFile({ ...SAMPLE, ...more });
	const document = structuredClone(whole) as unknown as Draft;
	delete document.sha256;
	alter(document);
	return seal(document) as unknown as AssessmentDocument;
}

/** {@link alteredSample}: the entry at this path set to `value`; keys may hold dots, so a list. */
export function sampleWith(
	path: readonly string[],
	value: unknown,
	more?: Partial<AssessmentExport>,
): AssessmentDocument {
	return alteredSample((document) => setAt(document, path, value), more);
}

/** A backup of the sample with a small second assessment, and the entry at this path set. */
export function backupWith(
	path: readonly string[],
	value: unknown,
	more: Partial<Held> = {},
): BackupDocument {
	const { app, exportedAt, ...held } = SAMPLE;
	const second: Held = {
		assessment: { ...held.assessment, id: 'second assessment', city: '' },
		answers: {},
	};
	const whole = writeBackupFile({ app, exportedAt, held: [{ ...held, ...more }, second] });
	// Through JSON: each assessment gets a framework of its own, to be changed by itself.
	const document = without(JSON.parse(JSON.stringify(whole)) as BackupDocument, 'sha256');
	if (path.length > 0) setAt(document, path, value);
	return seal(document);
}

function setAt(document: object, path: readonly string[], value: unknown): void {
	const parents = path.slice(0, -1);
	const parent = parents.reduce((at, key) => (at as Draft)[key] as Draft, document as Draft);
	// Defined rather than assigned: `__proto__` is to be a key like any other here.
	const property = { value, enumerable: true, configurable: true, writable: true };
	Object.defineProperty(parent, path[path.length - 1]!, property);
}
