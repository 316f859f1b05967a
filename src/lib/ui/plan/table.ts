/**
 * The plan as a table, for files and paper. Takes from an action only what may stand in a city's own
 * file, and of that only what was ticked.
 */
import type { Names, PartnerTexts } from '$lib/content/index';
import { ACTION_REACH, forFile } from '$lib/domain/fields';
import type { Action } from '$lib/domain/plan';
import { PARTNER_DUTIES } from '$lib/framework/index';
import type { Translate } from '$lib/i18n/index';
import type { CalendarEntry, Table } from '$lib/state/plan-files';
import { localDay } from './days';

export type Ticks = { owners: boolean; notes: boolean };
export type Said = { t: Translate; names: Names; partners: PartnerTexts };

const COLUMNS = [
	...(['task', 'duty', 'to', 'horizon', 'status'] as const),
	...(['owner', 'due', 'effort', 'partners', 'note', 'done'] as const),
];
type ColumnKey = (typeof COLUMNS)[number];
const KINDS: Partial<Record<ColumnKey, 'number' | 'date'>> = {
	to: 'number',
	due: 'date',
	done: 'date',
};

export function columnsOf(t: Translate, { owners, notes }: Ticks) {
	return COLUMNS.filter((key) => (key !== 'owner' || owners) && (key !== 'note' || notes)).map(
		(key) => ({ key, label: t(`plan:columns.${key}`), kind: KINDS[key] ?? ('text' as const) }),
	);
}

/** One row an action, in the order given. */
export function planTable(actions: readonly Action[], ticks: Ticks, said: Said): Table {
	const columns = columnsOf(said.t, ticks);
	const kept = columns.map(({ key }) => key as string);
	const rows = actions.map((action) => {
		const cells = cellsOf(action, said);
		return Object.fromEntries(Object.entries(cells).filter(([key]) => kept.includes(key)));
	});
	return { name: said.t('plan:export.sheet'), columns, rows };
}

/** For a calendar: only what has a day and is still to be done. */
export const isForCalendar = ({ due, status }: Action): boolean =>
	due !== undefined && (status === 'open' || status === 'doing');

export function calendarEntries(
	actions: readonly Action[],
	ticks: Ticks,
	said: Said,
): CalendarEntry[] {
	return actions.filter(isForCalendar).map((action) => {
		const cells = cellsOf(action, said);
		const details = columnsOf(said.t, ticks)
			.filter(({ key }) => key !== 'task' && key !== 'due' && cells[key] !== null)
			.map(({ key, label }) => `${label}: ${cells[key]}`);
		// A calendar shows one line; an entry has to have one.
		const title = action.task.replace(/\s+/gu, ' ').trim() || said.t('plan:actions.untitled');
		return { id: action.id, title, day: action.due!, details: details.join('\n') };
	});
}

function cellsOf(
	action: Action,
	{ t, names, partners }: Said,
): Record<ColumnKey, string | number | null> {
	const filed = forFile(action, ACTION_REACH);
	return {
		task: filed.task,
		duty: filed.duty ? (names.duties[filed.duty] ?? filed.duty) : null,
		to: filed.to ?? null,
		horizon: t(`results:suggestions.${filed.horizon}`),
		status: t(`plan:statuses.${filed.status}`),
		owner: filed.owner ?? null,
		due: filed.due ?? null,
		effort: filed.effort ? t(`plan:efforts.${filed.effort}`) : null,
		partners:
			(filed.partners ?? []).map((id) => partnerInWords(id, names, partners)).join('\n') || null,
		note: filed.note ?? null,
		done: filed.doneAt ? localDay(new Date(filed.doneAt)) : null,
	};
}

/** "Private sector: Share …" */
export function partnerInWords(id: string, names: Names, lines: PartnerTexts): string {
	const actor = PARTNER_DUTIES.find((duty) => duty.id === id)?.actor;
	return [actor && names.actors[actor], lines[id] ?? id].filter(Boolean).join(': ');
}
