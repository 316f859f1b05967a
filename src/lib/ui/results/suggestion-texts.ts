/** The texts that suggestions need beyond the page's own: anchors by area, and partners' lines. */
import type { DutyTexts, PartnerTexts } from '$lib/content/index';
import type { Suggestion } from '$lib/domain/suggest/index';
import { areaOf, dutyById } from '$lib/framework/index';

export type SuggestionTexts = { duties: DutyTexts; partners: PartnerTexts };

export async function suggestionTexts(
	suggestions: readonly Suggestion[],
	load: (name: string) => Promise<unknown>,
): Promise<SuggestionTexts> {
	const areas = new Set(suggestions.map(({ duty }) => areaOf(dutyById(duty)!)));
	const [partners, ...duties] = await Promise.all([
		load('partners'),
		...[...areas].map((area) => load(`duties/${area}`)),
	]);
	return {
		partners: partners as PartnerTexts,
		duties: Object.assign({}, ...(duties as DutyTexts[])) as DutyTexts,
	};
}
