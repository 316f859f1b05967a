/** The figures of areas, principles and lenses as tables. */
import { lenses, type LensGroup } from '$lib/domain/lenses';
import type { AreaScore } from '$lib/domain/scores';
import { AREAS } from '$lib/framework/index';
import type { Block, Cell } from '$lib/state/report-files';
import { leastLevel, level, NO_FIGURE, score } from '../results/figures';
import type { Findings, ReportWords } from './findings';

export function profileBlocks({ words, results }: Findings): Block[] {
	const { t, names } = words;
	const areas = AREAS.map(({ id }) => groupRow(words, names.areas[id].name, results.areas[id]));
	const principles = AREAS.flatMap((area) =>
		area.principles.map(({ id }): Cell[] => {
			const figures = results.areas[area.id].principles[id]!;
			return [
				{ text: names.principles[id]?.name ?? id, kind: 'heading' },
				names.areas[area.id].short,
				...scoreAndRange(words, figures.mean, figures),
				counts(words, figures),
			];
		}),
	);
	return [
		groupTable(words, t('results:profile.areas'), t('results:profile.area'), areas),
		{
			kind: 'table',
			caption: t('results:profile.principles'),
			columns: [
				{ label: t('results:profile.principle'), kind: 'text' },
				{ label: t('results:profile.area'), kind: 'text', width: 2 },
				{ label: t('results:score'), kind: 'number' },
				{ label: t('report:columns.range'), kind: 'number', width: 1.5 },
				{ label: t('results:coverage'), kind: 'number', width: 1.4 },
			],
			rows: principles,
		},
	];
}

export function lensBlocks({ words, input }: Findings): Block[] {
	const { t } = words;
	const groups = lenses(input);
	const table = (what: 'pillars' | 'objectives') =>
		groupTable(
			words,
			t(`explore:lenses.${what}`),
			t('explore:lenses.group'),
			groups[what].map((group) =>
				groupRow(words, words.lenses[what][group.id]?.name ?? group.id, group),
			),
		);
	return [
		{ kind: 'paragraph', text: t('explore:lenses.intro') },
		table('pillars'),
		table('objectives'),
	];
}

function groupTable(
	{ t }: ReportWords,
	caption: string,
	first: string,
	rows: readonly Cell[][],
): Block {
	return {
		kind: 'table',
		caption,
		columns: [
			{ label: first, kind: 'text' },
			{ label: t('results:score'), kind: 'number' },
			{ label: t('report:columns.range'), kind: 'number', width: 1.5 },
			{ label: t('results:level'), kind: 'text', width: 2.5 },
			{ label: t('results:coverage'), kind: 'number', width: 1.4 },
		],
		rows,
	};
}

function groupRow(words: ReportWords, name: string, group: AreaScore | LensGroup<string>): Cell[] {
	const { t } = words;
	const { levels } = words.levels;
	const reached =
		group.level === null ? leastLevel(t, levels, group) : level(t, levels, group.level);
	const { evidencedLevel } = group;
	const evidenced =
		evidencedLevel === null || evidencedLevel === group.level
			? []
			: [t('results:evidencedLower', { level: level(t, levels, evidencedLevel) })];
	return [
		{ text: name, kind: 'heading' },
		...scoreAndRange(words, group.score, group),
		group.status === 'not-applicable'
			? t('results:status.not-applicable')
			: [reached, ...evidenced].join('\n'),
		counts(words, group),
	];
}

/** A range that is one figure is none. */
function scoreAndRange(
	{ t, locale }: ReportWords,
	value: number | null,
	{ low, high }: { low: number | null; high: number | null },
): string[] {
	const both = { low: score(locale, low), high: score(locale, high) };
	return [score(locale, value), low === high ? NO_FIGURE : t('results:rangeShort', both)];
}

const counts = ({ t }: ReportWords, of: { assessed: number; applicable: number }): string =>
	t('report:ofTotal', { done: of.assessed, total: of.applicable });
