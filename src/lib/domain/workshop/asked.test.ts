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
