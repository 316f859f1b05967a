import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ordered, type Action } from './plan';
import { changedAction, moved, newAction, withAction } from './plan-change';
import { anyAction, anyActions } from './testing/arbitraries';

const NOW = '2026-03-01T08:00:00.000Z';
const LATER = '2026-03-02T08:00:00.000Z';
const idsOf = (actions: readonly Action[]) => actions.map(({ id }) => id);

test('a new action is open, for now, and the last of the plan', () => {
	fc.assert(
		fc.property(anyActions, (after) => {
			const action = newAction({ task: 'Ask' }, { id: 'new', now: NOW, after });
			expect(action).toMatchObject({ id: 'new', task: 'Ask', horizon: 'now', status: 'open' });
			expect(action).toMatchObject({ createdAt: NOW, changedAt: NOW });
			expect(ordered(withAction(after, action), 'hand').at(-1)).toBe(action);
		}),
	);
});

describe('a change', () => {
	const begun = newAction({ task: 'Ask', owner: 'Ana', due: '2026-05-01' }, at([]));

	test('takes fields in and out', () => {
		const change = { owner: undefined, due: '', note: '', partners: [], effort: 'small' } as const;
		const rest: Partial<Action> = { ...begun, effort: 'small', changedAt: LATER };
		delete rest.owner;
		delete rest.due;
		expect(changedAction(begun, change, LATER)).toStrictEqual(rest);
	});

	// Catches a file that the app itself would refuse to read.
	test('keeps out what no file may hold', () => {
		const change = { due: '202600-01-01', partners: ['equity.cso.1', 'equity.cso.1'] };
		const action = changedAction(begun, change, LATER);
		expect(action.due).toBeUndefined();
		expect(action.partners).toEqual(['equity.cso.1']);
	});

	test('of the status says since when it is done', () => {
		const done = changedAction(begun, { status: 'done' }, NOW);
		expect(done.doneAt).toBe(NOW);
		expect(changedAction(done, { note: 'At last' }, LATER).doneAt).toBe(NOW);
		expect(changedAction(done, { status: 'doing' }, LATER)).not.toHaveProperty('doneAt');
	});

	test('leaves the rest, and the action that it was made from', () => {
		fc.assert(
			fc.property(anyAction, fc.string({ minLength: 1 }), (action, note) => {
				const before = structuredClone(action);
				const { id, task, order, createdAt } = action;
				const changed = changedAction(action, { note }, LATER);
				expect(changed).toMatchObject({ id, task, order, createdAt, note, changedAt: LATER });
				expect(action).toEqual(before);
			}),
		);
	});
});

describe('moving', () => {
	const plan = ['a', 'b', 'c', 'd'].map((id, order) => ({
		...newAction({ task: id }, at([])),
		id,
		order: 10 * order,
	}));

	test.each([
		['b', 1, 'acbd'],
		['b', -1, 'bacd'],
		['a', -1, 'abcd'],
		['a', 99, 'bcda'],
		['d', -99, 'dabc'],
		['c', 0, 'abcd'],
		['x', 1, 'abcd'],
	])('%s by %i gives %s', (id, places, ids) => {
		expect(idsOf(moved(plan, id, places)).join('')).toBe(ids);
	});

	// Catches two actions in one place, of which a later move would take the wrong one.
	test('gives each its own place, loses none, and there and back is where it was', () => {
		const anyMove = anyActions
			.filter(({ length }) => length > 0)
			.chain((actions) => {
				const anyPlace = fc.nat(actions.length - 1);
				return fc.tuple(fc.constant(actions), anyPlace, anyPlace);
			});
		fc.assert(
			fc.property(anyMove, ([actions, from, to]) => {
				const before = ordered(actions, 'hand');
				const { id } = before[from]!;
				const after = moved(actions, id, to - from);
				expect(ordered(after, 'hand')).toEqual(after);
				expect(after.map(({ order }) => order)).toEqual([...after.keys()]);
				const back = moved(after, id, from - idsOf(after).indexOf(id));
				expect(idsOf(back)).toEqual(idsOf(before));
			}),
		);
	});

	// Catches a write of the whole plan where one place changed.
	test('touches only those whose place changes', () => {
		const tidy = moved(plan, 'a', 0);
		const after = moved(tidy, 'd', -1);
		expect(after.filter((action) => !tidy.includes(action)).map(({ id }) => id)).toEqual([
			'd',
			'c',
		]);
	});
});

function at(after: readonly Action[]) {
	return { id: 'new', now: NOW, after };
}
