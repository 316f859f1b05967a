/**
 * What a city may publish of an assessment: areas, levels, how much is answered, and the date; its
 * name, country and period only where somebody ticked them. Nothing typed by hand is in it but the
 * name. Which stored field may be published stands in `domain/fields.ts`.
 */
import type { Answer, Answers, Level } from '../domain/answers';
import type { Assessment, FrameworkRef } from '../domain/assessment';
import { FORMAT } from '../domain/bundle/format';
import { seal } from '../domain/bundle/seal';
import { ANSWER_REACH, ASSESSMENT_REACH, type Reach } from '../domain/fields';
import { FORMAT_VERSION } from '../domain/migrate';
import { scoreAssessment, type AreaScore, type OverallScore, type Status } from '../domain/scores';
import { AREA_IDS, dutiesInScope, type AreaId, type Scope } from '../framework/index';

/** The fields of a record that are declared public. */
type Public<R extends Record<string, Reach>> = {
	[Field in keyof R]: R[Field] extends 'public' ? Field : never;
}[keyof R];
type PublicField = Public<typeof ASSESSMENT_REACH>;

/** Each is in only when the city ticks it. Does not compile with a field that is not public. */
export const TICKS = ['city', 'country', 'period'] as const satisfies readonly PublicField[];
export type Ticks = Partial<Record<(typeof TICKS)[number], boolean>>;

/** Always in: without them the levels could not be understood, or the sample city could pass. */
const ALWAYS = ['scope', 'sample'] as const satisfies readonly PublicField[];

/** Of the city, or of one area. A level is null where too much is missing to claim one. */
export type PublicLevels = {
	status: Status;
	level: Level | null;
	/** What the answers so far make sure of. */
	levelLow: Level | null;
	/** What the evidence bears out. */
	evidencedLevel: Level | null;
	/** Coverage: duties that apply, and those of them that have a level. */
	applicable: number;
	assessed: number;
};

export type PublicSummary = {
	format: typeof FORMAT;
	version: number;
	kind: 'public-summary';
	app: string;
	exportedAt: string;
	framework: FrameworkRef;
	summary: {
		city?: string;
		country?: string;
		period?: string;
		scope: Scope;
		sample?: true;
		overall: PublicLevels;
		areas: Record<AreaId, PublicLevels>;
	};
	sha256: string;
};

/** @param exportedAt ISO 8601 timestamp */
export function publicSummary(
	held: { assessment: Assessment; answers: Answers },
	ticks: Ticks,
	{ app, exportedAt }: { app: string; exportedAt: string },
): PublicSummary {
	const open = publicOf(held.assessment, ASSESSMENT_REACH);
	const wanted = [...TICKS.filter((field) => ticks[field] === true), ...ALWAYS];
	const named = wanted
		// An unnamed city's name is empty: nothing to publish.
		.filter((field) => open[field] !== undefined && open[field] !== '')
		.map((field) => [field, open[field]]);
	const { scope, framework } = held.assessment;
	const scores = scoreAssessment({ scope, answers: publicAnswers(held.answers, scope) });
	return seal({
		format: FORMAT,
		version: FORMAT_VERSION,
		kind: 'public-summary' as const,
		app,
		exportedAt,
		framework: { id: framework.id, version: framework.version },
		summary: {
			...(Object.fromEntries(named) as Pick<PublicSummary['summary'], 'scope'>),
			overall: levels(scores.overall),
			areas: Object.fromEntries(
				AREA_IDS.map((area) => [area, levels(scores.areas[area])]),
			) as PublicSummary['summary']['areas'],
		},
	});
}

/** The text of the file, indented, so that a city can read what it publishes. */
export function publicSummaryText(summary: PublicSummary): string {
	return `${JSON.stringify(summary, null, '\t')}\n`;
}

export function publicSummaryFile(summary: PublicSummary): Blob {
	return new Blob([publicSummaryText(summary)], { type: 'application/json' });
}

function levels(score: AreaScore | OverallScore): PublicLevels {
	const { status, level, levelLow, evidencedLevel, applicable, assessed } = score;
	return { status, level, levelLow, evidencedLevel, applicable, assessed };
}

/** Nothing that is not public comes as far as the sums. */
function publicAnswers(answers: Answers, scope: Scope): Answers {
	const filed: Record<string, Answer> = {};
	for (const { id } of dutiesInScope(scope)) {
		const answer = answers[id];
		if (answer) filed[id] = publicOf(answer, ANSWER_REACH);
	}
	return filed;
}

function publicOf<T extends object>(record: T, reach: Readonly<Record<keyof T, Reach>>): T {
	const fields = (Object.keys(reach) as (keyof T)[]).filter(
		(field) => reach[field] === 'public' && record[field] !== undefined,
	);
	return Object.fromEntries(fields.map((field) => [field, record[field]])) as T;
}
