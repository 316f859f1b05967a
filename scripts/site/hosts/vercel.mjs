/** @import { HostRules } from '../headers.mjs' */

/**
 * `vercel.json`, at the top of what is deployed. Where two rules name one header, the later holds.
 *
 * @param {HostRules} rules
 */
export function vercel({ base, headers, overHttps, immutable, cacheImmutable, cacheChecked }) {
	const rules = [
		{
			source: `${base}/(.*)`,
			headers: listed({ ...headers, ...overHttps, 'Cache-Control': cacheChecked }),
		},
		{ source: `${immutable}(.*)`, headers: listed({ 'Cache-Control': cacheImmutable }) },
	];
	return `${JSON.stringify({ trailingSlash: true, headers: rules }, null, '\t')}\n`;
}

/** @param {Readonly<Record<string, string>>} headers */
const listed = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }));
