/** @import { HostRules } from '../headers.mjs' */

const APP = '_app/';

/**
 * `_headers`, as Netlify and Cloudflare Pages read it, at the top of what is published. Both join
 * the values of a header that two matching rules name, so no two rules for caching may match one
 * address: the folder of files that never change has one, and everything beside it has its own.
 *
 * @param {HostRules} rules
 * @param {readonly string[]} entries at the top of the site, folders with a slash at their end
 */
export function headersFile(
	{ base, headers, overHttps, immutable, cacheImmutable, cacheChecked },
	entries,
) {
	const checked = ['', ...entries.filter((entry) => entry !== APP), `${APP}version.json`].map(
		(entry) => `${base}/${entry}${entry.endsWith('/') ? '*' : ''}`,
	);
	return [
		rule(`${base}/*`, { ...headers, ...overHttps }),
		rule(`${immutable}*`, { 'Cache-Control': cacheImmutable }),
		...checked.map((address) => rule(address, { 'Cache-Control': cacheChecked })),
	].join('');
}

/**
 * @param {string} address
 * @param {Readonly<Record<string, string>>} headers
 */
const rule = (address, headers) =>
	`${address}\n${Object.entries(headers)
		.map(([name, value]) => `  ${name}: ${value}\n`)
		.join('')}`;
