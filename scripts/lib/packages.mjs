/** What the lockfile says of each package, with its licence. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * @typedef {object} LicensedPackage
 * @property {string} name
 * @property {string} version
 * @property {string} licence an SPDX expression; empty where none is stated
 * @property {boolean} shipped whether code of it is in what people load
 *
 * @typedef {{ name?: string, version?: string, license?: string, link?: boolean }} Entry
 */

/**
 * Packages of which code is in the built site (everything else only builds and tests it). A test
 * compares it with what the sources import.
 */
export const SHIPPED = [
	...['@sveltejs/kit', 'svelte', 'clsx', 'devalue'],
	...['chart.js', 'dexie', 'fflate', 'i18next', 'papaparse', 'qr', 'valibot'],
	...['workbox-core', 'workbox-precaching', 'workbox-routing', 'workbox-strategies'],
	'workbox-window',
];

/** Asks for no more than that its text is kept. May be part of what people load. */
const PERMISSIVE = [
	...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'],
	...['BlueOak-1.0.0', 'CC0-1.0', 'Unlicense'],
];
/** For tools, of which nothing is handed on: also those that ask for changes to be published. */
const FOR_TOOLS = [...PERMISSIVE, 'MPL-2.0', 'Python-2.0', 'CC-BY-4.0'];

/**
 * @param {string} root the folder of package-lock.json
 * @returns {Promise<LicensedPackage[]>} by name and version, each once
 */
export async function lockedPackages(root) {
	const lock = await json(path.join(root, 'package-lock.json'));
	const entries = /** @type {[string, Entry][]} */ (Object.entries(lock.packages)).filter(
		([place, { link }]) => place !== '' && !link,
	);
	const all = await Promise.all(
		entries.map(async ([place, { name, version = '', license }]) => {
			const known = name ?? place.replace(/^.*node_modules\//u, '');
			const licence = license ?? (await installedLicence(path.join(root, place)));
			return { name: known, version, licence, shipped: SHIPPED.includes(known) };
		}),
	);
	const once = new Map(all.map((one) => [`${one.name}@${one.version}`, one]));
	return [...once.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** @param {string} expression SPDX @param {boolean} shipped */
export function isAllowed(expression, shipped) {
	const allowed = shipped ? PERMISSIVE : FOR_TOOLS;
	const choices = expression.replace(/^\((.*)\)$/u, '$1').split(' OR ');
	return choices.some((choice) => choice.split(' AND ').every((one) => allowed.includes(one)));
}

/** Old packages state it in forms that the lockfile leaves out. @param {string} folder */
async function installedLicence(folder) {
	try {
		const { license, licenses } = await json(path.join(folder, 'package.json'));
		const stated = license ?? licenses;
		const types = [stated].flat().map((one) => (typeof one === 'string' ? one : one?.type));
		return types.filter(Boolean).join(' OR ');
	} catch {
		return '';
	}
}

/** @param {string} file */
const json = async (file) => JSON.parse(await readFile(file, 'utf8'));
