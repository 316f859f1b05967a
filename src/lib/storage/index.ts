/**
 * The only room that names Dexie. Every write is one transaction, and a promise that it returns is
 * kept only when that transaction has been committed to disk.
 */
import { liveQuery } from 'dexie';
import type { Answer, Answers } from '../domain/answers';
import type { Assessment, Held } from '../domain/assessment';
import type { Action } from '../domain/plan';
import type { PlanChange } from '../domain/plan-change';
import type { Scores } from '../domain/scores';
import { asStorageError, StorageError } from './faults';
import { installedVersion } from './installed-version';
import { actionsOf, allHeld, answersOf, held } from './read';
import { ReadinessDatabase, SCHEMA_VERSION } from './schema';

export type { Held } from '../domain/assessment';
export { StorageError, type StorageFault } from './faults';

/** Works out what is stored beside an answer: handed in, because storage knows no rules. */
export type ScoreRule = (assessment: Assessment, answers: Answers) => Scores;

/** What describes an assessment; undefined takes a field out. */
export type AssessmentChange = {
	[Field in keyof Omit<Assessment, 'id'>]?: Assessment[Field] | undefined;
};

/** A plan as it was committed, and when. */
export type SavedPlan = { actions: readonly Action[]; savedAt: string };

const EPOCH = 'schema';

export type StorageOptions = {
	/** The database's name. */
	name: string;
	score: ScoreRule;
	/** The time, ISO 8601: handed in for the tests. */
	now: () => string;
	/** Another tab runs a newer version and upgrades: this one's connection is closed for good. */
	onOutdated: () => void;
	/** The browser has closed the connection, as it does when it removes the data. */
	onClosed: () => void;
};

export class Storage {
	readonly #db: ReadinessDatabase;
	readonly #options: StorageOptions;
	#open = false;
	#outdated = false;

	private constructor(options: StorageOptions) {
		this.#options = options;
		this.#db = new ReadinessDatabase(options.name);
		this.#db.on('versionchange', ({ newVersion }) => {
			// Somebody deletes it by hand: Dexie lets go, and `close` below has it looked at again.
			if (newVersion === null) return;
			this.#outdated = true;
			this.close();
			options.onOutdated();
			// Else Dexie's own handler would have it re-opened by itself, and an old version must not
			// write into a newer database.
			return false;
		});
		this.#db.on('ready', () => void (this.#open = true), true);
		this.#db.on('close', () => {
			if (!this.#open) return;
			this.#open = false;
			// When Dexie is through with its own closing. Left to itself it would open again at once, which
			// fails while the browser still removes the data, and be of no use from then on.
			queueMicrotask(() => {
				this.close();
				options.onClosed();
			});
		});
	}

	/** @throws {StorageError} `blocked`, `newer-version`, `quota` or `failed` */
	static async open(options: StorageOptions): Promise<Storage> {
		return guarded(async () => {
			const installed = await installedVersion(options.name);
			if (installed > SCHEMA_VERSION) throw new StorageError('newer-version');
			const storage = new Storage(options);
			await storage.#db.open();
			return storage;
		});
	}

	close(): void {
		this.#open = false;
		this.#db.close({ disableAutoOpen: true });
	}

	/** One assessment with answers and plan, or undefined; again whenever one of them changes. */
	watch(id: string) {
		return liveQuery(() => held(this.#db, id));
	}

	/** All assessments like that, the last saved first; again whenever something changes. */
	watchAll() {
		return liveQuery(() => allHeld(this.#db));
	}

	/** Adds assessments with their answers and plans, all of them or none. */
	async add(...all: Held[]): Promise<void> {
		await this.#write(async () => {
			for (const { assessment, answers, actions } of all) {
				await this.#db.assessments.add(assessment);
				await this.#db.answers.bulkAdd(
					Object.entries(answers).map(([dutyId, answer]) => ({
						assessmentId: assessment.id,
						dutyId,
						answer: answer!,
					})),
				);
				await this.#db.actions.bulkAdd(recordsOf(assessment.id, actions ?? []));
				await this.#putScores(assessment, answers);
			}
		});
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
		await this.#write(async () => {
			const before = await this.#db.assessments.get(id);
			if (!before) throw new StorageError('lost');
			const assessment = stripped({
				...before,
				...(typeof change === 'function' ? change(before) : change),
				...(!silently && { savedAt: this.#options.now() }),
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
		return this.#write(async () => {
			const [before = begin, stored] = await Promise.all([
				this.#db.assessments.get(id),
				answersOf(this.#db, id),
			]);
			if (!before) throw new StorageError('lost');
			const savedAt = this.#options.now();
			const assessment = { ...before, savedAt, lastDuty: dutyId };
			const { [dutyId]: old, ...others } = stored;
			const answer = change(old);
			await Promise.all([
				this.#db.assessments.put(assessment),
				answer
					? this.#db.answers.put({ assessmentId: id, dutyId, answer })
					: this.#db.answers.delete([id, dutyId]),
				this.#putScores(assessment, answer ? { ...others, [dutyId]: answer } : others),
			]);
			return savedAt;
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
	async saveActions(id: string, change: PlanChange): Promise<SavedPlan> {
		return this.#write(async () => {
			const [assessment, before] = await Promise.all([
				this.#db.assessments.get(id),
				actionsOf(this.#db, id),
			]);
			if (!assessment) throw new StorageError('lost');
			const savedAt = this.#options.now();
			const actions = change(before);
			const kept = new Set(actions.map((action) => action.id));
			const gone = before.filter((action) => !kept.has(action.id));
			const changed = actions.filter((action) => !before.includes(action));
			await Promise.all([
				this.#db.assessments.put({ ...assessment, savedAt }),
				this.#db.actions.bulkDelete(gone.map((action) => action.id)),
				this.#db.actions.bulkPut(recordsOf(id, changed)),
			]);
			return { actions, savedAt };
		});
	}

	/** Deletes assessments with everything that hangs on them. */
	async remove(...ids: string[]): Promise<void> {
		await this.#write(async () => {
			await Promise.all([
				this.#db.assessments.bulkDelete(ids),
				this.#db.answers.where('assessmentId').anyOf(ids).delete(),
				this.#db.results.where('assessmentId').anyOf(ids).delete(),
				this.#db.actions.where('assessmentId').anyOf(ids).delete(),
			]);
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

	async #putScores(assessment: Assessment, answers: Answers): Promise<void> {
		await this.#db.results.put({
			id: assessment.id,
			assessmentId: assessment.id,
			scores: this.#options.score(assessment, answers),
			at: this.#options.now(),
		});
	}

	/** One transaction over all tables; a database that is newer than this code is never written. */
	async #write<T>(change: () => Promise<T>): Promise<T> {
		if (this.#outdated) throw new StorageError('outdated');
		return guarded(() =>
			this.#db.transaction('rw', this.#db.tables, async () => {
				const epoch = (await this.#db.settings.get(EPOCH))?.value;
				if (typeof epoch === 'number' && epoch > SCHEMA_VERSION) {
					throw new StorageError('newer-version');
				}
				if (epoch !== SCHEMA_VERSION) {
					await this.#db.settings.put({ key: EPOCH, value: SCHEMA_VERSION });
				}
				return change();
			}),
		);
	}
}

const recordsOf = (assessmentId: string, actions: readonly Action[]) =>
	actions.map((action) => ({ ...action, assessmentId }));

/** Optional fields that were emptied are left out: an absent field is the one way to say "none". */
function stripped(assessment: AssessmentChange): Assessment {
	return Object.fromEntries(
		Object.entries(assessment).filter(([, value]) => value !== undefined),
	) as Assessment;
}

async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw asStorageError(error);
	}
}
