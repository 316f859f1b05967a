/** How texts fit into a width, where nothing can be measured: by what letters mostly need. */
import { TEXT } from './svg';

const WIDE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{Extended_Pictographic}\uFF00-\uFF60]/u;
const NARROW = /[ijlfrtI.,:;'|!()[\] ]/u;
/** Drawn upon the letter before it, or not at all. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Rather too much than too little: a line that is too long runs out of the picture. */
export function widthOf(text: string): number {
	let ems = 0;
	for (const sign of text) {
		if (NO_WIDTH.test(sign)) continue;
		ems += WIDE.test(sign) ? 1.05 : NARROW.test(sign) ? 0.39 : /\p{Lu}/u.test(sign) ? 0.76 : 0.62;
	}
	return ems * TEXT;
}

/** At words; a word that is wider than the line is cut. Nothing is left out. */
export function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/\s+/u).filter(Boolean)) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (widthOf(longer) <= width) {
			line = longer;
			continue;
		}
		if (line !== '') lines.push(line);
		line = '';
		for (const sign of signsOf(word)) {
			if (line !== '' && widthOf(line + sign) > width) {
				lines.push(line);
				line = '';
			}
			line += sign;
		}
	}
	if (line !== '') lines.push(line);
	return lines;
}

const SEGMENTER =
	typeof Intl !== 'undefined' && 'Segmenter' in Intl
		? new Intl.Segmenter(undefined, { granularity: 'grapheme' })
		: undefined;

/** What a reader takes for one sign: a letter with its marks, a flag, a family. */
function signsOf(word: string): string[] {
	return SEGMENTER ? [...SEGMENTER.segment(word)].map(({ segment }) => segment) : [...word];
}
