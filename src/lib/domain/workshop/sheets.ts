/**
 * Paper sheets: which ballot a sheet is, and in which order it asks.
 */
import { CONSULTATION_DUTIES } from '../../framework/consultation';
import { areaOf, type AreaId, type DutyId } from '../../framework/index';
import { sha256 } from '../sha256';
import { askedDuties } from './asked';
import type { HandIn, Part } from './hand-in';
import { MAX_SHEET } from './hand-in';
import type { Session } from './session';

/** What a sheet asks on one line: its number on the paper, and its place in the votes, from 0. */
export type SheetLine = { number: number; index: number; id: string };
/** A duty's line. */
export type DutyLine = SheetLine & { id: DutyId; area: AreaId };

/**
 * The ballot of a paper sheet. The same on every laptop, so that a sheet that was typed in twice
 * counts once.
 *
 * @param sheet 1 to `MAX_SHEET`
 * @returns as `BALLOT_ID` says
 */
export const sheetBallotId = (sessionId: string, sheet: number): string =>
	sha256(`${sessionId}/${sheet}`).slice(0, 16);

/** A sheet's number as somebody has typed it, or undefined where it can be none. */
export function readSheet(typed: string): number | undefined {
	const sheet = /^\d{1,4}$/u.test(typed.trim()) ? Number(typed) : 0;
	return sheet >= 1 && sheet <= MAX_SHEET ? sheet : undefined;
}

/**
 * The duties that a session asks, in the order of its sheets, as on a phone. A duty has the same
 * number on every sheet.
 *
 * @param table the number of a table of the session
 */
export const dutyLines = (
	session: Pick<Session, 'scope' | 'duties' | 'tables'>,
	table?: number,
): DutyLine[] =>
	askedDuties(session, table).map(({ duty, index }) => ({
		...{ number: session.duties.indexOf(duty.id) + 1, index, id: duty.id },
		area: areaOf(duty),
	}));

/** The 66 lines of "who is responsible?", in the form's order. */
export const responsibleLines = (): SheetLine[] =>
	CONSULTATION_DUTIES.map(({ id }, index) => ({ number: index + 1, index, id }));

/** What of a sheet is stored already; undefined where it is new. */
export const storedSheet = (
	handIns: readonly HandIn[],
	{ sessionId, part, sheet }: { sessionId: string; part: Part; sheet: number },
): HandIn | undefined => {
	const id = sheetBallotId(sessionId, sheet);
	return handIns.find((one) => one.id === id && one.part === part);
};

/** The numbers of the paper sheets of a part, in order. */
export const sheetsIn = (handIns: readonly HandIn[], part: Part): number[] =>
	handIns
		.flatMap((one) => (one.way === 'paper' && one.part === part ? (one.sheet ?? []) : []))
		.sort((a, b) => a - b);
