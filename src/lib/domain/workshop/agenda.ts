/**
 * A plan for the hours that a workshop has. What must never be cut is set first: that everybody
 * scores alone and hands in, breaks, and the end, when something is decided. All the rest of the
 * time is for talking about the duties on which people differ most.
 */
import { DUTIES, SCOPES, dutiesInScope, type Scope } from '../../framework/index';
import type { AgendaItem, AgendaKind } from './session';

/** In under an hour nobody can score, talk and decide; more than eight make two days. */
export const AGENDA_MINUTES = { least: 60, most: 480 } as const;
export const AGENDA_TABLES = { least: 1, most: 20 } as const;

/**
 * A question and its five anchors have 160 words. Read from the top, the choice is made after about
 * two thirds of them: 35 seconds at the pace of a tired reader, and ten to choose.
 */
export const SECONDS_TO_SCORE = 45;
/** So that forty people can hold their codes up to one camera, seven seconds each. */
export const MINUTES_TO_HAND_IN = 5;
/** Silence for a quarter of the time at most: people have come to talk to each other. */
export const MOST_SILENCE = 1 / 4;
/** To read it out and look (1 minute), to hear both ends (3), to score again (1), to agree (1). */
export const MINUTES_TO_DISCUSS = 6;
/** Nobody sits longer than this without a break. */
export const LONGEST_SITTING = 100;
/** A quarter of a minute for each of the form's 66 rows, and a look at where people differ most. */
const LEAST_FOR_RESPONSIBLE = 20;
/** Below this, "who is responsible?" would take the time of the talk. */
const RESPONSIBLE_FROM = 150;
/** A day of six hours has a meal in it. */
const MEAL_FROM = 360;
const MEAL_LONGER_BY = 30;

export const AGENDA_WARNINGS = [
	/** More duties than one person can score alone in the time: see `scorable` and `scope`. */
	'too-many-duties',
	/** More than twice the time that the duties need: take more duties, or fewer hours. */
	'time-to-spare',
	/** Too short for "who is responsible?". */
	'no-responsible',
] as const;
export type AgendaWarning = (typeof AGENDA_WARNINGS)[number];

export type AgendaAsked = {
	/** From the first word to the last, whole minutes within `AGENDA_MINUTES`. */
	minutes: number;
	/** How many there are, within `AGENDA_TABLES`. */
	tables: number;
	/** How many duties each person scores. */
	duties: number;
};

export type ProposedAgenda = {
	/** Together exactly the minutes asked for; none under five minutes. */
	items: AgendaItem[];
	/** For how many duties there is time to talk, one after the other in the whole room. */
	discussed: number;
	/** How many duties one person can score alone in a workshop of this length … */
	scorable: number;
	/** … and the largest scope that is no larger. */
	scope: Scope;
	warnings: AgendaWarning[];
};

/** @returns null where what is asked is outside the bounds, or not a whole number */
export function proposeAgenda({ minutes, tables, duties }: AgendaAsked): ProposedAgenda | null {
	if (!within(minutes, AGENDA_MINUTES) || !within(tables, AGENDA_TABLES)) return null;
	if (!within(duties, { least: 1, most: DUTIES.length })) return null;

	const silence = Math.floor(minutes * MOST_SILENCE);
	const needed = Math.ceil((duties * SECONDS_TO_SCORE) / 60);
	const scorable = Math.min(DUTIES.length, Math.floor((silence * 60) / SECONDS_TO_SCORE));
	const frame = clamp(Math.floor(minutes / 18), 5, 10);
	const opening: AgendaItem[] = [
		{ kind: 'welcome', minutes: frame },
		{ kind: 'briefing', minutes: frame },
		{ kind: 'score', minutes: Math.min(needed, silence) + MINUTES_TO_HAND_IN },
	];
	const ending: AgendaItem[] = [
		...(minutes < RESPONSIBLE_FROM ? [] : [responsibleFor(minutes)]),
		// Each table says which action it would begin with.
		{ kind: 'actions', minutes: clamp(Math.floor(minutes / 12), 10, 10 + Math.min(tables, 10)) },
		{ kind: 'close', minutes: frame },
	];
	const { middle, talks } = fill(minutes, sum(opening), sum(ending));
	const discussed = Math.min(
		duties,
		talks.reduce((count, talk) => count + Math.floor(talk / MINUTES_TO_DISCUSS), 0),
	);
	const talk = talks.reduce((all, one) => all + one, 0);
	return {
		items: [...opening, ...middle, ...ending],
		discussed,
		scorable,
		scope: SCOPES.findLast((scope) => dutiesInScope(scope).length <= scorable) ?? SCOPES[0],
		warnings: [
			...(duties > scorable ? (['too-many-duties'] as const) : []),
			...(talk > 2 * duties * MINUTES_TO_DISCUSS ? (['time-to-spare'] as const) : []),
			...(minutes < RESPONSIBLE_FROM ? (['no-responsible'] as const) : []),
		],
	};
}

const responsibleFor = (minutes: number): AgendaItem => ({
	kind: 'responsible',
	minutes: clamp(Math.floor(minutes / 8), LEAST_FOR_RESPONSIBLE, 30),
});

/**
 * Talks and breaks between the opening and the ending. The first break follows the handing in, so
 * that paper can be typed in meanwhile; the last one comes before the ending where there are
 * several; the talk is cut evenly where it is longer than people can sit.
 */
function fill(minutes: number, opening: number, ending: number) {
	const left = minutes - opening;
	if (minutes <= LONGEST_SITTING) return cut(left - ending, 1, []);
	const first = minutes < RESPONSIBLE_FROM ? 10 : 15;
	if (left - first <= LONGEST_SITTING) return cut(left - first - ending, 1, [first]);
	const rest = left - ending - first - (minutes < MEAL_FROM ? 0 : MEAL_LONGER_BY);
	let parts = 1;
	while (rest - 10 * parts > LONGEST_SITTING * parts) parts += 1;
	const breaks = [first, ...Array<number>(parts).fill(10)];
	if (minutes >= MEAL_FROM) breaks[Math.floor(parts / 2)]! += MEAL_LONGER_BY;
	return cut(rest - 10 * parts, parts, breaks);
}

/** A break before each of the parts, and those that are over after the last one. */
function cut(talk: number, parts: number, breaks: readonly number[]) {
	const talks = Array.from(
		{ length: parts },
		(_, part) => Math.floor((talk * (part + 1)) / parts) - Math.floor((talk * part) / parts),
	);
	const item = (kind: AgendaKind, minutes: number | undefined): AgendaItem[] =>
		minutes === undefined ? [] : [{ kind, minutes }];
	const middle = [
		...talks.flatMap((one, part) => [...item('break', breaks[part]), ...item('discuss', one)]),
		...item('break', breaks[parts]),
	];
	return { middle, talks };
}

const within = (value: number, { least, most }: { least: number; most: number }): boolean =>
	Number.isInteger(value) && value >= least && value <= most;
const clamp = (value: number, least: number, most: number): number =>
	Math.min(most, Math.max(least, value));
const sum = (items: readonly AgendaItem[]): number =>
	items.reduce((all, { minutes }) => all + minutes, 0);
