/**
 * The little that the worker has to remember while it is not running, as tiny answers in a cache
 * of its own: worker and pages come and go, and nothing of the app's data is touched.
 */
import { ended, isThere, scope } from './scope';

const CACHE = `readiness-state-${scope}`;
const LANGUAGE = `${scope}language/`;
const OLD_WINDOWS = `${scope}old-windows`;
const FROZEN_UNTIL = `${scope}frozen-until`;

/** One entry a language, so that two pages that choose at once do not undo each other. */
export async function rememberLanguage(language: string): Promise<void> {
	if (ended()) return;
	const cache = await caches.open(CACHE);
	await cache.put(LANGUAGE + language, new Response());
}

export async function rememberedLanguages(): Promise<string[]> {
	if (!(await isThere(CACHE))) return [];
	const cache = await caches.open(CACHE);
	const keys = await cache.keys();
	return keys
		.filter(({ url }) => url.startsWith(LANGUAGE))
		.map(({ url }) => url.slice(LANGUAGE.length));
}

/** @param until milliseconds since 1970; in the past: it is over */
export async function freeze(until: number): Promise<void> {
	if (ended()) return;
	const cache = await caches.open(CACHE);
	await cache.put(FROZEN_UNTIL, new Response(String(until)));
}

/** Whether this version is to stay for now. Read by the newer one that would take its place. */
export async function isFrozen(): Promise<boolean> {
	if (!(await isThere(CACHE))) return false;
	const cache = await caches.open(CACHE);
	const note = await cache.match(FROZEN_UNTIL);
	return note !== undefined && Number(await note.text()) > Date.now();
}

/** The windows that an earlier version has started: they may still ask for its files. */
export async function noteOldWindows(ids: string[]): Promise<void> {
	if (ended()) return;
	const cache = await caches.open(CACHE);
	await cache.put(OLD_WINDOWS, new Response(JSON.stringify(ids)));
}

export async function oldWindows(): Promise<string[] | undefined> {
	if (!(await isThere(CACHE))) return undefined;
	const cache = await caches.open(CACHE);
	const note = await cache.match(OLD_WINDOWS);
	return note?.json();
}

export async function forgetOldWindows(): Promise<void> {
	if (!(await isThere(CACHE))) return;
	const cache = await caches.open(CACHE);
	await cache.delete(OLD_WINDOWS);
}
