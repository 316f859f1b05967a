/**
 * What this tab keeps of typing in paper sheets: the sheet that is begun and not stored, and how the
 * spot check stands. So a reload takes nothing away.
 */
import type { Part } from '../../domain/workshop/hand-in';
import type { Typed } from '../../domain/workshop/typing';
import { recall, remember } from '../remember';

/** A sheet that is begun and not stored. */
export type OpenSheet = Typed & {
	sheet: number;
	part: Part;
	group?: number;
	table?: number;
	revision: number;
	/** `check`: typed a second time, and compared with what is stored. */
	why: 'new' | 'correct' | 'check';
};

/** Sheets drawn by lot to be typed in again. */
export type Check = {
	part: Part;
	todo: readonly number[];
	/** How many paper sheets there were. */
	of: number;
	checked: number;
	/** Ticks compared, and those that were different. */
	entries: number;
	differences: number;
};

export type Kept = { open?: OpenSheet; check?: Check; part?: Part; printedFor?: number };

export function kept(sessionId: string): Kept {
	try {
		const value: unknown = JSON.parse(recall('sessionStorage', `paperEntry:${sessionId}`) ?? '{}');
		return typeof value === 'object' && value !== null ? value : {};
	} catch {
		return {};
	}
}

export const keep = (sessionId: string, what: Kept): void =>
	remember('sessionStorage', `paperEntry:${sessionId}`, JSON.stringify(what));

/** The figure of the spot check in this tab, for the minutes. */
export const checkOf = (sessionId: string): Check | undefined => {
	const { check } = kept(sessionId);
	return check && check.checked > 0 ? check : undefined;
};
