/**
 * One shell a language out of the adapter's fallback page: the page that the worker answers every
 * offline navigation with, right in language and direction before any script has run.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The language that Kit renders its fallback in (see src/hooks.server.ts). */
export const FALLBACK_LANGUAGE = 'en';
const FALLBACK_FILE = 'shell.html';

/**
 * @param {string} fallback the fallback page
 * @param {import('./site.mjs').SiteLanguage} language
 */
export function shellIn(fallback, { code, dir }) {
	const page = replaceOnce(
		fallback,
		`<html lang="${FALLBACK_LANGUAGE}" dir="ltr"`,
		`<html lang="${code}" dir="${dir}"`,
	);
	return replaceOnce(
		page,
		`/manifest.${FALLBACK_LANGUAGE}.webmanifest"`,
		`/manifest.${code}.webmanifest"`,
	);
}

/** @param {string} text @param {string} old @param {string} replacement */
function replaceOnce(text, old, replacement) {
	if (text.split(old).length !== 2) {
		throw new Error(`The fallback page must hold exactly one ${old} (see src/app.html)`);
	}
	return text.replace(old, () => replacement);
}

/**
 * Writes `<language>/shell.html` for each language, and `404.html` for the hosts that answer a
 * missing page with it; the fallback itself goes.
 *
 * @param {string} folder the built site
 * @param {import('./site.mjs').SiteLanguage[]} languages
 */
export function writeShells(folder, languages) {
	const fallback = readFileSync(path.join(folder, FALLBACK_FILE), 'utf8');
	for (const language of languages) {
		mkdirSync(path.join(folder, language.code), { recursive: true });
		writeFileSync(path.join(folder, language.code, FALLBACK_FILE), shellIn(fallback, language));
	}
	writeFileSync(path.join(folder, '404.html'), fallback);
	rmSync(path.join(folder, FALLBACK_FILE));
}
