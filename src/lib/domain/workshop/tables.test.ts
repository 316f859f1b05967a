import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	AREA_IDS,
	AREAS,
	dutiesUnder,
	SCOPES,
	type AreaId,
	type Scope,
} from '../../framework/index';
import { proposeTables, type AreaLoad } from './tables';

const loadsOf = (scope: Scope): AreaLoad[] =>
	AREAS.map(({ id, principles }) => ({
		area: id,
		duties: principles.flatMap((principle) => dutiesUnder(principle.id, scope)).length,
	}));

/** Some areas in catalogue order, with a few duties each. */
const someAreas = (most: number) =>
	fc
		.subarray([...AREA_IDS], { minLength: 1, maxLength: most })
		.chain((ids) =>
			fc
				.tuple(...ids.map(() => fc.integer({ min: 1, max: 12 })))
				.map((duties) => ids.map((area, i) => ({ area, duties: duties[i]! }))),
		);

/** What each table has to begin with: of an area at several tables its part. */
function loads(tables: readonly (readonly AreaId[])[], areas: readonly AreaLoad[]): number[] {
	return tables.map((own) =>
		own.reduce((sum, id) => {
			const at = tables.filter((other) => other.includes(id)).length;
			return sum + areas.find(({ area }) => area === id)!.duties / at;
		}, 0),
	);
}
const apart = (all: readonly number[]) => Math.max(...all) - Math.min(...all);

/** Every list of so many choices out of so many. */
function* choices(count: number, of: number): Generator<number[]> {
	if (count === 0) return yield [];
	for (const rest of choices(count - 1, of)) for (let i = 0; i < of; i += 1) yield [...rest, i];
}

/** The smallest difference of all ways to seat areas at tables, by trying all of them. */
function leastApart(tables: number, areas: readonly AreaLoad[]): number {
	let least = Infinity;
	if (tables <= areas.length) {
		for (const at of choices(areas.length, tables)) {
			if (new Set(at).size < tables) continue;
			const all = Array.from({ length: tables }, (_, table) =>
				areas.reduce((sum, { duties }, i) => sum + (at[i] === table ? duties : 0), 0),
			);
			least = Math.min(least, apart(all));
		}
		return least;
	}
	for (const at of choices(tables, areas.length)) {
		if (new Set(at).size < areas.length) continue;
		const seats = areas.map((_, i) => at.filter((area) => area === i).length);
		least = Math.min(least, apart(areas.map(({ duties }, i) => duties / seats[i]!)));
	}
	return least;
}

describe('tables and areas', () => {
	// Catches an area that no table begins with, and a table with nothing to do.
	test.each(SCOPES)('of the %s scope all have each other, from 1 to 20 tables', (scope) => {
		const areas = loadsOf(scope);
		for (let count = 1; count <= 20; count += 1) {
			const tables = proposeTables(count, areas)!;
			expect(tables).toHaveLength(count);
			expect(tables.filter((own) => own.length === 0)).toEqual([]);
			expect([...new Set(tables.flat())].sort()).toEqual([...AREA_IDS].sort());
			if (count <= 7) expect(tables.flat()).toHaveLength(7);
			else expect(tables.filter((own) => own.length > 1)).toEqual([]);
		}
	});

	// Catches a way of spreading that is good in most cases and poor in some.
	test('differ by as little as can be', () => {
		fc.assert(
			fc.property(someAreas(5), fc.integer({ min: 1, max: 5 }), (areas, count) => {
				const tables = proposeTables(count, areas)!;
				expect(apart(loads(tables, areas))).toBeCloseTo(leastApart(count, areas), 9);
			}),
			{ numRuns: 300 },
		);
		fc.assert(
			fc.property(someAreas(3), fc.integer({ min: 4, max: 7 }), (areas, count) => {
				const tables = proposeTables(count, areas)!;
				expect(apart(loads(tables, areas))).toBeCloseTo(leastApart(count, areas), 9);
			}),
			{ numRuns: 200 },
		);
	});

	// Catches any change in what “3 hours, 5 tables” proposes.
	test('five tables of the core scope', () => {
		expect(proposeTables(5, loadsOf('core'))).toEqual([
			['inclusion', 'prosperity'],
			['participation', 'infrastructure'],
			['literacy'],
			['environment'],
			['governance'],
		]);
	});

	// Catches areas in an order that depends on the search.
	test('the areas of a table stand in catalogue order', () => {
		fc.assert(
			fc.property(someAreas(7), fc.integer({ min: 1, max: 20 }), (areas, count) => {
				for (const own of proposeTables(count, areas)!)
					expect(own).toEqual(AREA_IDS.filter((id) => own.includes(id)));
			}),
		);
	});

	// Catches a table that sits before an area of which nothing is asked.
	test('an area without a duty has no table', () => {
		const areas = loadsOf('quick').map((one, i) => (i < 2 ? one : { ...one, duties: 0 }));
		expect(proposeTables(3, areas)).toEqual([['inclusion'], ['participation'], ['participation']]);
	});

	// Catches an endless search, or a crash, while a number is being typed.
	test('no proposal where none can be', () => {
		for (const count of [0, -1, 21, 2.5, NaN, Infinity])
			expect(proposeTables(count, loadsOf('full'))).toBeNull();
		expect(proposeTables(3, [])).toBeNull();
	});
});
