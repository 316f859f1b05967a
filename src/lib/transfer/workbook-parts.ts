/** The files of a workbook that are the same for every one (ECMA-376, SpreadsheetML). */
import { xml } from './excel-text';

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Looks of cells, by their place in the style sheet's list. */
export const LOOK = { plain: 0, heading: 1, text: 2, quoted: 3, number: 4, day: 5 } as const;

const TOP = '<alignment vertical="top"/>';
const WRAPPED = '<alignment vertical="top" wrapText="1"/>';
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${[
	look(),
	look({ font: 1, alignment: WRAPPED }),
	look({ alignment: WRAPPED }),
	// Stays text also when somebody edits the cell.
	look({ alignment: WRAPPED, quoted: true }),
	look({ alignment: TOP }),
	look({ alignment: TOP, format: 164 }),
].join(
	'',
)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function look({ font = 0, format = 0, alignment = '', quoted = false } = {}): string {
	const marks = `${quoted ? ' quotePrefix="1"' : ''}${format ? ' applyNumberFormat="1"' : ''}`;
	const applied = `${font ? ' applyFont="1"' : ''}${alignment ? ' applyAlignment="1"' : ''}`;
	return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0"${marks}${applied}>${alignment}</xf>`;
}

/** All but the sheets and their texts, by path in the zip. */
export function commonParts(names: readonly string[]): Record<string, string> {
	const sheets = names.map((name, index) => ({ name, id: index + 1, file: sheetPath(index) }));
	return {
		'[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${sheets
			.map(({ file }) => override(file, 'worksheet'))
			.join('')}${override('xl/styles.xml', 'styles')}${override(
			'xl/sharedStrings.xml',
			'sharedStrings',
		)}</Types>`,
		'_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
		'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${sheets
			.map(({ name, id }) => `<sheet name="${xml(name)}" sheetId="${id}" r:id="rId${id}"/>`)
			.join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': relations([
			...sheets.map(({ file }) => ['worksheet', file.replace('xl/', '')] as const),
			['styles', 'styles.xml'],
			['sharedStrings', 'sharedStrings.xml'],
		]),
		'xl/styles.xml': STYLES,
	};
}

export function sheetPath(index: number): string {
	return `xl/worksheets/sheet${index + 1}.xml`;
}

function override(path: string, type: string): string {
	return `<Override PartName="/${path}" ContentType="${TYPE}.${type}+xml"/>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
	const list = targets.map(
		([type, target], index) =>
			`<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
	);
	return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}
