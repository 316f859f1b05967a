/**
 * The twelve promises of docs/promises.md, each with the files that try it, and the table of what
 * they came to.
 */

/**
 * @typedef {object} Promised
 * @property {number} number
 * @property {string} what in one line
 * @property {readonly string[]} files browser tests under tests/e2e, and unit tests
 *
 * @typedef {object} Line what a test has said through tests/e2e/support/promise.ts
 * @property {number} promise
 * @property {boolean} full
 * @property {string} what
 * @property {number} done
 * @property {number} of
 *
 * @typedef {object} Ran what the test runners say of one file
 * @property {number} passed
 * @property {number} failed
 * @property {number} seconds
 *
 * @typedef {object} Row
 * @property {Promised} promised
 * @property {readonly (Line & Record<string, unknown>)[]} lines
 * @property {readonly string[]} faults why it counts as broken; none: it was kept
 * @property {number} seconds
 */

/** @type {readonly Promised[]} */
export const PROMISES = [
	{
		number: 1,
		what: 'Sudden death of the browser: no answer shown as saved is missing',
		files: ['tests/e2e/promises/kill.spec.ts', 'tests/e2e/promises/kill-workshop.spec.ts'],
	},
	{
		number: 2,
		what: 'Silent loss is found before the first screen, and never taken for a first visit',
		files: ['tests/e2e/promises/loss.spec.ts'],
	},
	{
		number: 3,
		what: 'Backup and restore: what was saved comes back the same, to the byte',
		files: ['tests/e2e/backup.spec.ts', 'src/lib/transfer/encryption-damage.test.ts'],
	},
	{
		number: 4,
		what: 'Import: seen first, then all of it or nothing',
		files: [
			'tests/e2e/import.spec.ts',
			'tests/e2e/hostile.spec.ts',
			'tests/e2e/promises/kill-import.spec.ts',
		],
	},
	{
		number: 5,
		what: 'Every format that was ever released opens; a newer one is refused unchanged',
		files: ['src/lib/domain/bundle/released.test.ts'],
	},
	{
		number: 6,
		what: 'Two tabs take nothing from each other; an older version writes into nothing newer',
		files: ['tests/e2e/promises/two-tabs.spec.ts'],
	},
	{
		number: 7,
		what: 'Storage that fails: never a false “saved”, and a way on',
		files: ['tests/e2e/promises/never-falsely-saved.spec.ts'],
	},
	{
		number: 8,
		what: 'Updates: none unasked, none that loses an answer; a broken worker goes',
		files: ['tests/e2e/promises/updates.spec.ts', 'tests/e2e/promises/broken-worker.spec.ts'],
	},
	{
		number: 9,
		what: 'Interference on the line: nothing bad enters the cache',
		files: ['tests/e2e/promises/interference.spec.ts'],
	},
	{
		number: 10,
		what: 'After “ready” it starts without a network, on every page and in every language',
		files: ['tests/e2e/promises/cold-start.spec.ts'],
	},
	{
		number: 11,
		what: 'Undo: what was removed, replaced or merged can be put back',
		files: ['tests/e2e/bin.spec.ts'],
	},
	{
		number: 12,
		what: 'Erase everything leaves nothing behind',
		files: ['tests/e2e/erase.spec.ts'],
	},
];

/**
 * Judges each promise. One that no figure stands for counts as broken: so does one that fell short
 * of its figure, and one with a test that failed or that nobody ran.
 *
 * @param {readonly Promised[]} promises those that were to be tried
 * @param {readonly (Line & Record<string, unknown>)[]} lines
 * @param {ReadonlyMap<string, Ran>} ran by file
 * @returns {Row[]}
 */
export function judge(promises, lines, ran) {
	return promises.map((promised) => {
		const own = lines.filter(({ promise }) => promise === promised.number);
		const runs = promised.files.map((file) => ({ file, ...(ran.get(file) ?? NOT_RUN) }));
		const faults = [
			...(own.length === 0 ? ['no figure'] : []),
			...own.filter(({ done, of }) => !(done >= of && of > 0)).map(({ what }) => what),
			...runs.filter(({ failed }) => failed > 0).map((run) => `${run.failed} failed: ${run.file}`),
			...runs.filter((run) => run.passed + run.failed === 0).map(({ file }) => `not run: ${file}`),
		];
		return {
			promised,
			lines: own,
			faults,
			seconds: runs.reduce((sum, run) => sum + run.seconds, 0),
		};
	});
}

const NOT_RUN = { passed: 0, failed: 0, seconds: 0 };

const HEAD = [
	'| | promised | tried | result | seconds | when |',
	'| --: | --- | --- | --- | --: | --- |',
];

/**
 * The table as Markdown, which is legible on a terminal too.
 *
 * @param {readonly Row[]} rows
 * @param {string} when the version and the day of these figures
 */
export function tableOf(rows, when) {
	return [...HEAD, ...rows.map((row) => lineOf(row, when))].join('\n');
}

/** @param {Row} row @param {string} when */
function lineOf({ promised, lines, faults, seconds }, when) {
	const cells = [
		promised.number,
		promised.what,
		lines.map(figure).join('; '),
		faults.length === 0 ? 'kept' : `**broken**: ${faults.join('; ')}`,
		Math.round(seconds),
		when,
	];
	return `| ${cells.join(' | ')} |`;
}

/** @param {Line & Record<string, unknown>} line */
function figure({ promise: _, full: __, what, done, of, ...besides }) {
	const more = Object.entries(besides).map(([name, count]) => `${name}: ${count}`);
	return `${what}: ${done} of ${of}${more.length > 0 ? ` (${more.join(', ')})` : ''}`;
}

const BEGIN = '<!-- figures: written by npm run test:faults -- --write -->';
const END = '<!-- /figures -->';

/**
 * The page with the lines of these promises anew; those of the others stay, each with its own day.
 *
 * @param {string} page the text of docs/promises.md
 * @param {readonly Row[]} rows
 * @param {string} when the version and the day of these figures
 * @returns {string}
 * @throws {Error} when the marks are not there
 */
export function withFigures(page, rows, when) {
	const [before, rest] = page.split(BEGIN);
	const [old, after] = rest?.split(END) ?? [];
	if (before === undefined || after === undefined) throw new Error(`No ${BEGIN} and ${END}`);
	const kept = new Map(
		(old ?? '').split('\n').flatMap((line) => {
			const [, number] = /^\|\s*(\d+)\s*\|/u.exec(line) ?? [];
			return number === undefined ? [] : [/** @type {const} */ ([Number(number), line])];
		}),
	);
	for (const row of rows) kept.set(row.promised.number, lineOf(row, when));
	const lines = [...kept].sort(([a], [b]) => a - b).map(([, line]) => line);
	return `${before}${BEGIN}\n\n${[...HEAD, ...lines].join('\n')}\n\n${END}${after}`;
}
