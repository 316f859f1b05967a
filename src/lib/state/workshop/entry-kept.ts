/** What this tab keeps of typing in paper sheets: the sheet that is begun and not stored. */
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

export type Kept = { open?: OpenSheet; part?: Part; printedFor?: number };

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
