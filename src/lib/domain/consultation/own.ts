/**
 * What a city says by itself, without a workshop: who is responsible, the form's open questions, and
 * whom to ask about it. One record beside an assessment.
 */
import { forFile } from '../fields';
import type { ConsultationContact } from './contact';
import { OWN_REACH } from './reach';
import type { ConsultationResponse } from './response';
import type { ConsultationVotes } from './votes';

/** Each part is absent until something of it has been entered. */
export type OwnConsultation = {
	readonly votes?: ConsultationVotes;
	readonly response?: ConsultationResponse;
	readonly contact?: ConsultationContact;
	/** When any of it was last changed, ISO 8601. */
	readonly savedAt: string;
};

/** Of two devices' the later one: one person fills it in, and the other one is in the bin. */
export function laterOwn(
	mine: OwnConsultation | undefined,
	theirs: OwnConsultation | undefined,
): OwnConsultation | undefined {
	if (!mine || !theirs) return mine ?? theirs;
	return Date.parse(theirs.savedAt) > Date.parse(mine.savedAt) ? theirs : mine;
}

/** As a backup holds it: data of a person who has not agreed to it stay on the device. */
export function filedOwn({ contact, ...rest }: OwnConsultation): OwnConsultation {
	return forFile(contact?.consentToUse ? { ...rest, contact } : rest, OWN_REACH);
}
