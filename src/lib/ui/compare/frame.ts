/** What every chart that is drawn as SVG needs of the page around it. */
import type { ChartFrame } from '$lib/charts/svg';
import { directionOf } from '$lib/i18n/languages';
import type { Ui } from '../context';
import { NO_FIGURE } from '../results/figures';

export function frameFor(ui: Ui, title: string, description: string): ChartFrame {
	const { lang } = ui;
	const figure = figureWriter(ui.locale);
	return {
		title,
		description,
		lang,
		dir: directionOf(lang),
		figure,
		none: NO_FIGURE,
	};
}

/** As `score` writes a figure, for many: to make a format takes longer than to write a hundred. */
export function figureWriter(locale: string): (value: number) => string {
	const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
	return (value) => format.format(value);
}
