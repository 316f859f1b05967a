/**
 * Which texts each page needs before it can be shown. The raw HTML of a page names the same files,
 * so that they come together with its scripts and not after them.
 */
import type { TextName } from '$lib/content/load';
import { areaOf, dutyById } from '$lib/framework/index';
import type { Namespace } from '$lib/i18n/index';

export type PageNeeds = { words: Namespace[]; texts: TextName[] };

const NEEDS: Record<string, PageNeeds> = {
	'/[lang=lang]': { words: ['common', 'home'], texts: [] },
	'/[lang=lang]/new': { words: ['common', 'home'], texts: [] },
	'/[lang=lang]/details': { words: ['common', 'home'], texts: [] },
	'/[lang=lang]/offline': { words: ['common', 'home'], texts: [] },
	'/[lang=lang]/assess': { words: ['common', 'assess'], texts: ['names', 'levels'] },
	'/[lang=lang]/duty/[id]': { words: ['common', 'duty'], texts: ['names', 'levels', 'terms'] },
	'/[lang=lang]/results': { words: ['common', 'results'], texts: ['names', 'levels'] },
	'/[lang=lang]/results/duties': {
		words: ['common', 'results', 'explore'],
		texts: ['names', 'levels'],
	},
	'/[lang=lang]/results/lenses': {
		words: ['common', 'results', 'explore'],
		texts: ['names', 'levels', 'lenses'],
	},
	'/[lang=lang]/results/what-if': {
		words: ['common', 'results', 'what-if'],
		texts: ['names', 'levels'],
	},
	'/[lang=lang]/compare': { words: ['common', 'results', 'compare'], texts: ['names', 'levels'] },
	'/[lang=lang]/plan': { words: ['common', 'results', 'plan'], texts: ['names'] },
	'/[lang=lang]/report': {
		words: ['common', 'results', 'explore', 'report'],
		texts: ['names', 'levels', 'lenses'],
	},
	'/[lang=lang]/workshop': { words: ['common', 'workshop'], texts: [] },
	'/[lang=lang]/workshop/set-up': {
		words: ['common', 'workshop', 'responsible'],
		texts: ['names'],
	},
	'/[lang=lang]/workshop/check': { words: ['common', 'workshop'], texts: [] },
	'/[lang=lang]/workshop/vote': {
		words: ['common', 'ballot', 'responsible'],
		texts: ['names', 'levels'],
	},
	'/[lang=lang]/workshop/console': {
		words: ['common', 'desk', 'scan', 'workshop', 'responsible'],
		texts: ['names', 'levels'],
	},
	'/[lang=lang]/workshop/screen': { words: ['common', 'desk'], texts: ['names', 'levels'] },
	'/[lang=lang]/workshop/paper': {
		words: ['common', 'paper', 'responsible'],
		texts: ['names', 'levels'],
	},
	'/[lang=lang]/workshop/entry': {
		words: ['common', 'paper', 'responsible'],
		texts: ['names', 'levels'],
	},
	'/[lang=lang]/workshop/close': {
		words: ['common', 'closing', 'responsible'],
		texts: ['names', 'levels'],
	},
	'/[lang=lang]/workshop/responsible': {
		words: ['common', 'responsible'],
		texts: ['names', 'consultation'],
	},
	'/[lang=lang]/data': { words: ['common', 'data', 'import', 'backup', 'backup-page'], texts: [] },
	'/[lang=lang]/help': { words: ['common', 'help'], texts: ['names'] },
	'/[lang=lang]/help/[topic=topic]': { words: ['common', 'help'], texts: ['terms'] },
	'/[lang=lang]/glossary': { words: ['common', 'help'], texts: ['terms', 'glossary'] },
	'/[lang=lang]/about': { words: ['common', 'help'], texts: ['terms', 'about'] },
	'/[lang=lang]/method': {
		words: ['common', 'help', 'method'],
		texts: ['names', 'levels', 'terms', 'method'],
	},
	'/[lang=lang]/area/[area=area]': {
		words: ['common', 'help'],
		texts: ['names', 'terms', 'guidelines', 'partners', 'consultation'],
	},
};
const FALLBACK: PageNeeds = { words: ['common'], texts: [] };

type Params = { id?: string | undefined; topic?: string | undefined };

/** @param params of the address: the duty on a duty page, the topic on a page of help */
export function pageNeeds(routeId: string | null, params: Params): PageNeeds {
	const needs = NEEDS[routeId ?? ''] ?? FALLBACK;
	return { ...needs, texts: [...needs.texts, ...ownTexts(params)] };
}

function ownTexts({ id, topic }: Params): TextName[] {
	if (topic !== undefined) return [`help/${topic}`];
	const duty = id === undefined ? undefined : dutyById(id);
	return duty ? [`duties/${areaOf(duty)}`] : [];
}

/** The files, by their names below `texts/<language>/`. */
export const filesOf = ({ words, texts }: PageNeeds): TextName[] => [
	...words.map((name) => `ui/${name}`),
	...texts,
];
