/**
 * What a city hands on in a report or a spreadsheet. Three kinds of details are in only when it
 * says so; `fields.ts` says what may leave at all. A field that declares nothing does not compile.
 */
import type { Answer, Answers } from './answers';
import type { Held } from './assessment';
import { ACTION_REACH, ANSWER_REACH, ASSESSMENT_REACH, forFile, type Filed } from './fields';
import type { Action } from './plan';
import { dutiesInScope } from '../framework/index';

export const DETAILS = ['evidence', 'notes', 'names'] as const;
export type Detail = (typeof DETAILS)[number];

const ANSWER_DETAIL = {
	level: 'always',
	unknown: 'always',
	askWhom: 'names',
	notApplicable: 'always',
	evidence: 'evidence',
	evidenceText: 'evidence',
	evidenceDate: 'evidence',
	priority: 'always',
	heldBy: 'always',
	note: 'notes',
	flag: 'always',
	toConfirm: 'always',
	origin: 'always',
} as const satisfies Record<keyof Answer, Detail | 'always'>;

const ACTION_DETAIL = {
	id: 'always',
	task: 'always',
	duty: 'always',
	to: 'always',
	horizon: 'always',
	owner: 'names',
	due: 'always',
	effort: 'always',
	status: 'always',
	note: 'notes',
	partners: 'always',
	order: 'always',
	createdAt: 'always',
	changedAt: 'always',
	doneAt: 'always',
} as const satisfies Record<keyof Action, Detail | 'always'>;

export type HandedOn = {
	assessment: Filed<Held['assessment'], typeof ASSESSMENT_REACH>;
	/** Of the duties in scope. */
	answers: Answers;
	/** In the order given. */
	actions: readonly Filed<Action, typeof ACTION_REACH>[];
};

/** A copy that holds nothing but what may leave and is wanted. Figures are never made from it. */
export function handedOn(
	{ assessment, answers, actions = [] }: Held,
	details: ReadonlySet<Detail>,
): HandedOn {
	const kept: Record<string, Answer> = {};
	for (const { id } of dutiesInScope(assessment.scope)) {
		const answer = answers[id];
		if (answer) kept[id] = only(forFile(answer, ANSWER_REACH), ANSWER_DETAIL, details);
	}
	return {
		assessment: forFile(assessment, ASSESSMENT_REACH),
		answers: kept,
		actions: actions.map((action) => only(forFile(action, ACTION_REACH), ACTION_DETAIL, details)),
	};
}

function only<T extends object>(
	record: T,
	kinds: Readonly<Record<keyof T, Detail | 'always'>>,
	details: ReadonlySet<Detail>,
): T {
	const fields = (Object.keys(record) as (keyof T)[]).filter((field) => {
		const kind = kinds[field];
		return kind === 'always' || details.has(kind);
	});
	return Object.fromEntries(fields.map((field) => [field, record[field]])) as T;
}
