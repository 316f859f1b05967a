/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} notes lines for people: what was skipped, what was odd
 *
 * @typedef {Count & { name: string, seconds: number }} StepReport
 *
 * @typedef {{ status: string, name?: string,
 *   assertionResults: { status: string, fullName: string }[] }} VitestFile
 * @typedef {{ testResults: VitestFile[] }} VitestReport
 *
 * @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {{ title: string, file?: string, tests: { status: string, projectName?: string }[] }} PlaywrightSpec
 * @typedef {{ suites: PlaywrightSuite[], errors: { message?: string }[] }} PlaywrightReport
 */

/**
 * Counts Vitest's JSON report.
 *
 * @param {VitestReport | undefined} report undefined when it wrote none
 * @param {number} code its exit code
 * @returns {Count}
 */
export function countVitest(report, code) {
	const count = emptyCount();
	for (const file of report?.testResults ?? []) {
		for (const { status, fullName } of file.assertionResults) {
			if (status === 'passed') count.passed++;
			else if (status === 'failed') count.failed++;
			else skip(count, fullName);
		}
		// A file that does not load has no tests to fail.
		if (file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed')) {
			count.failed++;
			count.notes.push(`failed as a whole: ${file.name ?? '?'}`);
		}
	}
	return judged(count, code);
}

/**
 * Counts Playwright's JSON report. A test that passed at a second try counts as failed.
 *
 * @param {PlaywrightReport | undefined} report undefined when it wrote none
 * @param {number} code its exit code
 * @returns {Count}
 */
export function countPlaywright(report, code) {
	const count = emptyCount();
	/** @param {PlaywrightSuite} suite */
	const visit = (suite) => {
		for (const spec of suite.specs ?? []) {
			for (const { status, projectName } of spec.tests) {
				const title = [projectName, spec.file, spec.title].filter((part) => part).join(' › ');
				if (status === 'expected') count.passed++;
				else if (status === 'skipped') skip(count, title);
				else {
					count.failed++;
					if (status === 'flaky') count.notes.push(`flaky, so failed: ${title}`);
				}
			}
		}
		suite.suites?.forEach(visit);
	};
	report?.suites.forEach(visit);
	for (const { message } of report?.errors ?? []) {
		count.failed++;
		count.notes.push(`outside any test: ${message?.split('\n')[0] ?? 'an error'}`);
	}
	return judged(count, code);
}

/**
 * Counts a check that is no set of tests.
 *
 * @param {number} code its exit code
 * @returns {Count}
 */
export function countCheck(code) {
	return { ...emptyCount(), ...(code === 0 ? { passed: 1 } : { failed: 1 }) };
}

/**
 * Counts something that could not even be tried.
 *
 * @param {string} why
 * @returns {Count}
 */
export function countNotRun(why) {
	return { ...emptyCount(), failed: 1, notes: [why] };
}

/**
 * The closing line, the one that people and scripts read.
 *
 * @param {readonly Pick<Count, 'passed' | 'failed' | 'skipped'>[]} counts
 * @returns {{ line: string, skipped: string, failed: number }} `skipped` is empty, or to be put after
 */
export function closing(counts) {
	/** @param {'passed' | 'failed' | 'skipped'} key */
	const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
	const skipped = sum('skipped');
	return {
		line: `${sum('passed')} passed, ${sum('failed')} failed`,
		skipped: skipped === 0 ? '' : `, ${skipped} skipped`,
		failed: sum('failed'),
	};
}

/**
 * Reads a closing line back.
 *
 * @param {string} text
 * @returns {{ passed: number, failed: number, skipped: number } | undefined}
 */
export function parseClosing(text) {
	const last = text.trimEnd().split('\n').at(-1) ?? '';
	const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(last.trim());
	if (!match) return undefined;
	const [, passed, failed, skipped] = match;
	return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped ?? 0) };
}

/**
 * The table of steps.
 *
 * @param {readonly StepReport[]} steps
 * @returns {string}
 */
export function table(steps) {
	const rows = steps.map(({ name, passed, failed, skipped, seconds }) => [
		failed > 0 ? '✗' : '✓',
		name.padEnd(Math.max(...steps.map((step) => step.name.length))),
		`${seconds.toFixed(1).padStart(7)} s`,
		`${String(passed).padStart(5)} passed`,
		`${String(failed).padStart(3)} failed`,
		skipped > 0 ? `${skipped} skipped` : '',
	]);
	return rows.map((row) => row.join('  ').trimEnd()).join('\n');
}

/** @returns {Count} */
function emptyCount() {
	return { passed: 0, failed: 0, skipped: 0, notes: [] };
}

/**
 * @param {Count} count
 * @param {string} title
 */
function skip(count, title) {
	count.skipped++;
	count.notes.push(`skipped: ${title}`);
}

/**
 * A run that crashed, or tested nothing, has not passed, whatever its report says.
 *
 * @param {Count} count
 * @param {number} code
 * @returns {Count}
 */
function judged(count, code) {
	if (count.failed > 0) return count;
	if (code !== 0) {
		return { ...count, failed: 1, notes: [...count.notes, `ended with exit code ${code}`] };
	}
	if (count.passed === 0) return { ...count, failed: 1, notes: [...count.notes, 'ran no tests'] };
	return count;
}
