import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMN, dotGrid, MOST_DOTS } from './dot-grid';

const counts = fc.array(fc.integer({ min: 0, max: MOST_DOTS }), { minLength: 5, maxLength: 5 });

// Catches votes that are not drawn, drawn twice, over one another, or outside of the picture.
test('each vote is a dot of its own, and all are within the picture', () => {
	fc.assert(
		fc.property(counts, (all) => {
			const { radius, columns } = dotGrid(all);
			expect(columns.map(({ length }) => length)).toEqual(all);
			for (const dots of columns) {
				for (const [i, { x, y }] of dots.entries()) {
					expect(x - radius).toBeGreaterThanOrEqual(0);
					expect(x + radius).toBeLessThanOrEqual(COLUMN.width);
					expect(y - radius).toBeGreaterThanOrEqual(0);
					expect(y + radius).toBeLessThanOrEqual(COLUMN.height);
					for (const other of dots.slice(0, i)) {
						expect(Math.hypot(other.x - x, other.y - y)).toBeGreaterThan(2 * radius);
					}
				}
			}
		}),
		{ numRuns: 30 },
	);
});

// Catches dots that are smaller than they need be: nobody sees them from the back of the room.
test('dots are as large as the largest level lets them be', () => {
	expect(dotGrid([1, 0, 0, 0, 0]).radius).toBeGreaterThan(COLUMN.width / 10);
	expect(dotGrid([MOST_DOTS, 0, 0, 0, 0]).radius).toBeGreaterThan(COLUMN.width / 20);
	expect(dotGrid([5, 40, 0, 0, 0]).radius).toBe(dotGrid([40, 5, 0, 0, 0]).radius);
});
