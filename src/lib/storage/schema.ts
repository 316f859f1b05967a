/**
 * The tables, and what one record of each holds. A record is what the domain calls by the same
 * name, with its key; nothing here knows a language.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Answer } from '../domain/answers';
import type { Assessment } from '../domain/assessment';
import type { Action } from '../domain/plan';
import type { Scores } from '../domain/scores';

/** Raised with every released change of the tables; never reused. */
export const SCHEMA_VERSION = 1;

export type AnswerRecord = { assessmentId: string; dutyId: string; answer: Answer };

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

/** Filled by the workshop; declared from the start so that its coming is no upgrade. */
export type SessionRecord = { id: string; assessmentId: string };
export type BallotRecord = { id: string; sessionId: string };

export class ReadinessDatabase extends Dexie {
	declare assessments: EntityTable<Assessment, 'id'>;
	declare answers: Table<AnswerRecord, [assessmentId: string, dutyId: string]>;
	declare results: EntityTable<ResultRecord, 'id'>;
	declare actions: EntityTable<ActionRecord, 'id'>;
	declare sessions: EntityTable<SessionRecord, 'id'>;
	declare ballots: EntityTable<BallotRecord, 'id'>;
	declare settings: EntityTable<SettingRecord, 'key'>;

	/** @param name its own for each test */
	constructor(name: string) {
		// Strict: a transaction is complete when the disk has it, not when the system has it.
		super(name, {
			chromeTransactionDurability: 'strict',
			// Live queries must show what is committed, never what is hoped for.
			cache: 'disabled',
		});
		this.version(SCHEMA_VERSION).stores({
			assessments: 'id, savedAt',
			answers: '[assessmentId+dutyId], assessmentId',
			results: 'id, assessmentId',
			actions: 'id, assessmentId',
			sessions: 'id, assessmentId',
			ballots: 'id, sessionId',
			settings: 'key',
		});
	}
}
