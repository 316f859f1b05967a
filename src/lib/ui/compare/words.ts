/** How two figures or two standings are set side by side in words. */
import type { LevelTexts } from '$lib/content/index';
import type { Stood } from '$lib/domain/compare';
import type { Translate } from '$lib/i18n/index';
import { score } from '../results/figures';

/** What the two figures that are shown differ by, to one decimal; null where one is missing. */
export function difference(before: number | null, after: number | null): number | null {
	return before === null || after === null ? null : Math.round((after - before) * 10) / 10;
}

/** “rose by 12.5”; '' where there is nothing to compare. */
export function changeInWords(
	t: Translate,
	locale: string,
	before: number | null,
	after: number | null,
): string {
	const by = difference(before, after);
	if (by === null) return '';
	const kind = by > 0 ? 'rose' : by < 0 ? 'fell' : 'same';
	return t(`compare:change.${kind}`, { by: score(locale, Math.abs(by)) });
}

/** What stood for a duty: its level by number and name, or why there is none. */
export function standingInWords(t: Translate, levels: LevelTexts['levels'], stood: Stood): string {
	if (typeof stood !== 'number') return t(`compare:duties.states.${stood}`);
	return t('results:levelNamed', { level: stood, name: levels[stood]?.name ?? '' });
}
