/** The open questions with the answers given, in words: for paper. */
import type { Names } from '$lib/content/index';
import type { ConsultationContact } from '$lib/domain/consultation/contact';
import { normalisedContact } from '$lib/domain/consultation/contact';
import { normalisedResponse, type ConsultationResponse } from '$lib/domain/consultation/response';
import { AREA_IDS } from '$lib/framework/index';
import type { Translate } from '$lib/i18n/index';

export type Line = { question: string; answer: string };

export function responseLines(given: ConsultationResponse, t: Translate, names: Names): Line[] {
	const response = normalisedResponse(given);
	const { group, prepared, structure, coverage, monitoring, tools, areas } = response;
	const line = (question: string, answer: string | undefined): Line[] =>
		answer ? [{ question, answer }] : [];
	return [
		...line(t('responsible:form.group'), group && t(`responsible:groups.${group}`)),
		...line(
			t('responsible:form.prepared'),
			prepared && t(`responsible:form.preparedBy.${prepared}`),
		),
		...line(
			t('responsible:form.structure'),
			structure && t(`responsible:form.answers.${structure}`),
		),
		...line(t('responsible:form.change'), response.structureChange),
		...line(t('responsible:form.coverage'), coverage && t(`responsible:form.answers.${coverage}`)),
		...line(t('responsible:form.change'), response.coverageChange),
		...AREA_IDS.flatMap((area) => [
			...line(
				t('responsible:form.principles', { area: names.areas[area].name }),
				areas?.[area]?.principles,
			),
			...line(
				t('responsible:form.duties', { area: names.areas[area].name }),
				areas?.[area]?.duties,
			),
		]),
		...line(
			t('responsible:form.tools'),
			tools?.map((tool) => t(`responsible:form.tool.${tool}`)).join('\n'),
		),
		...line(
			t('responsible:form.monitoring'),
			monitoring && t(`responsible:form.monitor.${monitoring}`),
		),
		...line(t('responsible:form.adaptation'), response.adaptation),
		...line(t('responsible:form.readiness'), response.readiness),
	];
}

export function contactLines(given: ConsultationContact, t: Translate, locale: string): Line[] {
	const { title, onBehalfOf, country, ...contact } = normalisedContact(given);
	const line = (question: string, answer: string | undefined): Line[] =>
		answer ? [{ question, answer }] : [];
	const countryName = country && new Intl.DisplayNames(locale, { type: 'region' }).of(country);
	return [
		...line(t('responsible:contact.form'), title && t(`responsible:contact.titles.${title}`)),
		...line(t('responsible:contact.fullName'), contact.fullName),
		...line(t('responsible:contact.email'), contact.email),
		...line(t('responsible:contact.organisation'), contact.organisation),
		...line(t('responsible:contact.jobTitle'), contact.jobTitle),
		...line(
			t('responsible:contact.onBehalfOf'),
			onBehalfOf && t(`responsible:contact.behalf.${onBehalfOf}`),
		),
		...line(t('responsible:contact.country'), countryName),
	];
}
