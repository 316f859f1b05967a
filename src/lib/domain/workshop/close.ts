/** What a workshop leaves behind: the answers that it has agreed on, and what the minutes say. */
import type { DutyId } from '../../framework/index';
import type { Answer, Level } from '../answers';
import type { Agreed } from './finding';
import type { BoardRow } from './board';

/**
 * An answer with what the room agreed, and in which session; what stood beside it stays.
 *
 * @param code the session's
 */
export function answerWith(stored: Answer | undefined, level: Agreed, code: string): Answer {
	const { level: _l, unknown: _u, notApplicable: _n, toConfirm: _c, ...beside } = stored ?? {};
	if (level === 'unknown') return { ...beside, unknown: true, origin: code };
	// Whom to ask belongs to "don't know" alone.
	const { askWhom: _a, ...rest } = beside;
	return typeof level === 'number'
		? { ...rest, level, origin: code }
		: { ...rest, notApplicable: level, origin: code };
}

/** How the room moved on one duty: the middle of the first round, and what was agreed. */
export type Moved = { duty: DutyId; before: Level | null; agreed: Agreed };

export type Outcome = {
	/** Agreed on, in the board's order. */
	agreed: readonly Moved[];
	/** Agreed on, though the last votes were two levels or more apart. */
	contested: readonly DutyId[];
	/** With something to be written down. */
	dissent: readonly { duty: DutyId; text: string }[];
	/** Nothing agreed on yet, or two things. */
	open: readonly DutyId[];
};

export function outcomeOf(rows: readonly BoardRow[]): Outcome {
	const done = rows.flatMap(({ duty, first, contested, agreement }) =>
		agreement ? [{ duty, before: first.median, contested, agreement }] : [],
	);
	return {
		agreed: done.map(({ duty, before, agreement }) => ({ duty, before, agreed: agreement.level })),
		contested: done.filter((one) => one.contested).map(({ duty }) => duty),
		dissent: done.flatMap(({ duty, agreement: { dissent } }) =>
			dissent ? [{ duty, text: dissent }] : [],
		),
		open: rows.filter(({ agreement }) => !agreement).map(({ duty }) => duty),
	};
}
