/**
 * Taking away what the app has put into this browser, without any of the code that put it there: it
 * must work with no network, and whatever state a database is in. Other sites may stand at the same
 * address, so everything is taken by its name.
 */

/** What could not be taken away. */
export type Remnant = 'answers' | 'copy' | 'files' | 'worker' | 'keys';

export type Belongings = {
	database: string;
	/** The storage bucket of the second copy. */
	bucket: string;
	/** The address that the worker stands for, with a slash at its end. */
	scope: string;
	isOwnKey: (key: string) => boolean;
};

type Buckets = { keys(): Promise<string[]>; delete(name: string): Promise<void> };

const WITHIN_MS = 3000;
const TRIES = 3;
const PAUSE_MS = 500;

/** Tries everything, each part whatever becomes of the others. @returns what is still there */
export async function erase(belongings: Belongings): Promise<Remnant[]> {
	let left: Remnant[] = [];
	for (let tries = 0; tries < TRIES; tries++) {
		if (tries > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
		const deleted = await takeAway(belongings);
		left = await remnants(belongings, deleted);
		if (left.length === 0) break;
	}
	return left;
}

/** @returns whether the database is known to be gone: one that is in use elsewhere is not */
async function takeAway({ database, bucket, scope, isOwnKey }: Belongings): Promise<boolean> {
	await inTime(restWorkers(scope));
	const [deleted] = await Promise.all([
		inTime(deleteDatabase(database)),
		inTime(buckets()?.delete(bucket)),
		inTime(deleteCaches(scope)),
	]);
	dropKeys('localStorage', isOwnKey);
	dropKeys('sessionStorage', isOwnKey);
	return deleted ?? false;
}

/** What is there, looked up and not concluded; where a browser can't tell, nothing is reported. */
async function remnants(
	{ database, bucket, scope, isOwnKey }: Belongings,
	deleted: boolean,
): Promise<Remnant[]> {
	const [databases, names, caches, workers] = await Promise.all([
		inTime(globalThis.indexedDB?.databases?.()),
		inTime(buckets()?.keys()),
		inTime(ownCaches(scope)),
		inTime(ownWorkers(scope)),
	]);
	const left: Remnant[] = [];
	if (!deleted || databases?.some(({ name }) => name === database)) left.push('answers');
	if (names?.includes(bucket)) left.push('copy');
	if (caches?.length) left.push('files');
	if (workers?.length) left.push('worker');
	if (hasKeys('localStorage', isOwnKey) || hasKeys('sessionStorage', isOwnKey)) left.push('keys');
	return left;
}

/** Resolves to undefined where it fails or takes too long. */
function inTime<T>(work: Promise<T> | undefined): Promise<T | undefined> {
	const silence = new Promise<undefined>((resolve) =>
		setTimeout(() => resolve(undefined), WITHIN_MS),
	);
	return Promise.race([Promise.resolve(work).catch(() => undefined), silence]);
}

/** Waits for connections of other tabs to be closed, as they do when they hear of it. */
const deleteDatabase = (name: string) =>
	new Promise<boolean>((resolve, reject) => {
		// A browser without databases has none of ours.
		if (!globalThis.indexedDB) return resolve(true);
		const deletion = indexedDB.deleteDatabase(name);
		deletion.onsuccess = () => resolve(true);
		deletion.onerror = (event) => {
			event.preventDefault();
			reject(deletion.error);
		};
	});

const buckets = () => (navigator as { storageBuckets?: Buckets }).storageBuckets;

const OWN_CACHES = ['readiness-files-', 'readiness-state-'];

async function ownCaches(scope: string): Promise<string[]> {
	// Missing on plain http.
	const names = await globalThis.caches?.keys();
	return (names ?? []).filter((name) => OWN_CACHES.some((own) => name === own + scope));
}

async function deleteCaches(scope: string): Promise<void> {
	for (const name of await ownCaches(scope)) await caches.delete(name);
}

async function ownWorkers(scope: string): Promise<readonly ServiceWorkerRegistration[]> {
	const all = (await navigator.serviceWorker?.getRegistrations()) ?? [];
	return all.filter((registration) => registration.scope === scope);
}

/** A worker goes on serving the pages that are open: so it is told to store nothing more. */
async function restWorkers(scope: string): Promise<void> {
	for (const registration of await ownWorkers(scope)) {
		const { installing, waiting, active } = registration;
		for (const worker of [installing, waiting, active]) worker?.postMessage({ type: 'END' });
		await registration.unregister();
	}
}

type Keeper = 'localStorage' | 'sessionStorage';

function keysIn(keeper: Keeper): string[] {
	try {
		return Object.keys(globalThis[keeper]);
	} catch {
		// Blocked: then nothing was ever put there.
		return [];
	}
}

const hasKeys = (keeper: Keeper, isOwn: (key: string) => boolean) => keysIn(keeper).some(isOwn);

/** Also for a tab's own memory, which only that tab can reach. */
export function dropKeys(keeper: Keeper, isOwn: (key: string) => boolean): void {
	for (const key of keysIn(keeper).filter(isOwn)) globalThis[keeper].removeItem(key);
}
