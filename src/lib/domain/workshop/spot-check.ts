/**
 * The spot check: one paper sheet in ten is typed in a second time, what was typed first unseen, so
 * that the minutes can say how many slips there are. What was once counted stays counted: whoever
 * draws again adds to the figure, and cannot draw until it looks better.
 */
import * as v from 'valibot';
import { PARTS, type Part } from './hand-in';
import type { SheetLine } from './sheets';

/** How the check of one part stands. */
export type SpotCheck = {
	/** Numbers of the sheets that are drawn and not typed in yet. */
	todo: readonly number[];
	/** Of those that are. */
	checked: readonly number[];
	/** Ticks compared, and those that were different. */
	entries: number;
	differences: number;
};
export type SpotChecks = Readonly<Partial<Record<Part, SpotCheck>>>;

/** One sheet in so many is typed in again. */
const ONE_IN = 10;

/** How many sheets are drawn next: one in ten, begun tens counting whole, of those not yet checked. */
export const drawnNext = (sheets: readonly number[], check?: SpotCheck): number =>
	Math.min(Math.ceil(sheets.length / ONE_IN), notYet(sheets, check).length);

/**
 * Draws sheets by lot.
 *
 * @param sheets the numbers of all paper sheets of the part
 * @param random from 0 up to 1, one for each sheet, in any order
 */
export function draw(
	sheets: readonly number[],
	check: SpotCheck | undefined,
	random: () => number,
): SpotCheck {
	const todo = notYet(sheets, check)
		.map((sheet) => ({ sheet, lot: random() }))
		.sort((a, b) => a.lot - b.lot)
		.slice(0, drawnNext(sheets, check))
		.map(({ sheet }) => sheet)
		.sort((a, b) => a - b);
	const { checked = [], entries = 0, differences = 0 } = check ?? {};
	return { todo, checked, entries, differences };
}

const notYet = (sheets: readonly number[], check?: SpotCheck): readonly number[] =>
	sheets.filter((sheet) => !check?.checked.includes(sheet));

/** With a sheet that was typed in a second time; nothing changes where it was counted before. */
export function withCompared(
	check: SpotCheck,
	{ sheet, entries, differences }: { sheet: number; entries: number; differences: number },
): SpotCheck {
	if (check.checked.includes(sheet)) return check;
	return {
		...check,
		todo: check.todo.filter((one) => one !== sheet),
		checked: [...check.checked, sheet],
		entries: check.entries + entries,
		differences: check.differences + differences,
	};
}

/** Whether there are fewer slips than one tick in a hundred. */
export const isGood = ({ entries, differences }: SpotCheck): boolean => differences * 100 < entries;

/** The lines on which two times of typing in differ, in the order of the lines. */
export const differing = <L extends SheetLine>(
	lines: readonly L[],
	stored: string,
	again: string,
): L[] => lines.filter(({ index }) => stored[index] !== again[index]);

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const checksSchema = v.record(
	v.picklist(PARTS),
	v.object({
		...{ todo: v.array(count), checked: v.array(count) },
		...{ entries: count, differences: count },
	}),
);

/** Whatever was stored; where it makes no sense, as if nothing had been checked. */
export function readSpotChecks(stored: unknown): SpotChecks {
	const read = v.safeParse(checksSchema, stored);
	return read.success ? read.output : {};
}
