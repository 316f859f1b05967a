/** Lines that several parts of a report need. */
import type { Answer } from '$lib/domain/answers';
import type { Suggestion } from '$lib/domain/suggest/index';
import { dutyById, PARTNER_DUTIES, type DutyId } from '$lib/framework/index';
import type { Findings, ReportWords } from './findings';

/** A day as `YYYY-MM-DD`, or a moment, as the reader writes dates; what is no date as it is. */
export function date({ locale }: ReportWords, when: string | Date): string {
	const moment = new Date(when);
	if (Number.isNaN(moment.getTime())) return String(when);
	// A day has no zone: taken as midnight in one, it could become the day before.
	const zone = typeof when === 'string' ? { timeZone: 'UTC' } : {};
	return new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...zone }).format(moment);
}

export const dutyName = ({ names }: ReportWords, id: DutyId): string => names.duties[id] ?? id;

export function principleName({ names }: ReportWords, id: DutyId): string {
	const duty = dutyById(id);
	return duty ? (names.principles[duty.principle]?.name ?? duty.principle) : '';
}

export const listed = ({ locale }: ReportWords, items: readonly string[]): string =>
	new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);

/** `Label: text`; nothing where there is no text. */
export const labelled = ({ t }: ReportWords, label: string, text: string | undefined): string[] =>
	text ? [t('report:labelled', { label, text })] : [];

/** Why a step is suggested, the most telling reason first. */
export function reasonsOf({ words, reasons }: Findings, { duty, from, why }: Suggestion): string[] {
	const { t } = words;
	const sentences = (reasons.get(duty) ?? []).map((reason) => {
		if (reason.code === 'urgent') return t('results:suggestions.reason.urgent', { level: from });
		if (reason.code === 'needed') {
			const duties = listed(
				words,
				reason.by.map((id) => dutyName(words, id)),
			);
			return t('results:suggestions.reason.prerequisite', { duties });
		}
		return t(`results:suggestions.reason.${reason.code}`);
	});
	if (why === 'prerequisite') sentences.push(t('results:suggestions.reason.laterPrerequisite'));
	if (why === 'stage') sentences.push(t('results:suggestions.reason.laterStage'));
	return sentences;
}

/** Who is to be called on, and for what, as far as its text has come. */
export function partnerLine({ t, names, partners }: ReportWords, id: DutyId): string {
	const actor = PARTNER_DUTIES.find((one) => one.id === id)?.actor;
	const label = actor ? names.actors[actor] : id;
	const text = partners?.[id];
	return text ? t('report:labelled', { label, text }) : label;
}

/** Which kind of evidence an answer names; empty where it says nothing of it. */
export const evidenceKind = ({ t }: ReportWords, { evidence }: Answer): string =>
	evidence ? t(`explore:evidence.${evidence}`) : '';
