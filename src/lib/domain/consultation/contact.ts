/**
 * Who answered the open questions, where a city wants to note it. All of it is optional, and it is
 * kept apart from the answers: what makes an anonymous file never gets it.
 */
import { MAX_CONTACT, type ON_BEHALF_OF, type TITLES } from './form';
import { tidyTexts, tooLong, type ResponseProblem } from './response';

export type ConsultationContact = {
	readonly title?: (typeof TITLES)[number];
	readonly fullName?: string;
	readonly email?: string;
	readonly organisation?: string;
	readonly jobTitle?: string;
	readonly onBehalfOf?: (typeof ON_BEHALF_OF)[number];
	/** ISO 3166-1 alpha-2. */
	readonly country?: string;
	/** The person agrees that the data above are kept and used. */
	readonly consentToUse?: true;
	/** The person agrees to be written to with news; a no is an answer too. */
	readonly consentToNews?: boolean;
};

/** `no-consent`: something is said of a person who has not agreed to it. */
export type ContactProblem =
	ResponseProblem | { readonly field: 'consentToUse'; readonly code: 'no-consent' };

const TEXTS = ['fullName', 'email', 'organisation', 'jobTitle'] as const;

export function problemsOfContact(contact: ConsultationContact): ContactProblem[] {
	const texts = TEXTS.flatMap((field) => tooLong(field, contact[field], MAX_CONTACT));
	return needsConsent(contact) ? [...texts, { field: 'consentToUse', code: 'no-consent' }] : texts;
}

/** As it is kept: texts without blanks around them, and nothing empty. */
export function normalisedContact(contact: ConsultationContact): ConsultationContact {
	const { title, onBehalfOf, country, consentToUse, consentToNews } = contact;
	return {
		...(title && { title }),
		...tidyTexts(contact, TEXTS),
		...(onBehalfOf && { onBehalfOf }),
		...(country && { country }),
		...(consentToUse && { consentToUse }),
		...(consentToNews !== undefined && { consentToNews }),
	};
}

function needsConsent(contact: ConsultationContact): boolean {
	if (contact.consentToUse) return false;
	const { title, country } = contact;
	return [title, country, ...TEXTS.map((field) => contact[field])].some((said) => said?.trim());
}
