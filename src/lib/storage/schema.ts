/**
 * The tables, and what one record of each holds. A record is what the domain calls by the same
 * name, with its key; nothing here knows a language.
 */
import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { Answer } from '../domain/answers';
import type { Assessment, Held } from '../domain/assessment';
import type { OwnConsultation } from '../domain/consultation/own';
import type { Action } from '../domain/plan';
import type { Scores } from '../domain/scores';
import type { HandIn } from '../domain/workshop/hand-in';
import type { Session } from '../domain/workshop/session';

/** Raised with every released change of the tables; never reused. */
export const SCHEMA_VERSION = 3;

export type AnswerRecord = {
	assessmentId: string;
	dutyId: string;
	answer: Answer;
	/** When it was last changed, ISO 8601; absent for answers from before this was kept. */
	at?: string;
};

/** Scores as stored: a record of what was shown, never read back into a page as a second truth. */
export type ResultRecord = {
	/** The assessment's id for the current row; with `@` and a date for a recorded snapshot. */
	id: string;
	assessmentId: string;
	scores: Scores;
	/** When these scores were worked out, ISO 8601. */
	at: string;
};

export type SettingRecord = { key: string; value: unknown };

export type ActionRecord = Action & { assessmentId: string };

export type ConsultationRecord = OwnConsultation & { assessmentId: string };

export type SessionRecord = Session;

/** What was handed in, by its place among all (`placeOf`). */
export type BallotRecord = Omit<HandIn, 'id'> & { id: string; ballot: string };

/** What one change of whole assessments did to one of them, so that it can be taken back. */
export type BinEntry = {
	id: string;
	/** The same for all that was changed in one transaction. */
	batch: string;
	/** When, ISO 8601. */
	at: string;
	/** `created`: it was not there before, so there is nothing to hold. */
	why: 'removed' | 'replaced' | 'created';
	assessmentId: string;
	/** As it was before. */
	held?: Held;
};

/** Tables of what people have entered, the bin too: what an account and a second copy are about. */
export const ENTERED: readonly string[] = [
	'assessments',
	'answers',
	'actions',
	'consultations',
	'sessions',
	'ballots',
	'bin',
];

export class ReadinessDatabase extends Dexie {
	declare assessments: EntityTable<Assessment, 'id'>;
	declare answers: Table<AnswerRecord, [assessmentId: string, dutyId: string]>;
	declare results: EntityTable<ResultRecord, 'id'>;
	declare actions: EntityTable<ActionRecord, 'id'>;
	declare consultations: EntityTable<ConsultationRecord, 'assessmentId'>;
	declare sessions: EntityTable<SessionRecord, 'id'>;
	declare ballots: EntityTable<BallotRecord, 'id'>;
	declare settings: EntityTable<SettingRecord, 'key'>;
	declare bin: EntityTable<BinEntry, 'id'>;

	/** @param name its own for each test */
	constructor(name: string, options: DexieOptions = {}) {
		// Strict: a transaction is complete when the disk has it, not when the system has it.
		super(name, {
			chromeTransactionDurability: 'strict',
			// Live queries must show what is committed, never what is hoped for.
			cache: 'disabled',
			...options,
		});
		this.version(1).stores({
			assessments: 'id, savedAt',
			answers: '[assessmentId+dutyId], assessmentId',
			results: 'id, assessmentId',
			actions: 'id, assessmentId',
			sessions: 'id, assessmentId',
			ballots: 'id, sessionId',
			settings: 'key',
		});
		this.version(2).stores({ bin: 'id, batch, at' });
		this.version(3).stores({ consultations: 'assessmentId' });
	}
}
