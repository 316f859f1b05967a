/**
 * What the whole app shares: the database of this device and the assessments in it. Made once, in
 * the browser; pages take it from the context.
 */
import type { Assessment } from '../domain/assessment';
import { FRAMEWORK, type Scope } from '../framework/index';
import { mayHaveDatabase } from '../device/databases';
import { newId } from '../device/id';
import { asStorageError, type StorageFault } from '../storage/faults';
import type { SampleText } from '../content/index';
import type { AssessmentFile } from '../domain/bundle/index';
import type { AssessmentChange, Held, Storage } from '../storage/index';
import type { Opened } from '../transfer/open-file';
import { APP_VERSION } from './app-version';
import { FirstOpening, Live, type Source } from './live.svelte';
import { recall, remember } from './remember';
import { samplesFrom } from './sample';
import { ensureWitness, forgetWitness, readWitness, writeWitness, type Witness } from './witness';

const DATABASE = 'readiness';
const LAST_USED = 'lastAssessment';
const TAB_KEY = 'assessment';
const REOPEN_MS = 300;

export type { Held, Opened, StorageFault };

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
	if (await mayHaveDatabase(DATABASE)) await fetchStorageCode().catch(() => undefined);
}

export class App {
	/** Why nothing can be stored or read here; undefined while all is well. */
	fault = $state<StorageFault>();
	/** The database came up emptier than it was left: the browser or somebody removed it. */
	emptied = $state(false);
	/** What the witness says was there. */
	witnessed = $state.raw<Witness>();
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
		return new Live<Held[]>(
			() => this.follow<Held[]>((storage) => storage.watchAll(), []),
			(held) => {
				// Only a database that holds something can vouch for it; an emptied one is asked first.
				if (held.length > 0) writeWitness(held);
			},
		);
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
		const there = await mayHaveDatabase(DATABASE);
		if (there || this.#storage) return this.storage();
		this.#compare(witness, true);
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
		try {
			const [{ Storage }, { scoreAssessment }] = await fetchStorageCode();
			const open = () =>
				Storage.open({
					name: DATABASE,
					score: ({ scope, targets }, answers) =>
						scoreAssessment({ scope, answers, ...(targets && { targets }) }),
					now: () => new Date().toISOString(),
					onOutdated: () => (this.fault = 'outdated'),
					onClosed: () => {
						this.#storage = undefined;
						// Not at once: Chromium still at work on it fails to open, or even never answers.
						setTimeout(() => (this.generation += 1), REOPEN_MS);
					},
				});
			const storage = await open().catch(async (error) => {
				if (faultOf(error) !== 'failed') throw error;
				// As while the browser removes the data: a moment later it works.
				await new Promise((resolve) => setTimeout(resolve, REOPEN_MS));
				return open();
			});
			const witness = readWitness();
			const [lastUsed, isEmpty] = await Promise.all([
				this.#readLastUsed(storage),
				storage.isEmpty(),
			]);
			this.lastUsed = lastUsed;
			this.#compare(witness, isEmpty);
			this.#opened.announce(storage);
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

	#compare(witness: Witness | undefined, isEmpty: boolean): void {
		this.witnessed = witness;
		this.emptied = witness !== undefined && isEmpty;
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
		ensureWitness();
		remember('sessionStorage', TAB_KEY, id);
		if (this.lastUsed === id) return;
		this.lastUsed = id;
		await (await this.storage()).setSetting(LAST_USED, id);
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
		await (await this.storage()).add(held);
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

	/**
	 * Stores what a file holds, always as a copy of its own: nothing that is here is replaced.
	 *
	 * @returns the copy's id
	 */
	async addCopy({ assessment, answers, actions }: AssessmentFile): Promise<string> {
		const id = newId();
		const storage = await this.storage();
		const first = await storage.isEmpty();
		await this.putBack({
			assessment: { ...assessment, id },
			answers,
			...(actions && { actions: actions.map((action) => ({ ...action, id: newId() })) }),
		});
		if (first) await this.use(id);
		return id;
	}

	/** Stores what was lost, from a file or from a page that still has it. */
	async putBack(...all: Held[]): Promise<void> {
		await (await this.storage()).add(...all);
		this.emptied = false;
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

	/** Reads a file that somebody chose; nothing is stored yet. */
	async openFile(file: File): Promise<Opened> {
		const { openAssessmentFile } = await import('../transfer/open-file');
		return openAssessmentFile(file);
	}

	async change(id: string, change: AssessmentChange): Promise<void> {
		await (await this.storage()).change(id, change);
	}

	async remove(...ids: string[]): Promise<void> {
		for (const id of ids) this.removed.add(id);
		try {
			await (await this.storage()).remove(...ids);
		} catch (error) {
			for (const id of ids) this.removed.delete(id);
			throw error;
		}
		forgetWitness();
		const own = recall('sessionStorage', TAB_KEY);
		if (own !== undefined && ids.includes(own)) remember('sessionStorage', TAB_KEY, undefined);
	}

	/** Adds the assessments of the sample city; none of them becomes the current one. */
	async addSample(sample: SampleText): Promise<void> {
		await this.putBack(...(await samplesFrom(sample)));
	}

	/** Removes every assessment that is marked as a sample. */
	async removeSample(): Promise<void> {
		const samples = (this.all.current ?? []).filter(({ assessment }) => assessment.sample);
		await this.remove(...samples.map(({ assessment }) => assessment.id));
	}

	/** The person has read that the storage was emptied; from now on it is simply empty. */
	acceptEmptied(): void {
		forgetWitness();
		this.emptied = false;
	}
}
