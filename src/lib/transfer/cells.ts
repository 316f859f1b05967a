/**
 * Tables for people, who open them in a spreadsheet. What is typed into this tool stays text
 * there: a spreadsheet runs a cell of a CSV file that begins like a formula, and so could reach
 * into other files or send them away. Source: OWASP, "CSV Injection".
 */
export type Column = {
	/** The entry of a row that stands in this column. */
	key: string;
	/** The heading. */
	label: string;
	/** `date`: `YYYY-MM-DD`. */
	kind: 'text' | 'number' | 'date';
};

export type Row = Readonly<Record<string, string | number | null>>;

export type Table = {
	/** Name of its sheet or file. */
	name: string;
	columns: readonly Column[];
	rows: readonly Row[];
};

/**
 * Begins like a formula, also in the wide and small forms of East Asian keyboards; blanks and
 * invisible signs before it do not help, for programs pass over them. Or it begins with a tab or a
 * line break, behind which a formula could hide.
 */
export const LIKE_A_FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;

/** The text with an apostrophe before it where it begins like a formula: it is shown, not run. */
export function inert(text: string): string {
	return LIKE_A_FORMULA.test(text) ? `'${text}` : text;
}

/** What stands in a row's column; null for an empty cell. A figure that is none is empty. */
export function cellOf(row: Row, { key }: Column): string | number | null {
	const value = Object.hasOwn(row, key) ? row[key] : null;
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	return value === undefined || value === '' ? null : value;
}
