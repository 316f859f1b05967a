import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPages, type PaperBlock } from './pack';

const block = (height: number, more: Partial<PaperBlock> = {}): PaperBlock => ({ height, ...more });
const room = { first: 50, others: 100 };

// Catches a page that is filled beyond its end, and one begun before it is full.
test('a page takes what fits', () => {
	const blocks = [block(30), block(20), block(60), block(40), block(1)];
	expect(packPages(blocks, room)).toEqual([[0, 1], [2, 3], [4]]);
});

// Catches a heading alone at the foot of a page, and an area that begins in the middle of one.
test('a heading stays with what follows, and an area can begin a page', () => {
	const heading = { withNext: true };
	expect(packPages([block(40), block(5, heading), block(10)], room)).toEqual([[0], [1, 2]]);
	expect(packPages([block(5), block(5, { ...heading, newPage: true }), block(5)], room)).toEqual([
		[0],
		[1, 2],
	]);
});

// Catches a block that is lost, comes twice or is cut off the end of a page.
test('every block stands on one page, in order, and no page is too full', () => {
	const blocks = fc.array(
		fc.record({
			height: fc.integer({ min: 1, max: 120 }),
			newPage: fc.boolean(),
			withNext: fc.boolean(),
		}),
	);
	fc.assert(
		fc.property(blocks, (all) => {
			const pages = packPages(all, room);
			expect(pages.flat()).toEqual(all.map((_, i) => i));
			for (const [at, page] of pages.entries()) {
				const height = page.reduce((sum, i) => sum + all[i]!.height, 0);
				const units = page.filter((i, place) => place === 0 || !all[page[place - 1]!]!.withNext);
				if (units.length > 1) expect(height).toBeLessThanOrEqual(at === 0 ? 50 : 100);
			}
		}),
	);
});
