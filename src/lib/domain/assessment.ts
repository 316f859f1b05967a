/** What is known of an assessment beside its answers. */
import type { AreaId, DutyId, Scope } from '../framework/index';
import type { Answers, TARGET_LEVELS, Targets } from './answers';
import type { OwnConsultation } from './consultation/own';
import type { Action } from './plan';
import type { Workshop } from './workshop/join';
import type { Session } from './workshop/session';

export type FrameworkRef = { id: string; version: string };

export type Assessment = {
	id: string;
	/** Empty while the assessment is unnamed: it may be named later. */
	city: string;
	/** ISO 3166-1 alpha-2, capitals. */
	country?: string;
	/** `YYYY` or `YYYY-MM`. */
	period?: string;
	scope: Scope;
	/** The guidelines, and the version of their data, that the answers are about. */
	framework: FrameworkRef;
	targets?: Targets;
	/** Of the made-up city to try the tool with; wherever it goes, it is marked as that. */
	sample?: true;
	/** The id of the assessment that it was started from, whether that is still here or not. */
	basedOn?: string;
	/** ISO 8601 timestamps. */
	createdAt: string;
	savedAt: string;
	/** Where the person was; of use on this device only, so never exported. */
	lastDuty?: DutyId;
};

/** When each answer was last changed, ISO 8601; absent for answers from before this was kept. */
export type AnswerTimes = Readonly<Partial<Record<DutyId, string>>>;

/** An assessment with all that hangs on it: what a page shows, a file holds, and a restore puts back. */
export type Held = {
	assessment: Assessment;
	answers: Answers;
	answeredAt?: AnswerTimes;
	/** The plan, in any order; absent where there is none. */
	actions?: readonly Action[];
	/** What the city says by itself of who is responsible; absent where it has not. */
	consultation?: OwnConsultation;
	/** Its workshops without what was handed in, as pages have them; never in a file. */
	sessions?: readonly Session[];
	/** Its workshops in whole: of what goes into a file or the bin, or has come out of one. */
	workshops?: readonly Workshop[];
};

/** The targets with one of them set, or taken out for undefined; undefined when none is left. */
export function withTarget(
	targets: Targets | undefined,
	area: AreaId,
	level: (typeof TARGET_LEVELS)[number] | undefined,
): Targets | undefined {
	const { [area]: old, ...others } = targets ?? {};
	if (level === undefined) return Object.keys(others).length > 0 ? others : undefined;
	return level === old ? targets : { ...others, [area]: level };
}
