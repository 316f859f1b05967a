/**
 * The interface's words, by language and by page, through i18next. The long texts (duties, help)
 * are `content`'s. Words come as an argument, so this room needs no other.
 */
import { createInstance, type i18n as I18next, type TFunction } from 'i18next';
import { REFERENCE_LANGUAGE, type Language } from './languages';
import type { Namespace } from './resources';

export type Translate = TFunction<Namespace[]>;

/** Resolves to the words of one namespace in one language. */
export type WordsLoader = (language: Language, namespace: Namespace) => Promise<unknown>;

const instances = new Map<Language, I18next>();

/**
 * Makes sure that the namespaces are there and gives the function that translates with them.
 *
 * @param namespaces the first is where a key without a namespace is looked for
 */
export async function translator(
	language: Language,
	namespaces: readonly Namespace[],
	load: WordsLoader,
): Promise<Translate> {
	const instance = instanceFor(language);
	await Promise.all(
		namespaces
			.filter((namespace) => !instance.hasResourceBundle(language, namespace))
			.map(async (namespace) =>
				instance.addResourceBundle(language, namespace, await load(language, namespace)),
			),
	);
	return instance.getFixedT(language, [...namespaces]) as Translate;
}

function instanceFor(language: Language): I18next {
	let instance = instances.get(language);
	if (!instance) {
		instance = createInstance();
		void instance.init({
			lng: language,
			fallbackLng: false,
			supportedLngs: [language],
			initAsync: false,
			resources: {},
			ns: [],
			defaultNS: 'common',
			// Svelte escapes; twice would show entities.
			interpolation: { escapeValue: false },
			showSupportNotice: false,
		} as Parameters<I18next['init']>[0]);
		instances.set(language, instance);
	}
	return instance;
}

export { REFERENCE_LANGUAGE, type Language, type Namespace };
