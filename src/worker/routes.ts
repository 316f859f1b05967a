/**
 * What the worker answers. Everything else goes to the network as if there were no worker, so that
 * a missing file is a real 404.
 */
import type { RouteHandlerCallback, RouteMatchCallback } from 'workbox-core/types.js';
import { registerRoute } from 'workbox-routing/registerRoute.js';
import { shellLanguage } from './addresses';
import { controller, entryAt, fileOf, languages } from './files';
import { scope } from './scope';
import { rememberedLanguages } from './state';

const shellUrl = (language: string) => new URL(`${language}/shell.html`, scope).href;

const isPage: RouteMatchCallback = ({ request, url }) =>
	request.mode === 'navigate' && shellLanguage(url.href, scope, languages) !== undefined;

/**
 * A page's shell, always out of the cache: page and scripts are then of one version, and nobody
 * waits for a slow line. In a language that is not kept the page comes from the network.
 */
const page: RouteHandlerCallback = async ({ request, url }) => {
	const language = shellLanguage(url.href, scope, languages);
	for (const one of language ? [language] : await rememberedLanguages()) {
		const shell = await controller.matchPrecache(shellUrl(one));
		if (shell) return shell;
	}
	return fetch(request);
};

const isKept: RouteMatchCallback = ({ url }) => entryAt(url.href) !== undefined;

const kept: RouteHandlerCallback = async ({ request, url, event }) => {
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
	const cache = await caches.open(controller.strategy.cacheName);
	return (await cache.match(request.url, { ignoreVary: true })) ?? fetch(request);
};

export function answerRequests(): void {
	registerRoute(isPage, page);
	registerRoute(isKept, kept);
	registerRoute(isLeftOver, leftOver);
}
