/**
 * A duty's form as the person sees it (strings and ticks, by the names of the form's fields), and
 * how it becomes an answer. Pure.
 */
import type {
	Answer,
	EvidenceKind,
	Holder,
	Level,
	NotApplicableReason,
	Priority,
} from '../domain/answers';
import { isDay } from '../domain/dates';

export type Draft = {
	/** `''` when nothing is chosen, `0`–`4`, `unknown` or `na`. */
	level: '' | '0' | '1' | '2' | '3' | '4' | 'unknown' | 'na';
	naReason: '' | NotApplicableReason;
	askWhom: string;
	evidence: '' | EvidenceKind;
	evidenceText: string;
	/** `YYYY-MM-DD` or `''`. */
	evidenceDate: string;
	priority: '' | Priority;
	heldBy: '' | Holder;
	note: string;
	flag: boolean;
	/** Not a field that a person sees: any change of another one unsets it. */
	toConfirm: boolean;
	/** Nor this: another choice of a level unsets it. */
	origin: string;
};
export type Field = keyof Draft;

export const EMPTY_DRAFT: Draft = {
	level: '',
	naReason: '',
	askWhom: '',
	evidence: '',
	evidenceText: '',
	evidenceDate: '',
	priority: '',
	heldBy: '',
	note: '',
	flag: false,
	toConfirm: false,
	origin: '',
};
export const FIELDS = Object.keys(EMPTY_DRAFT) as Field[];

/** What the form shows for a stored answer. */
export function toDraft(answer: Answer | undefined): Draft {
	if (!answer) return { ...EMPTY_DRAFT };
	return {
		level: choiceOf(answer),
		naReason: answer.notApplicable ?? '',
		askWhom: answer.askWhom ?? '',
		evidence: answer.evidence ?? '',
		evidenceText: answer.evidenceText ?? '',
		evidenceDate: answer.evidenceDate ?? '',
		priority: answer.priority ?? '',
		heldBy: answer.heldBy ?? '',
		note: answer.note ?? '',
		flag: answer.flag ?? false,
		toConfirm: answer.toConfirm ?? false,
		origin: answer.origin ?? '',
	};
}

function choiceOf(answer: Answer): Draft['level'] {
	if (answer.level !== undefined) return String(answer.level) as Draft['level'];
	if (answer.unknown) return 'unknown';
	return answer.notApplicable ? 'na' : '';
}

/** "Not applicable" counts only with a reason from the closed list. */
export const lacksReason = (draft: Draft): boolean => draft.level === 'na' && draft.naReason === '';

/** What is stored, or dropped, with the choice of a level. */
const OF_CHOICE: ReadonlySet<Field> = new Set([
	'level',
	'naReason',
	'askWhom',
	'toConfirm',
	'origin',
]);

/**
 * The answer after a person changed some fields of the form. Fields that were not changed stay as
 * they are stored, so that two tabs do not overwrite each other; a "not applicable" without its
 * reason leaves the stored choice as it is.
 *
 * @returns undefined when nothing is left to store
 */
export function applyDraft(
	stored: Answer | undefined,
	draft: Draft,
	changed: ReadonlySet<Field>,
): Answer | undefined {
	const merged = toDraft(stored);
	for (const field of changed) Object.assign(merged, { [field]: draft[field] });
	// The tick may have come before its reason, in a write that could not store it yet.
	if (changed.has('naReason') && draft.level === 'na') merged.level = 'na';
	if (lacksReason(merged)) {
		const before = toDraft(stored);
		merged.level = before.level;
		merged.naReason = before.naReason;
		merged.origin = before.origin;
		// The stored choice is the last assessment's still, and nobody has stood by it.
		if ([...changed].every((field) => OF_CHOICE.has(field))) merged.toConfirm = before.toConfirm;
	}
	return toAnswer(merged);
}

function toAnswer(draft: Draft): Answer | undefined {
	const answer: Answer = {
		...choice(draft),
		...(draft.evidence && { evidence: draft.evidence }),
		...(draft.evidenceText && { evidenceText: draft.evidenceText }),
		// Browsers let somebody type a year of six digits, which no file could bring back.
		...(isDay(draft.evidenceDate) && { evidenceDate: draft.evidenceDate }),
		...(draft.priority && { priority: draft.priority }),
		...(draft.heldBy && { heldBy: draft.heldBy }),
		...(draft.note && { note: draft.note }),
		...(draft.flag && { flag: true as const }),
		...(draft.toConfirm && { toConfirm: true as const }),
		...(draft.origin && { origin: draft.origin }),
	};
	return Object.keys(answer).length > 0 ? answer : undefined;
}

function choice({ level, naReason, askWhom }: Draft): Answer {
	if (level === 'unknown') return { unknown: true, ...(askWhom && { askWhom }) };
	if (level === 'na') return naReason ? { notApplicable: naReason } : {};
	return level === '' ? {} : { level: Number(level) as Level };
}
