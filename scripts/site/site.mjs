import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ code: string, dir: string }} SiteLanguage */

/**
 * Every file below a folder, by its address (with `/`), sorted: whatever is made from them is then
 * the same on every machine.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function addressesIn(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.map((file) => file.split(path.sep).join('/'))
		.sort();
}

/**
 * The languages of a built site and their directions, as its own prerendered pages state them: so
 * a new language needs no word in the build.
 *
 * @param {string} folder
 * @returns {SiteLanguage[]}
 */
export function languagesOf(folder) {
	return addressesIn(folder)
		.map((address) => /^([^/]+)\/index\.html$/u.exec(address)?.[1])
		.filter((code) => code !== undefined)
		.flatMap((code) => {
			const page = readFileSync(path.join(folder, code, 'index.html'), 'utf8');
			const dir = new RegExp(`<html lang="${code}" dir="(ltr|rtl)"`, 'u').exec(page)?.[1];
			return dir === undefined ? [] : [{ code, dir }];
		});
}
