/**
 * What a host sends beside the files: one source for the server of `npm start`, and for the files
 * in which other hosts read it.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { apache } from './hosts/apache.mjs';
import { headersFile } from './hosts/headers-file.mjs';
import { nginx } from './hosts/nginx.mjs';
import { vercel } from './hosts/vercel.mjs';

const YEAR_S = 31_536_000;

/** With every answer. */
export const SECURITY_HEADERS = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	// The page's own policy stands in its HTML; this part of it is ignored there.
	'Content-Security-Policy': "frame-ancestors 'none'",
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Permissions-Policy': [
		'camera=(self)',
		...['accelerometer', 'autoplay', 'display-capture', 'geolocation', 'gyroscope'],
		...['hid', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb'],
	]
		.map((feature) => (feature.includes('=') ? feature : `${feature}=()`))
		.join(', '),
};

/**
 * Only over https, where browsers heed it: `npm start` speaks plain http. Not for subdomains and
 * preload lists: those are for the owner of the domain to decide.
 */
export const HTTPS_HEADERS = { 'Strict-Transport-Security': `max-age=${YEAR_S}` };

/** Files below it are named by their content. */
export const IMMUTABLE_FOLDER = '/_app/immutable/';
export const CACHE_IMMUTABLE = `public, max-age=${YEAR_S}, immutable`;
/** Kept, and asked about each time: `sw.js` above all, by which a new version is found. */
export const CACHE_CHECKED = 'no-cache';

/** @param {string} address below the base, with a slash before it */
export const cacheControlOf = (address) =>
	address.startsWith(IMMUTABLE_FOLDER) ? CACHE_IMMUTABLE : CACHE_CHECKED;

/**
 * @typedef {object} HostRules
 * @property {string} base '' or a sub-path such as '/readiness'
 * @property {Readonly<Record<string, string>>} headers with every answer
 * @property {Readonly<Record<string, string>>} overHttps with every answer over https
 * @property {string} immutable the folder of files that never change, base included
 * @property {string} cacheImmutable
 * @property {string} cacheChecked
 */

/** @param {string} base @returns {HostRules} */
export const rulesFor = (base) => ({
	base,
	headers: SECURITY_HEADERS,
	overHttps: HTTPS_HEADERS,
	immutable: base + IMMUTABLE_FOLDER,
	cacheImmutable: CACHE_IMMUTABLE,
	cacheChecked: CACHE_CHECKED,
});

/** What is asked for: not the compressed copies, and not the files that are for hosts. */
const isAddress = (/** @type {string} */ name) =>
	!/\.(?:br|gz)$|^(?:\.|_headers$|vercel\.json$)/u.test(name);

/**
 * The files for common hosts, by the name under which each of them looks for its own.
 *
 * @param {string} base
 * @param {readonly string[]} entries files and folders at the top of the site, folders with a slash
 *   at their end
 * @returns {Record<string, string>}
 */
export function hostFiles(base, entries) {
	const rules = rulesFor(base);
	return {
		_headers: headersFile(rules, entries.filter(isAddress)),
		'.htaccess': apache(rules),
		'vercel.json': vercel(rules),
		// No server reads this one where it stands: it is for the one who sets the server up.
		'.nginx.conf': nginx(rules),
	};
}

/**
 * Writes them into the built site; last, so that they are in no list and are not compressed.
 *
 * @param {string} folder the built site
 * @param {string} base
 */
export function writeHostFiles(folder, base) {
	const entries = readdirSync(folder, { withFileTypes: true })
		.map((entry) => entry.name + (entry.isDirectory() ? '/' : ''))
		.sort();
	for (const [name, text] of Object.entries(hostFiles(base, entries))) {
		writeFileSync(path.join(folder, name), text);
	}
}
