import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { browserHost } from './browser-host.mjs';
import { BrowserError, findBrowser } from './browser.mjs';
import { ensureBuild } from './ensure-build.mjs';
import { ensureInstalled } from './install.mjs';
import { runTool } from './run.mjs';
import { countCheck, countNotRun, countPlaywright, countVitest } from './test-report.mjs';

/**
 * @import { Count } from './test-report.mjs'
 *
 * @typedef {object} TestContext
 * @property {string} root
 * @property {string[]} playwrightArgs
 * @property {string} browserPath set by the browser step; empty for Playwright's own
 *
 * @typedef {object} TestStep
 * @property {string} name as in `--only`
 * @property {string} title
 * @property {readonly string[]} needs steps without which this one cannot run
 * @property {(context: TestContext) => Promise<Count>} run
 */

/** The two builds the browser tests use, whatever the caller's environment says. */
const BUILDS = [
	{ dir: 'build', env: { BASE_PATH: '', PSEUDO_LOCALE: '' } },
	{ dir: 'build-pseudo', env: { BASE_PATH: '', PSEUDO_LOCALE: '1' } },
];

/** @type {readonly TestStep[]} */
export const STEPS = [
	{
		name: 'install',
		title: 'what the lockfile lists',
		needs: [],
		run: async ({ root }) => countCheck((await ensureInstalled({ root })).code),
	},
	check('format', 'Prettier', [['prettier', '--check', '.']]),
	check('lint', 'ESLint', [['eslint', '--max-warnings=0', '.']]),
	check('styles', 'Stylelint', [['stylelint', 'src/**/*.{css,svelte}']]),
	check('types', 'svelte-check', [
		['@sveltejs/kit:svelte-kit', 'sync'],
		['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
	]),
	{
		name: 'unit',
		title: 'Vitest: units, scoring vectors, architecture',
		needs: ['install'],
		run: async ({ root }) => {
			const report = await freshReport(root, 'vitest.json');
			const reporters = ['--reporter=default', '--reporter=json'];
			// Nothing passes at a second try, and a forgotten `.only` hides no test.
			const strict = ['--retry=0', '--allowOnly=false', '--passWithNoTests=false'];
			const args = ['run', ...reporters, `--outputFile.json=${report}`, ...strict];
			const { code } = await runTool(root, 'vitest', args);
			return countVitest(await readReport(report), code);
		},
	},
	{
		name: 'build',
		title: 'the site, and the one with the pseudo-locale',
		needs: ['install'],
		run: async ({ root }) => {
			for (const build of BUILDS) {
				const { code } = await ensureBuild({ root, ...build });
				if (code !== 0) return countCheck(code);
			}
			return countCheck(0);
		},
	},
	{
		name: 'browser',
		title: 'a browser to test in',
		needs: ['install'],
		run: async (context) => {
			try {
				const { path, name } = await findBrowser(browserHost(context.root));
				console.log(path === null ? name : `${name} (${path})`);
				context.browserPath = path ?? '';
				return countCheck(0);
			} catch (error) {
				if (!(error instanceof BrowserError)) throw error;
				console.error(error.message);
				return countNotRun(error.message);
			}
		},
	},
	{
		name: 'e2e',
		title: 'Playwright: the app in a real browser',
		needs: ['install', 'build', 'browser'],
		run: async ({ root, browserPath, playwrightArgs }) => {
			const report = await freshReport(root, 'playwright.json');
			const strict = ['--retries=0', '--forbid-only'];
			const args = ['test', '--reporter=list,json', ...strict, ...playwrightArgs];
			const env = { BROWSER_PATH: browserPath, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
			const { code } = await runTool(root, '@playwright/test:playwright', args, { env });
			return countPlaywright(await readReport(report), code);
		},
	},
];

/**
 * The steps for `--only`, with all they need, in their order.
 *
 * @param {readonly string[]} names none for all
 * @param {readonly TestStep[]} [steps]
 * @returns {TestStep[]}
 * @throws {RangeError} naming a step that there is not
 */
export function selectSteps(names, steps = STEPS) {
	if (names.length === 0) return [...steps];
	/** @type {Set<string>} */
	const wanted = new Set();
	/** @param {string} name */
	const want = (name) => {
		const step = steps.find((one) => one.name === name);
		if (!step) {
			const known = steps.map((one) => one.name).join(', ');
			throw new RangeError(`There is no step “${name}”; there are ${known}.`);
		}
		wanted.add(name);
		step.needs.forEach(want);
	};
	names.forEach(want);
	return steps.filter((step) => wanted.has(step.name));
}

/**
 * @param {string} name
 * @param {string} title
 * @param {readonly (readonly [string, ...string[]])[]} commands each a tool and its arguments
 * @returns {TestStep}
 */
function check(name, title, commands) {
	return {
		name,
		title,
		needs: ['install'],
		run: async ({ root }) => {
			for (const [tool, ...args] of commands) {
				const { code } = await runTool(root, tool, args);
				if (code !== 0) return countCheck(code);
			}
			return countCheck(0);
		},
	};
}

/**
 * Makes sure that the report that is read afterwards is this run's.
 *
 * @param {string} root
 * @param {string} name
 */
async function freshReport(root, name) {
	const file = join(root, '.cache', name);
	await mkdir(join(root, '.cache'), { recursive: true });
	await rm(file, { force: true });
	return file;
}

/** @param {string} file */
async function readReport(file) {
	try {
		return JSON.parse(await readFile(file, 'utf8'));
	} catch {
		return undefined;
	}
}
