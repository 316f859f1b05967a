/**
 * The only room that names Dexie. Every write is one transaction, and a promise that it returns is
 * kept only when that transaction has been committed to disk.
 */
import { liveQuery } from 'dexie';
import type { Answer, Answers } from '../domain/answers';
import type { Assessment, Held } from '../domain/assessment';
import type { Action } from '../domain/plan';
import { Connection, guarded, type StorageOptions } from './connection';
import { StorageError } from './faults';
import { actionsOf, allHeld, allWholeHeld, answersOf, held } from './read';
import { forgetLoss, type Found } from './recover';
import type { BinEntry, ReadinessDatabase } from './schema';
import { actionRecords, addWhole, putWhole, removeWhole, undoEntry, type Moment } from './whole';

export type { Held } from '../domain/assessment';
export type { StorageOptions } from './connection';
export type { Found } from './recover';
export type { BinEntry } from './schema';
export { StorageError, type StorageFault } from './faults';

/** What describes an assessment; undefined takes a field out. */
export type AssessmentChange = {
	[Field in keyof Omit<Assessment, 'id'>]?: Assessment[Field] | undefined;
};

/** A change of a plan that is told as of when it will count, as the assessment's `savedAt` says it. */
export type PlanWrite = (actions: readonly Action[], savedAt: string) => readonly Action[];

/** A plan as it was committed, and when. */
export type SavedPlan = { actions: readonly Action[]; savedAt: string };

/** For how long what was removed or replaced can be put back. */
export const KEPT_IN_BIN_DAYS = 30;
const MS_A_DAY = 86_400_000;

export class Storage {
	/** For what is loaded later, such as `workshops.ts`. */
	readonly connection: Connection;

	private constructor(connection: Connection) {
		this.connection = connection;
	}

	/** @throws {StorageError} `blocked`, `newer-version`, `quota` or `failed` */
	static async open(options: StorageOptions): Promise<Storage> {
		return new Storage(await Connection.open(options));
	}

	get #db(): ReadinessDatabase {
		return this.connection.db;
	}

	get #now(): number {
		return Date.parse(this.connection.now());
	}

	/** What this opening has found of what was left here. */
	get found(): Found {
		return this.connection.found;
	}

	close(): void {
		this.connection.close();
	}

	/** Whether this browser lets the tool keep a second copy. */
	async hasSecondCopy(): Promise<boolean> {
		return this.connection.hasSecondCopy();
	}

	/** What can wait until the page is there: the second copy catches up, the bin loses what is old. */
	async tidy(): Promise<void> {
		await this.connection.catchUp();
		const before = new Date(this.#now - KEPT_IN_BIN_DAYS * MS_A_DAY).toISOString();
		const old = await this.#db.bin.where('at').below(before).primaryKeys();
		if (old.length > 0) await this.#write(async () => this.#db.bin.bulkDelete(old));
	}

	/** What was found missing has been read, or is here again: it is not told any more. */
	async acceptLoss(): Promise<void> {
		await this.#write(() => forgetLoss(this.#db));
	}

	/** One assessment with answers and plan, or undefined; again whenever one of them changes. */
	watch(id: string) {
		return liveQuery(() => held(this.#db, id));
	}

	/** All assessments like that, the last saved first; again whenever something changes. */
	watchAll() {
		return liveQuery(() => allHeld(this.#db));
	}

	/** All assessments with all that there is of each, as a file holds it; once. */
	async allWhole(): Promise<Held[]> {
		return guarded(() => this.#db.transaction('r', this.#db.tables, () => allWholeHeld(this.#db)));
	}

	/** A setting's value, undefined where there is none; again whenever it changes. */
	watchSetting(key: string) {
		return liveQuery(async () => (await this.#db.settings.get(key))?.value);
	}

	/** What was removed, replaced or created, the last first: each batch can be taken back. */
	watchBin() {
		return liveQuery(() => this.#db.bin.orderBy('at').reverse().toArray());
	}

	/** Adds assessments with their answers and plans, all of them or none. */
	async add(...all: Held[]): Promise<void> {
		await this.#write(async ({ at }) => {
			for (const one of all) {
				await addWhole(this.#db, one, at);
				await this.#putScores(one.assessment, one.answers);
			}
		});
	}

	/**
	 * Creates assessments or replaces them whole, all of them or none. How they were goes to the bin.
	 *
	 * @returns the batch, to take it back with `undo`
	 */
	async putAll(all: readonly Held[]): Promise<string> {
		return this.#write(async (moment) => {
			for (const one of all) {
				await putWhole(this.#db, one, moment);
				await this.#putScores(one.assessment, one.answers);
			}
			return moment.batch;
		});
	}

	/**
	 * Removes assessments with everything that hangs on them; they go to the bin.
	 *
	 * @returns the batch, to take it back with `undo`
	 */
	async remove(...ids: string[]): Promise<string> {
		return this.#write(async (moment) => {
			for (const id of ids) await removeWhole(this.#db, id, moment);
			return moment.batch;
		});
	}

	/** Takes back all that one batch did. @returns a batch, to take this back in its turn */
	async undo(batch: string): Promise<string> {
		return this.#takeBack(() => this.#db.bin.where('batch').equals(batch).toArray());
	}

	/** Takes back what one entry of the bin stands for. @returns as `undo` */
	async putBackFromBin(id: string): Promise<string> {
		return this.#takeBack(() => this.#db.bin.where('id').equals(id).toArray());
	}

	async #takeBack(entries: () => PromiseLike<BinEntry[]>): Promise<string> {
		return this.#write(async (moment) => {
			for (const entry of await entries()) {
				await undoEntry(this.#db, entry, moment);
				if (entry.held) await this.#putScores(entry.held.assessment, entry.held.answers);
			}
			return moment.batch;
		});
	}

	/** For good. */
	async dropFromBin(...ids: string[]): Promise<void> {
		await this.#write(async () => this.#db.bin.bulkDelete(ids));
	}

	/**
	 * Changes what describes an assessment (city, country, period, scope, targets, last duty).
	 *
	 * @param change what to change, or how it follows from what is stored
	 * @param silently leaves `savedAt` as it is: for what is not the city's own word
	 * @throws {StorageError} `lost` when it is not there any more
	 */
	async change(
		id: string,
		change: AssessmentChange | ((stored: Assessment) => AssessmentChange),
		{ silently = false } = {},
	): Promise<void> {
		await this.#write(async ({ at }) => {
			const before = await this.#db.assessments.get(id);
			if (!before) throw new StorageError('lost');
			const assessment = stripped({
				...before,
				...(typeof change === 'function' ? change(before) : change),
				...(!silently && { savedAt: at }),
			});
			await this.#db.assessments.put(assessment);
			if (!silently) await this.#putScores(assessment, await answersOf(this.#db, id));
		});
	}

	/**
	 * Changes one answer and stores it with the scores that follow from it, in one transaction.
	 *
	 * @param change from the stored answer to the new one (undefined: none), so that two tabs that
	 *   change different fields of one answer both keep theirs
	 * @param begin the assessment to begin with this answer, where there is none yet
	 * @returns when it was saved, as the assessment's `savedAt` says it
	 * @throws {StorageError} `lost` when the assessment is not there any more
	 */
	async saveAnswer(
		id: string,
		dutyId: string,
		change: (stored: Answer | undefined) => Answer | undefined,
		begin?: Assessment,
	): Promise<string> {
		return this.#write(async ({ at }) => {
			const [before = begin, stored] = await Promise.all([
				this.#db.assessments.get(id),
				answersOf(this.#db, id),
			]);
			if (!before) throw new StorageError('lost');
			const assessment = { ...before, savedAt: at, lastDuty: dutyId };
			const { [dutyId]: old, ...others } = stored;
			const answer = change(old);
			await Promise.all([
				this.#db.assessments.put(assessment),
				answer
					? this.#db.answers.put({ assessmentId: id, dutyId, answer, at })
					: this.#db.answers.delete([id, dutyId]),
				this.#putScores(assessment, answer ? { ...others, [dutyId]: answer } : others),
			]);
			return at;
		});
	}

	/**
	 * Changes a plan: puts the actions that are new or another object than before, and deletes those
	 * that are gone, in one transaction with the reading, so that two tabs both keep their changes.
	 *
	 * @param change from the stored plan to the new one
	 * @returns the plan as committed, and when
	 * @throws {StorageError} `lost` when the assessment is not there any more
	 */
	async saveActions(id: string, change: PlanWrite): Promise<SavedPlan> {
		return this.#write(async ({ at }) => {
			const [assessment, before] = await Promise.all([
				this.#db.assessments.get(id),
				actionsOf(this.#db, id),
			]);
			if (!assessment) throw new StorageError('lost');
			const actions = change(before, at);
			const kept = new Set(actions.map((action) => action.id));
			const gone = before.filter((action) => !kept.has(action.id));
			const changed = actions.filter((action) => !before.includes(action));
			await Promise.all([
				this.#db.assessments.put({ ...assessment, savedAt: at }),
				this.#db.actions.bulkDelete(gone.map((action) => action.id)),
				this.#db.actions.bulkPut(actionRecords(id, changed)),
			]);
			return { actions, savedAt: at };
		});
	}

	/** The ids of all assessments, the last saved first. */
	async ids(): Promise<string[]> {
		return guarded(() => this.#db.assessments.orderBy('savedAt').reverse().primaryKeys());
	}

	/** Whether no assessment is stored. */
	async isEmpty(): Promise<boolean> {
		return guarded(async () => (await this.#db.assessments.count()) === 0);
	}

	async setting(key: string): Promise<unknown> {
		return guarded(async () => (await this.#db.settings.get(key))?.value);
	}

	async setSetting(key: string, value: unknown): Promise<void> {
		await this.#write(async () => void (await this.#db.settings.put({ key, value })));
	}

	/** Changes a setting from what is stored by then, so that two windows both keep their changes. */
	async changeSetting(key: string, change: (stored: unknown) => unknown): Promise<void> {
		await this.#write(async () => {
			const stored = (await this.#db.settings.get(key))?.value;
			await this.#db.settings.put({ key, value: change(stored) });
		});
	}

	#putScores(assessment: Assessment, answers: Answers): Promise<void> {
		return this.connection.putScores({ assessment, answers });
	}

	#write<T>(change: (moment: Moment) => PromiseLike<T>): Promise<T> {
		return this.connection.write(change);
	}
}

/** Optional fields that were emptied are left out: an absent field is the one way to say "none". */
function stripped(assessment: AssessmentChange): Assessment {
	return Object.fromEntries(
		Object.entries(assessment).filter(([, value]) => value !== undefined),
	) as Assessment;
}
