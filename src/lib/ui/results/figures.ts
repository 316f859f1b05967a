/** How figures are written, in the reader's language; a figure that is not there is a dash. */
import type { LevelTexts } from '$lib/content/index';
import type { Translate } from '$lib/i18n/index';
import type { Level } from '$lib/domain/answers';

export const NO_FIGURE = '–';

/** Making one costs more than using it, and a page writes hundreds of figures. */
const formats = new Map<string, Intl.NumberFormat>();
function formatOf(locale: string): Intl.NumberFormat {
	let format = formats.get(locale);
	if (!format) {
		format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
		formats.set(locale, format);
	}
	return format;
}

/** A score, 0 to 100: with its decimal only where it has one. */
export const score = (locale: string, value: number | null): string =>
	value === null ? NO_FIGURE : formatOf(locale).format(value);

/** `low–high`, or one figure where nothing is missing. */
export function range(
	t: Translate,
	locale: string,
	low: number | null,
	high: number | null,
): string {
	if (low === null || high === null) return NO_FIGURE;
	if (low === high) return score(locale, low);
	return t('results:range', { low: score(locale, low), high: score(locale, high) });
}

/** An area's or a city's level: its level 0 has no name, since "not started" is true of duties only. */
export function level(t: Translate, levels: LevelTexts['levels'], value: Level | null): string {
	if (value === null) return NO_FIGURE;
	if (value === 0) return t('results:levelZero');
	return t('results:levelNamed', { level: value, name: levels[value]?.name ?? '' });
}

/** The level that holds whatever the missing answers turn out to be. */
export function leastLevel(
	t: Translate,
	levels: LevelTexts['levels'],
	{ levelLow: low, assessed }: { levelLow: Level | null; assessed: number },
): string {
	if (low !== null && assessed === 0) return t('results:notKnown');
	if (low === 0) return t('results:atLeastZero');
	return low === null ? NO_FIGURE : t('results:atLeast', { level: level(t, levels, low) });
}

/** As attributes carry it: empty where there is none. */
export const attribute = (value: number | null): string => (value === null ? '' : String(value));
