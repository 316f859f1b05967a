/** The file format: the names and limits in it. `format.schema.json` says the same for others. */
import type { Answers } from '../answers';
import type { Assessment, FrameworkRef } from '../assessment';
import type { Action } from '../plan';

export const FORMAT = 'people-centred-readiness';

/** Every kind of document that carries this format's name. */
export const KINDS = ['assessment', 'backup', 'ballot', 'session', 'public-summary'] as const;
export type Kind = (typeof KINDS)[number];

/** 20 MB. Compare a file's size with it before reading the file. */
export const MAX_FILE_BYTES = 20_000_000;

/** No document of ours nests nearly so deep; deeper ones are built to exhaust a reader. */
export const MAX_DEPTH = 32;

/** An assessment as it stands in a file: without what stays on the device. */
export type FiledAssessment = Omit<Assessment, 'id' | 'framework' | 'lastDuty'> & {
	/** Where it was written; an import is a copy and gets an id of its own. */
	id?: string;
};

/** An action as it stands in a file: its place in the list is its order. */
export type FiledAction = Omit<Action, 'order'>;

/** The whole file of kind `assessment`. */
export type AssessmentDocument = {
	format: typeof FORMAT;
	version: number;
	kind: 'assessment';
	/** Version of the app that wrote it. */
	app: string;
	/** ISO 8601 timestamp. */
	exportedAt: string;
	framework: FrameworkRef;
	assessment: FiledAssessment;
	answers: Answers;
	/** The plan, in its order by hand; absent where there is none. */
	actions?: FiledAction[];
	/** Of the canonical JSON of all the rest, in hexadecimal digits. */
	sha256: string;
};
