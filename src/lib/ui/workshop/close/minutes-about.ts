/** Of the minutes: who was there, in numbers, and what the plan of the day was. */
import { receivedIn } from '$lib/domain/workshop/board';
import { PARTS, type HandIn } from '$lib/domain/workshop/hand-in';
import type { Session } from '$lib/domain/workshop/session';
import { sheetsIn } from '$lib/domain/workshop/sheets';
import { shownGroups } from '$lib/domain/workshop/small-groups';
import { timetable } from '$lib/domain/workshop/timetable';
import type { Translate } from '$lib/i18n/index';
import type { Block, Section } from '$lib/state/report-files';
import { groupName } from '../group-names';
import type { MinutesInput, MinutesWords } from './minutes-input';

export function about({ session, handIns, checks }: MinutesInput, { t }: MinutesWords): Section {
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
		...PARTS.flatMap((part) => {
			const check = checks[part];
			const checked = check?.checked.length ?? 0;
			return checked > 0
				? [
						t(`closing:minutes.check.${part}`, {
							...check,
							checked,
							of: sheetsIn(handIns, part).length,
						}),
					]
				: [];
		}),
	];
	blocks.push({ kind: 'list', items });
	if (session.groups.length > 0) blocks.push(...groups(session, handIns, t));
	if (agenda.length > 0) {
		blocks.push({
			kind: 'table',
			caption: t('closing:minutes.agenda'),
			columns: [
				...(startsAt
					? [{ label: t('closing:minutes.time'), kind: 'text' as const, width: 2 }]
					: []),
				{ label: t('closing:minutes.part'), kind: 'text', width: 5 },
				{ label: t('closing:minutes.length'), kind: 'number' },
			],
			rows: timetable(agenda, startsAt).map(({ item, from, to }) => [
				...(startsAt ? [from && to ? `${from}–${to}` : ''] : []),
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
