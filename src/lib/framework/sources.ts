/**
 * Where a duty's wording comes from. The documents' own words stay in `catalogue.json` and
 * `consultation.json`; a page says only where to find them.
 */
import type { Duty, DutyId, PrincipleId } from './types';

/** `slides`: the table of duties of the duty's thematic area. `consultation`: a numbered question. */
export type DutySource = { document: 'slides' } | { document: 'consultation'; question: number };

/** The question of the consultation's form that asks about the duties under each principle. */
const QUESTION: Readonly<Record<PrincipleId, number>> = {
	'human-rights': 14,
	equity: 15,
	'community-engagement': 16,
	'transparency-accountability': 17,
	'capacity-development': 18,
	'digital-skills': 18,
	'local-digital-ecosystem': 19,
	'territorial-development': 19,
	'sustainable-digital-transformation': 20,
	'urban-resilience': 21,
	'institutional-arrangements': 22,
	'multilevel-governance': 22,
	'financing-procurement': 22,
	'digital-infrastructure': 23,
	'data-platforms': 23,
	'city-services': 23,
};

const fromConsultation = (id: DutyId): boolean => id.includes('.ext.');

export function sourceOf({ id, principle }: Pick<Duty, 'id' | 'principle'>): DutySource {
	const question = QUESTION[principle];
	return fromConsultation(id) && question !== undefined
		? { document: 'consultation', question }
		: { document: 'slides' };
}
