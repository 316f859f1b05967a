/**
 * What a city answers. Shapes only: an answer holds codes, never sentences, so that it means the
 * same in every language. Source: the scoring method, "Answers".
 */
import type { AreaId, DutyId, Scope } from '../framework/index';

/** A duty's level, and the level of an area or a city: 0 lowest, 4 highest. */
export type Level = 0 | 1 | 2 | 3 | 4;
export const LEVELS = [0, 1, 2, 3, 4] as const satisfies readonly Level[];

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
export type Targets = Readonly<Partial<Record<AreaId, 1 | 2 | 3 | 4>>>;

/** What scoring needs of an assessment. */
export type ScoringInput = { scope: Scope; answers: Answers; targets?: Targets };
