import { basename, join } from 'node:path';
import { runNpm } from './run.mjs';
import { hashFiles, hashListing, readStamp, removeStamp, writeStamp } from './stamp.mjs';

/** What a build is made from. A folder more costs a rebuild too many; one missing, a stale site. */
const SOURCES = [
	'src',
	'static',
	'scripts',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json',
];

const SETTINGS = ['BASE_PATH', 'PSEUDO_LOCALE'];

/** @type {(path: string) => boolean} */
const notBuilt = (path) =>
	/\.(test|spec)\.[cm]?[jt]s$/.test(path) ||
	/^scripts\/((start|test|score|bench)\b|lib\/(start-|test-|browser))/.test(path);

/**
 * Builds the site unless the folder already holds a build of these very sources and settings.
 *
 * @param {object} [options]
 * @param {string} [options.dir] output folder, relative to root
 * @param {Record<string, string | undefined>} [options.env] settings laid over the process's own; an
 *   empty one unsets
 * @param {string} [options.root]
 * @param {(line: string) => void} [options.log]
 * @param {typeof runNpm} [options.npm] replaced in unit tests
 * @returns {Promise<{ built: boolean, code: number }>} `code` is the build's, 0 when all is well
 */
export async function ensureBuild({
	dir = 'build',
	env = {},
	root = process.cwd(),
	log = console.log,
	npm = runNpm,
} = {}) {
	const settings = { ...process.env, ...env };
	const salt = SETTINGS.map((name) => `${name}=${settings[name] ?? ''}`).join('\n');
	const output = join(root, dir);
	const stampFile = join(root, '.cache', `build-${basename(output)}.stamp`);
	const sources = await hashFiles(root, SOURCES, { salt, skip: notBuilt });

	// The output is part of the stamp: a build made by hand with other settings is not ours.
	const listing = await hashListing(output);
	if (listing && (await readStamp(stampFile)) === `${sources} ${listing}`) {
		return { built: false, code: 0 };
	}
	log(`Building ${dir}/ …`);
	await removeStamp(stampFile);
	const BUILD_DIR = dir === 'build' ? '' : dir;
	const { code } = await npm(['run', 'build'], { cwd: root, env: { ...env, BUILD_DIR } });
	if (code !== 0) {
		log(`The build failed with exit code ${code}.`);
		return { built: false, code };
	}
	const made = await hashListing(output);
	if (!made) {
		log(`The build said it was done, but ${dir}/ is empty.`);
		return { built: false, code: 1 };
	}
	await writeStamp(stampFile, `${sources} ${made}`);
	return { built: true, code: 0 };
}
