/** The report's pictures. Each is also a file of its own. */
import { barsSvg } from '$lib/charts/bars-svg';
import { radarSvg } from '$lib/charts/radar-svg';
import type { ChartFrame } from '$lib/charts/svg';
import { AREAS } from '$lib/framework/index';
import type { Block } from '$lib/state/report-files';
import { NO_FIGURE, range, score } from '../results/figures';
import type { Findings } from './findings';

export const CHARTS = ['areas', 'principles'] as const;
export type ChartId = (typeof CHARTS)[number];
export type Chart = { id: ChartId; title: string; alt: string; svg: string };

type Axis = { label: string; value: number | null; low: number | null; high: number | null };

/** Each names the city in its title, for it may travel alone. */
export function chartsOf(found: Findings): Chart[] {
	const { words, results, shown } = found;
	const { t, names, locale, titleOf, lang, dir } = words;
	const areas = AREAS.map(({ id }): Axis => {
		const { score: value, low, high } = results.areas[id];
		return { label: names.areas[id].short, value, low, high };
	});
	const principles = AREAS.flatMap((area) =>
		area.principles.map(({ id }): Axis => {
			const { mean, low, high } = results.areas[area.id].principles[id]!;
			return { label: names.principles[id]?.name ?? id, value: mean, low, high };
		}),
	);
	const draw = (id: ChartId, axes: readonly Axis[], draws: typeof radarSvg): Chart => {
		const title = t(`report:charts.${id}`);
		const frame: ChartFrame = {
			title: t('report:labelled', { label: title, text: titleOf(shown.assessment) }),
			description: t('report:charts.scale'),
			dir,
			lang,
			figure: (value) => score(locale, value),
			none: NO_FIGURE,
		};
		const series = {
			name: titleOf(shown.assessment),
			values: axes.map(({ value }) => value),
			ranges: axes.map(({ low, high }) =>
				low === null || high === null || low === high ? null : { low, high },
			),
		};
		const figures = axes.map(({ label, value, low, high }) =>
			t('report:labelled', {
				label,
				text: value === null ? range(t, locale, low, high) : score(locale, value),
			}),
		);
		return {
			id,
			title,
			alt: `${captionOf(found, title)} ${figures.join('; ')}`,
			svg: draws({ ...frame, labels: axes.map(({ label }) => label), series: [series] }),
		};
	};
	return [draw('areas', areas, radarSvg), draw('principles', principles, barsSvg)];
}

export function chartBlocks(found: Findings): Block[] {
	return chartsOf(found).map(({ title, alt, svg }) => ({
		kind: 'figure',
		svg,
		alt,
		caption: captionOf(found, title),
	}));
}

function captionOf({ words: { t } }: Findings, title: string): string {
	return t('report:charts.caption', { title, scale: t('report:charts.scale') });
}
