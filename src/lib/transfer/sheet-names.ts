/** Not allowed in a sheet's name, or invisible. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFD-\uFFFF[\]/\\:*?]+/gu;
const LONGEST = 31;

/**
 * The names of a workbook's sheets as Excel takes them: at most 31 UTF-16 units, no apostrophe at
 * an end, not "History", which Excel keeps for itself, and no two alike in capitals or small.
 */
export function sheetNames(wanted: readonly string[]): string[] {
	const taken = new Set(['history']);
	return wanted.map((name, index) => {
		const clean = trimmed(name.normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/gu, ' '));
		const base = clean || `Sheet ${index + 1}`;
		let safe = cut(base, LONGEST);
		for (let copy = 2; taken.has(folded(safe)); copy += 1) {
			const mark = ` (${copy})`;
			safe = cut(base, LONGEST - mark.length) + mark;
		}
		taken.add(folded(safe));
		return safe;
	});
}

/** No character is cut in two. */
function cut(text: string, units: number): string {
	let kept = '';
	for (const sign of text) {
		if (kept.length + sign.length > units) break;
		kept += sign;
	}
	return trimmed(kept);
}

function trimmed(text: string): string {
	return text.replace(/^[\s']+|[\s']+$/gu, '');
}

function folded(name: string): string {
	return name.toUpperCase().toLowerCase();
}
