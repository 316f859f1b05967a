/** What to do first for each suggestion: the tasks come after the figures, by area. */
import type { TaskTexts } from '$lib/content/index';
import type { Suggestion } from '$lib/domain/suggest/index';
import { areaOf, dutyById } from '$lib/framework/index';

export async function suggestionTasks(
	suggestions: readonly Pick<Suggestion, 'duty'>[],
	load: (name: string) => Promise<unknown>,
): Promise<TaskTexts> {
	const areas = new Set(suggestions.map(({ duty }) => areaOf(dutyById(duty)!)));
	const tasks = await Promise.all([...areas].map((area) => load(`tasks/${area}`)));
	return Object.assign({}, ...(tasks as TaskTexts[])) as TaskTexts;
}
