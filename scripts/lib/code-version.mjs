import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Texts are fetched files with revisions of their own: they are no part of the code. */
const isText = (/** @type {string} */ file) =>
	/^lib\/(?:content|i18n\/locales)\/.*\.json$/u.test(file.split(path.sep).join('/'));

/**
 * A short hash of everything that the scripts and pages are built from, texts apart. Two builds of
 * the same sources are identical to the byte, and a build that differs only in a text has the same
 * version.
 *
 * @returns {string} 12 hexadecimal digits
 */
export function codeVersion() {
	const hash = createHash('sha256');
	const sources = readdirSync('src', { recursive: true, encoding: 'utf8', withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative('src', path.join(entry.parentPath, entry.name)))
		.filter((file) => !isText(file) && !/\.(?:test\.ts|md)$/u.test(file))
		.sort();
	for (const file of sources) hash.update(file).update(readFileSync(path.join('src', file)));
	for (const file of ['package-lock.json', 'svelte.config.js', 'vite.config.ts']) {
		hash.update(readFileSync(file));
	}
	for (const name of ['BASE_PATH', 'PSEUDO_LOCALE']) hash.update(process.env[name] ?? '');
	return hash.digest('hex').slice(0, 12);
}
