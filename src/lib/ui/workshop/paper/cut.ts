/** Cuts blocks into pages by how high they stand on the screen: a millimetre is the same on paper. */
import { isHeading, type SheetBlock } from './blocks';
import { packPages } from './pack';
import type { Paper } from './paper-size';

/** For each page the places of its blocks; of a person's sheet, and of a set to share. */
export type Cut = { own: number[][]; shared: number[][] };

type Wanted = {
	own: readonly SheetBlock[];
	shared: readonly SheetBlock[];
	paper: Paper;
	/** Whether areas follow each other on a person's pages, to save paper. */
	together: boolean;
};

/** In CSS pixels. */
const MM = 96 / 25.4;
const HEIGHTS: Readonly<Record<Paper, number>> = { A4: 297, Letter: 279.4 };
/** As the stylesheet has it. */
const MARGIN = 12;
/** A line more than it takes here, because letters are set a little differently on paper. */
const SPARE = 5;

/** @param column the head of a first page, of any other, and then all blocks, as wide as on paper */
export function cutPages(column: HTMLElement, { own, shared, paper, together }: Wanted): Cut {
	const [first, head, ...heights] = [...column.children].map(
		(one) => one.getBoundingClientRect().height,
	) as [number, number, ...number[]];
	const page = (HEIGHTS[paper] - 2 * MARGIN - SPARE) * MM;
	const packed = (blocks: readonly SheetBlock[], from: number, begin: number, apart: boolean) =>
		packPages(
			blocks.map((block, i) => ({
				height: heights[from + i]!,
				withNext: isHeading(block),
				newPage: apart && block.kind === 'area',
			})),
			{ first: page - begin, others: page - head },
		);
	return {
		own: packed(own, 0, first, !together),
		shared: packed(shared, own.length, head, true),
	};
}
