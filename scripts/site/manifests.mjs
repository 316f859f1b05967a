/**
 * Web manifests, one a language. All have the same `id`, so that a device that changes its
 * language still has one installed app.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const THEME_COLOUR = '#0b4f6c';
const BACKGROUND_COLOUR = '#ffffff';

/**
 * @param {import('./site.mjs').SiteLanguage} language
 * @param {string} base the path that the site stands under, without a slash at its end
 * @param {{ appName: string, appShortName: string, appDescription: string }} words
 */
export function manifestIn({ code, dir }, base, words) {
	return {
		id: `${base}/`,
		name: words.appName,
		short_name: words.appShortName,
		description: words.appDescription,
		lang: code,
		dir,
		start_url: `${base}/${code}/`,
		scope: `${base}/`,
		display: 'standalone',
		theme_color: THEME_COLOUR,
		background_color: BACKGROUND_COLOUR,
		icons: [
			{ src: `${base}/icons/icon.svg`, sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
			...[192, 512].map((size) => ({
				src: `${base}/icons/icon-${size}.png`,
				sizes: `${size}x${size}`,
				type: 'image/png',
				purpose: 'any',
			})),
			{
				src: `${base}/icons/icon-maskable-512.png`,
				sizes: '512x512',
				type: 'image/png',
				purpose: 'maskable',
			},
		],
	};
}

/**
 * @param {string} folder the built site
 * @param {import('./site.mjs').SiteLanguage[]} languages
 * @param {string} base
 */
export function writeManifests(folder, languages, base) {
	for (const language of languages) {
		const texts = path.join(folder, 'texts', language.code, 'ui', 'common.json');
		const words = JSON.parse(readFileSync(texts, 'utf8'));
		for (const key of ['appName', 'appShortName', 'appDescription']) {
			if (typeof words[key] !== 'string') throw new Error(`${texts} has no ${key}`);
		}
		writeFileSync(
			path.join(folder, `manifest.${language.code}.webmanifest`),
			JSON.stringify(manifestIn(language, base, words)),
		);
	}
}
