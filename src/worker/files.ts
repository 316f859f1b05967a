/**
 * The app's files in the cache: fetched a few at once, each checked against its hash before it
 * enters, and all of them checked again whenever a page asks.
 *
 * Workbox's own install fetches one file after another, which costs a round trip each: 60 files on
 * a line with 400 ms take 24 s. So its controller is told of the whole list, and its strategy is
 * used on several entries at once.
 */
import type { WorkboxPlugin } from 'workbox-core/types.js';
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { entryOf, filesFor, type Entry, type PrecacheList } from './list';
import type { Progress, Verified } from './protocol';
import { ended, scope, worker } from './scope';

declare const __PRECACHE__: PrecacheList;
export const list: PrecacheList = __PRECACHE__;
export const languages = Object.keys(list.languages);

/** Leaves the page some of the six connections that a browser opens to a host. */
const AT_ONCE = 4;

/**
 * Only a plain answer of this very host. A login page for a script comes with status 200: that is
 * what the hash is for, and with it a redirect within the host is harmless (some hosts answer
 * `shell.html` with a redirect to `shell`).
 */
const onlyPlainAnswers: WorkboxPlugin = {
	cacheWillUpdate: async ({ response }) =>
		response.status === 200 && response.type === 'basic' ? response : null,
};

export const controller = new PrecacheController({
	cacheName: `readiness-files-${scope}`,
	plugins: [onlyPlainAnswers],
});
// The key holds the revision; what a host says its answers vary with has no say.
controller.strategy.matchOptions = { ignoreVary: true };

const entries = new Map<string, Entry>(
	filesFor(list, languages)
		.map((file) => entryOf(file, scope))
		.map((entry) => [entry.url, entry]),
);
controller.addToCacheList([...entries.values()]);

export const entryAt = (url: string): Entry | undefined => entries.get(url);

export const entriesFor = (chosen: Iterable<string>): Entry[] =>
	filesFor(list, chosen).map(([address]) => entries.get(new URL(address, scope).href)!);

/**
 * The file out of the cache; or from the network, into the cache, if its content is the right one.
 *
 * The browser's own cache is asked first: it mostly holds what the page has just loaded, and where
 * it holds something stale or wrong, the hash tells, and it is passed by.
 */
export async function fileOf(entry: Entry, event: ExtendableEvent): Promise<Response> {
	const params = { cacheKey: controller.getCacheKeyForURL(entry.url), integrity: entry.integrity };
	if (ended()) throw new Error('Erased');
	const tryWith = async (cache: RequestCache) => {
		const request = new Request(entry.url, {
			integrity: entry.integrity,
			credentials: 'same-origin',
			cache,
		});
		const [response, done] = controller.strategy.handleAll({ request, event, params });
		await Promise.all([response, done]);
		return response;
	};
	return tryWith('default').catch(() => tryWith('reload'));
}

/**
 * Brings entries into the cache, a few at once. What has come stays, whatever becomes of the rest:
 * the next try goes on from there. After a few failures the line is taken to be dead.
 *
 * @returns the number of entries that failed
 */
export async function fetchAll(
	wanted: readonly Entry[],
	event: ExtendableEvent,
	onProgress: (done: number) => void,
): Promise<number> {
	const waiting = [...wanted];
	let done = 0;
	let failures = 0;
	const lane = async () => {
		for (let entry; failures < AT_ONCE && (entry = waiting.shift());) {
			try {
				await fileOf(entry, event);
				onProgress(++done);
			} catch {
				failures++;
			}
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, lane));
	return wanted.length - done;
}

/** Compares the content of every entry with its hash; what is damaged leaves the cache. */
async function lacking(wanted: readonly Entry[]): Promise<Entry[]> {
	if (ended()) return [...wanted];
	const cache = await caches.open(controller.strategy.cacheName);
	const lacks: Entry[] = [];
	for (const entry of wanted) {
		const key = controller.getCacheKeyForURL(entry.url)!;
		const stored = await cache.match(key, { ignoreVary: true });
		if (stored && (await hasHash(stored, entry.integrity))) continue;
		await cache.delete(key, { ignoreVary: true });
		lacks.push(entry);
	}
	return lacks;
}

async function hasHash(response: Response, integrity: string): Promise<boolean> {
	try {
		const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
		return integrity === `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
	} catch {
		// A body that cannot be read is a damaged one.
		return false;
	}
}

/** Verifies the app in one language, and mends it where it can. */
export async function verify(language: string, event: ExtendableEvent): Promise<Verified> {
	const wanted = entriesFor([language]);
	let lacks = await lacking(wanted);
	if (lacks.length > 0) {
		const there = wanted.length - lacks.length;
		await fetchAll(lacks, event, (done) => tellProgress(there + done, wanted.length));
		lacks = await lacking(lacks);
	}
	return {
		type: 'VERIFIED',
		ok: lacks.length === 0 && languages.includes(language),
		missing: lacks.map(({ url }) => url),
		language,
		version: list.version,
	};
}

/** To every open page, those that no worker controls yet too. */
export function tellProgress(done: number, total: number): void {
	const message: Progress = { type: 'PROGRESS', done, total, version: list.version };
	void worker.clients
		.matchAll({ type: 'window', includeUncontrolled: true })
		.then((windows) => windows.forEach((one) => one.postMessage(message)));
}
