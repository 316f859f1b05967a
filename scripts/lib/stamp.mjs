import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

// A stamp is a small file that says what something was made from. It is compared by content, never
// by date: a fresh clone, a switched branch and a copied folder all carry dates that mean nothing.

/**
 * Hashes files by path and content. Entries that do not exist count as absent, not as an error.
 *
 * @param {string} root
 * @param {readonly string[]} entries files or folders, relative to root
 * @param {{ salt?: string, skip?: (path: string) => boolean }} [options] `salt` is hashed along;
 *   `skip` sees each path relative to root, with forward slashes
 * @returns {Promise<string>}
 */
export async function hashFiles(root, entries, { salt = '', skip = () => false } = {}) {
	const hash = createHash('sha256').update(salt);
	for (const path of await listFiles(root, entries)) {
		if (skip(path)) continue;
		const content = createHash('sha256').update(await readFile(join(root, path)));
		hash.update(`\0${path}\0${content.digest('hex')}`);
	}
	return hash.digest('hex');
}

/**
 * Hashes a folder by the names and sizes in it: cheap, and enough to see that somebody replaced a
 * build whose file names carry hashes of their own.
 *
 * @param {string} folder
 * @returns {Promise<string>} empty when there is nothing in it
 */
export async function hashListing(folder) {
	const paths = await listFiles(folder, ['.']);
	if (paths.length === 0) return '';
	const hash = createHash('sha256');
	for (const path of paths) hash.update(`${path}\0${(await stat(join(folder, path))).size}\0`);
	return hash.digest('hex');
}

/**
 * @param {string} file
 * @returns {Promise<string>} empty when there is none
 */
export async function readStamp(file) {
	return (await readFile(file, 'utf8').catch(() => '')).trim();
}

/**
 * @param {string} file
 * @param {string} value
 */
export async function writeStamp(file, value) {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, `${value}\n`);
}

/** @param {string} file */
export async function removeStamp(file) {
	await rm(file, { force: true });
}

/**
 * All files of the entries, sorted, with forward slashes, so that every system gets one order.
 *
 * @param {string} root
 * @param {readonly string[]} entries
 */
async function listFiles(root, entries) {
	/** @type {string[]} */
	const found = [];
	/** @param {string} path */
	const visit = async (path) => {
		const info = await stat(join(root, path)).catch(() => undefined);
		if (info?.isFile()) found.push(path);
		if (!info?.isDirectory()) return;
		for (const name of await readdir(join(root, path))) {
			await visit(path === '.' ? name : `${path}/${name}`);
		}
	};
	for (const entry of entries) await visit(entry);
	return [...new Set(found)].sort();
}
