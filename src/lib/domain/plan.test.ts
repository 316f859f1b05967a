import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOverdue, ordered, planProgress, toReview, type Action } from './plan';
import { anyActions, anyAnswers, anyDay } from './testing/arbitraries';

const AT = '2026-01-01T00:00:00.000Z';

function action(fields: Partial<Action>): Action {
	const rest = { task: '', horizon: 'now', status: 'open', order: 0 } as const;
	return { id: 'a', ...rest, createdAt: AT, changedAt: AT, ...fields };
}

const idsOf = (actions: readonly Action[]) => actions.map(({ id }) => id).join('');

describe('order', () => {
	const plan = [
		action({ id: 'c', order: 2, horizon: 'next', due: '2026-03-01' }),
		action({ id: 'd', order: 1, horizon: 'later' }),
		action({ id: 'b', order: 1, horizon: 'now', due: '2026-03-01' }),
		action({ id: 'a', order: 9, horizon: 'now', due: '2025-12-31' }),
	];

	test.each([
		['hand', 'bdca'],
		['due', 'abcd'],
		['horizon', 'bacd'],
	] as const)('by %s', (by, ids) => {
		expect(idsOf(ordered(plan, by))).toBe(ids);
	});

	// Catches two devices, or two visits, that list one plan in two ways.
	test('is the same however the actions come', () => {
		const twice = anyActions.chain((actions) =>
			fc.tuple(
				fc.constant(actions),
				fc.shuffledSubarray(actions, { minLength: actions.length }),
				fc.constantFrom('hand', 'due', 'horizon'),
			),
		);
		fc.assert(
			fc.property(twice, ([one, other, by]) => {
				expect(ordered(other, by)).toEqual(ordered(one, by));
			}),
		);
	});
});

// Catches a day that counts as late while it lasts, and reminders of what nobody has to do.
test.each([
	[{ due: '2026-02-28' }, true],
	[{ due: '2026-02-28', status: 'doing' }, true],
	[{ due: '2026-02-28', status: 'done' }, false],
	[{ due: '2026-02-28', status: 'dropped' }, false],
	[{ due: '2026-03-01' }, false],
	[{}, false],
] as const)('%j is overdue on 1 March: %s', (fields, expected) => {
	expect(isOverdue(action(fields), '2026-03-01')).toBe(expected);
});

test('nothing is overdue on its own day, and all that is open the day after', () => {
	fc.assert(
		fc.property(anyDay, (due) => {
			const after = new Date(`${due}T00:00:00.000Z`);
			after.setUTCDate(after.getUTCDate() + 1);
			expect(isOverdue(action({ due }), due)).toBe(false);
			expect(isOverdue(action({ due }), after.toISOString().slice(0, 10))).toBe(true);
		}),
	);
});

describe('progress', () => {
	test.each([
		[[], null],
		[['dropped', 'dropped'], null],
		[['open', 'doing', 'dropped'], { done: 0, total: 2, percent: 0 }],
		[['done', 'open', 'open'], { done: 1, total: 3, percent: 33.3 }],
		// 12.5 % of 16 is 6.25 %, which a quotient of doubles may round downwards.
		[['done', ...Array<'open'>(15).fill('open')], { done: 1, total: 16, percent: 6.3 }],
		[['done', 'dropped'], { done: 1, total: 1, percent: 100 }],
	] as const)('of %j', (statuses, expected) => {
		const plan = statuses.map((status, i) => action({ id: String(i), status }));
		expect(planProgress(plan)).toEqual(expected);
	});
});

describe('what to review', () => {
	const DUTY = 'equity.lrg.3';
	const done = action({ status: 'done', duty: DUTY, to: 2 });

	test.each([
		['still below', done, { level: 1 }, true],
		['reached', done, { level: 2 }, false],
		['without a level', done, { unknown: true }, true],
		['unanswered', done, undefined, true],
		['not applicable any more', done, { notApplicable: 'service-absent' }, false],
		['not done', { ...done, status: 'doing' }, { level: 1 }, false],
		['from scratch', action({ status: 'done' }), { level: 1 }, false],
		['without a level to reach', action({ status: 'done', duty: DUTY }), { level: 1 }, false],
	] as const)('%s', (_, one, answer, expected) => {
		expect(toReview([one], answer ? { [DUTY]: answer } : {})).toEqual(expected ? [one] : []);
	});

	// Catches an offer that comes back although the city has followed it.
	test('nothing, once every duty stands at the top', () => {
		fc.assert(
			fc.property(anyActions, anyAnswers(fc.constant({ level: 4 })), (actions, answers) => {
				const all = Object.fromEntries(actions.map(({ duty }) => [duty, { level: 4 as const }]));
				expect(toReview(actions, { ...answers, ...all })).toEqual([]);
			}),
		);
	});
});
