import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stopAll } from './run.mjs';
import { closing, countNotRun, table } from './test-report.mjs';
import { selectSteps } from './test-steps.mjs';

/**
 * @import { Count, StepReport } from './test-report.mjs'
 * @import { TestContext, TestStep } from './test-steps.mjs'
 */

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Read by `.ci/run`, which has to end with it even where npm prints more. */
const CLOSING_FILE = join(root, '.cache', 'closing-line.txt');

/**
 * `npm test`: everything, each step with its time, and at the end how many passed.
 *
 * @param {string[]} argv `--only <step>,<step>`, and after `--` what Playwright gets
 * @returns {Promise<void>} resolved with the exit code set
 */
export async function test(argv) {
	await rm(CLOSING_FILE, { force: true });
	const options = parseOptions(argv);
	if (typeof options === 'string') {
		console.error(options);
		process.exitCode = 2;
		return;
	}
	for (const [signal, code] of /** @type {const} */ ([
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
	])) {
		process.once(signal, () => {
			stopAll();
			process.exit(code);
		});
	}
	const context = { root, browserPath: '', playwrightArgs: options.playwrightArgs };
	const reports = await runSteps(options.steps, context);

	console.log(`\n${table(reports)}`);
	for (const { name, notes } of reports) for (const note of notes) console.log(`${name}: ${note}`);
	const { line, skipped, failed } = closing(reports);
	await mkdir(join(root, '.cache'), { recursive: true });
	await writeFile(CLOSING_FILE, `${line}\n`);
	console.log(`\n${line}${skipped}`);
	process.exitCode = failed > 0 ? 1 : 0;
}

/**
 * Runs steps in order. One that failed stops only those that need it, and they count as failed too:
 * what was not tried has not passed.
 *
 * @param {readonly TestStep[]} steps
 * @param {TestContext} context
 * @param {(line: string) => void} [log]
 * @returns {Promise<StepReport[]>}
 */
export async function runSteps(steps, context, log = console.log) {
	/** @type {StepReport[]} */
	const reports = [];
	for (const [i, step] of steps.entries()) {
		log(`\n── ${i + 1}/${steps.length} ${step.name}: ${step.title}`);
		const began = performance.now();
		const missing = step.needs.find((need) => reports.find((r) => r.name === need)?.failed);
		const count = missing ? countNotRun(`not run, since ${missing} failed`) : await attempt(step);
		const seconds = (performance.now() - began) / 1000;
		log(`── ${step.name} ${count.failed > 0 ? 'failed' : 'passed'} in ${seconds.toFixed(1)} s`);
		reports.push({ name: step.name, seconds, ...count });
	}
	return reports;

	/**
	 * @param {TestStep} step
	 * @returns {Promise<Count>}
	 */
	async function attempt(step) {
		try {
			return await step.run(context);
		} catch (error) {
			console.error(error);
			return countNotRun(`crashed: ${error instanceof Error ? error.message : error}`);
		}
	}
}

/**
 * @param {readonly string[]} argv
 * @returns {{ steps: TestStep[], playwrightArgs: string[] } | string} or what is wrong with them
 */
export function parseOptions(argv) {
	const end = argv.indexOf('--');
	const own = end < 0 ? argv : argv.slice(0, end);
	const playwrightArgs = end < 0 ? [] : argv.slice(end + 1);
	const [flag = '', ...rest] = own.flatMap((arg) => arg.split('='));
	if (flag !== '' && (flag !== '--only' || rest.length !== 1)) {
		return 'Usage: npm test -- [--only step,step] [-- what Playwright gets]';
	}
	try {
		return { steps: selectSteps((rest[0] ?? '').split(',').filter(Boolean)), playwrightArgs };
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
