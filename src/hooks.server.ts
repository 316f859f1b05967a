/**
 * Runs only while the site is built: puts into the raw HTML of each prerendered page what must be
 * right before any script has come.
 */
import { base } from '$app/paths';
import { textAddress } from '$lib/content/load';
import { directionOf, isLanguage, REFERENCE_LANGUAGE, type Language } from '$lib/i18n/languages';
import type { Handle } from '@sveltejs/kit';
import { filesOf, pageNeeds } from './routes/page-texts';

export const handle: Handle = ({ event, resolve }) => {
	const lang = isLanguage(event.params.lang) ? event.params.lang : REFERENCE_LANGUAGE;
	const preloads = isLanguage(event.params.lang)
		? preloadLinks(lang, event.route.id, event.params)
		: '';
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replaceAll('%lang%', lang)
				.replaceAll('%dir%', directionOf(lang))
				.replace('</head>', `${preloads}</head>`),
		preload: ({ type }) => type === 'js' || type === 'css',
	});
};

/** The page's texts come together with its scripts, and not after them. */
const preloadLinks = (
	lang: Language,
	routeId: string | null,
	params: Parameters<typeof pageNeeds>[1],
): string =>
	filesOf(pageNeeds(routeId, params))
		.map((name) => textAddress(base, lang, name))
		.map((href) => `<link rel="preload" as="fetch" crossorigin="anonymous" href="${href}">`)
		.join('');
