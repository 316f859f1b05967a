/** Generated answers and assessments, for property tests of any room. */
import fc from 'fast-check';
import { COUNTRIES } from '../../framework/countries';
import { AREA_IDS, DUTIES, FRAMEWORK, PARTNER_DUTIES, SCOPES } from '../../framework/index';
import {
	EVIDENCE_KINDS,
	HOLDERS,
	LEVELS,
	NOT_APPLICABLE_REASONS,
	PRIORITIES,
	TARGET_LEVELS,
} from '../answers';
import type { Answer, Answers, ScoringInput, Targets } from '../answers';
import type { Assessment } from '../assessment';
import { ACTION_STATUSES, EFFORTS, HORIZONS } from '../plan';
import type { Action } from '../plan';

/** Any UTF-16 text, lone surrogates too: people paste what they have. */
export const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map(toUnit) });

const anyTime = fc
	.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString());

export const anyDay = anyTime.map((time) => time.slice(0, 10));

const details = {
	evidence: fc.constantFrom(...EVIDENCE_KINDS),
	priority: fc.constantFrom(...PRIORITIES),
	heldBy: fc.constantFrom(...HOLDERS),
};

const texts = {
	askWhom: anyText,
	evidenceText: anyText,
	evidenceDate: anyDay,
	note: anyText,
	flag: fc.constant(true as const),
	toConfirm: fc.constant(true as const),
};

const standing: fc.Arbitrary<Answer> = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ level: fc.constantFrom(...LEVELS) }) },
	{ weight: 1, arbitrary: fc.constant({ unknown: true as const }) },
	{
		weight: 1,
		arbitrary: fc.record({ notApplicable: fc.constantFrom(...NOT_APPLICABLE_REASONS) }),
	},
	{ weight: 1, arbitrary: fc.constant({}) },
);

/** What the scoring reads of an answer. */
export const anyAnswer: fc.Arbitrary<Answer> = fc
	.tuple(standing, fc.record(details, { requiredKeys: [] }))
	.map(([answer, beside]) => ({ ...answer, ...beside }));

/** With all that a person may write beside it. */
export const anyFullAnswer: fc.Arbitrary<Answer> = fc
	.tuple(anyAnswer, fc.record(texts, { requiredKeys: [] }))
	.map(([answer, beside]) => ({ ...answer, ...beside }));

/** Answers to some of the 64 duties. */
export function anyAnswers(answer = anyAnswer): fc.Arbitrary<Answers> {
	return fc.record(Object.fromEntries(DUTIES.map(({ id }) => [id, answer])), {
		requiredKeys: [],
	}) as fc.Arbitrary<Answers>;
}

export const anyTargets = fc.record(
	Object.fromEntries(AREA_IDS.map((area) => [area, fc.constantFrom(...TARGET_LEVELS)])),
	{ requiredKeys: [] },
) as fc.Arbitrary<Targets>;

export const anyInput: fc.Arbitrary<ScoringInput> = fc.record(
	{ scope: fc.constantFrom(...SCOPES), answers: anyAnswers(), targets: anyTargets },
	{ requiredKeys: ['scope', 'answers'] },
);

export const anyAssessment: fc.Arbitrary<Assessment> = fc.record(
	{
		id: fc.uuid(),
		city: anyText,
		country: fc.constantFrom(...COUNTRIES),
		period: anyDay.chain((day) => fc.constantFrom(day.slice(0, 4), day.slice(0, 7))),
		scope: fc.constantFrom(...SCOPES),
		framework: fc.constant({ ...FRAMEWORK }),
		targets: anyTargets,
		sample: fc.constant(true as const),
		basedOn: fc.uuid(),
		createdAt: anyTime,
		savedAt: anyTime,
		lastDuty: fc.constantFrom(...DUTIES.map(({ id }) => id)),
	},
	{ requiredKeys: ['id', 'city', 'scope', 'framework', 'createdAt', 'savedAt'] },
);

export const anyAction: fc.Arbitrary<Action> = fc.record(
	{
		id: fc.uuid(),
		task: anyText,
		duty: fc.constantFrom(...DUTIES.map(({ id }) => id)),
		to: fc.constantFrom(...TARGET_LEVELS),
		horizon: fc.constantFrom(...HORIZONS),
		owner: anyText,
		due: anyDay,
		effort: fc.constantFrom(...EFFORTS),
		status: fc.constantFrom(...ACTION_STATUSES),
		note: anyText,
		partners: fc.uniqueArray(fc.constantFrom(...PARTNER_DUTIES.map(({ id }) => id)), {
			maxLength: 4,
		}),
		order: fc.integer({ min: 0, max: 9 }),
		createdAt: anyTime,
		changedAt: anyTime,
		doneAt: anyTime,
	},
	{ requiredKeys: ['id', 'task', 'horizon', 'status', 'order', 'createdAt', 'changedAt'] },
);

/** A plan, in any order and with some in the same place. */
export const anyActions: fc.Arbitrary<Action[]> = fc.uniqueArray(anyAction, {
	selector: ({ id }) => id,
	maxLength: 8,
});

function toUnit(code: number): string {
	return String.fromCharCode(code);
}
