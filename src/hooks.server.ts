/**
 * Runs only while the site is built: puts the right language and direction into the raw HTML of
 * each prerendered page, so that it is right before any script has come.
 */
import type { Handle } from '@sveltejs/kit';
import { directionOf, isLanguage, REFERENCE_LANGUAGE } from '$lib/i18n/languages';

export const handle: Handle = ({ event, resolve }) => {
	const lang = isLanguage(event.params.lang) ? event.params.lang : REFERENCE_LANGUAGE;
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replaceAll('%lang%', lang).replaceAll('%dir%', directionOf(lang)),
		// A page's scripts and styles are wanted at once; fonts there are none.
		preload: ({ type }) => type === 'js' || type === 'css',
	});
};
