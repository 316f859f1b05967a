import type { LevelTexts } from '$lib/content/index';
import type { Translate } from '$lib/i18n/index';
import type { State } from './filter';

/** What stands for a duty, in words: `2 – Piloting`, or why there is no level. */
export function stateLabel(t: Translate, levels: LevelTexts['levels'], state: State): string {
	if (state === 'unknown' || state === 'unanswered' || state === 'notApplicable') {
		return t(`explore:states.${state}`);
	}
	return t('results:levelNamed', { level: state, name: levels[Number(state)]?.name ?? '' });
}
