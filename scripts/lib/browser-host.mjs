import { existsSync } from 'node:fs';
import { run, runTool } from './run.mjs';

/** @import { RunOptions, RunResult } from './run.mjs' */

/**
 * @typedef {object} BrowserHost what the search for a browser asks of the machine
 * @property {NodeJS.Platform} platform
 * @property {Record<string, string | undefined>} env
 * @property {number} uid -1 where there are no user ids
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => Promise<string | undefined>} version what a browser calls itself;
 *   undefined when it does not run
 * @property {() => Promise<string | undefined>} playwrightPath where Playwright would keep its own
 * @property {(command: string, args: string[], options: RunOptions) => Promise<RunResult>} run
 * @property {(timeoutMs: number) => Promise<RunResult>} downloadPlaywright
 * @property {(line: string) => void} log
 */

/** A cold start from a slow disk takes its time; one that hangs must not take the tests along. */
const VERSION_LIMIT = 30_000;

/**
 * The machine as it is.
 *
 * @param {string} [root]
 * @returns {BrowserHost}
 */
export function browserHost(root = process.cwd()) {
	return {
		platform: process.platform,
		env: process.env,
		uid: process.getuid?.() ?? -1,
		exists: existsSync,
		version,
		playwrightPath,
		run,
		downloadPlaywright: (timeoutMs) =>
			runTool(root, '@playwright/test:playwright', ['install', 'chromium'], { timeoutMs }),
		log: console.log,
	};
}

/** @param {string} path */
async function version(path) {
	// On Windows `--version` opens a window instead of answering: being there has to be enough.
	if (process.platform === 'win32') return existsSync(path) ? path : undefined;
	const options = { capture: true, timeoutMs: VERSION_LIMIT };
	const { code, output } = await run(path, ['--version'], options);
	const line = output.split('\n').find((one) => /\d+\.\d+/.test(one) && !one.includes(path));
	return code === 0 ? line?.trim() : undefined;
}

async function playwrightPath() {
	try {
		const { chromium } = await import('@playwright/test');
		return chromium.executablePath();
	} catch {
		return undefined;
	}
}
