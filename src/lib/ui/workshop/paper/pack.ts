/**
 * Which blocks stand on which sheet of paper. The browser could cut the pages itself, but then
 * nobody would know before printing how many there are, and none could carry the sheet's number.
 */

export type PaperBlock = {
	/** In one unit, the same as the room's. */
	height: number;
	/** Begins a page. */
	newPage?: boolean;
	/** Never the last one on its page: a heading. */
	withNext?: boolean;
};

/**
 * @param room of the first page, and of all others, in the blocks' unit
 * @returns for each page the places of its blocks in the list; a block that is higher than a page
 * has one for itself
 */
export function packPages(
	blocks: readonly PaperBlock[],
	room: { first: number; others: number },
): number[][] {
	const pages: number[][] = [];
	let left = -1;
	for (let i = 0; i < blocks.length;) {
		// A heading and what it is over go together, or not at all.
		let end = i;
		while (blocks[end]!.withNext && end + 1 < blocks.length) end += 1;
		const unit = blocks.slice(i, end + 1);
		const height = unit.reduce((sum, one) => sum + one.height, 0);
		if (pages.length === 0 || unit[0]!.newPage || height > left) {
			left = pages.length === 0 ? room.first : room.others;
			pages.push([]);
		}
		pages.at(-1)!.push(...unit.map((_, at) => i + at));
		left -= height;
		i = end + 1;
	}
	return pages;
}
