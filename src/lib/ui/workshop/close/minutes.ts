/**
 * The minutes of a workshop as a document: what the room has seen, what it agreed on, who disagreed
 * about what, and what comes next. Made of what was revealed, and of groups that are large enough:
 * minutes tell nobody what one person chose.
 */
import type { Names } from '$lib/content/index';
import { consultationBallots } from '$lib/domain/consultation/ballots';
import { consultationMatrix, orderedRows } from '$lib/domain/consultation/matrix';
import { RESPONSIBLE_ACTORS } from '$lib/domain/consultation/votes';
import { outcomeOf } from '$lib/domain/workshop/close';
import type { DutyId } from '$lib/framework/index';
import type { Block, ReportDocument, Section } from '$lib/state/report-files';
import { dayInWords } from '../../plan/days';
import { score } from '../../results/figures';
import { about } from './minutes-about';
import { duties, isContestedAsShown } from './minutes-duties';
import type { MinutesInput, MinutesWords } from './minutes-input';

export function minutesOf(input: MinutesInput, words: MinutesWords): ReportDocument {
	const { session, now } = input;
	const { t, locale, lang, dir } = words;
	const { title, city, period, code, framework } = session;
	return {
		title: t('closing:minutes.title', { title }),
		runningTitle: t('closing:minutes.running', { city, title }),
		...{ lang, dir },
		meta: [
			{ label: t('closing:minutes.city'), text: [city, period].filter(Boolean).join(', ') },
			...(session.day
				? [{ label: t('closing:minutes.day'), text: dayInWords(session.day, locale) }]
				: []),
			{ label: t('closing:minutes.code'), text: code },
			{
				label: t('closing:minutes.made'),
				text: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(now),
			},
			{ label: t('closing:minutes.framework'), text: `${framework.id} ${framework.version}` },
		],
		contents: t('closing:minutes.contents'),
		sections: [
			about(input, words),
			...scores(input, words),
			duties(input, words),
			...dissent(input, words),
			...contested(input, words),
			...open(input, words),
			actions(input, words),
			...responsible(input, words),
		],
	};
}

function scores({ movement }: MinutesInput, { t, locale, texts }: MinutesWords): Section[] {
	if (movement.areas.length === 0) return [];
	const { overall } = movement;
	return [
		{
			title: t('closing:minutes.scores'),
			blocks: [
				{ kind: 'paragraph', text: t('closing:scores.intro', { count: overall.compared }) },
				{
					kind: 'table',
					caption: t('closing:scores.table'),
					columns: [
						{ label: t('closing:scores.area'), kind: 'text', width: 5 },
						...(['before', 'after', 'higher', 'lower', 'same'] as const).map((key) => ({
							label: t(`closing:scores.${key}`),
							kind: 'number' as const,
						})),
					],
					rows: movement.areas.map(({ area, before, after, higher, lower, same }) => [
						{ text: texts.names.areas[area].name, kind: 'heading' as const },
						score(locale, before),
						score(locale, after),
						...[higher, lower, same].map(String),
					]),
				},
				{ kind: 'paragraph', text: t('closing:scores.tooFew') },
			],
		},
	];
}

const titled = (duty: DutyId, names: Names): string => names.duties[duty] ?? duty;

function dissent({ rows }: MinutesInput, { t, texts }: MinutesWords): Section[] {
	const all = outcomeOf(rows).dissent;
	if (all.length === 0) return [];
	const blocks = all.flatMap(({ duty, text }): Block[] => [
		{ kind: 'heading', text: titled(duty, texts.names) },
		{ kind: 'paragraph', text },
	]);
	return [{ title: t('closing:minutes.dissent'), blocks }];
}

function open({ rows }: MinutesInput, { t, texts }: MinutesWords): Section[] {
	const items = outcomeOf(rows).open.map((duty) => titled(duty, texts.names));
	return items.length === 0
		? []
		: [{ title: t('closing:minutes.open'), blocks: [{ kind: 'list', items }] }];
}

function actions({ actions: all, names }: MinutesInput, { t, locale }: MinutesWords): Section {
	const items = all.map(({ task, due, owner }) =>
		[
			task,
			...(due ? [t('closing:minutes.due', { day: dayInWords(due, locale) })] : []),
			...(names && owner ? [owner] : []),
		].join(' · '),
	);
	return {
		title: t('closing:minutes.actions'),
		blocks:
			items.length > 0
				? [{ kind: 'list', items, ordered: true }]
				: [{ kind: 'paragraph', text: t('closing:minutes.noActions') }],
	};
}

function contested({ rows }: MinutesInput, { t, texts }: MinutesWords): Section[] {
	const items = rows.filter(isContestedAsShown).map(({ duty }) => texts.names.duties[duty] ?? duty);
	if (items.length === 0) return [];
	return [
		{
			title: t('closing:scores.contested'),
			blocks: [
				{ kind: 'paragraph', text: t('closing:scores.contestedText') },
				{ kind: 'list', items },
			],
		},
	];
}

function responsible(
	{ session, handIns, responsibleShown }: MinutesInput,
	{ t, texts }: MinutesWords,
): Section[] {
	const ballots = consultationBallots(handIns);
	if (!session.responsible || !responsibleShown || ballots.length === 0) return [];
	const rows = orderedRows(consultationMatrix(ballots, []), 'contest');
	return [
		{
			title: t('closing:minutes.responsible'),
			blocks: [
				{ kind: 'paragraph', text: t('closing:minutes.responsibleNote') },
				{
					kind: 'table',
					caption: t('responsible:matrix.intro'),
					columns: [
						{ label: t('responsible:matrix.duty'), kind: 'text', width: 4.5 },
						...RESPONSIBLE_ACTORS.map((actor) => ({
							label: t(`responsible:actors.${actor}.short`),
							kind: 'number' as const,
							width: 2,
						})),
					],
					rows: rows.map(({ duty, tally }) => [
						{ text: texts.consultation[duty] ?? duty, kind: 'heading' as const },
						...RESPONSIBLE_ACTORS.map((actor) => String(tally.counts[actor])),
					]),
				},
			],
		},
	];
}
