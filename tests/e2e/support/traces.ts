/** Everything that a site can leave behind in a browser, looked up past the app. */
import type { Page } from '@playwright/test';

export type Traces = {
	databases: string[];
	buckets: string[];
	caches: string[];
	workers: string[];
	localStorage: string[];
	sessionStorage: string[];
	privateFiles: string[];
	cookies: string;
};

export const NO_TRACES: Traces = {
	databases: [],
	buckets: [],
	caches: [],
	workers: [],
	localStorage: [],
	sessionStorage: [],
	privateFiles: [],
	cookies: '',
};

export const traces = (page: Page): Promise<Traces> =>
	page.evaluate(async () => {
		type Buckets = { keys(): Promise<string[]> };
		const { storageBuckets } = navigator as { storageBuckets?: Buckets };
		const folder = await navigator.storage.getDirectory();
		const privateFiles: string[] = [];
		for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) {
			privateFiles.push(name);
		}
		return {
			databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
			buckets: (await storageBuckets?.keys()) ?? [],
			caches: await caches.keys(),
			workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
			localStorage: Object.keys(localStorage),
			sessionStorage: Object.keys(sessionStorage),
			privateFiles,
			cookies: document.cookie,
		};
	});
