/**
 * The same records once more, in a database of their own in a storage bucket of their own: its
 * files are others than the main database's. Chromium, killed in the middle of a write, now and
 * then finds its files damaged and removes them all; then the copy is what is left. Browsers
 * without storage buckets have none.
 */
import type { IndexableType } from 'dexie';
import type { Account } from '../domain/account';
import type { Entry, EntryChange } from '../domain/accounting';
import { readAccount } from '../domain/account';
import { ENTERED, ReadinessDatabase } from './schema';

const ACCOUNT = 'account';

type Bucket = { indexedDB: IDBFactory };
type Buckets = {
	open(name: string, options: { durability: 'relaxed'; persisted: boolean }): Promise<Bucket>;
	keys(): Promise<string[]>;
};

const buckets = (): Buckets | undefined =>
	(globalThis.navigator as { storageBuckets?: Buckets } | undefined)?.storageBuckets;

/** Set in the copy's database while that is the one that is written to: see `standIn`. */
const STANDS_IN = 'standsIn';

export class SecondCopy {
	readonly #db: ReadinessDatabase;
	readonly #factory: IDBFactory;

	private constructor(db: ReadinessDatabase, factory: IDBFactory) {
		this.#db = db;
		this.#factory = factory;
	}

	/** Whether this origin has one, without opening it. */
	static async exists(name: string): Promise<boolean> {
		try {
			return (await buckets()?.keys())?.includes(name) ?? false;
		} catch {
			return false;
		}
	}

	/**
	 * Undefined where the browser has no buckets, or refuses.
	 *
	 * @param name the bucket's and the database's in it: lower case letters and hyphens
	 */
	static async open(name: string): Promise<SecondCopy | undefined> {
		try {
			const options = { durability: 'relaxed', persisted: true } as const;
			const bucket = await buckets()?.open(name, options);
			if (!bucket) return undefined;
			const db = new ReadinessDatabase(name, {
				indexedDB: bucket.indexedDB,
				// A killed browser leaves what it has handed to the system; the main database is the one
				// that also stands a power cut.
				chromeTransactionDurability: 'relaxed',
			});
			await db.open();
			return new SecondCopy(db, bucket.indexedDB);
		} catch {
			return undefined;
		}
	}

	close(): void {
		this.#db.close({ disableAutoOpen: true });
	}

	async account(): Promise<Account | undefined> {
		return readAccount((await this.#db.settings.get(ACCOUNT))?.value);
	}

	/** Every record, with the account that it was written with. */
	async read(): Promise<{ entries: Entry[]; account: Account | undefined }> {
		return this.#db.transaction('r', this.#db.tables, async () => ({
			entries: await entriesOf(this.#db),
			account: await this.account(),
		}));
	}

	/**
	 * Where the browser cannot open the main database any more, the copy's own takes its place: work
	 * goes on, and the next opening that finds the main database again finds the copy newer. The copy
	 * itself is closed by this.
	 */
	async standIn(): Promise<ReadinessDatabase> {
		await this.#db.settings.put({ key: STANDS_IN, value: true });
		this.close();
		return new ReadinessDatabase(this.#db.name, { indexedDB: this.#factory });
	}

	/** The main database is there again, with all that the copy had. */
	async standBack(): Promise<void> {
		await this.#db.settings.delete(STANDS_IN);
	}

	/**
	 * Follows one write of the main database.
	 *
	 * @param account the main database's after that write
	 * @returns false where the copy has missed a write before: it needs `replaceAll`
	 */
	async follow(changes: readonly EntryChange[], account: Account): Promise<boolean> {
		return this.#db.transaction('rw', this.#db.tables, async () => {
			const { revision = 0 } = (await this.account()) ?? {};
			if (await this.#db.settings.get(STANDS_IN)) return true;
			// Another tab's copying was quicker, and was more.
			if (revision >= account.revision) return true;
			if (revision !== account.revision - 1) return false;
			await Promise.all(
				changes.map(({ table, key, after }) =>
					after === undefined
						? this.#db.table(table).delete(key as IndexableType)
						: this.#db.table(table).put(after),
				),
			);
			await this.#db.settings.put({ key: ACCOUNT, value: account });
			return true;
		});
	}

	/** Makes it the copy of these records. */
	async replaceAll(entries: readonly Entry[], account: Account): Promise<void> {
		await this.#db.transaction('rw', this.#db.tables, async () => {
			// A page that could not open the main database is writing here.
			if (await this.#db.settings.get(STANDS_IN)) return;
			await Promise.all(ENTERED.map((table) => this.#db.table(table).clear()));
			await putEntries(this.#db, entries);
			await this.#db.settings.put({ key: ACCOUNT, value: account });
		});
	}
}

/** Every record of what people have entered. To be called within a transaction. */
export async function entriesOf(db: ReadinessDatabase): Promise<Entry[]> {
	const all = await Promise.all(
		ENTERED.map(async (name) => {
			const table = db.table(name);
			const extract = table.core.schema.primaryKey.extractKey!;
			const values: unknown[] = await table.toArray();
			return values.map((value) => ({ table: name, key: extract(value) as unknown, value }));
		}),
	);
	return all.flat();
}

/** Writes records into their tables. To be called within a transaction. */
export async function putEntries(db: ReadinessDatabase, entries: readonly Entry[]): Promise<void> {
	await Promise.all(
		ENTERED.map((name) =>
			db
				.table(name)
				.bulkPut(entries.filter(({ table }) => table === name).map(({ value }) => value)),
		),
	);
}
