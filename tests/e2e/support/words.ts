/** What a page says, and whether all of it is in the language that it is meant to be in. */
import type { Page } from '@playwright/test';

const ACCENTED = /[åéíóúçñšýžÅÉÍÓÚ]/u;
/** Not the tool's words: the languages' own names. */
const OWN_NAMES = ['Pseudo', 'bidi'];
/** The browser knows no dates in a language that does not exist, and writes them in English. */
const MONTHS = (['short', 'long'] as const).flatMap((month) =>
	Array.from({ length: 12 }, (_, i) =>
		new Intl.DateTimeFormat('en', { month }).format(new Date(2024, i, 15)),
	),
);
const WEEKDAYS = Array.from({ length: 7 }, (_, i) =>
	new Intl.DateTimeFormat('en', { weekday: 'long' }).format(new Date(2024, 0, i + 1)),
);
/** What it puts between a day and an hour, and before the last of a list. */
const BETWEEN = ['at', 'and'];
/** Nor how much room something takes. */
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'].flatMap((unit) =>
	[1, 2].map((size) =>
		new Intl.NumberFormat('en', { style: 'unit', unit }).format(size).replace(/[^\p{L}]/gu, ''),
	),
);
/** Words of the pseudo-locale that have no letter with an accent: doubled, they show it. */
const DOUBLED = /^(\p{L}+)\1$/u;

/** Every run of text that can be seen or heard, without what is in another language on purpose. */
export const texts = (page: Page) =>
	page.evaluate(() => {
		const found: string[] = [];
		const foreign = (element: Element) =>
			element.closest('[lang]') !== document.documentElement || element.closest('bdi, option');
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const parent = node.parentElement!;
			if (parent.matches('script, style, #svelte-announcer') || foreign(parent)) continue;
			if (node.textContent!.trim()) found.push(node.textContent!.trim());
		}
		for (const name of ['aria-label', 'alt', 'title', 'placeholder']) {
			for (const element of document.querySelectorAll(`[${name}]`)) {
				if (!foreign(element)) found.push(element.getAttribute(name)!);
			}
		}
		for (const option of document.querySelectorAll('select:not([name$=country]) option')) {
			found.push(option.textContent!.trim());
		}
		return [...found, document.title];
	});

/** A key of i18next that was shown instead of its text. */
export const rawKeys = (found: string[]) =>
	found.filter(
		(text) =>
			/(?:^|\s)[a-z]+:?[a-zA-Z]*(?:\.[a-zA-Z-]+)+(?:\s|$)/u.test(text) && !text.includes('://'),
	);

/** Runs of letters that no translation has touched. @param entered words that a person entered */
export function untranslated(found: string[], entered: readonly string[]): string[] {
	const words = found.flatMap((text) => text.split(/[\s\u202A-\u202E]+/u));
	return words.filter((word) => {
		if (word.includes('://')) return false;
		const letters = word.replace(/[^\p{L}]/gu, '');
		if (letters.length < 2 || ACCENTED.test(letters) || DOUBLED.test(letters)) return false;
		return ![...OWN_NAMES, ...entered, ...MONTHS, ...WEEKDAYS, ...BETWEEN, ...UNITS].includes(
			letters,
		);
	});
}

/** A placeholder that was not filled, or a value that is none. */
export const unfilled = (found: string[]) =>
	found.filter((text) => /\{\{|\}\}|undefined|NaN|\[object/u.test(text));
