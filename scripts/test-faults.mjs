/**
 * `npm run test:faults`: every promise of docs/promises.md tried in full, and a table of what it came
 * to. It takes the better part of an hour; `npm test` runs the short form of the same tests.
 *
 *   npm run test:faults -- [--only 1,6] [--write] [--short]
 *
 * --only   these promises
 * --write  puts these promises' lines, with date and version, into the table of docs/promises.md
 * --short  as often as in `npm test`: to try this script
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { browserHost } from './lib/browser-host.mjs';
import { findBrowser } from './lib/browser.mjs';
import { judge, PROMISES, tableOf, withFigures } from './lib/promises.mjs';
import { runTool } from './lib/run.mjs';
import { runSteps } from './lib/test-main.mjs';
import { selectSteps } from './lib/test-steps.mjs';

/** @import { Line, Ran } from './lib/promises.mjs' */

const PAGE = 'docs/promises.md';
const root = fileURLToPath(new URL('../', import.meta.url));
process.chdir(root);

const { values: options } = parseArgs({
	options: {
		only: { type: 'string' },
		write: { type: 'boolean', default: false },
		short: { type: 'boolean', default: false },
	},
});
const only = options.only?.split(',').map(Number);
const chosen = PROMISES.filter(({ number }) => !only || only.includes(number));
if (chosen.length === 0 || (only && only.length !== chosen.length)) {
	throw new Error(`--only takes numbers from 1 to ${PROMISES.length}, with commas`);
}
if (options.write && options.short) {
	throw new Error('--write is for what was tried in full');
}

const context = { root, browserPath: '', playwrightArgs: [] };
const prepared = await runSteps(selectSteps(['build', 'browser']), context);
if (prepared.some(({ failed }) => failed > 0)) process.exit(1);

const file = (/** @type {string} */ name) => path.join('.cache', name);
mkdirSync('.cache', { recursive: true });
const [lineFile, browserReport, unitReport] = /** @type {[string, string, string]} */ (
	['promises.jsonl', 'promises-playwright.json', 'promises-vitest.json'].map(file)
);
for (const one of [lineFile, browserReport, unitReport]) rmSync(one, { force: true });

const env = {
	FAULTS: options.short ? '' : 'full',
	PROMISES_FILE: path.resolve(lineFile),
	BROWSER_PATH: context.browserPath,
	PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport,
};
const files = [...new Set(chosen.flatMap((promised) => promised.files))];
const inBrowser = files.filter((one) => one.startsWith('tests/e2e/'));
const units = files.filter((one) => !inBrowser.includes(one));
if (units.length > 0) {
	const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
	await runTool(root, 'vitest', ['run', ...units, ...reports, '--retry=0'], { env });
}
if (inBrowser.length > 0) {
	const args = ['test', ...inBrowser, '--reporter=list,json', '--retries=0', '--forbid-only'];
	await runTool(root, '@playwright/test:playwright', args, { env });
}

/** @type {Map<string, Ran>} */
const ran = new Map();
/** @param {string} name @param {boolean} passed @param {number} ms */
function note(name, passed, ms) {
	const before = ran.get(name) ?? { passed: 0, failed: 0, seconds: 0 };
	ran.set(name, {
		passed: before.passed + Number(passed),
		failed: before.failed + Number(!passed),
		seconds: before.seconds + ms / 1000,
	});
}
for (const { name, assertionResults } of read(unitReport)?.testResults ?? []) {
	const address = path.relative(root, name).split(path.sep).join('/');
	for (const { status, duration } of assertionResults) {
		note(address, status === 'passed', duration ?? 0);
	}
}
/** @param {any} suite of Playwright's report */
function visit(suite) {
	for (const spec of suite.specs ?? []) {
		for (const { status, results } of spec.tests) {
			const ms = results.reduce(
				(/** @type {number} */ sum, /** @type {any} */ one) => sum + one.duration,
				0,
			);
			note(`tests/e2e/${spec.file}`, status === 'expected', ms);
		}
	}
	suite.suites?.forEach(visit);
}
read(browserReport)?.suites.forEach(visit);

/** @type {(Line & Record<string, unknown>)[]} */
const lines = (text(lineFile) ?? '')
	.split('\n')
	.filter(Boolean)
	.map((line) => JSON.parse(line));
const rows = judge(chosen, lines, ran);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const { name: browser } = await findBrowser(browserHost(root));
const when = `${version}, ${new Date().toISOString().slice(0, 10)}, ${browser}`;
console.log(`\n${tableOf(rows, when)}\n`);
const broken = rows.filter(({ faults }) => faults.length > 0);
console.log(`${rows.length - broken.length} of ${rows.length} promises kept`);

if (options.write) {
	writeFileSync(PAGE, withFigures(readFileSync(PAGE, 'utf8'), rows, when));
	await runTool(root, 'prettier', ['--write', PAGE]);
}
process.exitCode = broken.length > 0 ? 1 : 0;

/** @param {string} name */
function text(name) {
	try {
		return readFileSync(name, 'utf8');
	} catch {
		return undefined;
	}
}

/** @param {string} name */
function read(name) {
	const found = text(name);
	return found === undefined ? undefined : JSON.parse(found);
}
