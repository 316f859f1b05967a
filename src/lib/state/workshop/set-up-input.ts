/** The form that sets a session up: from what is typed to what is stored, and what is wrong. Pure. */
import {
	MINUTES_TO_DISCUSS,
	proposeAgenda,
	type AgendaWarning,
} from '../../domain/workshop/agenda';
import type { AgendaItem, AgendaKind, Group, Session, Table } from '../../domain/workshop/session';
import { STAKEHOLDER_GROUPS } from '../../domain/workshop/session';
import { inOrder, loadsOf, tablesFor } from '../../domain/workshop/set-up';
import { proposeTables } from '../../domain/workshop/tables';
import type { DutyId } from '../../framework/index';

/** `key` tells two equal parts of the day apart; it is not stored. */
export type AgendaInput = { key: number; kind: AgendaKind; minutes: string; title: string };
/** `name` instead of the list's own words; of a group of the workshop's own it is its name. */
export type GroupInput = { number: number; kind?: Group['kind']; name: string; on: boolean };
export type TableInput = { number: number; name: string; areas: Table['areas'] };

export type SetUpInput = {
	title: string;
	/** `YYYY-MM-DD` and `HH:MM`, or ''. */
	day: string;
	startsAt: string;
	expected: string;
	agenda: AgendaInput[];
	duties: readonly DutyId[];
	groups: GroupInput[];
	tables: TableInput[];
	languages: readonly string[];
	responsible: boolean;
};

/** What the page's buttons may change of a session: all that `SetUpInput` holds, as stored. */
export type SetUpDetails = Pick<
	Session,
	'title' | 'agenda' | 'duties' | 'groups' | 'tables' | 'languages'
> &
	Record<'day' | 'startsAt', string | undefined> & {
		expected: number | undefined;
		responsible: true | undefined;
	};

/** The first is what to put right first. `at` is an agenda part's key or a group's number. */
export type SetUpFault =
	| { field: 'title' | 'expected' | 'duties' | 'languages' }
	| { field: 'minutes' | 'group'; at: number };

export const MOST_MINUTES = 24 * 60;
const MOST_EXPECTED = 9999;

export function inputOf(session: Session): SetUpInput {
	const { title, day = '', startsAt = '', expected, agenda, duties, languages } = session;
	return {
		...{ title, day, startsAt, duties, languages },
		expected: expected === undefined ? '' : String(expected),
		agenda: agenda.map((item, key) => agendaInput(item, key)),
		groups: groupInputs(session.groups),
		tables: session.tables.map(({ number, name = '', areas }) => ({ number, name, areas })),
		responsible: session.responsible === true,
	};
}

export const agendaInput = ({ kind, minutes, title = '' }: AgendaItem, key: number) => ({
	...{ key, kind, title },
	minutes: String(minutes),
});

/** The form's list first, those that are switched off too, then the workshop's own. */
function groupInputs(groups: readonly Group[]): GroupInput[] {
	const taken = new Set(groups.map(({ number }) => number));
	const listed = STAKEHOLDER_GROUPS.map((kind, i): GroupInput => {
		const there = groups.find((one) => one.kind === kind);
		if (there) return { number: there.number, kind, name: there.name ?? '', on: true };
		// Switched on again it has the number that it had from the first, unless that went to another.
		let number = i + 1;
		while (taken.has(number)) number += 1;
		taken.add(number);
		return { number, kind, name: '', on: false };
	});
	const own = groups.flatMap(({ number, kind, name = '' }) =>
		kind ? [] : [{ number, name, on: true }],
	);
	return [...listed, ...own];
}

/** @returns what is to be stored, or every fault in the order of the fields */
export function readSetUp(
	input: SetUpInput,
	scope: Session['scope'],
): { ok: true; details: SetUpDetails } | { ok: false; faults: SetUpFault[] } {
	const title = input.title.trim();
	const expected = input.expected.trim();
	const duties = inOrder(scope, input.duties);
	const faults: SetUpFault[] = [
		...(title === '' ? [{ field: 'title' } as const] : []),
		...(expected !== '' && !wholeIn(expected, MOST_EXPECTED)
			? [{ field: 'expected' } as const]
			: []),
		...input.agenda.flatMap(({ key, minutes }) =>
			wholeIn(minutes.trim(), MOST_MINUTES) ? [] : [{ field: 'minutes', at: key } as const],
		),
		...(duties.length === 0 ? [{ field: 'duties' } as const] : []),
		...input.groups.flatMap(({ number, kind, name, on }) =>
			on && !kind && name.trim() === '' ? [{ field: 'group', at: number } as const] : [],
		),
		...(input.languages.length === 0 ? [{ field: 'languages' } as const] : []),
	];
	if (faults.length > 0) return { ok: false, faults };
	return {
		ok: true,
		details: {
			...{ title, duties, languages: input.languages },
			day: input.day || undefined,
			startsAt: input.startsAt || undefined,
			expected: expected === '' ? undefined : Number(expected),
			agenda: input.agenda.map(({ kind, minutes, title: own }) => ({
				kind,
				minutes: Number(minutes),
				...(own.trim() !== '' && { title: own.trim() }),
			})),
			groups: input.groups
				.filter(({ on }) => on)
				.map(({ number, kind, name }) => ({
					number,
					...(kind && { kind }),
					...(name.trim() !== '' && { name: name.trim() }),
				})),
			tables: input.tables.map(({ number, name, areas }) => ({
				number,
				areas,
				...(name.trim() !== '' && { name: name.trim() }),
			})),
			responsible: input.responsible ? true : undefined,
		},
	};
}

/** A whole number from 1 to `most`, as people type it. */
export const wholeIn = (typed: string, most: number): boolean =>
	/^\d{1,4}$/u.test(typed) && Number(typed) >= 1 && Number(typed) <= most;

export type Proposal = Pick<SetUpInput, 'agenda' | 'tables'>;
type Asked = { minutes: string; tables: string };

/**
 * A plan of the day, and where each table begins.
 *
 * @param fixed whether no table may go: a session that is open
 * @param used numbers that no new table may have
 * @returns undefined where what is asked is outside the bounds
 */
export function proposalFor(
	input: Pick<SetUpInput, 'duties' | 'tables' | 'responsible'>,
	asked: Asked,
	fixed: boolean,
	used?: ReadonlySet<number>,
): Proposal | undefined {
	const [minutes, tables] = [Number(asked.minutes.trim()), Number(asked.tables.trim())];
	const plan = proposeAgenda({ minutes, tables, duties: input.duties.length });
	const areas = proposeTables(tables, loadsOf(input.duties));
	if (!plan || !areas) return undefined;
	const items = input.responsible ? plan.items : withoutResponsible(plan.items);
	return {
		agenda: items.map(agendaInput),
		tables: tablesFor(
			input.tables,
			areas,
			(number, of) => ({ number, name: '', areas: of }),
			fixed,
			used,
		),
	};
}

/** The time that it would have taken is for talking. */
function withoutResponsible(items: readonly AgendaItem[]): AgendaItem[] {
	const others = items.filter(({ kind }) => kind !== 'responsible');
	const over = sum(items) - sum(others);
	const last = others.findLastIndex(({ kind }) => kind === 'discuss');
	return others.map((item, i) => (i === last ? { ...item, minutes: item.minutes + over } : item));
}

export type AgendaAbout = {
	/** Minutes of all parts together. */
	total: number;
	/** For how many duties there is time to talk. */
	discussed: number;
	/** How many one person can score alone in a workshop of this length; undefined outside the bounds. */
	scorable?: number;
	warnings: readonly AgendaWarning[];
};

/** What can be said of a plan as it stands in the form, changed by hand or not. */
export function aboutAgenda({ agenda, duties, responsible }: SetUpInput): AgendaAbout {
	const items = agenda.map(({ kind, minutes }) => ({
		kind,
		minutes: wholeIn(minutes.trim(), MOST_MINUTES) ? Number(minutes) : 0,
	}));
	const total = sum(items);
	const talks = items.filter(({ kind }) => kind === 'discuss');
	const about = proposeAgenda({ minutes: total, tables: 1, duties: duties.length });
	return {
		total,
		discussed: Math.min(
			duties.length,
			talks.reduce((all, { minutes }) => all + Math.floor(minutes / MINUTES_TO_DISCUSS), 0),
		),
		...(about && { scorable: about.scorable }),
		warnings: (about?.warnings ?? []).filter((one) => one !== 'no-responsible' || responsible),
	};
}

const sum = (items: readonly AgendaItem[]): number =>
	items.reduce((all, { minutes }) => all + minutes, 0);
