/** What a workshop leaves behind: the answers that it has agreed on, and what the minutes say. */
import type { DutyId } from '../../framework/index';
import { levelOf, standingOf, type Answer, type Answers, type Level } from '../answers';
import { canonicalJson } from '../canonical-json';
import { agreementOf, type Agreed } from './finding';
import type { BoardRow } from './board';
import type { Session } from './session';

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

/** What the agreed levels do to an answer that is stored. */
export type AnswerChange = {
	duty: DutyId;
	/** `same`: nothing but the code of the session may be written. */
	is: 'new' | 'changed' | 'same';
	before: Answer | undefined;
	after: Answer;
};

/** All that was agreed on, as answers, beside those that are stored; in the session's order. */
export function answerChanges(
	{ duties, findings, code }: Pick<Session, 'duties' | 'findings' | 'code'>,
	stored: Answers,
): AnswerChange[] {
	return duties.flatMap((duty): AnswerChange[] => {
		const agreement = agreementOf(findings[duty]);
		if (!agreement) return [];
		const before = stored[duty];
		const after = answerWith(before, agreement.level, code);
		const standing = standingOf(before);
		const same =
			standing === standingOf(after) &&
			levelOf(before) === levelOf(after) &&
			before?.notApplicable === after.notApplicable;
		return [
			{ duty, is: standing === 'unanswered' ? 'new' : same ? 'same' : 'changed', before, after },
		];
	});
}

/**
 * What to write to take changes back: only where the answer is still the one that was written, for
 * what somebody has changed since is theirs. Undefined takes an answer out.
 */
export function changesBack(
	changes: readonly AnswerChange[],
	stored: Answers,
): Record<DutyId, Answer | undefined> {
	return Object.fromEntries(
		changes
			.filter(({ duty, after }) => canonicalJson(stored[duty] ?? null) === canonicalJson(after))
			.map(({ duty, before }) => [duty, before]),
	);
}
