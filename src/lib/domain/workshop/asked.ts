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
		return own.includes(area) ? fromOwnPart(here, rankOf(tables, table, area)) : here;
	});
}

/** How many tables with a lower number share the area: none that is added later changes it. */
const rankOf = (tables: readonly Table[], table: number | undefined, area: AreaId): number =>
	tables.filter(({ number, areas }) => number < table! && areas.includes(area)).length;

/**
 * Each of several tables begins at another duty of the area they share, so that all leave none for
 * last: the first at its beginning, then at a half, a quarter, three quarters, an eighth. Where the
 * others begin moves nobody: sheets may be printed.
 */
function fromOwnPart<T>(all: readonly T[], rank: number): T[] {
	let [share, part] = [0, 1 / 2];
	for (let rest = rank; rest > 0; rest >>= 1, part /= 2) if (rest % 2 === 1) share += part;
	const start = Math.floor(all.length * share);
	return [...all.slice(start), ...all.slice(0, start)];
}
