/**
 * A table as CSV (RFC 4180). By Papa Parse (MIT, 7 kB in Brotli), loaded when a file is asked for;
 * its own list of formula signs is shorter than ours, so it gets ours.
 */
import { cellOf, LIKE_A_FORMULA, type Table } from './cells';

/** Without it Excel takes the file for an older encoding, and breaks every script but Latin. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Texts are quoted and numbers are not; lines end with CR LF, the last one too. */
export async function csvText({ columns, rows }: Table): Promise<string> {
	const { default: papa } = await import('papaparse');
	const lines = [
		columns.map(({ label }) => label),
		...rows.map((row) => columns.map((column) => cellOf(row, column))),
	];
	const text = papa.unparse(lines, {
		quotes: (value) => typeof value === 'string',
		escapeFormulae: LIKE_A_FORMULA,
		newline: '\r\n',
	});
	return `${BYTE_ORDER_MARK}${text}\r\n`;
}

export async function csvFile(table: Table): Promise<Blob> {
	return new Blob([await csvText(table)], { type: 'text/csv;charset=utf-8' });
}
