/** Bars by area or principle as a picture of their own: the label above each bar, for it is long. */
import { mirrored } from './legend';
import { range, styleOf } from './marks';
import {
	HAIR,
	INK,
	LINE,
	PAPER,
	SOFT,
	WIDTH,
	element,
	known,
	picture,
	spoken,
	textLines,
	written,
	type ChartFrame,
} from './svg';
import { widthOf, wrap } from './wrap';

export type BarSeries = {
	name: string;
	values: readonly (number | null)[];
	/** Shown where there is no value: from the lowest to the highest still possible. */
	ranges?: readonly ({ low: number; high: number } | null)[];
};

export type BarsPicture = ChartFrame & {
	labels: readonly string[];
	/** One, or two or three to compare. */
	series: readonly BarSeries[];
};

const EDGE = 8;
const BAR = 14;
/** Told apart without colours: full, empty, striped. */
const FULL = 0;
const EMPTY = 1;

export function barsSvg(chart: BarsPicture): string {
	const { labels, series, dir } = chart;
	const side = dir === 'rtl' ? 'right' : 'left';
	const figures = series.map(({ values }) => labels.map((_, row) => written(chart, values[row])));
	// Bold needs a little more; beyond half of the picture a text may lie over the bar's track.
	const room = Math.min(WIDTH / 2, 1.1 * Math.max(0, ...figures.flat().map(widthOf)) + 10);
	const scale: Scale = { length: WIDTH - 2 * EDGE - room, dir };
	let y = EDGE;
	const parts: string[] = [];
	if (series.length > 1) {
		series.forEach(({ name }, index) => {
			const lines = wrap(name, WIDTH - 60);
			parts.push(bar(index, y + 2, 100, { length: 28, dir }));
			parts.push(textLines(lines, { x: mirrored(EDGE + 36, dir), y: y + 13, side, dir }));
			y += Math.max(1, lines.length) * LINE + 2;
		});
		y += 6;
	}
	labels.forEach((label, row) => {
		const lines = wrap(label, WIDTH - 2 * EDGE);
		parts.push(textLines(lines, { x: mirrored(EDGE, dir), y: y + 13, side, dir }));
		y += lines.length * LINE + 2;
		series.forEach(({ values, ranges }, index) => {
			const value = known(values[row]);
			parts.push(track(y, scale));
			if (value !== null) parts.push(bar(index, y, value, scale));
			else parts.push(possible(index, ranges?.[row], y, scale));
			const at = { x: mirrored(WIDTH - EDGE, dir), y: y + 12 };
			const end = dir === 'rtl' ? 'left' : 'right';
			parts.push(textLines([figures[index]![row]!], { ...at, side: end, dir, bold: true }));
			y += BAR + 4;
		});
		y += 8;
	});
	const said = series.map(({ name, values }) => spoken(chart, name, labels, values));
	return picture(chart, y, said, parts);
}

/** In units, from the beginning of a line of text. */
type Scale = { length: number; dir: ChartFrame['dir'] };

/** The whole length of the scale, with its quarters. */
function track(y: number, scale: Scale): string {
	const quarters = [25, 50, 75].map((step) => {
		const x = place(step, scale);
		return element('line', { x1: x, y1: y, x2: x, y2: y + BAR, stroke: HAIR });
	});
	const box = { x: Math.min(place(0, scale), place(100, scale)), y, width: scale.length };
	return element('rect', { ...box, height: BAR, fill: 'none', stroke: HAIR }) + quarters.join('');
}

function bar(index: number, y: number, value: number, scale: Scale): string {
	const { colour } = styleOf(index);
	const [from, to] = [place(0, scale), place(value, scale)];
	const [x, width] = [Math.min(from, to), Math.abs(to - from)];
	const box = { x, y, width, height: BAR, stroke: colour, 'stroke-width': 1.5 };
	if (index === FULL) return element('rect', { ...box, fill: colour });
	if (index === EMPTY) return element('rect', { ...box, fill: PAPER, stroke: INK });
	const stripes = Array.from({ length: Math.floor(width / 6) }, (_, stripe) => {
		const at = x + 3 + stripe * 6;
		return element('line', { x1: at, y1: y, x2: at, y2: y + BAR, stroke: SOFT });
	});
	return element('rect', { ...box, fill: PAPER }) + stripes.join('');
}

function possible(
	index: number,
	ends: { low: number; high: number } | null | undefined,
	y: number,
	scale: Scale,
): string {
	const [low, high] = [known(ends?.low), known(ends?.high)];
	if (low === null || high === null) return '';
	const middle = y + BAR / 2;
	return range(index, { x: place(low, scale), y: middle }, { x: place(high, scale), y: middle });
}

function place(value: number, { length, dir }: Scale): number {
	return mirrored(EDGE + (value / 100) * length, dir);
}
