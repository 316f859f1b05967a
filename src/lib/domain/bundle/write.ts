import { FRAMEWORK } from '../../framework/index';
import type { Held } from '../assessment';
import { filedOwn } from '../consultation/own';
import { FORMAT_VERSION } from '../migrate';
import { filedWorkshop } from '../workshop/filed';
import { filedEntry } from './entry';
import { FORMAT, type AssessmentDocument, type BackupDocument, type Kind } from './format';
import { seal } from './seal';

/** By whom and when a file is written. */
type Writing = {
	/** Version of the app. */
	app: string;
	/** ISO 8601 timestamp. */
	exportedAt: string;
};

/** All answers, those outside the scope too: the scope may be widened again. */
export type AssessmentExport = Held & Writing;

export type BackupExport = Writing & { held: readonly Held[] };

/** The document that holds one assessment in whole, but for what stays on the device. */
export function writeAssessmentFile(from: AssessmentExport): AssessmentDocument {
	return seal({ ...head('assessment', from), ...filedEntry(from) });
}

/** The document that holds all these assessments in whole, in their order. */
export function writeBackupFile(from: BackupExport): BackupDocument {
	const assessments = from.held.map((one) => {
		const entry = filedEntry(one);
		const workshops = (one.workshops ?? []).map(filedWorkshop);
		return {
			...entry,
			assessment: { ...entry.assessment, id: one.assessment.id },
			...(one.consultation && { consultation: filedOwn(one.consultation) }),
			...(workshops.length > 0 && { workshops }),
		};
	});
	return seal({ ...head('backup', from), framework: { ...FRAMEWORK }, assessments });
}

/** The text of a file. Indented, because a city should be able to read what it sends. */
export function fileText(document: { format: typeof FORMAT }): string {
	return `${JSON.stringify(document, null, '\t')}\n`;
}

function head<K extends Kind>(kind: K, { app, exportedAt }: Writing) {
	return { format: FORMAT, version: FORMAT_VERSION, kind, app, exportedAt } as const;
}
