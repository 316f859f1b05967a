/** A line an area over assessments, oldest first, each named at the end of its line. */
import { mirrored, numberedLegend } from './legend';
import { line, marker, styleOf } from './marks';
import { spread } from './spread';
import {
	HAIR,
	LINE,
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

export type LinesPicture = ChartFrame & {
	/** What the assessments are called, such as their periods, oldest first. */
	moments: readonly string[];
	areas: readonly {
		name: string;
		/** By moment, 0 to 100; null leaves a gap. */
		values: readonly (number | null)[];
		/** Stands under the name; without it, the last value. */
		figures?: string;
	}[];
};

const TOP = 16;
/** Where the scale stands, the plot begins and ends, and the names begin. */
const [SCALE, FROM, TO, NAMES] = [32, 46, 226, 248];
const LEAST_PLOT = 220;

export function linesSvg(chart: LinesPicture): string {
	const { moments, areas, dir } = chart;
	const start = dir === 'rtl' ? 'right' : 'left';
	const end = dir === 'rtl' ? 'left' : 'right';
	const names = areas.map(({ name, values, figures }) => [
		...wrap(name, WIDTH - NAMES - 14),
		...wrap(figures ?? written(chart, values[moments.length - 1]), WIDTH - NAMES - 14),
	]);
	const height = (lines: readonly string[]) => lines.length * LINE + 4;
	const needed = names.reduce((sum, lines) => sum + height(lines), 0);
	const plot = Math.max(LEAST_PLOT, needed);

	const x = (moment: number) => {
		const share = moments.length > 1 ? moment / (moments.length - 1) : 0.5;
		return mirrored(FROM + share * (TO - FROM), dir);
	};
	const y = (value: number) => TOP + (1 - value / 100) * plot;

	const grid = [0, 25, 50, 75, 100].map((step) => {
		const [x1, x2] = [mirrored(FROM - 8, dir), mirrored(TO + 6, dir)];
		const rule = { x1, x2, y1: y(step), y2: y(step), stroke: HAIR };
		const at = { x: mirrored(SCALE, dir), y: y(step) + 5, side: end, dir, fill: SOFT } as const;
		return element('line', rule) + textLines([chart.figure(step)], at);
	});
	const points = areas.map(({ values }) =>
		moments.map((_, moment) => {
			const value = known(values[moment]);
			return value === null ? null : { x: x(moment), y: y(value) };
		}),
	);
	const drawn = points.map((ends, area) => {
		const marks = ends.map((point) => (point ? marker(area, point) : ''));
		return line(area, ends) + marks.join('');
	});
	// An area without a figure at the end is named below the others.
	const last = points.map((ends) => ends[moments.length - 1] ?? null);
	const wishes = names.map((lines, area) => ({
		at: last[area]?.y ?? TOP + plot,
		height: height(lines),
	}));
	const tops = spread(wishes, TOP - 6, TOP + plot + 6);
	const labels = names.map((lines, area) => {
		const at = { x: mirrored(NAMES + 10, dir), y: tops[area]! + 13, side: start, dir } as const;
		const own = { x: mirrored(NAMES, dir), y: tops[area]! + 9 };
		return leader(area, last[area] ?? null, own) + textLines(lines, at);
	});

	const axis = momentLabels(chart, x, TOP + plot + 22);
	const said = areas.map(({ name, values }) => spoken(chart, name, moments, values));
	return picture(chart, TOP + plot + 30 + axis.height, said, [
		...grid,
		...drawn,
		...labels,
		axis.markup,
	]);
}

type Point = { x: number; y: number };

/** From the end of a line to its name, which may have had to stand elsewhere. */
function leader(area: number, from: Point | null, to: Point): string {
	if (!from) return marker(area, to);
	const look = { stroke: styleOf(area).colour, 'stroke-width': 0.75 };
	return (
		element('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, ...look }) + marker(area, to)
	);
}

/** Names of the moments under their places; numbers, explained below, where names have no room. */
function momentLabels(
	{ moments, dir }: LinesPicture,
	x: (moment: number) => number,
	y: number,
): { markup: string; height: number } {
	const room = moments.length > 1 ? (TO - FROM) / (moments.length - 1) : TO - FROM;
	// The first and the last may reach over the plot's ends, but not out of the picture.
	const fits = moments.every((moment) => widthOf(moment) + 8 <= Math.min(room, 2 * FROM));
	if (fits) {
		const texts = moments.map((moment, index) =>
			textLines([moment], { x: x(index), y, side: 'middle', dir }),
		);
		return { markup: texts.join(''), height: 0 };
	}
	const every = Math.ceil(20 / room);
	const numbers = moments.map((_, index) =>
		index % every === 0
			? textLines([String(index + 1)], { x: x(index), y, side: 'middle', dir, bold: true })
			: '',
	);
	const key = numberedLegend(moments, y + 12, dir);
	return { markup: numbers.join('') + key.markup, height: key.height + 4 };
}
