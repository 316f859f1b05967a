/**
 * Texts in a workbook. XML cannot hold every character and changes line breaks; Excel and
 * LibreOffice write such a character as `_xHHHH_` and read it back (ECMA-376, ST_Xstring).
 */

/** What a cell can hold, in UTF-16 units. */
export const MAX_CELL_LENGTH = 32_767;

/** What XML does not allow or turns into a line feed, and what could be read as an escape. */
const ESCAPED = /_(?=x[0-9A-Fa-f]{4})|[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

/** @throws RangeError when no cell can hold it: Excel would call the whole file damaged */
export function excelText(text: string): string {
	if (text.length > MAX_CELL_LENGTH) {
		throw new RangeError(`a cell holds ${MAX_CELL_LENGTH} characters, not ${text.length}`);
	}
	return xml(text.replace(ESCAPED, escape));
}

/** For content and for attributes in double quotes. */
export function xml(text: string): string {
	return text
		.replace(/&/gu, '&amp;')
		.replace(/</gu, '&lt;')
		.replace(/>/gu, '&gt;')
		.replace(/"/gu, '&quot;');
}

function escape(unit: string): string {
	return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
