/**
 * What the whole app shares: the database of this device and the assessments in it. Made once, in
 * the browser; pages take it from the context.
 */
import type { Assessment } from '../domain/assessment';
import { FRAMEWORK, type Scope } from '../framework/index';
import { mayHaveDatabase } from '../device/databases';
import { newId } from '../device/id';
import { whenIdle } from '../device/idle';
import { asStorageError, type StorageFault } from '../storage/faults';
import type { SampleText } from '../content/index';
import type { AssessmentChange, Found, Held, Storage } from '../storage/index';
import { APP_VERSION } from './app-version';
import { FirstOpening, Live, type Source } from './live.svelte';
import { recall, remember } from './remember';
import { samplesFrom } from './sample';
import { readWitness, writeWitness } from './witness';

export const DATABASE = 'readiness';
/** Lower case letters and hyphens are all that a bucket's name may have. */
export const SECOND_COPY = 'readiness-copy';
const LAST_USED = 'lastAssessment';
const TAB_KEY = 'assessment';
const REOPEN_MS = 300;

export type { Found, Held, StorageFault };

/** The code of whatever storage threw. */
export const faultOf = (error: unknown): StorageFault => asStorageError(error).fault;

/** Dexie and the scoring: they come after the first paint, and each only once. */
const fetchStorageCode = () =>
	Promise.all([import('../storage/index'), import('../domain/scores')]);

let begun = false;

/** On a device that has stored something, its code comes while the texts do. Once a visit. */
export async function beginEarly(): Promise<void> {
	if (begun) return;
	begun = true;
	if (await mayHaveDatabase(DATABASE, SECOND_COPY)) await fetchStorageCode().catch(() => undefined);
}

export class App {
	/** Why nothing can be stored or read here; undefined while all is well. */
	fault = $state<StorageFault>();
	/** The database came up with less, or with other records, than it was left with. */
	loss = $state.raw<Found>();
	/** Everything was erased on purpose: nothing is opened any more, and the page says so. */
	erased = $state(false);
	/** A stored setting that made no sense was set back. */
	settingsReset = $state(false);
	lastUsed = $state<string>();
	/** Raised when the database is opened anew: every live query begins again. */
	generation = $state(0);

	/** Removed on purpose in this tab: not to be taken for a loss. */
	readonly removed = new Set<string>();

	#storage: Promise<Storage> | undefined;
	readonly #opened = new FirstOpening<Storage>();

	/** Every assessment of this device with its answers, the last saved first. */
	readonly all = $derived.by(() => {
		void this.generation;
		return new Live<Held[]>(() => this.follow<Held[]>((storage) => storage.watchAll(), []));
	});

	/**
	 * A live query, which on a device that has no database yet answers at once: the code that reads
	 * it (a third of a first load) comes only when there is something to read or to write.
	 *
	 * @param nothing what the query says of an empty database
	 */
	async follow<T>(query: (storage: Storage) => Source<T>, nothing: T): Promise<Source<T>> {
		const storage = await this.storageIfAny();
		if (storage) return query(storage);
		return {
			subscribe: (observer) => {
				observer.next(nothing);
				return this.#opened.subscribe((opened) => query(opened).subscribe(observer));
			},
		};
	}

	/** The open database, or undefined where nothing was ever stored. @throws {StorageError} */
	async storageIfAny(): Promise<Storage | undefined> {
		if (this.#storage) return this.#storage;
		// Before looking: another tab may store its first answer, and its witness, in between.
		const witness = readWitness();
		const there = await mayHaveDatabase(DATABASE, SECOND_COPY);
		// With a witness, the opening looks for what is missing.
		if (there || witness || this.#storage) return this.storage();
		return undefined;
	}

	/** Another tab may have stored something since: looked at when this one is looked at again. */
	async lookAgain(): Promise<void> {
		await this.storageIfAny().catch(() => undefined);
	}

	/** Reads the code from the worker's cache, where that costs no byte: the first tap is saved sooner. */
	warmUp(): void {
		void fetchStorageCode().catch(() => undefined);
	}

	/** Fetches what saving needs, as soon as somebody is about to enter something. */
	prepare(): void {
		void this.storage().catch(() => undefined);
	}

	/** The open database. @throws {StorageError} as `Storage.open` */
	storage(): Promise<Storage> {
		this.#storage ??= this.#open();
		return this.#storage;
	}

	/**
	 * Does something with the database. A connection that has died of itself (as on iPhones, when the
	 * browser's own database server has gone) is replaced once, without a word.
	 *
	 * @throws {StorageError} nothing was stored
	 */
	async run<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
		try {
			return await work(await this.storage());
		} catch (error) {
			if (faultOf(error) !== 'failed') throw error;
			return work(await this.reopen());
		}
	}

	/** Closes the database for good, in this page's life: it is being erased. */
	async shut(): Promise<Storage | undefined> {
		this.erased = true;
		const storage = await this.#storage?.catch(() => undefined);
		storage?.close();
		return storage;
	}

	/** Opens it anew, after a fault that may have passed. @throws {StorageError} */
	async reopen(): Promise<Storage> {
		const before = this.#storage;
		this.#storage = undefined;
		this.fault = undefined;
		await before?.then(
			(storage) => storage.close(),
			() => undefined,
		);
		const storage = await this.storage();
		this.generation += 1;
		return storage;
	}

	async #open(): Promise<Storage> {
		// Nothing comes back by itself: whoever asks waits until the page is loaded anew.
		if (this.erased) return new Promise(() => {});
		try {
			const [{ Storage }, { scoreAssessment }] = await fetchStorageCode();
			const storage = await Storage.open({
				name: DATABASE,
				copy: SECOND_COPY,
				score: ({ scope, targets }, answers) =>
					scoreAssessment({ scope, answers, ...(targets && { targets }) }),
				now: () => new Date().toISOString(),
				newId,
				witness: readWitness(),
				onCommitted: writeWitness,
				onRecovered: () => (this.loss = undefined),
				onOutdated: () => (this.fault = 'outdated'),
				onClosed: () => {
					this.#storage = undefined;
					// Not at once: Chromium still at work on it fails to open, or even never answers.
					setTimeout(() => (this.generation += 1), REOPEN_MS);
				},
			});
			this.lastUsed = await this.#readLastUsed(storage);
			if (storage.found.loss !== 'none') this.loss = storage.found;
			this.#opened.announce(storage);
			void whenIdle().then(() => storage.tidy().catch(() => undefined));
			if (this.fault) {
				this.fault = undefined;
				this.generation += 1;
			}
			return storage;
		} catch (error) {
			this.#storage = undefined;
			this.fault = asStorageError(error).fault;
			throw error;
		}
	}

	async #readLastUsed(storage: Storage): Promise<string | undefined> {
		const value = await storage.setting(LAST_USED);
		if (value === undefined || typeof value === 'string') return value;
		this.settingsReset = true;
		await storage.setSetting(LAST_USED, undefined);
		return undefined;
	}

	/**
	 * Which assessment is meant where the address names none: this tab's, else the last used, else
	 * the last saved.
	 *
	 * @param ids those on this device, the last saved first
	 */
	implied(ids: readonly string[]): string | undefined {
		const wanted = [recall('sessionStorage', TAB_KEY), this.lastUsed];
		return wanted.find((id) => id !== undefined && ids.includes(id)) ?? ids[0];
	}

	/** The same, asked of the database itself. @throws {StorageError} */
	async impliedId(): Promise<string | undefined> {
		return this.implied(await (await this.storage()).ids());
	}

	/** Makes it this tab's assessment and the one that the next visit comes back to. */
	async use(id: string): Promise<void> {
		remember('sessionStorage', TAB_KEY, id);
		if (this.lastUsed === id) return;
		this.lastUsed = id;
		await this.run((storage) => storage.setSetting(LAST_USED, id));
	}

	/** A new assessment as a record, not yet stored. */
	draftAssessment(
		details: Pick<Assessment, 'city' | 'country' | 'period'> & { scope: Scope },
	): Assessment {
		const now = new Date().toISOString();
		return {
			id: newId(),
			...(Object.fromEntries(
				Object.entries(details).filter(([, value]) => value !== undefined),
			) as typeof details),
			framework: FRAMEWORK,
			createdAt: now,
			savedAt: now,
		};
	}

	/** Stores a new assessment, empty or with its answers, and makes it the current one. */
	async add(held: Held): Promise<void> {
		await this.run((storage) => storage.add(held));
		await this.use(held.assessment.id);
	}

	/**
	 * Begins the next assessment of the same city from the last one's answers, each to be confirmed,
	 * and makes it the current one.
	 *
	 * @returns its id
	 */
	async startAgain(last: Held, details: { period?: string; scope?: Scope } = {}): Promise<string> {
		const { nextAssessment } = await import('../domain/again');
		const id = newId();
		await this.add(nextAssessment(last, { ...details, id, now: new Date().toISOString() }));
		return id;
	}

	/** Stores what was lost, from a file or from a page that still has it. */
	async putBack(...all: Held[]): Promise<void> {
		await this.run((storage) => storage.putAll(all));
	}

	/** Hands an assessment to the browser as a file. @returns the file's name */
	async saveFile(held: Held): Promise<string> {
		const { saveAssessmentFile } = await import('../transfer/save-file');
		return saveAssessmentFile(held, APP_VERSION, new Date());
	}

	/** Fetches what makes a file, before somebody needs it and there is no line. */
	prepareFile(): void {
		void import('../transfer/save-file').catch(() => undefined);
	}

	async change(id: string, change: AssessmentChange): Promise<void> {
		await this.run((storage) => storage.change(id, change));
	}

	/** Puts assessments into the bin. @returns the batch, to take it back with `undo` */
	async remove(...ids: string[]): Promise<string> {
		for (const id of ids) this.removed.add(id);
		let batch: string;
		try {
			batch = await this.run((storage) => storage.remove(...ids));
		} catch (error) {
			for (const id of ids) this.removed.delete(id);
			throw error;
		}
		const own = recall('sessionStorage', TAB_KEY);
		if (own !== undefined && ids.includes(own)) remember('sessionStorage', TAB_KEY, undefined);
		return batch;
	}

	/** Takes back what one batch removed, created or replaced. @returns a batch for this in its turn */
	async undo(batch: string): Promise<string> {
		this.removed.clear();
		return this.run((storage) => storage.undo(batch));
	}

	/** Adds the assessments of the sample city; none of them becomes the current one. */
	async addSample(sample: SampleText): Promise<void> {
		const samples = await samplesFrom(sample);
		await this.run((storage) => storage.add(...samples));
	}

	/** Removes every assessment that is marked as a sample. */
	async removeSample(): Promise<void> {
		const samples = (this.all.current ?? []).filter(({ assessment }) => assessment.sample);
		await this.remove(...samples.map(({ assessment }) => assessment.id));
	}

	/** Somebody has read what is missing. */
	async acceptLoss(): Promise<void> {
		await this.run((storage) => storage.acceptLoss());
		this.loss = undefined;
	}
}
