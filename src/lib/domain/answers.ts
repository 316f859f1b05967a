/**
 * What a city answers. Shapes only: an answer holds codes, never sentences, so that it means the
 * same in every language. Source: the scoring method, "Answers".
 */
import type { AreaId, DutyId, Scope } from '../framework/index';

/** A duty's level, and the level of an area or a city: 0 lowest, 4 highest. */
export type Level = 0 | 1 | 2 | 3 | 4;
export const LEVELS = [0, 1, 2, 3, 4] as const satisfies readonly Level[];

/** A city may aim at any level but the lowest. */
export const TARGET_LEVELS = [1, 2, 3, 4] as const satisfies readonly Level[];

/** The longest text that an answer or a name may hold, in UTF-16 units as `maxlength` counts. */
export const MAX_TEXT_LENGTH = 10_000;

/** The closed list of reasons for "not applicable". Lack of money or of plans is not one. */
export const NOT_APPLICABLE_REASONS = ['no-legal-power', 'service-absent'] as const;
export type NotApplicableReason = (typeof NOT_APPLICABLE_REASONS)[number];

export const EVIDENCE_KINDS = ['none', 'internal', 'public'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const PRIORITIES = ['high', 'normal', 'low'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Who else may hold a duty, where the city's own government does not carry it out alone. */
export const HOLDERS = ['national', 'regional', 'private', 'academia', 'cso'] as const;
export type Holder = (typeof HOLDERS)[number];

/** What may stand beside any answer, and also where no level is chosen yet. */
export type AnswerDetails = {
	evidence?: EvidenceKind;
	/** A text or a link: where the evidence can be found. */
	evidenceText?: string;
	/** `YYYY-MM-DD`. */
	evidenceDate?: string;
	priority?: Priority;
	heldBy?: Holder;
	note?: string;
	/** To be discussed with others. Absent means no. */
	flag?: true;
	/**
	 * Taken over from an earlier assessment and not looked at since (see `again.ts`). It counts like
	 * any other: scoring does not know of it.
	 */
	toConfirm?: true;
	/** The code of the workshop's session in which it was agreed; gone once somebody changes it. */
	origin?: string;
};

/**
 * One answer. Exactly one of `level`, `unknown` and `notApplicable` is there; none of them means
 * that the duty is still unanswered, though a note or evidence may already stand.
 */
export type Answer = AnswerDetails & {
	level?: Level;
	unknown?: true;
	/** Whom to ask, when the answer is "don't know". */
	askWhom?: string;
	notApplicable?: NotApplicableReason;
};

/** The answers of one assessment, by duty id. */
export type Answers = Readonly<Partial<Record<DutyId, Answer>>>;

/** Target levels by thematic area, 1 to 4. */
export type Targets = Readonly<Partial<Record<AreaId, (typeof TARGET_LEVELS)[number]>>>;

/** What scoring needs of an assessment. */
export type ScoringInput = { scope: Scope; answers: Answers; targets?: Targets };

/**
 * What an answer amounts to. The rule "exactly one of the four answers stands" in one place;
 * where a damaged record holds two, "not applicable" wins over a level and a level over
 * "don't know".
 */
export type Standing = 'notApplicable' | 'assessed' | 'unknown' | 'unanswered';

/** What stands for a duty; a note or evidence alone leaves it unanswered. */
export function standingOf(answer: Answer | undefined): Standing {
	if (answer?.notApplicable !== undefined) return 'notApplicable';
	if (answer?.level !== undefined) return 'assessed';
	return answer?.unknown ? 'unknown' : 'unanswered';
}

/** The level of a duty, or null where none stands. */
export function levelOf(answer: Answer | undefined): Level | null {
	return standingOf(answer) === 'assessed' ? (answer?.level ?? null) : null;
}

/** Whether a claim of level 3 or 4 has no evidence behind it. Source: "prove", "evidencedLevel". */
export function isUnproven(answer: Answer | undefined): boolean {
	const level = levelOf(answer);
	return level !== null && level >= 3 && (answer?.evidence ?? 'none') === 'none';
}
