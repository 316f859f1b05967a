/**
 * A workshop in which many people assess one city together: what it is about, who is there, and what
 * came out of it. What people hand in stands beside it (`hand-in.ts`).
 */
import type { AreaId, DutyId, Scope } from '../../framework/index';
import type { FrameworkRef } from '../assessment';
import type { Findings } from './finding';

/** The consultation form's list of those who took part, in its order. Source: the form of 2024. */
export const STAKEHOLDER_GROUPS = [
	'academia',
	'cso',
	'individual',
	'international',
	'lrg',
	'national',
	'private',
	'other',
] as const;
export type StakeholderGroup = (typeof STAKEHOLDER_GROUPS)[number];

/**
 * A group or a table has a number that stands in every ballot, 1 to `MAX_NUMBER`, and is never given
 * to another one: a ballot that was filled in before a change must still mean the same.
 */
export type Numbered = {
	number: number;
	/** When it was last changed, ISO 8601, where the session was at another time. Not in a pack. */
	changedAt?: string;
};
export const MAX_NUMBER = 250;
/** More tables than a town hall has, and more groups than anybody tells apart. */
export const MAX_DIVISIONS = 30;

/** A group of the form's list, or one of the workshop's own, by name. */
export type Group = Numbered & { kind?: StakeholderGroup; name?: string };

/** A table in the room, and the thematic areas that it begins with. */
export type Table = Numbered & { name?: string; areas: readonly AreaId[] };

/** One part of the day, in minutes. */
export type AgendaItem = { kind: AgendaKind; minutes: number; title?: string };
export const AGENDA_KINDS = [
	'welcome',
	'briefing',
	'score',
	'break',
	'discuss',
	'responsible',
	'actions',
	'close',
	'other',
] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

/** `planned`: can still be changed. `open`: hands are taken in. `closed`: nothing more is. */
export const STAGES = ['planned', 'open', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** What everybody in the room has in common: it fits into one code, and holds nothing private. */
export type Pack = {
	/** Six characters that can be read out (see `newCode`). */
	code: string;
	title: string;
	/** As the assessment has them. */
	city: string;
	country?: string;
	period?: string;
	framework: FrameworkRef;
	scope: Scope;
	/** What is asked, in catalogue order, all of the scope. */
	duties: readonly DutyId[];
	groups: readonly Group[];
	tables: readonly Table[];
	/** Codes of the languages in which it is held, the first being the main one. */
	languages: readonly string[];
	/** Whether "who is responsible?" is part of it. */
	responsible?: true;
};

export type Session = Pack & {
	id: string;
	assessmentId: string;
	stage: Stage;
	/** `YYYY-MM-DD` and `HH:MM`, on the clock of the room. */
	day?: string;
	startsAt?: string;
	agenda: readonly AgendaItem[];
	/** How many people are expected to hand in. */
	expected?: number;
	findings: Findings;
	/** Made up to try things out; it can be taken away without a trace. */
	rehearsal?: true;
	/** ISO 8601 timestamps: `changedAt` of all but the findings and what was handed in. */
	createdAt: string;
	changedAt: string;
	/** Of anything at all that belongs to it. Names a state: another one after each change here. */
	savedAt: string;
	closedAt?: string;
};

/** What a participant's device needs to know of a session. */
export function packOf(session: Session): Pack {
	const { code, title, city, country, period, framework, scope } = session;
	const { duties, languages, responsible } = session;
	const [groups, tables] = [session.groups.map(undated), session.tables.map(undated)];
	return {
		...{ code, title, city, framework, scope, duties, groups, tables, languages },
		...(country !== undefined && { country }),
		...(period !== undefined && { period }),
		...(responsible && { responsible }),
	};
}

const undated = <T extends Numbered>({ changedAt: _, ...one }: T) => one;

/** Neither I, L, O nor U: nobody mistakes one for a digit, and no code is a word to be sorry for. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 6;

/** @param random numbers from 0 to 255, one for each character */
export function newCode(random: Uint8Array): string {
	return Array.from(random.subarray(0, CODE_LENGTH), (byte) => CODE_ALPHABET[byte % 32]).join('');
}

/** A code as somebody has typed it, or undefined where it can be none. */
export function readCode(typed: string): string | undefined {
	const code = typed
		.toUpperCase()
		.replaceAll(/[\s-]/gu, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/gu, '1');
	const known =
		code.length === CODE_LENGTH && [...code].every((one) => CODE_ALPHABET.includes(one));
	return known ? code : undefined;
}

/**
 * The lowest number above all that are there.
 *
 * @param used not there any more, but something still says them
 * @returns undefined when there is none left
 */
export function nextNumber(
	all: readonly Numbered[],
	used: ReadonlySet<number> = new Set(),
): number | undefined {
	let next = Math.max(0, ...all.map(({ number }) => number)) + 1;
	while (used.has(next)) next += 1;
	return next <= MAX_NUMBER ? next : undefined;
}
