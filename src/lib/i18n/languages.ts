/**
 * The languages of the tool. To add one: add it here, and its folders beside `locales/en` and
 * `content/en` (see the README).
 */
import type { Pseudo } from './pseudo';

type LanguageFacts = {
	/** Its own name, as its speakers write it. */
	name: string;
	dir: 'ltr' | 'rtl';
	/** For dates and numbers where the browser names no country. */
	locale: string;
};

/** True only in the build that the tests use: it adds a made-up right-to-left language. */
const PSEUDO: boolean = import.meta.env.VITE_PSEUDO_LOCALE === '1';

const ALL = {
	en: { name: 'English', dir: 'ltr', locale: 'en-GB' },
	...(PSEUDO && { 'en-XB': { name: 'Pseudo (bidi)', dir: 'rtl', locale: 'en-GB' } }),
} as Record<Language, LanguageFacts>;

export type Language = 'en' | Pseudo;

/** The language that all others are translated from. */
export const REFERENCE_LANGUAGE: Language = 'en';
export const LANGUAGES = Object.keys(ALL) as Language[];

export const isLanguage = (code: string | undefined): code is Language =>
	code !== undefined && Object.hasOwn(ALL, code);
export const nameOf = (language: Language): string => ALL[language].name;
export const directionOf = (language: Language): 'ltr' | 'rtl' => ALL[language].dir;

/**
 * How dates and numbers are written: as in the reader's own country where the browser names one
 * for this language, else as the language's code says.
 *
 * @param wanted as in `navigator.languages`
 */
export const localeOf = (language: Language, wanted: readonly string[]): string =>
	wanted.find((tag) => tag.split('-')[0] === language) ?? ALL[language].locale;

/** The first of the wanted languages (as in `navigator.languages`) that the tool has. */
export function bestLanguage(wanted: readonly string[]): Language {
	for (const tag of wanted) {
		if (isLanguage(tag)) return tag;
		const base = tag.split('-')[0];
		if (isLanguage(base)) return base;
	}
	return REFERENCE_LANGUAGE;
}
