/** A radar of areas or principles as a picture of its own. */
import { line, marker, range } from './marks';
import { numberedLegend, seriesLegend } from './legend';
import {
	HAIR,
	LINE,
	SOFT,
	WIDTH,
	element,
	known,
	num,
	picture,
	spoken,
	textLines,
	written,
	type ChartFrame,
} from './svg';
import { widthOf, wrap } from './wrap';

export type RadarSeries = {
	name: string;
	/** 0 to 100 by axis; null leaves a gap in the line. */
	values: readonly (number | null)[];
	/** By axis: the ends of what is still possible where answers are missing. */
	ranges?: readonly ({ low: number; high: number } | null)[];
};

export type RadarPicture = ChartFrame & {
	labels: readonly string[];
	/** One, or two to compare. */
	series: readonly RadarSeries[];
};

/** More axes than this have no room for their labels: numbers stand there, explained below. */
const MOST_LABELLED = 8;
const STEPS = [25, 50, 75, 100];
const LABEL_WIDTH = 96;

export function radarSvg(chart: RadarPicture): string {
	const { labels, series, dir } = chart;
	const numbered = labels.length > MOST_LABELLED;
	const texts = labels.map((label, axis) => {
		// Two series have their figures in the legend's place, the table: here they would collide.
		const figure = series.length === 1 ? [written(chart, series[0]!.values[axis])] : [];
		return numbered ? [String(axis + 1)] : [...wrap(label, LABEL_WIDTH), ...figure];
	});
	const radius = numbered ? 150 : 94;
	const tallest = Math.max(1, ...texts.map((lines) => lines.length)) * LINE;
	const centre = { x: WIDTH / 2, y: radius + tallest + 14 };

	/** Axis 0 points up, and they go clockwise, as on the page. */
	const place = (axis: number, value: number) => {
		const angle = (axis / Math.max(1, labels.length)) * 2 * Math.PI - Math.PI / 2;
		const reach = (value / 100) * radius;
		return { x: centre.x + Math.cos(angle) * reach, y: centre.y + Math.sin(angle) * reach };
	};
	const rings = labels.length === 0 ? [] : STEPS.map((step) => ring(labels.length, step, place));
	const spokes = labels.map((_, axis) => {
		const end = place(axis, 100);
		const look = { stroke: HAIR, 'stroke-width': 1 };
		return element('line', { x1: centre.x, y1: centre.y, x2: end.x, y2: end.y, ...look });
	});
	const ticks = STEPS.map((step) => {
		const at = { x: centre.x - 4, y: place(0, step).y + 5, side: 'right', dir } as const;
		return textLines([chart.figure(step)], { ...at, fill: SOFT });
	});
	const drawn = series.map(({ values, ranges }, index) => {
		const points = labels.map((_, axis) => {
			const value = known(values[axis]);
			return value === null ? null : place(axis, value);
		});
		const possible = labels.map((_, axis) => {
			const [low, high] = [known(ranges?.[axis]?.low), known(ranges?.[axis]?.high)];
			if (low === null || high === null) return '';
			return range(index, place(axis, low), place(axis, high));
		});
		const marks = points.map((point) => (point ? marker(index, point) : ''));
		return line(index, points, true) + possible.join('') + marks.join('');
	});
	const names = texts.map((lines, axis) => axisLabel(lines, place(axis, 100), centre, dir));
	const bottom = Math.max(centre.y + radius, ...names.map((name) => name.bottom)) + 14;
	const legend = seriesLegend(series.length > 1 ? series.map(({ name }) => name) : [], bottom, dir);
	const single = series.length === 1 ? series[0] : undefined;
	const inFull = labels.map((label, axis) =>
		single ? `${label} – ${written(chart, single.values[axis])}` : label,
	);
	const key = numberedLegend(numbered ? inFull : [], bottom + legend.height, dir);
	const said = series.map(({ name, values }) => spoken(chart, name, labels, values));
	return picture(chart, bottom + legend.height + key.height + 8, said, [
		...rings,
		...spokes,
		...ticks,
		...drawn,
		...names.map(({ markup }) => markup),
		legend.markup,
		key.markup,
	]);
}

type Place = (axis: number, value: number) => { x: number; y: number };

function ring(axes: number, step: number, place: Place): string {
	const corners = Array.from({ length: axes }, (_, axis) => place(axis, step));
	const points = corners.map(({ x, y }) => `${num(x)},${num(y)}`).join(' ');
	return element('polygon', { points, fill: 'none', stroke: HAIR, 'stroke-width': 1 });
}

/** Beside the end of its axis, on the side away from the centre, and inside the picture. */
function axisLabel(
	lines: readonly string[],
	end: { x: number; y: number },
	centre: { x: number; y: number },
	dir: ChartFrame['dir'],
): { markup: string; bottom: number } {
	const [dx, dy] = [end.x - centre.x, end.y - centre.y];
	const length = Math.hypot(dx, dy) || 1;
	const side = Math.abs(dx) < length / 5 ? 'middle' : dx > 0 ? 'left' : 'right';
	const block = lines.length * LINE;
	const down = dy / length;
	// From wholly above the top of the radar to wholly below its bottom.
	const top = end.y + down * 8 - (block * (1 - down)) / 2;
	const width = Math.max(0, ...lines.map(widthOf));
	const out = end.x + (dx / length) * 9;
	const x =
		side === 'left'
			? Math.min(out, WIDTH - width - 2)
			: side === 'right'
				? Math.max(out, width + 2)
				: out;
	return { markup: textLines(lines, { x, y: top + 12, side, dir }), bottom: top + block };
}
