import { isLanguage, type Language } from '$lib/i18n/languages';

/** `/<lang>/…`: only the languages that the tool has; anything else is a page that is not there. */
export const match = (param: string): param is Language => isLanguage(param);
