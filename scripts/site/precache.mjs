/**
 * The list of files that the worker keeps: the whole app in one language. Never the prerendered
 * pages, which the shell renders again from its address.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addressesIn } from './site.mjs';

/** @typedef {import('../../src/worker/list.ts').PrecacheList} PrecacheList */

/** In every language: scripts, styles, and the app's mark; Kit's version file is never asked for. */
const COMMON = /^(?:_app\/(?!version\.json$).+(?<!\.map)|icons\/icon\.svg)$/u;

/** @param {string} code @returns {(address: string) => boolean} */
const belongsTo = (code) => (address) =>
	address === `${code}/shell.html` ||
	address === `manifest.${code}.webmanifest` ||
	(address.startsWith(`texts/${code}/`) && address.endsWith('.json'));

/**
 * @param {readonly string[]} addresses every file of the site
 * @param {readonly string[]} languages
 * @param {(address: string) => Uint8Array} read the bytes as the browser will have them, decoded
 * @returns {PrecacheList}
 */
export function precacheList(addresses, languages, read) {
	/** @param {string} address @returns {[string, string]} */
	const listed = (address) => [address, sha256(read(address)).toString('base64')];
	const list = {
		common: addresses.filter((address) => COMMON.test(address)).map(listed),
		languages: Object.fromEntries(
			languages.map((code) => [code, addresses.filter(belongsTo(code)).map(listed)]),
		),
	};
	return { version: sha256(JSON.stringify(list)).toString('hex').slice(0, 12), ...list };
}

/** @param {string | Uint8Array} content */
const sha256 = (content) => createHash('sha256').update(content).digest();

/**
 * @param {string} folder the built site
 * @param {import('./site.mjs').SiteLanguage[]} languages
 */
export function precacheListOf(folder, languages) {
	return precacheList(
		addressesIn(folder),
		languages.map(({ code }) => code),
		(address) => readFileSync(path.join(folder, address)),
	);
}
