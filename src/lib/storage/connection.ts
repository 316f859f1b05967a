/**
 * One opening of the database: what it found, and the one way to write. Every write is one
 * transaction, noted in the account, followed by the second copy.
 */
import { EMPTY_ACCOUNT, type Account } from '../domain/account';
import { accountAfter, type EntryChange } from '../domain/accounting';
import type { Answers } from '../domain/answers';
import type { Assessment, Held } from '../domain/assessment';
import { FORMAT_VERSION } from '../domain/migrate';
import type { Scores } from '../domain/scores';
import { asStorageError, StorageError } from './faults';
import { installedVersion } from './installed-version';
import { Ledger } from './ledger';
import { FORMAT, migrateStored, storedFormat } from './migrate-stored';
import { allHeld } from './read';
import { ACCOUNT, accountIn, examine, forgetLoss, seemsLost, type Found } from './recover';
import { ReadinessDatabase, SCHEMA_VERSION } from './schema';
import { entriesOf, SecondCopy } from './second-copy';
import { replaceWhole, type Moment } from './whole';

/** Works out what is stored beside an answer: handed in, because storage knows no rules. */
export type ScoreRule = (assessment: Assessment, answers: Answers) => Scores;

const EPOCH = 'schema';

export type StorageOptions = {
	/** The database's name. */
	name: string;
	/** The second copy's, and its storage bucket's. */
	copy: string;
	score: ScoreRule;
	/** The time, ISO 8601: handed in for the tests. */
	now: () => string;
	newId: () => string;
	/** What this device last knew of the database, from outside it. */
	witness: Account | undefined;
	/** After each write that changed something: what the database holds now. */
	onCommitted: (account: Account) => void;
	/** As much is here again as what `found` says was there. */
	onRecovered: () => void;
	/** Another tab runs a newer version and upgrades: this one's connection is closed for good. */
	onOutdated: () => void;
	/** The browser has closed the connection, as it does when it removes the data. */
	onClosed: () => void;
};

/** A second copy that is being opened. */
type Copy = {
	/** Whether there was one before. */
	existed: Promise<boolean>;
	opening: Promise<SecondCopy | undefined>;
};

/** As while the browser removes the data: a moment later it works. */
const TRY_AGAIN_MS = 300;
/** Nobody waits longer for a second copy, but that is no reason to give it up: see `#leaveBehind`. */
const COPY_WITHIN_MS = 1500;
/** Where something seems to be missing, the copy is worth waiting for. */
const RESCUE_WITHIN_MS = 15_000;

export class Connection {
	readonly db: ReadinessDatabase;
	readonly #ledger = new Ledger();
	readonly #options: StorageOptions;
	readonly #hadCopy: Promise<boolean>;
	#copy: Promise<SecondCopy | undefined>;
	#open = false;
	#outdated = false;
	#closed = false;
	/** What this opening has found of what was left here. */
	found!: Found;

	private constructor(db: ReadinessDatabase, copy: Copy, options: StorageOptions) {
		this.#options = options;
		this.#hadCopy = copy.existed;
		this.#copy = copy.opening;
		this.db = db;
		this.db.use(this.#ledger.middleware);
		this.db.on('versionchange', ({ newVersion }) => {
			// Somebody deletes it by hand: Dexie lets go, and `close` below has it looked at again.
			if (newVersion === null) return;
			this.#outdated = true;
			this.close();
			options.onOutdated();
			// Else Dexie's own handler would have it re-opened by itself, and an old version must not
			// write into a newer database.
			return false;
		});
		this.db.on('ready', () => void (this.#open = true), true);
		this.db.on('close', () => {
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
	static async open(options: StorageOptions): Promise<Connection> {
		return guarded(async () => {
			const existed = SecondCopy.exists(options.copy);
			const copy = { existed, opening: existed.then(() => SecondCopy.open(options.copy)) };
			try {
				return await Connection.#toMain(copy, options).catch(async (error) => {
					if (asStorageError(error).fault !== 'failed') throw error;
					await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
					return Connection.#toMain(copy, options);
				});
			} catch (error) {
				const instead = await within(COPY_WITHIN_MS, copy.opening);
				if (!instead || asStorageError(error).fault !== 'failed') throw error;
				return Connection.#toStandIn(instead, options);
			}
		});
	}

	static async #toMain(copy: Copy, options: StorageOptions): Promise<Connection> {
		const installed = await installedVersion(options.name);
		if (installed > SCHEMA_VERSION) throw new StorageError('newer-version');
		const connection = new Connection(new ReadinessDatabase(options.name), copy, options);
		await connection.db.open();
		await connection.#examine();
		return connection;
	}

	static async #toStandIn(copy: SecondCopy, options: StorageOptions): Promise<Connection> {
		const none = { existed: Promise.resolve(false), opening: Promise.resolve(undefined) };
		const connection = new Connection(await copy.standIn(), none, options);
		await connection.db.open();
		await connection.#examine();
		const { found } = connection;
		// All is there, but not where it was: worth a word, and a backup.
		if (found.loss === 'none') connection.found = { ...found, loss: 'unreadable', putBack: 'all' };
		return connection;
	}

	async #examine(): Promise<void> {
		const { witness, now, newId, onCommitted } = this.#options;
		const opening = this.#copy;
		let copy = await within(COPY_WITHIN_MS, opening);
		if (!copy && (await seemsLost(this.db, witness, await this.#hadCopy))) {
			copy = await within(RESCUE_WITHIN_MS, opening);
		}
		if (!copy) this.#leaveBehind(opening);
		const moment = { batch: newId(), at: now(), newId };
		this.found = await examine(this.db, copy, witness, moment, () => this.#putAllScores());
		if (this.found.loss !== 'none') onCommitted(this.found.here);
		if ((await storedFormat(this.db)) < FORMAT_VERSION && this.found.here.assessments > 0) {
			await this.write(() => migrateStored(this.db, (held) => this.#replace(held)));
		}
	}

	/** The time, ISO 8601. */
	now(): string {
		return this.#options.now();
	}

	close(): void {
		this.#open = false;
		this.#closed = true;
		this.db.close({ disableAutoOpen: true });
		void this.#copy.then((copy) => copy?.close());
	}

	/** Whether this browser lets the tool keep a second copy. */
	async hasSecondCopy(): Promise<boolean> {
		return (await this.#copy) !== undefined;
	}

	/** The second copy catches up, where it has missed something. */
	async catchUp(): Promise<void> {
		const copy = await this.#copy;
		const [copied, own] = await Promise.all([copy?.account(), accountIn(this.db)]);
		if (copy && own && copied?.revision !== own.revision) await this.#copyAll(copy);
	}

	/** To be called within a write, whenever answers or what they are scored by have changed. */
	async putScores({ assessment, answers }: Held): Promise<void> {
		await this.db.results.put({
			id: assessment.id,
			assessmentId: assessment.id,
			scores: this.#options.score(assessment, answers),
			at: this.#options.now(),
		});
	}

	/** After records have come back from elsewhere: scores follow from them, and from nothing else. */
	async #putAllScores(): Promise<void> {
		await this.db.results.clear();
		for (const one of await allHeld(this.db)) await this.putScores(one);
	}

	async #replace(one: Held): Promise<void> {
		await replaceWhole(this.db, one);
		await this.putScores(one);
	}

	/**
	 * One transaction over all tables; a database that is newer than this code is never written. It is
	 * done when the second copy has followed.
	 */
	async write<T>(change: (moment: Moment) => PromiseLike<T>): Promise<T> {
		if (this.#outdated) throw new StorageError('outdated');
		const { now, newId } = this.#options;
		let changes: readonly EntryChange[] = [];
		let account: Account | undefined;
		const result = await guarded(() =>
			this.db.transaction('rw', this.db.tables, async (transaction) => {
				const epoch = (await this.db.settings.get(EPOCH))?.value;
				if (typeof epoch === 'number' && epoch > SCHEMA_VERSION) {
					throw new StorageError('newer-version');
				}
				if (epoch !== SCHEMA_VERSION) {
					await this.db.settings.put({ key: EPOCH, value: SCHEMA_VERSION });
				}
				// Into a new database nothing older can have come.
				if (epoch === undefined) {
					await this.db.settings.put({ key: FORMAT, value: FORMAT_VERSION });
				}
				const done = await change({ batch: newId(), at: now(), newId });
				changes = this.#ledger.of(transaction.idbtrans);
				if (changes.length > 0) {
					account = accountAfter((await accountIn(this.db)) ?? EMPTY_ACCOUNT, changes);
					await this.db.settings.put({ key: ACCOUNT, value: account });
					if (this.#recoveredBy(account)) await forgetLoss(this.db);
				}
				return done;
			}),
		);
		if (account) {
			await this.#follow(changes, account);
			this.#options.onCommitted(account);
			if (this.#recoveredBy(account)) {
				this.found = { loss: 'none', here: account, expected: account };
				this.#options.onRecovered();
			}
		}
		return result;
	}

	/** Whether as much is here again as there was; what the second copy put back is still to be told. */
	#recoveredBy({ assessments, answers }: Account): boolean {
		const { loss, expected, putBack } = this.found;
		if (loss === 'none' || putBack || !expected) return false;
		return assessments >= expected.assessments && answers >= expected.answers;
	}

	/** Never throws: what is committed is saved, whether it could be copied or not. */
	async #follow(changes: readonly EntryChange[], account: Account): Promise<void> {
		const following = (async () => {
			const copy = await this.#copy;
			if (copy && !(await copy.follow(changes, account))) await this.#copyAll(copy);
			return { copy };
		})().catch(() => undefined);
		if (await within(COPY_WITHIN_MS, following)) return;
		this.#leaveBehind(following.then((followed) => followed?.copy));
	}

	/**
	 * Saving no longer waits for the copy. A slow device answers in the end, and then the copy catches
	 * up and follows again; one that fails is not asked again before the next opening. Where it turns
	 * out to know more than the database, that one has lost something, and a new opening finds out.
	 */
	#leaveBehind(answering: Promise<SecondCopy | undefined>): void {
		this.#copy = Promise.resolve(undefined);
		const comeBack = async () => {
			const copy = await answering;
			if (!copy) return;
			this.#copy = Promise.resolve(copy);
			if (this.#closed) copy.close();
			else if (await this.#isBehind(copy)) {
				this.close();
				this.#options.onClosed();
			} else await this.catchUp();
		};
		void comeBack().catch(() => undefined);
	}

	/** Asked in this order: other tabs may write in between. */
	async #isBehind(copy: SecondCopy): Promise<boolean> {
		const copied = await copy.account();
		return (copied?.revision ?? 0) > ((await accountIn(this.db))?.revision ?? 0);
	}

	async #copyAll(copy: SecondCopy): Promise<void> {
		const [entries, account] = await this.db.transaction('r', this.db.tables, async () =>
			Promise.all([entriesOf(this.db), accountIn(this.db)]),
		);
		if (account) await copy.replaceAll(entries, account);
	}
}

/** Undefined when it takes longer. */
const within = <T>(ms: number, work: Promise<T>): Promise<T | undefined> =>
	Promise.race([
		work,
		new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms)),
	]);

/** @throws {StorageError} */
export async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw asStorageError(error);
	}
}
