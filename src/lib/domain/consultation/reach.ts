/** How far each field of a city's response to the consultation may go (see `fields.ts`). */
import type { Reach } from '../fields';
import type { ConsultationContact } from './contact';
import type { OwnConsultation } from './own';
import type { ConsultationResponse } from './response';

/** A city's answers to the consultation's open questions: no free text is public. */
export const RESPONSE_REACH = {
	group: 'public',
	prepared: 'public',
	structure: 'public',
	structureChange: 'file',
	coverage: 'public',
	coverageChange: 'file',
	areas: 'file',
	tools: 'public',
	monitoring: 'public',
	adaptation: 'file',
	readiness: 'file',
} as const satisfies Record<keyof ConsultationResponse, Reach>;

/** Who gave them: a person. In the city's own files, and in none that is anonymous. */
export const CONTACT_REACH = {
	title: 'file',
	fullName: 'file',
	email: 'file',
	organisation: 'file',
	jobTitle: 'file',
	onBehalfOf: 'file',
	country: 'file',
	consentToUse: 'file',
	consentToNews: 'file',
} as const satisfies Record<keyof ConsultationContact, Exclude<Reach, 'public'>>;

/** In backups, which are the city's own, and in no other file with the rest of an assessment. */
export const OWN_REACH = {
	votes: 'file',
	response: 'file',
	contact: 'file',
	savedAt: 'file',
} as const satisfies Record<keyof OwnConsultation, Exclude<Reach, 'public'>>;
