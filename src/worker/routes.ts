/**
 * What the worker answers. Everything else goes to the network as if there were no worker, so that
 * a missing file is a real 404.
 */
import type { RouteHandlerCallback, RouteMatchCallback } from 'workbox-core/types.js';
import { registerRoute } from 'workbox-routing/registerRoute.js';
import { shellLanguage } from './addresses';
import { controller, entryAt, fileOf, languages } from './files';
import { isThere, scope } from './scope';
import { rememberedLanguages } from './state';

const isPage: RouteMatchCallback = ({ request, url }) =>
	request.mode === 'navigate' && shellLanguage(url.href, scope, languages) !== undefined;

/**
 * A page's shell, always out of the cache: page and scripts are then of one version, and nobody
 * waits for a slow line. In a language that is not kept the page comes from the network; where
 * there is none, the same page in a language that is kept is better than the browser's error.
 */
const page: RouteHandlerCallback = async ({ request, url }) => {
	const language = shellLanguage(url.href, scope, languages);
	const found = await firstShell(language ? [language] : await rememberedLanguages());
	if (found) return found.shell;
	try {
		return await fetch(request);
	} catch (error) {
		const instead = await firstShell(await rememberedLanguages());
		if (!language || !instead) throw error;
		return Response.redirect(url.href.replace(scope + language, scope + instead.language));
	}
};

async function firstShell(
	candidates: string[],
): Promise<{ language: string; shell: Response } | undefined> {
	if (!(await isThere(controller.strategy.cacheName))) return undefined;
	for (const language of candidates) {
		const shell = await controller.matchPrecache(new URL(`${language}/shell.html`, scope).href);
		if (shell) return { language, shell };
	}
	return undefined;
}

const isKept: RouteMatchCallback = ({ url }) => entryAt(url.href) !== undefined;

const kept: RouteHandlerCallback = async ({ request, url, event }) => {
	if (!(await isThere(controller.strategy.cacheName))) return fetch(request);
	const entry = entryAt(url.href)!;
	try {
		return await fileOf(entry, event);
	} catch (error) {
		// A script named by its content can only be the right one. A text may have been corrected
		// since: in a language that is not kept, the newer one is better than none.
		if (entry.revision === null) throw error;
		return fetch(request);
	}
};

const OLD_FILES = new URL('_app/immutable/', scope).href;
const isLeftOver: RouteMatchCallback = ({ url }) => url.href.startsWith(OLD_FILES);

/** Files of an earlier version, for the windows that still run it (see leftovers.ts). */
const leftOver: RouteHandlerCallback = async ({ request }) => {
	if (!(await isThere(controller.strategy.cacheName))) return fetch(request);
	const cache = await caches.open(controller.strategy.cacheName);
	return (await cache.match(request.url, { ignoreVary: true })) ?? fetch(request);
};

export function answerRequests(): void {
	registerRoute(isPage, page);
	registerRoute(isKept, kept);
	registerRoute(isLeftOver, leftOver);
}
