import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '$lib/domain/plan';
import { anyActions } from '$lib/domain/testing/arbitraries';
import { DUTIES, PARTNER_DUTIES, partnersOf } from '$lib/framework/index';
import { asksOf, type Partner } from './asks';

const AT = '2026-01-01T00:00:00.000Z';
const DUTY = DUTIES.find(({ principle }) => partnersOf(principle).length > 3)!;
const UNDER = partnersOf(DUTY.principle);
const action = (id: string, fields: Partial<Action> = {}): Action => ({
	...({ id, task: id, horizon: 'now', status: 'open', order: 0, duty: DUTY.id } as const),
	...{ createdAt: AT, changedAt: AT },
	...fields,
});
const asked = (actions: readonly Action[]) =>
	Object.values(asksOf(actions)).flatMap((asks) => asks.map(({ duty }) => duty));

test('an action that names no partners calls for all of its duty’s', () => {
	expect(new Set(asked([action('a')]))).toEqual(new Set(UNDER.map(({ id }) => id)));
});

test('one that names some calls for those', () => {
	expect(asked([action('a', { partners: [UNDER[1]!.id] })])).toEqual([UNDER[1]!.id]);
});

// Catches a letter that asks for what nobody needs any more, or asks twice.
test('what is done or dropped asks for nothing, and two actions ask once', () => {
	expect(asked([action('a', { status: 'done' }), action('b', { status: 'dropped' })])).toEqual([]);
	const partners = [UNDER[0]!.id];
	const actor = UNDER[0]!.actor as Partner;
	const asks = asksOf([action('a', { partners }), action('b', { partners })])[actor];
	expect(asks.map((ask) => ask.actions.map(({ id }) => id))).toEqual([['a', 'b']]);
});

// Catches a request in the wrong letter.
test('each partner is asked for duties of its own only', () => {
	fc.assert(
		fc.property(anyActions, (actions) => {
			for (const [actor, asks] of Object.entries(asksOf(actions))) {
				const duties = asks.map(({ duty }) => duty);
				expect(new Set(duties).size).toBe(duties.length);
				for (const { id } of PARTNER_DUTIES.filter((one) => duties.includes(one.id))) {
					expect(PARTNER_DUTIES.find((one) => one.id === id)?.actor).toBe(actor);
				}
			}
		}),
	);
});
