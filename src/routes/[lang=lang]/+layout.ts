import { browser } from '$app/environment';
import { base } from '$app/paths';
import { Texts } from '$lib/content/index';
import { fetchedTexts, inlinedTexts, type TextLoader } from '$lib/content/load';
import { translator, type Namespace } from '$lib/i18n/index';
import { REFERENCE_LANGUAGE, type Language } from '$lib/i18n/languages';
import { PSEUDO_LANGUAGE, pseudoTexts } from '$lib/i18n/pseudo';
import { beginEarly } from '$lib/state/app.svelte';
import { pageNeeds } from '../page-texts';
import type { LayoutLoad } from './$types';

const loadText: TextLoader = import.meta.env.SSR
	? inlinedTexts(
			import.meta.glob(['/src/lib/i18n/locales/**/*.json', '/src/lib/content/**/*.json'], {
				import: 'default',
			}),
			{ language: PSEUDO_LANGUAGE, from: REFERENCE_LANGUAGE, make: pseudoTexts },
		)
	: fetchedTexts(base);

/** All words and texts of a page, before it is shown: from its address alone. */
export const load: LayoutLoad = async ({ params, route }) => {
	if (browser) void beginEarly();
	const lang = params.lang as Language;
	const needs = pageNeeds(route.id, params);
	const words = (names: readonly Namespace[]) =>
		translator(lang, names, (language, name) => loadText(language, `ui/${name}`));
	const [t, texts] = await Promise.all([
		words(needs.words),
		Texts.load(lang, needs.texts, loadText),
	]);
	return {
		lang,
		t,
		texts,
		loadText: (name: string) => loadText(lang, name),
		loadWords: (name: Namespace) => words([...needs.words, name]),
	};
};
