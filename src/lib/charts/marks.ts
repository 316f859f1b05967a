/** How series differ on paper without colours: by dash and by the shape of their points. */
import { INK, PAPER, element, num } from './svg';

type Point = { x: number; y: number };

const DASHES = [undefined, '7 4', '2 3', '10 3 2 3', '4 6', '12 5', '10 3 2 3 2 3'];
const COLOURS = ['#0b4f6c', '#b45309', '#1b6b3a', '#6b2a80', INK, '#8a1c3c', '#4a5d00'];

/** Around 0,0; each about as heavy as the others. */
const SHAPES = [
	'M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z',
	'M-4.5 -4.5H4.5V4.5H-4.5Z',
	'M0 -6L5.5 4.5H-5.5Z',
	'M0 -6.5L5.5 0L0 6.5L-5.5 0Z',
	'M0 6L5.5 -4.5H-5.5Z',
	'M-2 -5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5V-2H-2Z',
	'M0 -6L6 -1.5L3.7 5.5H-3.7L-6 -1.5Z',
];

/** After seven shapes come the same seven, hollow. No two of the first 14 series are alike. */
export function styleOf(index: number) {
	const hollow = Math.floor(index / SHAPES.length) % 2 === 1;
	const colour = COLOURS[index % COLOURS.length]!;
	return {
		colour,
		dash: DASHES[(index + Math.floor(index / DASHES.length)) % DASHES.length],
		shape: SHAPES[index % SHAPES.length]!,
		fill: hollow ? PAPER : colour,
	};
}

export function marker(index: number, { x, y }: Point): string {
	const { shape, fill, colour } = styleOf(index);
	return element('path', {
		d: shape,
		transform: `translate(${num(x)} ${num(y)})`,
		fill,
		stroke: fill === PAPER ? colour : PAPER,
		'stroke-width': 1.5,
	});
}

/** A line through the points, broken where one is missing. */
export function line(index: number, points: readonly (Point | null)[], closed = false): string {
	const { colour, dash } = styleOf(index);
	const whole = closed && points.every((point) => point !== null);
	// A gap that the circle runs over must not be closed by a start in its middle.
	const first = closed && !whole ? points.indexOf(null) : 0;
	const turned = [...points.slice(first), ...points.slice(0, first)];
	let open = false;
	const steps = turned.map((point) => {
		const step = point === null ? '' : `${open ? 'L' : 'M'}${num(point.x)} ${num(point.y)}`;
		open = point !== null;
		return step;
	});
	const d = steps.join('') + (whole && points.length > 0 ? 'Z' : '');
	if (d === '') return '';
	return element('path', {
		d,
		fill: 'none',
		stroke: colour,
		'stroke-width': 2.5,
		'stroke-linejoin': 'round',
		'stroke-dasharray': dash,
	});
}

/** From the lowest to the highest possible figure, with a cross-line at each end. */
export function range(index: number, from: Point, to: Point): string {
	const { colour } = styleOf(index);
	const length = Math.hypot(to.x - from.x, to.y - from.y);
	if (length < 0.01) return '';
	const across = { x: (-(to.y - from.y) / length) * 6, y: ((to.x - from.x) / length) * 6 };
	const cap = ({ x, y }: Point) =>
		`M${num(x - across.x)} ${num(y - across.y)}L${num(x + across.x)} ${num(y + across.y)}`;
	const look = { fill: 'none', stroke: colour, 'stroke-width': 2 };
	const bar = `M${num(from.x)} ${num(from.y)}L${num(to.x)} ${num(to.y)}`;
	return (
		element('path', { d: bar, ...look, 'stroke-dasharray': '4 3' }) +
		element('path', { d: cap(from) + cap(to), ...look })
	);
}
