import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTION_ORDERS, type Action } from '$lib/domain/plan';
import { moved } from '$lib/domain/plan-change';
import { anyActions } from '$lib/domain/testing/arbitraries';
import { arranged, NO_FILTER, ownersOf, placeOf, placesTo, type Group } from './arrange';

const AT = '2026-01-01T00:00:00.000Z';
const action = (id: string, fields: Partial<Action> = {}): Action => ({
	...({ id, task: '', horizon: 'now', status: 'open', order: 0 } as const),
	...{ createdAt: AT, changedAt: AT },
	...fields,
});
const idsOf = (groups: readonly Group[]) =>
	groups.map(({ actions }) => actions.map(({ id }) => id).join('')).join('|');

const PLAN = [
	action('a', { order: 0, horizon: 'later', due: '2026-01-03', owner: 'Ana' }),
	action('b', { order: 1, owner: 'Bo', status: 'done' }),
	action('c', { order: 2, horizon: 'later', due: '2026-01-01' }),
	action('d', { order: 3, due: '2026-01-02', owner: 'Ana' }),
];

test.each([
	['horizon', 'bd|ac'],
	['hand', 'abcd'],
	['due', 'cdab'],
] as const)('by %s', (order, ids) => {
	expect(idsOf(arranged(PLAN, order, NO_FILTER))).toBe(ids);
});

test.each([
	[{ owner: 'Ana' }, 'ad'],
	[{ nobody: true }, 'c'],
	[{ status: 'done' }, 'b'],
	[{ owner: 'Bo', status: 'open' }, ''],
] as const)('only %j', (filter, ids) => {
	expect(idsOf(arranged(PLAN, 'hand', { ...NO_FILTER, ...filter }))).toBe(ids);
});

// Catches a card that jumps away, or vanishes, while somebody types into it.
test('what is being edited stays where it was, and shows what it has become', () => {
	const editing = placeOf(PLAN[2]!);
	const changed = PLAN.map((one) =>
		one.id === 'c' ? action('c', { order: 2, due: '2027-01-01', owner: 'Zoe' }) : one,
	);
	expect(idsOf(arranged(changed, 'due', NO_FILTER, editing))).toBe('cdab');
	expect(idsOf(arranged(changed, 'horizon', NO_FILTER, editing))).toBe('bd|ac');
	const shown = arranged(changed, 'hand', { ...NO_FILTER, nobody: true }, editing);
	expect(shown[0]?.actions).toEqual([changed[2]]);
	expect(idsOf(arranged(changed, 'due', NO_FILTER))).toBe('dacb');
});

// Catches an action that no heading takes.
test('all are there, each once, in any order', () => {
	fc.assert(
		fc.property(anyActions, fc.constantFrom(...ACTION_ORDERS), (actions, order) => {
			const shown = arranged(actions, order, NO_FILTER).flatMap((group) => group.actions);
			expect(new Set(shown)).toEqual(new Set(actions));
			expect(shown).toHaveLength(actions.length);
		}),
	);
});

test('owners are listed once, without those who have none', () => {
	expect(ownersOf([...PLAN, action('e', { owner: 'ádám' })], 'en')).toEqual(['ádám', 'Ana', 'Bo']);
});

describe('moving among those that show', () => {
	// Catches a move that only passes hidden actions, so that nothing seems to happen.
	test('changes places with the neighbour, and with no other that shows', () => {
		const anyMove = fc.tuple(
			anyActions.filter(({ length }) => length > 1),
			fc.constantFrom('hand', 'horizon'),
			fc.nat(),
			fc.constantFrom(-1, 1),
			fc.constantFrom(NO_FILTER, { ...NO_FILTER, status: 'open' as const }),
		);
		fc.assert(
			fc.property(anyMove, ([actions, order, pick, direction, filter]) => {
				const before = arranged(actions, order, filter);
				const groups = before.filter((group) => group.actions.length > 0);
				fc.pre(groups.length > 0);
				const ids = groups[pick % groups.length]!.actions.map(({ id }) => id);
				const at = pick % ids.length;
				const places = placesTo(before, actions, ids[at]!, direction);
				const after = arranged(moved(actions, ids[at]!, places), order, filter);
				const expected = [...ids];
				if (ids[at + direction] === undefined) expect(places).toBe(0);
				else [expected[at], expected[at + direction]] = [ids[at + direction]!, ids[at]!];
				expect(after.map((group) => group.actions.map(({ id }) => id))).toEqual(
					before.map((group) => {
						const own = group.actions.map(({ id }) => id);
						return own[0] === ids[0] ? expected : own;
					}),
				);
			}),
		);
	});
});
