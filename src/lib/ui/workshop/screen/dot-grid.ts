/** How votes are drawn as dots, each as large as can be while all levels have dots of one size. */

/** More could not be told apart from the back of the room. */
export const MOST_DOTS = 60;

/** A level's column, in units of its own. */
export const COLUMN = { width: 100, height: 150 } as const;
/** A single vote must not look like a full stop at the end of the world. */
const FEWEST_A_ROW = 4;

export type Dot = { x: number; y: number };
export type DotGrid = { radius: number; columns: Dot[][] };

/** @param counts of dots, by column; stacked from the ground, filling each row from its start */
export function dotGrid(counts: readonly number[]): DotGrid {
	const most = Math.max(0, ...counts);
	let across = FEWEST_A_ROW;
	while ((Math.ceil(most / across) * COLUMN.width) / across > COLUMN.height) across += 1;
	const cell = COLUMN.width / across;
	return {
		radius: cell * 0.42,
		columns: counts.map((count) =>
			Array.from({ length: count }, (_, i) => ({
				x: ((i % across) + 0.5) * cell,
				y: COLUMN.height - (Math.floor(i / across) + 0.5) * cell,
			})),
		),
	};
}
