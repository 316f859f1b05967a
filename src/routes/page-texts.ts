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
	'/[lang=lang]/duty/[id]': { words: ['common', 'duty'], texts: ['names', 'levels'] },
	'/[lang=lang]/results': { words: ['common', 'results'], texts: ['names', 'levels'] },
	'/[lang=lang]/data': { words: ['common', 'data'], texts: [] },
};
const FALLBACK: PageNeeds = { words: ['common'], texts: [] };

/** @param duty the duty in the address, on a duty page */
export function pageNeeds(routeId: string | null, duty: string | undefined): PageNeeds {
	const needs = NEEDS[routeId ?? ''] ?? FALLBACK;
	const known = duty === undefined ? undefined : dutyById(duty);
	if (!known) return needs;
	return { ...needs, texts: [...needs.texts, `duties/${areaOf(known)}`] };
}

/** The files, by their names below `texts/<language>/`. */
export const filesOf = ({ words, texts }: PageNeeds): TextName[] => [
	...words.map((name) => `ui/${name}`),
	...texts,
];
