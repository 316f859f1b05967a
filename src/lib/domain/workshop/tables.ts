/**
 * Which thematic areas each table begins with. Everybody may score everything; but where the time
 * runs out, what all tables leave for last has no votes. So each begins with its own, and all have
 * about as much to begin with.
 */
import type { AreaId } from '../../framework/index';
import { AGENDA_TABLES } from './agenda';

/** A thematic area, and how many of the workshop's duties are in it. */
export type AreaLoad = { area: AreaId; duties: number };

/**
 * Spreads the areas so that the fullest and the emptiest table differ by as little as can be; of
 * equal ways the one whose fullest table has less, then the one that keeps the order of the areas
 * best. Where there are more tables than areas, tables share one, and each counts its part of the
 * duties; otherwise an area is at one table only.
 *
 * @param areas in catalogue order, each once; those without a duty are left out
 * @returns for each table its areas, in catalogue order; null where the number of tables is outside
 * `AGENDA_TABLES`, or there is no area to give
 */
export function proposeTables(tables: number, areas: readonly AreaLoad[]): AreaId[][] | null {
	const given = areas.filter(({ duties }) => duties > 0);
	const { least, most } = AGENDA_TABLES;
	if (!Number.isInteger(tables) || tables < least || tables > most || given.length === 0)
		return null;
	return tables <= given.length ? together(tables, given) : shared(tables, given);
}

/** Divisible by every number of tables that can share one area, so that parts are exact. */
const WHOLE = 232_792_560;

/** Several areas at a table: every way to part seven areas is looked at, 877 at most. */
function together(tables: number, areas: readonly AreaLoad[]): AreaId[][] {
	const best = new Best<number[]>();
	const place = (at: readonly number[], used: number): void => {
		const open = areas.length - at.length;
		if (open < tables - used) return;
		if (open === 0) {
			const loads = Array<number>(tables).fill(0);
			at.forEach((table, area) => (loads[table]! += areas[area]!.duties));
			best.see([...at], loads);
			return;
		}
		// A table gets its first area only after those before it have one: no way is seen twice.
		for (let table = 0; table <= Math.min(used, tables - 1); table += 1)
			place([...at, table], Math.max(used, table + 1));
	};
	place([], 0);
	return Array.from({ length: tables }, (_, table) =>
		areas.filter((_area, index) => best.found![index] === table).map(({ area }) => area),
	);
}

/**
 * Several tables at an area: of the 27,132 ways at most to give them out, those are followed that
 * are not worse already.
 */
function shared(tables: number, areas: readonly AreaLoad[]): AreaId[][] {
	const best = new Best<number[]>();
	const share = (counts: readonly number[], left: number, loads: readonly number[]): void => {
		const open = areas.length - counts.length;
		if (open === 0) return best.see([...counts], loads);
		if (!best.allows(loads)) return;
		const { duties } = areas[counts.length]!;
		for (let count = open === 1 ? left : 1; count <= left - open + 1; count += 1)
			share([...counts, count], left - count, [...loads, (duties * WHOLE) / count]);
	};
	share([], tables, []);
	return areas.flatMap(({ area }, index) =>
		Array.from({ length: best.found![index]! }, () => [area]),
	);
}

/** The first of all ways seen that is as even as any. */
class Best<T> {
	found: T | undefined;
	#difference = Infinity;
	#fullest = Infinity;

	/** Whether these loads, and any further ones, can still be as even. */
	allows(loads: readonly number[]): boolean {
		return Math.max(...loads) - Math.min(...loads) <= this.#difference;
	}

	see(way: T, loads: readonly number[]): void {
		const fullest = Math.max(...loads);
		const difference = fullest - Math.min(...loads);
		if (difference > this.#difference) return;
		if (difference === this.#difference && fullest >= this.#fullest) return;
		[this.found, this.#difference, this.#fullest] = [way, difference, fullest];
	}
}
