import { expect, test } from 'vitest';
import { areaOf, dutiesInScope } from '../../framework/index';
import { askedDuties } from './asked';
import type { Pack } from './session';

const all = dutiesInScope('quick');
const pack = (more: Partial<Pack> = {}): Pack => ({
	...{ code: 'ABCDEF', title: '', city: 'Sampleton', scope: 'quick' },
	framework: { id: 'x', version: '1' },
	duties: all.map(({ id }) => id),
	groups: [],
	tables: [{ number: 3, areas: ['infrastructure', 'literacy'] }],
	languages: ['en'],
	...more,
});

// Catches a table's areas in catalogue order, duties that are lost by the sorting, and a vote that
// is stored at the place where the duty stands on the page instead of its own.
test('a table begins with its areas, in its order, and goes through all others too', () => {
	const asked = askedDuties(pack(), 3);
	const areas = [...new Set(asked.map(({ duty }) => areaOf(duty)))];
	expect(areas.slice(0, 2)).toEqual(['infrastructure', 'literacy']);
	expect(asked).toHaveLength(all.length);
	for (const { duty, index } of asked) expect(all[index]).toBe(duty);
	const rest = asked.filter(({ duty }) => !['infrastructure', 'literacy'].includes(areaOf(duty)));
	expect(rest.map(({ index }) => index)).toEqual(
		rest.map(({ index }) => index).toSorted((a, b) => a - b),
	);
});

// Catches duties that the session does not ask about, and a table that is not there any more.
test('only what the session asks, without a table in catalogue order', () => {
	const duties = [all[2]!.id, all[5]!.id];
	for (const table of [undefined, 9]) {
		expect(askedDuties(pack({ duties }), table).map(({ index }) => index)).toEqual([2, 5]);
	}
});

// Catches a duty that all tables of an area leave for last, where the time runs out.
test('tables that share an area begin at different duties of it', () => {
	const areas = ['participation' as const];
	const tables = [
		{ number: 1, areas: ['governance' as const] },
		{ number: 2, areas },
		{ number: 4, areas },
		{ number: 7, areas },
	];
	const own = dutiesInScope('full')
		.filter((duty) => areaOf(duty) === 'participation')
		.map(({ id }) => id);
	const duties = dutiesInScope('full').map(({ id }) => id);
	const orderAt = (table: number) =>
		askedDuties(pack({ scope: 'full', duties, tables }), table)
			.slice(0, own.length)
			.map(({ duty }) => duty.id);
	const starts = [2, 4, 7].map((table) => own.indexOf(orderAt(table)[0]!));
	expect(starts).toEqual([0, Math.floor(own.length / 2), Math.floor(own.length / 4)]);
	// Catches sheets that are printed, and whose order changes because a table was added.
	const before = orderAt(4);
	tables.push({ number: 8, areas });
	expect(orderAt(4)).toEqual(before);
	for (const table of [2, 4, 7, 8]) expect(orderAt(table).toSorted()).toEqual(own.toSorted());
	expect(orderAt(1)).not.toContain(own[0]);
});
