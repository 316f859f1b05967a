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
import type { AnswerTimes, Assessment, Held } from '../assessment';
import type { OwnConsultation } from '../consultation/own';
import { RESPONSIBLE_ACTORS } from '../consultation/votes';
import { ACTION_STATUSES, EFFORTS, HORIZONS } from '../plan';
import type { Action } from '../plan';
import { without } from './without';

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
	origin: fc.constantFrom('K7M4QX', '000000'),
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

/** Answers to some of the 64 duties, or of fewer, where many cases count for more than many duties. */
export function anyAnswers(answer = anyAnswer, duties = DUTIES): fc.Arbitrary<Answers> {
	return fc.record(Object.fromEntries(duties.map(({ id }) => [id, answer])), {
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

const FEW_DUTIES = DUTIES.filter((_, place) => place % 8 === 0);

/** A little of each part; `consultation/testing` has them in full. */
const anyOwn: fc.Arbitrary<OwnConsultation> = fc.record(
	{
		votes: fc.record({ 'q14.1': fc.constantFrom(...RESPONSIBLE_ACTORS) }, { requiredKeys: [] }),
		response: fc.record({ readiness: anyText }),
		contact: fc.record({ fullName: anyText, consentToUse: fc.constant(true as const) }),
		savedAt: anyTime,
	},
	{ requiredKeys: ['savedAt'] },
);

/** An assessment with all that hangs on it, as storage gives it: no time without its answer. */
export const anyHeld: fc.Arbitrary<Held> = fc
	.record({
		assessment: anyAssessment,
		answers: anyAnswers(anyFullAnswer, FEW_DUTIES),
		times: fc.array(anyTime, { minLength: 1, maxLength: 4 }),
		seed: fc.nat(),
		actions: anyActions,
		consultation: fc.option(anyOwn, { nil: undefined }),
	})
	.map(({ assessment, answers, times, seed, actions, consultation }) => {
		const pick = picking(seed);
		const timed = Object.keys(answers).map((duty) => [duty, pick([...times, undefined])] as const);
		const kept = timed.filter(([, time]) => time !== undefined);
		return {
			assessment,
			answers,
			...(kept.length > 0 && { answeredAt: Object.fromEntries(kept) as AnswerTimes }),
			...(actions.length > 0 && { actions }),
			...(consultation && { consultation }),
		};
	});

/** What a device holds: every id in it is there once. */
export const anyHoldings = (maxLength = 4): fc.Arbitrary<Held[]> =>
	fc.uniqueArray(anyHeld, {
		maxLength,
		comparator: (a, b) => idsOf(a).some((id) => idsOf(b).includes(id)),
	});

const idsOf = ({ assessment, actions = [] }: Held): string[] => [
	assessment.id,
	...actions.map(({ id }) => id),
];

/**
 * One assessment as two devices have it: much is on both, some of it changed on either, some on
 * one only. Begun at the same time from the same one.
 */
export const anyTwo: fc.Arbitrary<{ mine: Held; theirs: Held }> = fc
	.record({ mine: anyHeld, other: anyHeld, seed: fc.nat() })
	.map(({ mine, other, seed }) => {
		const pickAny = picking(seed);
		const pick = <T>(a: T, b: T): T | undefined => pickAny([a, a, b, undefined]);
		const answers: Record<string, Answer> = {};
		const answeredAt: Record<string, string> = {};
		for (const { id } of FEW_DUTIES) {
			const answer = pick(mine.answers[id], other.answers[id]);
			const time = pick(mine.answeredAt?.[id], other.answeredAt?.[id]);
			if (answer) answers[id] = answer;
			if (answer && time !== undefined) answeredAt[id] = time;
		}
		const actions = (mine.actions ?? []).flatMap((action, place) => {
			const changed = other.actions?.[place];
			const one = pick<Action | undefined>(action, changed && { ...changed, id: action.id });
			return one ? [one] : [];
		});
		const taken = new Set((mine.actions ?? []).map(({ id }) => id));
		const more = (other.actions ?? []).slice(0, 2).filter(({ id }) => !taken.has(id));
		const { id, createdAt, basedOn } = mine.assessment;
		const rest = without(other.assessment, 'basedOn');
		const { savedAt } = pick(mine.assessment, other.assessment) ?? mine.assessment;
		const own = pick(mine.assessment, rest) ?? mine.assessment;
		const consultation = pick(mine.consultation, other.consultation);
		const same = { id, createdAt, savedAt, ...(basedOn !== undefined && { basedOn }) };
		const theirs = {
			assessment: { ...own, ...same },
			answers,
			...(Object.keys(answeredAt).length > 0 && { answeredAt }),
			...(actions.length + more.length > 0 && { actions: [...actions, ...more] }),
			...(consultation && { consultation }),
		};
		return { mine, theirs };
	});

/** One of a list, again and again: cheaper than a generator for each of hundreds of choices. */
function picking(seed: number): <T>(from: readonly T[]) => T {
	let state = seed | 1;
	return (from) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return from[Math.floor((state / 2 ** 32) * from.length)]!;
	};
}

function toUnit(code: number): string {
	return String.fromCharCode(code);
}
