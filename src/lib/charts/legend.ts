/** What stands under a chart: which line is which, and the numbered labels in full. */
import { marker, styleOf } from './marks';
import { LINE, WIDTH, element, textLines, type Direction } from './svg';
import { wrap } from './wrap';

/** Pieces of a picture with the height that they take. */
export type Piece = { markup: string; height: number };

const EDGE = 8;
const SAMPLE = 44;

/** Mirrors a place where text runs from right to left. */
export function mirrored(x: number, dir: Direction): number {
	return dir === 'rtl' ? WIDTH - x : x;
}

/** One line a series, each with a sample of it. */
export function seriesLegend(names: readonly string[], top: number, dir: Direction): Piece {
	const side = dir === 'rtl' ? 'right' : 'left';
	let y = top;
	const parts = names.map((name, index) => {
		const lines = wrap(name, WIDTH - SAMPLE - 3 * EDGE);
		const [from, to] = [mirrored(EDGE, dir), mirrored(EDGE + SAMPLE, dir)];
		const { colour, dash } = styleOf(index);
		const stroke = { stroke: colour, 'stroke-width': 2.5, 'stroke-dasharray': dash };
		const middle = y + LINE / 2;
		const sample =
			element('line', { x1: from, y1: middle, x2: to, y2: middle, ...stroke }) +
			marker(index, { x: (from + to) / 2, y: middle });
		const at = { x: mirrored(2 * EDGE + SAMPLE, dir), y: y + 13, side, dir } as const;
		y += Math.max(1, lines.length) * LINE + 3;
		return sample + textLines(lines, at);
	});
	return { markup: parts.join(''), height: y - top };
}

/** `1 …`, `2 …`: labels that have no room in the chart, which shows their numbers. */
export function numberedLegend(labels: readonly string[], top: number, dir: Direction): Piece {
	const side = dir === 'rtl' ? 'right' : 'left';
	let y = top;
	const parts = labels.map((label, index) => {
		const lines = wrap(label, WIDTH - 5 * EDGE);
		const number = textLines([String(index + 1)], {
			...{ x: mirrored(EDGE, dir), y: y + 13, side, dir, bold: true },
		});
		const text = textLines(lines, { x: mirrored(4 * EDGE, dir), y: y + 13, side, dir });
		y += Math.max(1, lines.length) * LINE;
		return number + text;
	});
	return { markup: parts.join(''), height: y - top };
}
