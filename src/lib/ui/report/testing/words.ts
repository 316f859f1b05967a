/** English words for a report, from the sources. */
import { readFileSync } from 'node:fs';
import { translator } from '$lib/i18n/index';
import type { ReportWords } from '../findings';

const read = <T>(path: string): T =>
	JSON.parse(readFileSync(new URL(`../../../${path}.json`, import.meta.url), 'utf8')) as T;

const t = await translator('en', ['common', 'results', 'explore', 'report'], async (_, name) =>
	read(`i18n/locales/en/${name}`),
);

export const WORDS: ReportWords = {
	t,
	locale: 'en-GB',
	titleOf: ({ city, period }) => [city, period].filter(Boolean).join(', '),
	lang: 'en',
	dir: 'ltr',
	names: read('content/en/names'),
	levels: read('content/en/levels'),
	lenses: read('content/en/lenses'),
	tasks: undefined,
	partners: undefined,
};
