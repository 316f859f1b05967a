/** The file format: the names and limits in it. `format.schema.json` says the same for others. */
import type { Answers } from '../answers';
import type { AnswerTimes, Assessment, FrameworkRef } from '../assessment';
import type { OwnConsultation } from '../consultation/own';
import type { Action } from '../plan';
import type { FiledWorkshop } from '../workshop/filed';

export const FORMAT = 'people-centred-readiness';

/** Every kind of document that carries this format's name. */
export const KINDS = ['assessment', 'backup', 'ballot', 'session', 'public-summary'] as const;
export type Kind = (typeof KINDS)[number];

/** 20 MB. Compare a file's size with it before reading the file. */
export const MAX_FILE_BYTES = 20_000_000;

/** No document of ours nests nearly so deep; deeper ones are built to exhaust a reader. */
export const MAX_DEPTH = 32;

/** In one backup: more than a ministry collects. Each costs a card in the preview. */
export const MAX_ASSESSMENTS = 1000;

/** In one plan: 30 for every duty. Each costs a card on a page. */
export const MAX_ACTIONS = 2000;

/** Of one assessment: a workshop a month for eight years. */
export const MAX_WORKSHOPS = 100;

/** In UTF-16 units. Ours have 22; they stand in addresses, which browsers cut at a few thousand. */
export const MAX_ID_LENGTH = 200;

/** An assessment as it stands in a file: without what stays on the device. */
export type FiledAssessment = Omit<Assessment, 'id' | 'framework' | 'lastDuty'> & {
	/** Where it was written; an import is a copy and gets an id of its own. */
	id?: string;
};

/** An action as it stands in a file: its place in the list is its order. */
export type FiledAction = Omit<Action, 'order'>;

/** What a file holds of one assessment. */
export type FiledEntry = {
	framework: FrameworkRef;
	assessment: FiledAssessment;
	answers: Answers;
	/** When each answer was last changed; absent where that is known of none. */
	answeredAt?: AnswerTimes;
	/** The plan, in its order by hand; absent where there is none. */
	actions?: FiledAction[];
};

/** What stands around the contents, whatever the kind. */
type Envelope<K extends Kind> = {
	format: typeof FORMAT;
	version: number;
	kind: K;
	/** Version of the app that wrote it. */
	app: string;
	/** ISO 8601 timestamp. */
	exportedAt: string;
	framework: FrameworkRef;
	/** Of the canonical JSON of all the rest, in hexadecimal digits. */
	sha256: string;
};

/** The whole file of kind `assessment`. */
export type AssessmentDocument = Envelope<'assessment'> & FiledEntry;

/**
 * One of the assessments in a backup. Its id stays: a restore puts back what was there. Its workshops
 * and the consultation are in backups alone: whoever is sent an assessment need not have what each
 * person handed in, nor whom to ask.
 */
export type BackupEntry = FiledEntry & {
	assessment: { id: string };
	consultation?: OwnConsultation;
	/** Absent where there was none. */
	workshops?: FiledWorkshop[];
};

/** The whole file of kind `backup`. */
export type BackupDocument = Envelope<'backup'> & { assessments: BackupEntry[] };
