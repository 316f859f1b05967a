/**
 * The pseudo-locale of the tests: English made twice as long, accented, and right-to-left, so that
 * a text that is not translatable, a box that is too small or a layout that knows only one
 * direction can be seen. Never in a released build.
 */
export type Pseudo = 'en-XB';
export const PSEUDO_LANGUAGE: Pseudo = 'en-XB';

const ACCENTED: Record<string, string> = Object.fromEntries(
	[...'aåáeéèiíìoóöuúüAÅEÉIÍOÓUÚcçnñsšyýzž'.matchAll(/([a-zA-Z])([^a-zA-Z]+)/gu)].map(
		([, plain, accented]) => [plain!, [...accented!][0]!],
	),
);

/** Runs that must stay as they are: placeholders and nested keys of i18next. */
const KEPT = /(\{\{[^}]*\}\}|\$t\([^)]*\))/u;
const RIGHT_TO_LEFT_OVERRIDE = '\u202e';
const POP_DIRECTION = '\u202c';

/** One text in the pseudo-locale: about twice as long, with its placeholders untouched. */
export function pseudoText(text: string): string {
	return text
		.split(KEPT)
		.map((part) => (KEPT.test(part) || part.trim() === '' ? part : doubled(part)))
		.join('');
}

function doubled(text: string): string {
	const accented = text.replace(/[a-z]/giu, (letter) => ACCENTED[letter] ?? letter);
	return accented.replace(
		/\S+/gu,
		(word) => `${RIGHT_TO_LEFT_OVERRIDE}${word}${word}${POP_DIRECTION}`,
	);
}

/** Fields of the long texts that hold a code and no words: they are the same in every language. */
const CODES = ['id', 'effort', 'document'];

/** The same for a whole file of texts, whatever its shape; keys and codes stay as they are. */
export function pseudoTexts<T>(texts: T): T {
	if (typeof texts === 'string') return pseudoText(texts) as T;
	if (Array.isArray(texts)) return texts.map(pseudoTexts) as T;
	if (texts === null || typeof texts !== 'object') return texts;
	return Object.fromEntries(
		Object.entries(texts).map(([key, value]) => [
			key,
			CODES.includes(key) && typeof value === 'string' ? value : pseudoTexts(value),
		]),
	) as T;
}
