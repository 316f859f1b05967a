import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judge, PROMISES, tableOf, withFigures } from '../../scripts/lib/promises.mjs';
import { filesUnder, read } from '../project-files';

const [first] = PROMISES as unknown as [(typeof PROMISES)[number]];
const LINE = { promise: 1, full: true, what: 'deaths', done: 3, of: 3 };
const RAN = new Map(first.files.map((file) => [file, { passed: 1, failed: 0, seconds: 2 }]));

describe('a promise is kept', () => {
	test('with a figure, and all of its tests passed', () => {
		const seconds = 2 * first.files.length;
		expect(judge([first], [LINE], RAN)).toMatchObject([{ faults: [], seconds }]);
	});

	// Catches a promise that looks kept because nothing was tried.
	test.each([
		['no test has said a figure', [], RAN],
		['the figure falls short', [{ ...LINE, done: 2 }], RAN],
		['nothing was tried', [{ ...LINE, done: 0, of: 0 }], RAN],
		['a test failed', [LINE], new Map([[first.files[0]!, { passed: 1, failed: 1, seconds: 2 }]])],
		['a file was not run', [LINE], new Map()],
		['only another promise has a figure', [{ ...LINE, promise: 2 }], RAN],
	])('but not where %s', (_, lines, ran) => {
		const [row] = judge([first], lines, ran);
		expect(row!.faults.length).toBeGreaterThan(0);
		expect(tableOf([row!], '1.0.0')).toContain('**broken**');
	});
});

// Catches figures of a part that take those of the others away, and a line that comes to stand twice.
test('each promise has its line between the marks, however often it is written', () => {
	const page = read('docs/promises.md');
	const [one, second] = judge(PROMISES.slice(0, 2), [LINE], RAN);
	const begun = withFigures(page, [one!, second!], '1.0.0, Monday');
	const again = withFigures(begun, [one!], '1.0.1, Tuesday');
	const lines = (text: string, number: number) =>
		text.split('\n').filter((line) => line.startsWith(`| ${number} |`));
	expect(lines(again, 1)).toEqual([expect.stringContaining('1.0.1, Tuesday')]);
	expect(lines(again, 2)).toEqual([expect.stringContaining('1.0.0, Monday')]);
	expect(withFigures(again, [one!], '1.0.0, Monday')).toBe(begun);
	expect(() => withFigures('no marks', [one!], 'never')).toThrow();
});

// Catches a test of a promise that `npm run test:faults` never runs.
test('every file that says a figure is on the list, under the promise it names', () => {
	const tests = [
		...filesUnder('tests', /\.(?:spec|test)\.ts$/u),
		...filesUnder('src', /\.test\.ts$/u),
	];
	const named = tests
		.filter((file) => file !== 'tests/tools/promises.test.ts')
		.flatMap((file) =>
			[...read(file).matchAll(/\bpromise\(\s*(\d+),/gu)].map(([, number]) => `${number} ${file}`),
		);
	const listed = PROMISES.flatMap(({ number, files }) => files.map((file) => `${number} ${file}`));
	expect(named.length).toBeGreaterThan(10);
	expect(named.filter((one) => !listed.includes(one))).toEqual([]);
	expect(listed.filter((one) => !named.includes(one))).toEqual([]);
	expect(PROMISES.flatMap(({ files }) => files).filter((file) => !existsSync(file))).toEqual([]);
});
