/** What a conflict is, and which side's entry is the newer one. */
import type { AreaId, DutyId } from '../../framework/index';
import type { Answer } from '../answers';
import { compareTimes } from '../dates';
import type { Action } from '../plan';

export type Side = 'mine' | 'theirs';

/** A target is one digit here, so that all details can be shown and compared alike. */
export type DetailField = 'city' | 'country' | 'period' | 'scope' | `target.${AreaId}`;

/**
 * What stands on both sides and is not the same. `key` is its own within an assessment. `newer` is
 * absent where both were changed at the same moment. Where no time of an answer's own was kept,
 * `mineAt` or `theirsAt` is absent and its assessment's last change stands in for it.
 */
export type Conflict = { readonly key: string } & (
	| {
			kind: 'answer';
			duty: DutyId;
			mine: Answer;
			theirs: Answer;
			mineAt?: string;
			theirsAt?: string;
			newer?: Side;
	  }
	| {
			kind: 'detail';
			field: DetailField;
			mine: string | undefined;
			theirs: string | undefined;
			newer?: Side;
	  }
	| { kind: 'action'; id: string; mine: Action; theirs: Action; newer?: Side }
);

/** What was chosen of a conflict, by its key; undefined where there is none. */
export type Choices = (key: string) => Side | undefined;

/** As a conflict has it. */
export function newerOf(mineAt: string, theirsAt: string): { newer?: Side } {
	const difference = compareTimes(mineAt, theirsAt);
	return difference === 0 ? {} : { newer: difference > 0 ? 'mine' : 'theirs' };
}

/** The later of two timestamps; the same one whichever comes first. */
export function laterOf(a: string, b: string): string {
	return (compareTimes(a, b) || (a < b ? -1 : 1)) > 0 ? a : b;
}

/** The earlier of two timestamps; the same one whichever comes first. */
export function earlierOf(a: string, b: string): string {
	return laterOf(a, b) === a ? b : a;
}
