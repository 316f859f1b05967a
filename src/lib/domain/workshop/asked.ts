/** What a participant is asked, and in which order: the same on a phone and on paper. */
import { areaOf, AREA_IDS, dutiesInScope, type AreaId, type Duty } from '../../framework/index';
import type { Pack, Table } from './session';

/** With its place among the duties of the scope, where its vote stands. */
export type AskedDuty = { duty: Duty; index: number };

/**
 * The session's duties: those of the table's areas first, in the order that the table has them, then
 * the others, in catalogue order.
 *
 * @param table its number; undefined or unknown: catalogue order
 */
export function askedDuties(
	{ scope, duties, tables }: Pick<Pack, 'scope' | 'duties' | 'tables'>,
	table?: number,
): AskedDuty[] {
	const wanted = new Set(duties);
	const asked = dutiesInScope(scope)
		.map((duty, index) => ({ duty, index }))
		.filter(({ duty }) => wanted.has(duty.id));
	const own = tables.find(({ number }) => number === table)?.areas ?? [];
	const areas = [...own, ...AREA_IDS.filter((area) => !own.includes(area))];
	return areas.flatMap((area) => {
		const here = asked.filter(({ duty }) => areaOf(duty) === area);
		return own.includes(area) ? fromOwnPart(here, placeAmong(tables, table, area)) : here;
	});
}

/** Which of the tables that share an area this one is, from 0, and how many share it. */
function placeAmong(tables: readonly Table[], table: number | undefined, area: AreaId) {
	const sharing = tables.filter(({ areas }) => areas.includes(area));
	return { place: sharing.findIndex(({ number }) => number === table), of: sharing.length };
}

/** Each of several tables begins at another duty of the area they share: none is left for last by all. */
function fromOwnPart<T>(all: readonly T[], { place, of }: { place: number; of: number }): T[] {
	const start = Math.floor((all.length * place) / of);
	return [...all.slice(start), ...all.slice(0, start)];
}
