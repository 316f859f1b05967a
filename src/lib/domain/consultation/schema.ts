/**
 * Votes, responses and contacts from storage or files, checked field by field: what is not known is
 * refused, and nothing of the object that came gets any further. Texts may be longer than the form's
 * limits, as they may on the page.
 */
import * as v from 'valibot';
import { CONSULTATION_DUTIES } from '../../framework/consultation';
import { isCountry } from '../../framework/countries';
import { AREA_IDS } from '../../framework/index';
import { MAX_TEXT_LENGTH } from '../answers';
import { parseWith } from '../bundle/parse';
import { record, timestamp } from '../bundle/schema';
import type { Result } from '../errors';
import { STAKEHOLDER_GROUPS } from '../workshop/session';
import type { ConsultationContact } from './contact';
import {
	COMPANION_TOOLS,
	COVERAGE_ANSWERS,
	MONITORING_ANSWERS,
	ON_BEHALF_OF,
	PREPARED_ANSWERS,
	STRUCTURE_ANSWERS,
	TITLES,
} from './form';
import type { OwnConsultation } from './own';
import type { ConsultationResponse } from './response';
import { RESPONSIBLE_ACTORS, type ConsultationVotes } from './votes';

/** As {@link parseVotes}, all three of them. */
export function parseOwn(value: unknown, at: readonly string[] = []): Result<OwnConsultation> {
	return parseWith(ownSchema, value, at);
}

/** Faults are `invalid`. @param at where it stands, for a fault's path */
export function parseVotes(value: unknown, at: readonly string[] = []): Result<ConsultationVotes> {
	return parseWith(votesSchema, value, at);
}

/** As {@link parseVotes}. */
export function parseResponse(
	value: unknown,
	at: readonly string[] = [],
): Result<ConsultationResponse> {
	return parseWith(responseSchema, value, at);
}

/** As {@link parseVotes}. */
export function parseContact(
	value: unknown,
	at: readonly string[] = [],
): Result<ConsultationContact> {
	return parseWith(contactSchema, value, at);
}

function optional<const T extends readonly string[]>(codes: T) {
	return v.exactOptional(v.picklist(codes));
}

const text = v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH)));

const votesSchema: v.GenericSchema<unknown, ConsultationVotes> = record(
	Object.fromEntries(CONSULTATION_DUTIES.map(({ id }) => [id, optional(RESPONSIBLE_ACTORS)])),
);

const areaInput = v.exactOptional(record({ principles: text, duties: text }));

const responseSchema: v.GenericSchema<unknown, ConsultationResponse> = record({
	group: optional(STAKEHOLDER_GROUPS),
	prepared: optional(PREPARED_ANSWERS),
	structure: optional(STRUCTURE_ANSWERS),
	structureChange: text,
	coverage: optional(COVERAGE_ANSWERS),
	coverageChange: text,
	areas: v.exactOptional(record(Object.fromEntries(AREA_IDS.map((area) => [area, areaInput])))),
	tools: v.exactOptional(
		v.pipe(
			v.array(v.picklist(COMPANION_TOOLS)),
			v.check((tools) => new Set(tools).size === tools.length),
		),
	),
	monitoring: optional(MONITORING_ANSWERS),
	adaptation: text,
	readiness: text,
});

const contactSchema: v.GenericSchema<unknown, ConsultationContact> = record({
	title: optional(TITLES),
	fullName: text,
	email: text,
	organisation: text,
	jobTitle: text,
	onBehalfOf: optional(ON_BEHALF_OF),
	country: v.exactOptional(v.pipe(v.string(), v.check(isCountry))),
	consentToUse: v.exactOptional(v.literal(true)),
	consentToNews: v.exactOptional(v.boolean()),
});

const ownSchema: v.GenericSchema<unknown, OwnConsultation> = record({
	votes: v.exactOptional(votesSchema),
	response: v.exactOptional(responseSchema),
	contact: v.exactOptional(contactSchema),
	savedAt: timestamp,
});
