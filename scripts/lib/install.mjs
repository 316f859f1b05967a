import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm, runTool } from './run.mjs';
import { hashFiles, readStamp, writeStamp } from './stamp.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Installs what the lockfile asks for, where that is not already there. Needs no network when it is.
 * No package runs anything while it is installed: none of ours needs to (esbuild's script only makes
 * its start faster). What our own `prepare` would do, is done here.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {(line: string) => void} [options.log]
 * @param {typeof runNpm} [options.npm] replaced in unit tests
 * @param {typeof runTool} [options.tool] the same
 * @returns {Promise<{ installed: boolean, code: number }>} `code` is npm's, 0 when all is well
 */
export async function ensureInstalled({ root, log = console.log, npm = runNpm, tool = runTool }) {
	const modules = join(root, 'node_modules');
	const stampFile = join(modules, '.readiness-lock');
	const wanted = await hashFiles(root, ['package-lock.json']);
	if (existsSync(modules)) {
		if ((await readStamp(stampFile)) === wanted) return { installed: false, code: 0 };
		// `npm ci` starts by deleting node_modules: never do that offline to one that is right already,
		// only because npm itself put it there and left no stamp of ours.
		if (await matchesLockfile(root)) {
			await writeStamp(stampFile, wanted);
			return { installed: false, code: 0 };
		}
	}
	log('Installing what package-lock.json lists (npm ci) …');
	// Everything here is a development dependency, which NODE_ENV=production would leave out.
	const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
	const { code } = await npm(args, { cwd: root });
	if (code !== 0) {
		log(`npm ci failed with exit code ${code}: its messages above say why. It needs the network.`);
		return { installed: false, code };
	}
	const prepared = await tool(root, '@sveltejs/kit:svelte-kit', ['sync']);
	if (prepared.code !== 0) return { installed: false, code: prepared.code };
	await writeStamp(stampFile, wanted);
	return { installed: true, code: 0 };
}

/**
 * Whether node_modules holds just what the lockfile says, by npm's own record of what it installed.
 *
 * @param {string} root
 * @returns {Promise<boolean>}
 */
export async function matchesLockfile(root) {
	const locked = await readLockfile(join(root, 'package-lock.json'));
	const present = await readLockfile(join(root, 'node_modules', '.package-lock.json'));
	if (!locked || !present) return false;
	return Object.entries(locked).every(([path, { version, optional }]) => {
		if (path === '') return true;
		// Optional packages for other systems are locked but not installed.
		if (!present[path]) return optional === true;
		return present[path].version === version && existsSync(join(root, path));
	});
}

/** @param {string} file */
async function readLockfile(file) {
	try {
		const { packages } = /** @type {Lockfile} */ (JSON.parse(await readFile(file, 'utf8')));
		return packages;
	} catch {
		return undefined;
	}
}
