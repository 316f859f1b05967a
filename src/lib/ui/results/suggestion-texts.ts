/** The anchors that suggestions show as tasks: they come after the figures, by area. */
import type { DutyTexts } from '$lib/content/index';
import type { Suggestion } from '$lib/domain/suggest/index';
import { areaOf, dutyById } from '$lib/framework/index';

export async function suggestionTexts(
	suggestions: readonly Suggestion[],
	load: (name: string) => Promise<unknown>,
): Promise<DutyTexts> {
	const areas = new Set(suggestions.map(({ duty }) => areaOf(dutyById(duty)!)));
	const duties = await Promise.all([...areas].map((area) => load(`duties/${area}`)));
	return Object.assign({}, ...(duties as DutyTexts[])) as DutyTexts;
}
