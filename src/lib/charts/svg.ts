/**
 * SVG as text, for charts that must work without this app: in a report, a file, a printout. Looks
 * stand in attributes, never in a style: the app's content policy and other programs ignore those.
 */

/** Ink on white paper: legible in grey, and the same whatever theme the app is in. */
export const INK = '#14212b';
export const SOFT = '#475763';
export const HAIR = '#c2ced6';
export const PAPER = '#fff';

/** Units of every chart's width; with {@link TEXT} a text is 10.4 px high on a 320 px screen. */
export const WIDTH = 400;
export const TEXT = 13;
export const LINE = 17;

const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

export type Direction = 'ltr' | 'rtl';

/** What every chart needs beside its data. Words come ready: nothing is translated here. */
export type ChartFrame = {
	/** Name of the picture for those who cannot see it. */
	title: string;
	/** What it shows, in a sentence; the figures are added to it. */
	description: string;
	dir: Direction;
	lang: string;
	/** How a figure from 0 to 100 is written. */
	figure: (value: number) => string;
	/** Stands where there is no figure. */
	none: string;
};

/** Characters that XML 1.0 has no way to write. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

export function escapeXml(text: string): string {
	return text
		.replace(NOT_XML, '\uFFFD')
		.replace(/&/gu, '&amp;')
		.replace(/</gu, '&lt;')
		.replace(/>/gu, '&gt;')
		.replace(/"/gu, '&quot;')
		.replace(/'/gu, '&#39;');
}

type Attributes = Record<string, string | number | undefined>;

/** @param children markup; a text goes through {@link escapeXml} first */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
	const written = Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(
			([key, value]) => ` ${key}="${escapeXml(typeof value === 'number' ? num(value) : value!)}"`,
		)
		.join('');
	return children.length === 0
		? `<${name}${written}/>`
		: `<${name}${written}>${children.join('')}</${name}>`;
}

/** Two decimals are finer than any printer. */
export function num(value: number): string {
	const rounded = Math.round(value * 100) / 100;
	return String(rounded === 0 ? 0 : rounded);
}

/** Sides of the paper, whichever way the text runs. */
export type Side = 'left' | 'middle' | 'right';

/** Lines of text from one point down. `y` is the base line of the first. */
export function textLines(
	lines: readonly string[],
	at: { x: number; y: number; side: Side; dir: Direction; bold?: boolean; fill?: string },
): string {
	const left = at.dir === 'ltr' ? 'start' : 'end';
	const right = at.dir === 'ltr' ? 'end' : 'start';
	const anchor = { left, middle: 'middle', right }[at.side];
	return element(
		'text',
		{
			'text-anchor': anchor,
			fill: at.fill ?? INK,
			'font-weight': at.bold ? 'bold' : undefined,
		},
		...lines.map((line, index) =>
			element('tspan', { x: at.x, y: at.y + index * LINE }, escapeXml(line)),
		),
	);
}

/** The whole picture: a document of its own, and fit to stand in a page. */
export function picture(
	frame: ChartFrame,
	height: number,
	figures: readonly string[],
	parts: readonly string[],
): string {
	return element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			viewBox: `0 0 ${WIDTH} ${num(height)}`,
			width: WIDTH,
			height,
			role: 'img',
			lang: frame.lang,
			direction: frame.dir,
			'font-family': FONTS,
			'font-size': TEXT,
		},
		element('title', {}, escapeXml(frame.title)),
		element('desc', {}, escapeXml([frame.description, ...figures].join('\n'))),
		element('rect', { width: WIDTH, height, fill: PAPER }),
		...parts,
	);
}

/** What a screen reader says of a series. */
export function spoken(
	frame: ChartFrame,
	name: string,
	labels: readonly string[],
	values: readonly (number | null)[],
): string {
	const figures = labels.map((label, index) => `${label} ${written(frame, values[index])}`);
	return `${name}: ${figures.join('; ')}`;
}

export function written(frame: ChartFrame, value: number | null | undefined): string {
	const figure = known(value);
	return figure === null ? frame.none : frame.figure(figure);
}

/** A figure that can be drawn: inside 0 to 100, or none. */
export function known(value: number | null | undefined): number | null {
	if (value === null || value === undefined || !Number.isFinite(value)) return null;
	return Math.min(100, Math.max(0, value));
}
