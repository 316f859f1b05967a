/** All that a report speaks of, found out once: its sections and tables only put it into words. */
import type { LensTexts, LevelTexts, Names, PartnerTexts, TaskTexts } from '$lib/content/index';
import { assess, type Assessed } from '$lib/domain/assess';
import type { ScoringInput } from '$lib/domain/answers';
import type { Held } from '$lib/domain/assessment';
import { handedOn, type Detail, type HandedOn } from '$lib/domain/handed-on';
import { isOverdue, ordered, planProgress, type PlanProgress } from '$lib/domain/plan';
import { explainSuggestions, type Reason } from '$lib/domain/suggest/reasons';
import type { DutyId } from '$lib/framework/index';
import type { Ui } from '../context';

/** Everything that depends on the reader's language. */
export type ReportWords = Pick<Ui, 't' | 'locale' | 'titleOf'> & {
	lang: string;
	dir: 'ltr' | 'rtl';
	names: Names;
	levels: LevelTexts;
	lenses: LensTexts;
	/** Those that come later: undefined until then. */
	tasks: TaskTexts | undefined;
	partners: PartnerTexts | undefined;
};

/** Whose report it is, made by what and when. */
export type ReportFacts = {
	held: Held;
	now: Date;
	/** Version of the app. */
	app: string;
	/** Address of the page on the method, as a reader of the file would type it. */
	methodAddress: string;
};

export type Findings = {
	words: ReportWords;
	facts: Omit<ReportFacts, 'held'>;
	/** What may be shown word for word. Everything else comes from it or from figures. */
	shown: HandedOn;
	details: ReadonlySet<Detail>;
	input: ScoringInput;
	results: Assessed;
	reasons: ReadonlyMap<DutyId, readonly Reason[]>;
	/** Ids of actions whose last day is over. */
	overdue: ReadonlySet<string>;
	planned: PlanProgress | null;
};

export function findings(
	{ held, ...facts }: ReportFacts,
	details: ReadonlySet<Detail>,
	words: ReportWords,
): Findings {
	const { assessment, answers } = held;
	const actions = ordered(held.actions ?? [], 'hand');
	const input: ScoringInput = {
		scope: assessment.scope,
		answers,
		...(assessment.targets && { targets: assessment.targets }),
	};
	const today = dayOf(facts.now);
	return {
		words,
		facts,
		shown: handedOn({ ...held, actions }, details),
		details,
		input,
		results: assess(input),
		reasons: explainSuggestions(input),
		overdue: new Set(actions.filter((one) => isOverdue(one, today)).map(({ id }) => id)),
		planned: planProgress(actions),
	};
}

/** The day of a person's own clock and calendar, `YYYY-MM-DD`. */
export function dayOf(now: Date): string {
	const two = (part: number) => String(part).padStart(2, '0');
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
