/**
 * Tables as a workbook for Excel, LibreOffice and the like. Written here, and zipped by fflate
 * (MIT, kept up), which is loaded when a file is asked for. The library that was tried for all of it
 * (write-excel-file 4.1.1, 18 kB in Brotli) zips what is larger than 160 kB in workers made from
 * blobs, which our policy forbids: it then waits for ever; it damages the file where a cell holds
 * the word "constructor"; and it drops characters. SheetJS and ExcelJS are many times as large.
 */
import { isDay } from '../domain/dates';
import { cellOf, LIKE_A_FORMULA, type Column, type Row, type Table } from './cells';
import { excelText } from './excel-text';
import { sheetNames } from './sheet-names';
import { commonParts, HEAD, LOOK, MAIN, sheetPath } from './workbook-parts';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The same tables give the same file: no time is written into the zip but its first. */
const NO_TIME = new Date(1980, 0, 1);
const DAY = 86_400_000;
/** Day 0 of Excel's calendar, from March 1900 on: it has a 29 February 1900 that never was. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Columns' widths, in digits. */
const [NARROWEST, WIDEST] = [10, 60];

/**
 * One sheet a table, at least one: a bold first row that stays in sight, then the rows. A cell is
 * a text, a number or a day, and never a formula: there is no code here that could write one.
 *
 * @param dir of the language: from right to left, the first column stands on the right
 * @throws RangeError for a text that is longer than a cell can be
 */
export async function xlsxFile(tables: readonly Table[], dir: 'ltr' | 'rtl'): Promise<Blob> {
	const { strToU8, zipSync } = await import('fflate');
	// Each text once; a Map, for a text may be any word.
	const texts = new Map<string, number>();
	const sheets = tables.map((table, index) => [sheetPath(index), sheet(table, dir, texts)]);
	const parts: Record<string, string> = {
		...commonParts(sheetNames(tables.map(({ name }) => name))),
		...Object.fromEntries(sheets),
	};
	const items = [...texts.keys()].map((text) => `<si><t xml:space="preserve">${text}</t></si>`);
	parts['xl/sharedStrings.xml'] = `${HEAD}<sst xmlns="${MAIN}">${items.join('')}</sst>`;
	const bytes = Object.entries(parts).map(([path, text]) => [path, strToU8(text)]);
	return new Blob([zipSync(Object.fromEntries(bytes), { mtime: NO_TIME })], { type: TYPE });
}

function sheet({ columns, rows }: Table, dir: 'ltr' | 'rtl', texts: Map<string, number>): string {
	const cells = [
		columns.map(({ label }, at) => textCell(label, `${letters(at)}1`, LOOK.heading, texts)),
		...rows.map((row, index) =>
			columns.map((column, at) => cell(row, column, `${letters(at)}${index + 2}`, texts)),
		),
	];
	const widths = columns.map((column, at) => {
		const width = widthOf(column, rows);
		return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`;
	});
	const lines = cells.map((row, index) => `<row r="${index + 1}">${row.join('')}</row>`);
	const view = `workbookViewId="0"${dir === 'rtl' ? ' rightToLeft="1"' : ''}`;
	const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
	return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView ${view}>${frozen}</sheetView></sheetViews>${
		widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''
	}<sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function cell(row: Row, column: Column, place: string, texts: Map<string, number>): string {
	const value = cellOf(row, column);
	if (value === null) return '';
	if (typeof value === 'number') return `<c r="${place}" s="${LOOK.number}"><v>${value}</v></c>`;
	if (column.kind === 'date' && isDay(value) && value >= '1900-03-01') {
		const days = (Date.parse(value) - DAY_ZERO) / DAY;
		return `<c r="${place}" s="${LOOK.day}"><v>${days}</v></c>`;
	}
	const look = LIKE_A_FORMULA.test(value) ? LOOK.quoted : LOOK.text;
	return textCell(value, place, look, texts);
}

function textCell(text: string, place: string, look: number, texts: Map<string, number>): string {
	const written = excelText(text);
	const index = texts.get(written) ?? texts.size;
	texts.set(written, index);
	return `<c r="${place}" s="${look}" t="s"><v>${index}</v></c>`;
}

/** 0 is A, 26 is AA. */
function letters(column: number): string {
	const last = String.fromCharCode(65 + (column % 26));
	return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

function widthOf(column: Column, rows: readonly Row[]): number {
	const lengths = rows.map((row) => String(cellOf(row, column) ?? '').length);
	const longest = lengths.reduce((most, length) => Math.max(most, length), column.label.length);
	return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}
