/** Generated votes, responses and contacts, for property tests of any room. */
import fc from 'fast-check';
import { CONSULTATION_DUTIES } from '../../../framework/consultation';
import { COUNTRIES } from '../../../framework/countries';
import { AREA_IDS } from '../../../framework/index';
import { anyText } from '../../testing/arbitraries';
import { STAKEHOLDER_GROUPS } from '../../workshop/session';
import type { ConsultationContact } from '../contact';
import {
	COMPANION_TOOLS,
	COVERAGE_ANSWERS,
	MONITORING_ANSWERS,
	ON_BEHALF_OF,
	PREPARED_ANSWERS,
	STRUCTURE_ANSWERS,
	TITLES,
} from '../form';
import type { ConsultationResponse } from '../response';
import { RESPONSIBLE_ACTORS, type ConsultationVotes } from '../votes';

const optional = { requiredKeys: [] };

export const anyVotes: fc.Arbitrary<ConsultationVotes> = fc.record(
	Object.fromEntries(
		CONSULTATION_DUTIES.map(({ id }) => [id, fc.constantFrom(...RESPONSIBLE_ACTORS)]),
	),
	optional,
);

const anyInput = fc.record({ principles: anyText, duties: anyText }, optional);

export const anyResponse = fc.record(
	{
		group: fc.constantFrom(...STAKEHOLDER_GROUPS),
		prepared: fc.constantFrom(...PREPARED_ANSWERS),
		structure: fc.constantFrom(...STRUCTURE_ANSWERS),
		structureChange: anyText,
		coverage: fc.constantFrom(...COVERAGE_ANSWERS),
		coverageChange: anyText,
		areas: fc.record(Object.fromEntries(AREA_IDS.map((area) => [area, anyInput])), optional),
		tools: fc.uniqueArray(fc.constantFrom(...COMPANION_TOOLS)),
		monitoring: fc.constantFrom(...MONITORING_ANSWERS),
		adaptation: anyText,
		readiness: anyText,
	},
	optional,
) as fc.Arbitrary<ConsultationResponse>;

export const anyContact = fc.record(
	{
		title: fc.constantFrom(...TITLES),
		fullName: anyText,
		email: anyText,
		organisation: anyText,
		jobTitle: anyText,
		onBehalfOf: fc.constantFrom(...ON_BEHALF_OF),
		country: fc.constantFrom(...COUNTRIES),
		consentToUse: fc.constant(true as const),
		consentToNews: fc.boolean(),
	},
	optional,
) as fc.Arbitrary<ConsultationContact>;
