import { describe, expect, it } from 'vitest';
import { parseOptions, runSteps } from '../../scripts/lib/test-main.mjs';
import {
	closing,
	countCheck,
	countPlaywright,
	countVitest,
	parseClosing,
	table,
} from '../../scripts/lib/test-report.mjs';
import { selectSteps, STEPS } from '../../scripts/lib/test-steps.mjs';

describe('counting Vitest', () => {
	const file = (status: string, ...results: string[]) => ({
		status,
		name: 'x.test.ts',
		assertionResults: results.map((one) => ({ status: one, fullName: `a ${one} test` })),
	});
	const report = (...testResults: ReturnType<typeof file>[]) => ({ testResults });

	it('counts each test, and names the skipped ones', () => {
		const count = countVitest(report(file('failed', 'passed', 'failed', 'skipped', 'todo')), 1);
		expect(count).toMatchObject({ passed: 1, failed: 1, skipped: 2 });
		expect(count.notes).toEqual(['skipped: a skipped test', 'skipped: a todo test']);
	});

	it('counts a file that does not load as a failure', () => {
		expect(countVitest(report(file('passed', 'passed'), file('failed')), 1)).toMatchObject({
			passed: 1,
			failed: 1,
		});
	});

	it.each([
		['a crash after all tests passed', report(file('passed', 'passed')), 1],
		['no tests', report(), 0],
		['nothing but skipped tests', report(file('passed', 'skipped')), 0],
		['no report', undefined, 0],
	])('takes %s for a failure', (_, given, code) => {
		expect(countVitest(given, code).failed).toBe(1);
	});
});

describe('counting Playwright', () => {
	const spec = (status: string) => ({ title: status, file: 'a.ts', tests: [{ status }] });
	const report = (statuses: string[], errors: { message: string }[] = []) => ({
		suites: [{ title: 'a.ts', suites: [{ title: 'inner', specs: statuses.map(spec) }] }],
		errors,
	});

	it('counts a test that needed a second try as failed', () => {
		const count = countPlaywright(report(['expected', 'unexpected', 'flaky', 'skipped']), 0);
		expect(count).toMatchObject({ passed: 1, failed: 2, skipped: 1 });
		expect(count.notes).toEqual(['flaky, so failed: a.ts › flaky', 'skipped: a.ts › skipped']);
	});

	it('counts errors outside of tests', () => {
		const count = countPlaywright(report(['expected'], [{ message: 'set-up\nat …' }]), 1);
		expect(count).toMatchObject({ passed: 1, failed: 1, notes: ['outside any test: set-up'] });
	});

	it('takes a run without tests for a failure', () => {
		expect(countPlaywright(report([]), 0).failed).toBe(1);
		expect(countPlaywright(undefined, 0).failed).toBe(1);
	});
});

describe('the closing line', () => {
	it('adds up, and is read back', () => {
		const skippedOne = { passed: 10, failed: 2, skipped: 1, notes: [] };
		const { line, skipped, failed } = closing([countCheck(0), countCheck(1), skippedOne]);
		expect(line).toBe('11 passed, 3 failed');
		expect(skipped).toBe(', 1 skipped');
		expect(failed).toBe(3);
		expect(parseClosing(`noise\n${line}\n`)).toEqual({ passed: 11, failed: 3, skipped: 0 });
		expect(parseClosing(line + skipped)).toEqual({ passed: 11, failed: 3, skipped: 1 });
	});

	it.each(['', '3 passed (2.1s)', '1 passed, 0 failed\nmore'])('is not “%s”', (text) => {
		expect(parseClosing(text)).toBeUndefined();
	});

	it('comes after a table of all steps', () => {
		const text = table([
			{ ...countCheck(0), name: 'install', seconds: 1.23 },
			{ ...countCheck(1), name: 'e2e', seconds: 100 },
		]);
		expect(text.split('\n')).toEqual([
			'✓  install      1.2 s      1 passed    0 failed',
			'✗  e2e        100.0 s      0 passed    1 failed',
		]);
	});
});

describe('steps', () => {
	const step = (name: string, needs: string[], code: number | Error) => ({
		name,
		title: name,
		needs,
		run: async () => {
			if (typeof code !== 'number') throw code;
			return countCheck(code);
		},
	});
	const context = { root: '', browserPath: '', playwrightArgs: [] };

	it('stop only what needs a failed one, which then counts as failed', async () => {
		const steps = [step('a', [], 1), step('b', ['a'], 0), step('c', [], 0)];
		const reports = await runSteps(steps, context, () => {});
		expect(reports.map(({ failed }) => failed)).toEqual([1, 1, 0]);
		expect(reports[1]?.notes).toEqual(['not run, since a failed']);
	});

	it('come in an order in which each finds what it needs', () => {
		const names = STEPS.map(({ name }) => name);
		for (const [i, { needs }] of STEPS.entries()) {
			for (const need of needs) expect(names.indexOf(need)).toBeLessThan(i);
			for (const need of needs) expect(names).toContain(need);
		}
	});

	it('bring along what they need', () => {
		const names = selectSteps(['e2e']).map(({ name }) => name);
		expect(names).toEqual(['install', 'build', 'browser', 'e2e']);
		expect(selectSteps([]).length).toBe(STEPS.length);
	});

	it('are chosen on the command line', () => {
		const options = parseOptions(['--only', 'unit,format', '--', '-g', 'home']);
		expect(options).toMatchObject({ playwrightArgs: ['-g', 'home'] });
		expect(parseOptions(['--only=unit'])).toMatchObject({ steps: [{}, { name: 'unit' }] });
		expect(parseOptions(['--only', 'nonsense'])).toContain('nonsense');
		expect(parseOptions(['--help'])).toContain('Usage');
	});
});
