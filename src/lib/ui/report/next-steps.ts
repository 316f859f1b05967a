/** What to do next, with reasons and first tasks; and the city's own plan. */
import { HORIZONS } from '$lib/domain/plan';
import type { Suggestion } from '$lib/domain/suggest/index';
import type { Block, Cell } from '$lib/state/report-files';
import { score } from '../results/figures';
import type { Findings } from './findings';
import { date, dutyName, labelled, listed, partnerLine, reasonsOf } from './sentences';

export function suggestionBlocks(found: Findings): Block[] {
	const { t } = found.words;
	const { suggestions } = found.results;
	const horizons = HORIZONS.filter((horizon) => suggestions[horizon].length > 0);
	if (horizons.length === 0) return [{ kind: 'paragraph', text: t('report:noSteps') }];
	return [
		{ kind: 'paragraph', text: t('results:suggestions.intro') },
		...horizons.flatMap((horizon): Block[] => [
			{ kind: 'heading', text: t(`results:suggestions.${horizon}`) },
			{
				kind: 'table',
				caption: t(`results:suggestions.${horizon}Text`),
				columns: [
					{ label: t('explore:columns.duty'), kind: 'text', width: 2.4 },
					{ label: t('report:columns.first'), kind: 'text', width: 4 },
					{ label: t('report:columns.why'), kind: 'text', width: 2.5 },
				],
				rows: suggestions[horizon].map((suggestion) => stepRow(found, suggestion)),
			},
		]),
	];
}

function stepRow(found: Findings, suggestion: Suggestion): Cell[] {
	const { words, shown } = found;
	const { t } = words;
	const { duty, from, to, kind, waitsFor } = suggestion;
	const task = words.tasks?.[duty]?.[to - 1];
	const holder = shown.answers[duty]?.heldBy;
	const beginning = task
		? [
				task.first,
				t(`report:efforts.${task.effort}`),
				`${t('results:suggestions.needs')} ${task.needs}`,
			]
		: [];
	const together =
		kind === 'coordinate' && holder
			? [
					t('results:suggestions.coordinate', {
						holder: t(`results:suggestions.holders.${holder}`),
					}),
				]
			: [];
	const waits =
		waitsFor.length > 0
			? [
					`${t('results:suggestions.waitsFor')} ${listed(
						words,
						waitsFor.map((id) => dutyName(words, id)),
					)}`,
				]
			: [];
	return [
		{
			text: [dutyName(words, duty), t('results:suggestions.step', { from, to })].join('\n'),
			kind: 'heading',
		},
		[...beginning, ...together].join('\n'),
		[...reasonsOf(found, suggestion), ...waits].join('\n'),
	];
}

export function planBlocks({ words, shown, details, overdue, planned }: Findings): Block[] {
	const { t, locale } = words;
	const { actions } = shown;
	if (actions.length === 0) return [{ kind: 'paragraph', text: t('report:plan.none') }];
	const column = (label: string, width: number) => ({ label, kind: 'text' as const, width });
	const columns = [
		column(t('report:plan.action'), 2.6),
		column(t('report:plan.serves'), 3),
		column(t('report:plan.when'), 1.8),
		column(t('report:plan.status'), 1.5),
		...(details.has('names') ? [column(t('report:plan.owner'), 1.6)] : []),
		...(details.has('notes') ? [column(t('report:note'), 2.6)] : []),
	];
	const rows = actions.map((action): Cell[] => {
		const { task, duty, to, horizon, due, status, effort, partners = [] } = action;
		const serves = [
			...(duty ? [dutyName(words, duty)] : []),
			...labelled(words, t('report:plan.to'), to?.toString()),
			...partners.map((id) =>
				t('report:labelled', { label: t('report:plan.callOn'), text: partnerLine(words, id) }),
			),
		];
		const when = [
			t(`results:suggestions.${horizon}`),
			...(due ? [date(words, due)] : []),
			...(overdue.has(action.id) ? [t('report:plan.overdue')] : []),
		];
		const state = [
			t(`report:plan.statuses.${status}`),
			...(effort ? [t(`report:efforts.${effort}`)] : []),
		];
		return [
			{ text: task, kind: 'heading' },
			serves.join('\n'),
			when.join('\n'),
			state.join('\n'),
			...(details.has('names') ? [action.owner ?? ''] : []),
			...(details.has('notes') ? [action.note ?? ''] : []),
		];
	});
	return [
		...(planned
			? [
					{
						kind: 'paragraph',
						text: t('report:plan.progress', {
							done: planned.done,
							count: planned.total,
							percent: score(locale, planned.percent),
						}),
					} as const,
				]
			: []),
		{
			kind: 'table',
			caption: t('report:section.plan'),
			columns,
			rows,
		},
	];
}
