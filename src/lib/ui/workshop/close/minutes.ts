/**
 * The minutes of a workshop as a document: what the room has seen, what it agreed on, who disagreed
 * about what, and what comes next. Made of what was revealed, and of groups that are large enough:
 * minutes tell nobody what one person chose.
 */
import type { ConsultationTexts, LevelTexts, Names } from '$lib/content/index';
import { LEVELS } from '$lib/domain/answers';
import { consultationBallots } from '$lib/domain/consultation/ballots';
import { consultationMatrix, orderedRows } from '$lib/domain/consultation/matrix';
import { RESPONSIBLE_ACTORS } from '$lib/domain/consultation/votes';
import type { Action } from '$lib/domain/plan';
import { receivedIn, type BoardRow } from '$lib/domain/workshop/board';
import { outcomeOf } from '$lib/domain/workshop/close';
import type { HandIn } from '$lib/domain/workshop/hand-in';
import type { Movement } from '$lib/domain/workshop/movement';
import type { Session } from '$lib/domain/workshop/session';
import { shownGroups } from '$lib/domain/workshop/small-groups';
import { isContested, type Spread } from '$lib/domain/workshop/spread';
import { timetable } from '$lib/domain/workshop/timetable';
import { areaOf, dutyById, type DutyId } from '$lib/framework/index';
import type { Translate } from '$lib/i18n/index';
import type { Block, Cell, ReportDocument, Section } from '$lib/state/report-files';
import type { Check } from '$lib/state/workshop/entry.svelte';
import { dayInWords } from '../../plan/days';
import { score } from '../../results/figures';
import { groupName } from '../group-names';
import { agreedInWords } from './agreed';

export type MinutesInput = {
	session: Session;
	handIns: readonly HandIn[];
	/** In catalogue order. */
	rows: readonly BoardRow[];
	movement: Movement;
	/** Of the plan, those for now. */
	actions: readonly Action[];
	check: Check | undefined;
	/** Whether those who do the actions are named. */
	names: boolean;
	now: Date;
};

/** `t` has the words `closing`, `responsible` and `workshop`. */
export type MinutesWords = {
	t: Translate;
	locale: string;
	lang: string;
	dir: 'ltr' | 'rtl';
	texts: { names: Names; levels: LevelTexts; consultation: ConsultationTexts };
};

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
			...open(input, words),
			actions(input, words),
			...responsible(input, words),
		],
	};
}

function about({ session, handIns, check }: MinutesInput, { t }: MinutesWords): Section {
	const { expected, agenda, startsAt } = session;
	const blocks: Block[] = [];
	if (session.rehearsal) blocks.push({ kind: 'notice', text: t('closing:minutes.rehearsal') });
	const items = [
		t('closing:minutes.received', {
			first: receivedIn(handIns, 'round-1'),
			second: receivedIn(handIns, 'round-2'),
		}),
		...(session.responsible
			? [
					t('closing:minutes.receivedResponsible', {
						count: receivedIn(handIns, 'responsible'),
					}),
				]
			: []),
		...(expected === undefined ? [] : [t('closing:minutes.expected', { count: expected })]),
		...(check ? [t('closing:minutes.check', check)] : []),
	];
	blocks.push({ kind: 'list', items });
	if (session.groups.length > 0) blocks.push(...groups(session, handIns, t));
	if (agenda.length > 0) {
		blocks.push({
			kind: 'table',
			caption: t('closing:minutes.agenda'),
			columns: [
				{ label: t('closing:minutes.time'), kind: 'text', width: 2 },
				{ label: t('closing:minutes.part'), kind: 'text', width: 5 },
				{ label: t('closing:minutes.length'), kind: 'number' },
			],
			rows: timetable(agenda, startsAt).map(({ item, from, to }) => [
				from && to ? `${from}–${to}` : '',
				item.title ?? t(`workshop:agenda.kinds.${item.kind}.name`),
				String(item.minutes),
			]),
		});
	}
	return { title: t('closing:minutes.workshop'), blocks };
}

/** How many ballots of each group, of those that may be shown. */
function groups(session: Session, handIns: readonly HandIn[], t: Translate): Block[] {
	const first = handIns.filter(({ part }) => part === 'round-1');
	const counts = new Map(
		session.groups.map(({ number }) => [
			number,
			first.filter(({ group }) => group === number).length,
		]),
	);
	const named = [...counts.values()].reduce((sum, count) => sum + count, 0);
	const { shown } = shownGroups(counts, first.length - named);
	const rows = session.groups
		.filter(({ number }) => shown.includes(number))
		.map((group) => [groupName(t, group), String(counts.get(group.number))]);
	const note: Block = { kind: 'paragraph', text: t('closing:minutes.groupsNote') };
	if (rows.length === 0) return [note];
	return [
		{
			kind: 'table',
			caption: t('closing:minutes.groups'),
			columns: [
				{ label: t('closing:minutes.group'), kind: 'text' },
				{ label: t('closing:minutes.ballots'), kind: 'number' },
			],
			rows,
		},
		note,
	];
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

function duties({ session, rows }: MinutesInput, { t, texts }: MinutesWords): Section {
	const blocks: Block[] = [{ kind: 'paragraph', text: t('closing:minutes.dutiesNote') }];
	const areas = [...new Set(rows.map(({ duty }) => areaOf(dutyById(duty)!)))];
	for (const area of areas) {
		blocks.push({
			kind: 'table',
			caption: texts.names.areas[area].name,
			columns: [
				{ label: t('closing:answers.duty'), kind: 'text', width: 5 },
				{ label: t('closing:minutes.first'), kind: 'text', width: 3 },
				{ label: t('closing:minutes.second'), kind: 'text', width: 3 },
				{ label: t('closing:minutes.agreed'), kind: 'text', width: 3 },
			],
			rows: rows
				.filter(({ duty }) => areaOf(dutyById(duty)!) === area)
				.map((row) => dutyRow(row, session.duties.indexOf(row.duty) + 1, { t, texts })),
		});
	}
	return { title: t('closing:minutes.duties'), blocks };
}

function dutyRow(
	row: BoardRow,
	number: number,
	{ t, texts }: Pick<MinutesWords, 't' | 'texts'>,
): Cell[] {
	const { duty, first, second, revealed, agreement, conflict } = row;
	const agreed = agreement
		? [
				agreedInWords(agreement.level, t, texts.levels.levels),
				...(agreement.undisputed ? [t('closing:minutes.undisputed')] : []),
				...(isContestedAsShown(row) ? [t('closing:minutes.contested')] : []),
			]
		: [t(conflict.length > 0 ? 'closing:minutes.conflict' : 'closing:minutes.notAgreed')];
	return [
		{ text: `${number}. ${texts.names.duties[duty] ?? duty}`, kind: 'heading' },
		revealed > 0 ? spreadInWords(first, t) : t('closing:minutes.notShown'),
		second ? (revealed === 2 ? spreadInWords(second, t) : t('closing:minutes.notShown')) : '',
		agreed.join('\n'),
	];
}

/** Of the last votes that the room has seen; of none that it has not. */
export const isContestedAsShown = ({ revealed, first, second }: BoardRow): boolean =>
	revealed > 0 && isContested(revealed === 2 ? (second ?? first) : first);

/** `1: 3 · 2: 5 · ?: 2`, and the middle. */
function spreadInWords(spread: Spread, t: Translate): string {
	const { distribution, unknown, notApplicable, median } = spread;
	const counts: [string, number][] = [
		...LEVELS.map((level): [string, number] => [String(level), distribution[level]]),
		['?', unknown],
		['N', notApplicable],
	];
	const said = counts
		.filter(([, count]) => count > 0)
		.map(([level, count]) => t('closing:minutes.votes', { level, count }));
	if (said.length === 0) return t('closing:minutes.noVotes');
	const middle = median === null ? [] : [t('closing:minutes.middle', { level: median })];
	return [said.join(' · '), ...middle].join('\n');
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

function responsible({ session, handIns }: MinutesInput, { t, texts }: MinutesWords): Section[] {
	const ballots = consultationBallots(handIns);
	if (!session.responsible || ballots.length === 0) return [];
	const rows = orderedRows(consultationMatrix(ballots, []), 'contest');
	return [
		{
			title: t('closing:minutes.responsible'),
			blocks: [
				{ kind: 'paragraph', text: t('closing:minutes.responsibleNote') },
				{
					kind: 'table',
					caption: t('closing:minutes.responsible'),
					columns: [
						{ label: t('responsible:matrix.duty'), kind: 'text', width: 6 },
						...RESPONSIBLE_ACTORS.map((actor) => ({
							label: t(`responsible:actors.${actor}.short`),
							kind: 'number' as const,
							width: 1.6,
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
