/**
 * How long a text is, as a person counts it: an é is one however it was typed, a letter with its
 * vowel sign is one, a flag or a family in one picture is one. By UTF-16 units, as `maxlength`
 * counts, 120 characters of Hindi would end after some 80. A field with such a limit therefore gets
 * no `maxlength` of that size: besides, a browser cuts a pasted text there without a word.
 *
 * Not by `Intl.Segmenter`: browsers lack it, and two devices must not count differently. Where it
 * joins more than this (some pairs of consonants in Indian scripts), this counts one more.
 */

const SIGNS = '[\\p{M}\\p{EMod}\\u{E0020}-\\u{E007F}]*';
const CHARACTER = new RegExp(
	`\\p{RI}\\p{RI}|\\p{ExtPict}${SIGNS}(?:\\u200D\\p{ExtPict}${SIGNS})*|\\P{M}${SIGNS}[\\u200C\\u200D]*|.`,
	'gsu',
);

/** Characters, line breaks too (one each, however a system writes them). */
export function lengthOf(text: string): number {
	return text.replaceAll('\r\n', '\n').normalize('NFC').match(CHARACTER)?.length ?? 0;
}
