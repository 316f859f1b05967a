/** How hard a text is to read: the school grade after Flesch and Kincaid, for English. */
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** @returns the grade; 8 can be read by most people of fourteen */
export function readingGrade(text: string): number {
	const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
	const sentences = text.split(/[.!?:](?:\s|$)/u).filter((one) => /\p{L}/u.test(one));
	return fleschKincaid({
		sentence: Math.max(1, sentences.length),
		word: Math.max(1, words.length),
		syllable: syllable(text),
	});
}

/** The lower of the two in the middle of an even number. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}
