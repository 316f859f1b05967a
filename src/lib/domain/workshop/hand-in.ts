/**
 * What a participant hands in, and what a console keeps of it. Nobody is named: a ballot has a
 * number that the device has drawn, so that the same one counts once.
 */
import type { DutyId } from '../../framework/index';
import { canonicalJson } from '../canonical-json';

/** Scored alone, scored again after the discussion, and "who is responsible?". */
export const PARTS = ['round-1', 'round-2', 'responsible'] as const;
export type Part = (typeof PARTS)[number];

/** A ballot's random number, as 16 hexadecimal digits. */
export const BALLOT_ID = /^[0-9a-f]{16}$/u;

export type Ballot = {
	id: string;
	part: Part;
	/** 1 to 255: a later one of the same ballot takes its place. */
	revision: number;
	/** The numbers of a group and a table of the session. */
	group?: number;
	table?: number;
	/**
	 * One character a duty, `-` where nothing is said: in the rounds a duty of the scope in catalogue
	 * order, as in `VOTES`; for "who is responsible?" a row of the form in its order, as in `ACTORS`
	 * (`vote-text.ts`).
	 */
	votes: string;
	/** Why, in words, by duty. They travel by file, or in a sequence of codes. */
	reasons?: Readonly<Partial<Record<DutyId, string>>>;
};

/** How a ballot came in. */
export const WAYS = ['code', 'file', 'network', 'paper', 'shared'] as const;
export type Way = (typeof WAYS)[number];

/** A ballot that the console has stored. */
export type HandIn = Ballot & {
	sessionId: string;
	way: Way;
	/** Of a paper sheet. */
	sheet?: number;
	/** When it was stored, ISO 8601. */
	at: string;
};

/** The longest reason, in UTF-16 units as `maxlength` counts: a slip of paper has no more room. */
export const MAX_REASON_LENGTH = 300;
/** The highest number of a paper sheet. */
export const MAX_SHEET = 9999;

/** Where it is kept: one ballot has one place for each part of a session. */
export const placeOf = ({ sessionId, id, part }: HandIn): string => `${sessionId}/${id}/${part}`;

/**
 * Which of two that have one place stands: the later revision, then the one that says more, and
 * otherwise always the same one, so that the order in which they come does not matter.
 */
export function joinHandIn(a: HandIn, b: HandIn): HandIn {
	return rank(a) >= rank(b) ? a : b;
}

/** All of both, one for each place, by place. */
export function joinHandIns(a: readonly HandIn[], b: readonly HandIn[]): HandIn[] {
	const byPlace = new Map<string, HandIn>();
	for (const one of [...a, ...b]) {
		const place = placeOf(one);
		const there = byPlace.get(place);
		byPlace.set(place, there ? joinHandIn(there, one) : one);
	}
	return [...byPlace.keys()].sort().map((place) => byPlace.get(place)!);
}

/** A text that sorts as `joinHandIn` says. */
function rank(one: HandIn): string {
	const saysMore = Object.keys(one.reasons ?? {}).length;
	const number = (value: number) => String(value).padStart(4, '0');
	return number(one.revision) + number(saysMore) + canonicalJson(one);
}
