/** Reads back what `xlsx.ts` writes, as Excel would: without the library that wrote it. */
import { strFromU8, unzipSync } from 'fflate';

export type Workbook = {
	/** Every file of the zip, by path. */
	files: Record<string, string>;
	/** By sheet, row and column; null for an empty cell. Days come as their serial numbers. */
	sheets: (string | number | null)[][][];
	names: string[];
};

export async function readWorkbook(blob: Blob): Promise<Workbook> {
	const zip = unzipSync(new Uint8Array(await blob.arrayBuffer()));
	const files = Object.fromEntries(
		Object.entries(zip).map(([path, bytes]) => [path, strFromU8(bytes)]),
	);
	const strings = [...files['xl/sharedStrings.xml']!.matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/gu)];
	const texts = strings.map(([, text]) => decoded(plain(text!)));
	const paths = Object.keys(files).filter((path) => /worksheets\/sheet\d+\.xml$/u.test(path));
	paths.sort((a, b) => Number(/\d+/u.exec(a)) - Number(/\d+/u.exec(b)));
	const names = [...files['xl/workbook.xml']!.matchAll(/<sheet [^>]*?name="([^"]*)"/gu)];
	return {
		files,
		sheets: paths.map((path) => cellsOf(files[path]!, texts)),
		names: names.map(([, name]) => plain(name!)),
	};
}

function cellsOf(xml: string, texts: readonly string[]): (string | number | null)[][] {
	return [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gu)].map(([, row = '']) => {
		const cells: (string | number | null)[] = [];
		for (const [, place, attributes, value] of row.matchAll(
			/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|><v>([^<]*)<\/v><\/c>)/gu,
		)) {
			const column = [...place!].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
			while (cells.length < column) cells.push(null);
			if (value === undefined) cells.push(null);
			else cells.push(attributes!.includes('t="s"') ? texts[Number(value)]! : Number(value));
		}
		return cells;
	});
}

/** What an XML reader makes of character data: line breaks become line feeds, then entities. */
function plain(text: string): string {
	const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
	return text.replace(/\r\n?/gu, '\n').replace(/&([a-z]+);/gu, (_, name) => named[name]!);
}

/** ST_Xstring (ECMA-376, part 1, 22.9.2.19). */
function decoded(text: string): string {
	return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code) =>
		String.fromCharCode(parseInt(code, 16)),
	);
}
