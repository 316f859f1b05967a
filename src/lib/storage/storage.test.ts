/**
 * The rules of the storage on a made-up IndexedDB: what a browser itself does with its files is
 * tried in a real one (tests/e2e).
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Account } from '../domain/account';
import { readAccount } from '../domain/account';
import type { Held } from '../domain/assessment';
import { scoreAssessment } from '../domain/scores';
import { SAMPLE } from '../domain/testing/sample';
import { Storage, type StorageOptions } from './index';

/** Each bucket has a database factory of its own, as in a browser. */
const buckets = new Map<string, IDBFactory>();
const storageBuckets = {
	open: (name: string) => {
		if (!buckets.has(name)) buckets.set(name, new IDBFactory());
		return Promise.resolve({ indexedDB: buckets.get(name)! });
	},
	keys: () => Promise.resolve([...buckets.keys()]),
	delete: (name: string) => Promise.resolve(void buckets.delete(name)),
};
const slowBuckets = (ms: number) => ({
	...storageBuckets,
	open: (name: string) =>
		new Promise<void>((go) => setTimeout(go, ms)).then(() => storageBuckets.open(name)),
});

let witness: Account | undefined;
let clock = 0;
let ids = 0;
let opened: Storage | undefined;

beforeEach(async () => {
	await wipe();
	buckets.clear();
	witness = undefined;
	clock = Date.parse('2026-01-01T00:00:00.000Z');
	vi.stubGlobal('navigator', { storageBuckets });
});

const options = (): StorageOptions => ({
	name: 'readiness',
	copy: 'readiness-copy',
	score: ({ scope }, answers) => scoreAssessment({ scope, answers }),
	now: () => new Date((clock += 1000)).toISOString(),
	newId: () => `id-${++ids}`,
	witness,
	onCommitted: (account) => (witness = account),
	onRecovered: () => undefined,
	onOutdated: () => undefined,
	onClosed: () => undefined,
});

/** As a browser does that has cleared its memory: Dexie's factory stays, what it holds goes. */
async function wipe(): Promise<void> {
	opened?.close();
	await new Promise((resolve) => {
		indexedDB.deleteDatabase('readiness').onsuccess = resolve;
	});
}

async function open(): Promise<Storage> {
	opened?.close();
	return (opened = await Storage.open(options()));
}

const HELD: Held = { assessment: SAMPLE.assessment, answers: SAMPLE.answers };
const { id } = SAMPLE.assessment;
const [FIRST, SECOND] = Object.keys(SAMPLE.answers) as [string, string];

async function all(storage: Storage): Promise<Held[]> {
	return new Promise((resolve, reject) => {
		const watching = storage.watchAll().subscribe({
			next: (held) => {
				resolve(held);
				setTimeout(() => watching.unsubscribe());
			},
			error: reject,
		});
	});
}

/** Reads or spoils the records of one table past the storage. */
async function beside(
	work: (store: IDBObjectStore) => IDBRequest,
	{ table = 'answers', factory = indexedDB, name = 'readiness' } = {},
): Promise<unknown> {
	opened?.close();
	return new Promise((resolve, reject) => {
		const opening = factory.open(name);
		opening.onsuccess = () => {
			const db = opening.result;
			const transaction = db.transaction(table, 'readwrite');
			const request = work(transaction.objectStore(table));
			transaction.oncomplete = () => (db.close(), resolve(request.result));
			transaction.onerror = () => reject(transaction.error);
		};
	});
}

const inCopy = { factory: undefined as unknown as IDBFactory, name: 'readiness-copy' };
const copied = () => ({ ...inCopy, factory: buckets.get('readiness-copy')! });

describe('the account', () => {
	// Catches a write that goes past the ledger, so that the next start cries loss.
	test('stands for what is stored, whatever was done', async () => {
		let storage = await open();
		await storage.putAll([HELD]);
		await storage.saveAnswer(id, FIRST, () => ({ level: 4 }));
		await storage.saveAnswer(id, SECOND, () => undefined);
		await storage.change(id, { city: 'Other' });
		await storage.saveActions(id, () => []);
		const batch = await storage.remove(id);
		await storage.undo(batch);
		await storage.add({ ...HELD, assessment: { ...HELD.assessment, id: 'other' } });
		await storage.setSetting('lastAssessment', id);
		const before = await all(storage);
		storage = await open();
		expect(storage.found.loss).toBe('none');
		expect(await all(storage)).toEqual(before);
		expect(witness).toEqual(storage.found.here);
		expect(
			readAccount(
				await beside((store) => store.get('account'), { table: 'settings' }).then(
					(row) => (row as { value: unknown }).value,
				),
			),
		).toEqual(witness);
	});
});

describe('what is missing is put back from the second copy', () => {
	// Catches a copy that misses a kind of write, or comes back without its scores.
	test('all of it, as it was left', async () => {
		const before = await open();
		await before.putAll([HELD]);
		await before.saveAnswer(id, FIRST, () => ({ level: 4, note: 'last' }));
		const held = await all(before);
		before.close();
		await wipe();
		const storage = await open();
		expect(storage.found).toMatchObject({ loss: 'emptied', putBack: 'all' });
		expect(await all(storage)).toEqual(held);
		const results = (await beside((store) => store.getAll(), { table: 'results' })) as {
			scores: unknown;
		}[];
		expect(results.map(({ scores }) => scores)).toEqual([
			scoreAssessment({ scope: HELD.assessment.scope, answers: held[0]!.answers }),
		]);
	});

	// Catches a copy that is found only by a witness: it may have gone with the rest.
	test('without a witness too', async () => {
		await (await open()).putAll([HELD]);
		witness = undefined;
		await wipe();
		expect((await open()).found).toMatchObject({ loss: 'emptied', putBack: 'all' });
	});

	test.each([
		['an answer that is gone', (store: IDBObjectStore) => store.delete([id, FIRST])],
		['all answers', (store: IDBObjectStore) => store.clear()],
		[
			'an answer that is another one',
			(store: IDBObjectStore) =>
				store.put({ assessmentId: id, dutyId: FIRST, answer: { level: 0, note: 'x' } }),
		],
	])('%s', async (_, spoil) => {
		const before = await open();
		await before.putAll([HELD]);
		const held = await all(before);
		await beside(spoil);
		const storage = await open();
		expect(storage.found).toMatchObject({ loss: 'damaged', putBack: 'all' });
		expect(await all(storage)).toEqual(held);
		// Told until it was read, and never found a second time.
		expect((await open()).found.loss).toBe('damaged');
		await opened!.acceptLoss();
		expect((await open()).found.loss).toBe('none');
	});

	// Catches an old copy that takes away what was saved after it.
	test('an older copy only adds what is missing', async () => {
		const before = await open();
		await before.putAll([HELD]);
		before.close();
		const old = buckets.get('readiness-copy')!;
		buckets.clear();
		vi.stubGlobal('navigator', {});
		const later = await open();
		await later.saveAnswer(id, FIRST, () => ({ level: 4, note: 'after the copy' }));
		await beside((store) => store.delete([id, SECOND]));
		vi.stubGlobal('navigator', { storageBuckets });
		buckets.set('readiness-copy', old);
		const storage = await open();
		expect(storage.found).toMatchObject({ loss: 'damaged', putBack: 'missing' });
		const [held] = await all(storage);
		expect(held!.answers[FIRST]).toEqual({ level: 4, note: 'after the copy' });
		expect(held!.answers[SECOND]).toEqual(HELD.answers[SECOND]);
	});

	// Catches a damaged copy that is taken for the truth.
	test('a copy that is damaged itself is left alone', async () => {
		await (await open()).putAll([HELD]);
		await beside((store) => store.delete([id, FIRST]), copied());
		await beside((store) => store.clear());
		const storage = await open();
		expect(storage.found).toMatchObject({ loss: 'damaged' });
		expect(storage.found.putBack).toBeUndefined();
	});

	// Catches a copy that falls behind for ever once it has missed one write.
	test('a copy that missed a write catches up', async () => {
		const storage = await open();
		await storage.putAll([HELD]);
		const account = (await beside((store) => store.get('account'), {
			...copied(),
			table: 'settings',
		})) as { value: Account };
		await beside(
			(store) => store.put({ key: 'account', value: { ...account.value, revision: 0 } }),
			{ ...copied(), table: 'settings' },
		);
		const again = await open();
		await again.saveAnswer(id, FIRST, () => ({ level: 4 }));
		await wipe();
		const [held] = await all(await open());
		expect(held!.answers[FIRST]).toEqual({ level: 4 });
	});

	// Catches a slow device on which what is saved is in one place only, from the first delay on.
	test('a copy that answers late catches up, and follows from then on', async () => {
		await (await open()).add(HELD);
		let answer = (): void => undefined;
		const answering = new Promise<void>((resolve) => (answer = resolve));
		const slow = {
			...storageBuckets,
			open: (name: string) => answering.then(() => storageBuckets.open(name)),
		};
		vi.stubGlobal('navigator', { storageBuckets: slow });
		const storage = await open();
		await storage.saveAnswer(id, FIRST, () => ({ level: 0 }));
		answer();
		await vi.waitFor(async () => expect(await storage.hasSecondCopy()).toBe(true));
		await storage.saveAnswer(id, SECOND, () => ({ level: 0 }));
		await wipe();
		const found = (await all(await open()))[0]!;
		expect(found.answers[FIRST]).toEqual({ level: 0 });
		expect(found.answers[SECOND]).toEqual({ level: 0 });
	});

	// Catches a rescue that is given up because the device is slow just then.
	test.each(['there', 'gone too'])(
		'where all is gone, the copy is waited for, with the witness %s',
		async (kept) => {
			await (await open()).add(HELD);
			await wipe();
			if (kept === 'gone too') witness = undefined;
			vi.stubGlobal('navigator', { storageBuckets: slowBuckets(2500) });
			const storage = await open();
			expect(storage.found).toMatchObject({ loss: 'emptied', putBack: 'all' });
			expect(await all(storage)).toHaveLength(1);
		},
	);

	// Catches a first visit that waits for nothing.
	test('where there never was one, the copy is not waited for', async () => {
		vi.stubGlobal('navigator', { storageBuckets: slowBuckets(60_000) });
		expect((await open()).found.loss).toBe('none');
	});

	// Catches a copy that comes late, knows what is missing, and is overwritten.
	test('a late copy that knows more has the database looked at again', async () => {
		const before = await open();
		await before.add(HELD);
		await before.saveAnswer(id, FIRST, () => ({ level: 4 }));
		await wipe();
		vi.stubGlobal('navigator', {});
		witness = undefined;
		await (await open()).add(HELD);
		vi.stubGlobal('navigator', { storageBuckets: slowBuckets(2500) });
		witness = undefined;
		const lookAgain = vi.fn();
		opened?.close();
		opened = await Storage.open({ ...options(), onClosed: lookAgain });
		expect(opened.found.loss).toBe('none');
		await vi.waitFor(() => expect(lookAgain).toHaveBeenCalledOnce(), 5000);
		vi.stubGlobal('navigator', { storageBuckets });
		const again = await open();
		expect(again.found).toMatchObject({ loss: 'older', putBack: 'all' });
		expect((await all(again))[0]!.answers[FIRST]).toEqual({ level: 4 });
	});

	// Catches a browser that cannot open its own files, and an app that gives up with it.
	test('where the main database cannot be opened, the copy takes its place until it can', async () => {
		const before = await open();
		await before.putAll([HELD]);
		const held = await all(before);
		before.close();
		const breaking = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('Internal error opening backing store', 'UnknownError');
		});
		const storage = await open();
		expect(storage.found).toMatchObject({ loss: 'unreadable', putBack: 'all' });
		expect(await all(storage)).toEqual(held);
		await storage.saveAnswer(id, FIRST, () => ({ level: 4, note: 'meanwhile' }));
		const meanwhile = await all(storage);
		expect((await open()).found).toMatchObject({ loss: 'unreadable', putBack: 'all' });
		breaking.mockRestore();
		const again = await open();
		expect(again.found).toMatchObject({ loss: 'older', putBack: 'all' });
		expect(await all(again)).toEqual(meanwhile);
		// And the copy follows again.
		await again.acceptLoss();
		await again.saveAnswer(id, FIRST, () => ({ level: 2 }));
		await wipe();
		expect((await all(await open()))[0]!.answers[FIRST]).toEqual({ level: 2 });
	});

	// Catches work that is lost where the main database comes back with what the copy has not.
	test('what the copy does not have goes to the bin', async () => {
		vi.stubGlobal('navigator', {});
		await (await open()).putAll([HELD]);
		vi.stubGlobal('navigator', { storageBuckets });
		const breaking = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('Internal error opening backing store', 'UnknownError');
		});
		const storage = await open();
		expect(storage.found.loss).toBe('emptied');
		await storage.add({ ...HELD, assessment: { ...HELD.assessment, id: 'begun anew' } });
		breaking.mockRestore();
		const again = await open();
		expect((await all(again)).map(({ assessment }) => assessment.id)).toEqual(['begun anew']);
		const bin = (await beside((store) => store.getAll(), { table: 'bin' })) as { held: Held }[];
		expect(bin.map(({ held }) => held)).toEqual([HELD]);
	});

	// Catches a browser without buckets in which nothing can be saved, or a loss passed over there.
	test('without buckets the loss is said', async () => {
		vi.stubGlobal('navigator', {});
		const before = await open();
		await before.putAll([HELD]);
		expect(await before.hasSecondCopy()).toBe(false);
		before.close();
		await wipe();
		const storage = await open();
		expect(storage.found).toMatchObject({ loss: 'emptied', expected: { assessments: 1 } });
		expect(storage.found.putBack).toBeUndefined();
		// It is told until as much is here again.
		await storage.putAll([HELD]);
		expect(storage.found.loss).toBe('none');
		expect((await open()).found.loss).toBe('none');
	});
});

describe('the bin', () => {
	const bin = (storage: Storage) =>
		new Promise<string[]>((resolve) => {
			const watching = storage.watchBin().subscribe((entries) => {
				resolve(
					entries
						.filter(({ held }) => held)
						.map(({ why, assessmentId }) => `${why} ${assessmentId}`),
				);
				setTimeout(() => watching.unsubscribe());
			});
		});
	const other: Held = {
		assessment: { ...HELD.assessment, city: 'Other' },
		answers: { [FIRST]: { level: 0 } },
	};

	// Catches an undo that forgets a part, or that cannot be undone itself.
	test('gives back what was removed, replaced or created, and takes that back too', async () => {
		const storage = await open();
		const created = await storage.putAll([HELD]);
		const first = await all(storage);
		const replaced = await storage.putAll([other]);
		expect((await all(storage))[0]!.assessment.city).toBe('Other');
		const undone = await storage.undo(replaced);
		expect(await all(storage)).toEqual(first);
		await storage.undo(undone);
		expect((await all(storage))[0]!.answers).toEqual(other.answers);
		await storage.undo(created);
		expect(await all(storage)).toEqual([]);
		expect(await bin(storage)).toContain(`removed ${id}`);
	});

	// Catches a bin that grows for ever, or that forgets too soon.
	test('keeps for 30 days', async () => {
		const storage = await open();
		await storage.putAll([HELD]);
		await storage.remove(id);
		clock += 29 * 86_400_000;
		await storage.tidy();
		expect(await bin(storage)).toEqual([`removed ${id}`]);
		clock += 2 * 86_400_000;
		await storage.tidy();
		expect(await bin(storage)).toEqual([]);
		expect((await open()).found.loss).toBe('none');
	});
});

describe('a setting', () => {
	// Catches two windows that each write what they had read: the later one takes the other's away.
	test('is changed from what is stored by then', async () => {
		const storage = await open();
		const add = (one: string) =>
			storage.changeSetting('list', (stored) => [...((stored as string[] | undefined) ?? []), one]);
		await Promise.all([add('a'), add('b'), add('c')]);
		expect(await storage.setting('list')).toEqual(['a', 'b', 'c']);
	});
});
