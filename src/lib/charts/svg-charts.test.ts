import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barsSvg } from './bars-svg';
import { linesSvg } from './lines-svg';
import { styleOf } from './marks';
import { radarSvg } from './radar-svg';
import { slopeSvg } from './slope-svg';
import { spread } from './spread';
import { TEXT, WIDTH, type ChartFrame } from './svg';
import { readXml } from './testing/well-formed';
import { widthOf, wrap } from './wrap';

const FRAME: ChartFrame = {
	title: 'Profile',
	description: 'Scores by area',
	dir: 'ltr',
	lang: 'en',
	figure: (value) => value.toFixed(1),
	none: 'no figure',
};
const AREAS = ['Inclusion', 'Participation', 'Literacy', 'Prosperity', 'Environment', 'City rules'];
const LABELS = [...AREAS, 'Digital infrastructure'];
const BEFORE = [45, 60, null, 25, 80, 12.5, 100];
const AFTER = [55, 50, 40, null, 85, 32.5, 100];
const RANGES = BEFORE.map((value) => (value === null ? { low: 20, high: 70 } : null));
const SERIES = { name: '2023', values: BEFORE, ranges: RANGES };
const TWO = [SERIES, { name: '2024', values: AFTER }];
const SIXTEEN = Array.from({ length: 16 }, (_, index) => `Principle ${index + 1}`);

// What a chart looks like changes only where somebody has looked at it.
describe('golden pictures', () => {
	test.each([
		['radar of 7', radarSvg({ ...FRAME, labels: LABELS, series: [SERIES] })],
		['radar of 7, two', radarSvg({ ...FRAME, labels: LABELS, series: TWO, dir: 'rtl' })],
		[
			'radar of 16',
			radarSvg({
				...FRAME,
				labels: SIXTEEN,
				series: [{ name: '2023', values: SIXTEEN.map((_, at) => (at === 3 ? null : at * 6)) }],
			}),
		],
		['bars', barsSvg({ ...FRAME, labels: LABELS, series: TWO })],
		[
			'slope',
			slopeSvg({
				...FRAME,
				before: '2023',
				after: '2024',
				areas: LABELS.map((name, at) => ({ name, before: BEFORE[at]!, after: AFTER[at]! })),
			}),
		],
		[
			'lines',
			linesSvg({
				...FRAME,
				dir: 'rtl',
				moments: ['2022', '2023', '2024'],
				areas: LABELS.map((name, at) => ({ name, values: [BEFORE[at]!, null, AFTER[at]!] })),
			}),
		],
	])('%s', async (name, svg) => {
		const file = `./testing/golden/${name.replace(/[^a-z0-9]+/gu, '-')}.svg`;
		await expect(`${svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(file);
	});
});

const anyLabel = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.constantFrom(
		'<script>&"\'',
		'حوكمة المدينة',
		'都市のデジタル基盤',
		'👨‍👩‍👧 family',
		'\uD800',
		' \n\t',
	),
);
const anyValue = fc.oneof(
	{ weight: 5, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
	{ weight: 2, arbitrary: fc.constant(null) },
	{ weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, -1, 101, -0, 1e-9) },
);
const anyRange = fc.option(fc.record({ low: anyValue, high: anyValue }).map(ends));

function ends({ low, high }: { low: number | null; high: number | null }) {
	return { low: low ?? 0, high: high ?? 100 };
}

const anyFrame = fc
	.record({ title: anyLabel, description: anyLabel, dir: fc.constantFrom('ltr', 'rtl') })
	.map((some) => ({ ...FRAME, ...some }) as ChartFrame);

const anyTable = fc.integer({ min: 0, max: 20 }).chain((count) => {
	const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: count, maxLength: count });
	const series = fc.record({ name: anyLabel, values: list(anyValue), ranges: list(anyRange) });
	return fc.record({
		frame: anyFrame,
		labels: list(anyLabel),
		series: fc.array(series, { minLength: 1, maxLength: 3 }),
	});
});

type Table = typeof anyTable extends fc.Arbitrary<infer T> ? T : never;

const CHARTS: Record<string, (table: Table) => { svg: string; shown: string[] }> = {
	radar: ({ frame, labels, series }) => ({
		svg: radarSvg({ ...frame, labels, series: series.slice(0, 2) }),
		shown: labels,
	}),
	bars: ({ frame, labels, series }) => ({
		svg: barsSvg({ ...frame, labels, series }),
		shown: labels,
	}),
	slope: ({ frame, labels, series: [one, two = one] }) => ({
		svg: slopeSvg({
			...frame,
			before: one!.name,
			after: two!.name,
			areas: labels.map((name, at) => {
				return { name, before: one!.values[at]!, after: two!.values[at]! };
			}),
		}),
		shown: [...labels, one!.name, two!.name],
	}),
	lines: ({ frame, labels, series }) => ({
		svg: linesSvg({ ...frame, moments: labels, areas: series }),
		shown: [...labels, ...series.map(({ name }) => name)],
	}),
};

/** A text as a reader sees it, whatever its lines. */
function bare(text: string): string {
	return text
		.replace(/[^\u0000-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
		.replace(/[\s\u0000-\u001F\uFFFD]+/gu, '');
}

describe.each(Object.entries(CHARTS))('any %s', (_, draw) => {
	// Catches labels that become markup, figures that are none, and labels that are left out.
	test('is well-formed, draws numbers only, and shows every label', () => {
		fc.assert(
			fc.property(anyTable, (table) => {
				const { svg, shown } = draw(table);
				const { texts, names, attributes } = readXml(svg);
				expect(names.slice(0, 3)).toEqual(['svg', 'title', 'desc']);
				expect(names).not.toContain('script');
				for (const [name, value] of attributes) {
					if (name === 'lang' || name === 'xmlns') continue;
					expect(value).not.toMatch(/NaN|Infinity|undefined|null/u);
				}
				// The title and the description say it too: only what is drawn counts here.
				const spans = texts.filter(({ within }) => within === 'tspan');
				const drawn = bare(spans.map(({ text }) => text).join(''));
				for (const label of shown) expect(drawn).toContain(bare(label));
			}),
			{ numRuns: 60 },
		);
	});

	// Catches text and marks that run out of the paper at its foot.
	test('keeps everything inside its height', () => {
		fc.assert(
			fc.property(anyTable, (table) => {
				const { attributes } = readXml(draw(table).svg);
				const height = Number(attributes.find(([name]) => name === 'height')![1]);
				for (const [name, value] of attributes) {
					if (name !== 'y' && name !== 'y2') continue;
					expect(Number(value)).toBeLessThanOrEqual(height);
					expect(Number(value)).toBeGreaterThanOrEqual(0);
				}
			}),
			{ numRuns: 60 },
		);
	});
});

test('text is at least 10 px high on a screen of 320 px', () => {
	expect((TEXT * 320) / WIDTH).toBeGreaterThanOrEqual(10);
});

test('no two of 14 series look alike without their colours', () => {
	const looks = Array.from({ length: 14 }, (_, index) => {
		const { shape, fill, colour } = styleOf(index);
		return `${shape} ${fill === colour ? 'full' : 'hollow'}`;
	});
	expect(new Set(looks).size).toBe(14);
	const dashes = Array.from({ length: 7 }, (_, index) => styleOf(index).dash);
	expect(new Set(dashes).size).toBe(7);
});

// Catches a line that is drawn through a missing figure.
test('a gap breaks the line, also around the radar', () => {
	const lines = (svg: string) => [...svg.matchAll(/ d="(M[^"]*)" fill="none"/gu)].map(([, d]) => d);
	const values = [10, null, 30, 40];
	const radar = radarSvg({
		...FRAME,
		labels: ['a', 'b', 'c', 'd'],
		series: [{ name: 'x', values }],
	});
	expect(lines(radar)).toHaveLength(1);
	expect(lines(radar)[0]).not.toContain('Z');
	expect(lines(radar)[0]!.match(/[ML]/gu)).toEqual(['M', 'L', 'L']);
	const moments = ['1', '2', '3', '4'];
	const over = linesSvg({ ...FRAME, moments, areas: [{ name: 'x', values }] });
	expect(lines(over)[0]!.match(/[ML]/gu)).toEqual(['M', 'M', 'L']);
});

test('from right to left, bars begin on the right', () => {
	const chart = { ...FRAME, labels: ['a'], series: [{ name: 'x', values: [50] }] };
	const x = (svg: string) => Number(/<rect x="([\d.]+)"[^>]*fill="#0b4f6c"/u.exec(svg)![1]);
	expect(x(barsSvg(chart))).toBeLessThan(20);
	expect(x(barsSvg({ ...chart, dir: 'rtl' }))).toBeGreaterThan(150);
});

describe('wrap', () => {
	test('leaves nothing out and keeps to the width', () => {
		fc.assert(
			fc.property(anyLabel, fc.integer({ min: 40, max: 300 }), (text, width) => {
				const lines = wrap(text, width);
				expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
				for (const line of lines.filter((one) => [...one].length > 1)) {
					// One sign may be wider than any line, if it is put together from many.
					if ([...new Intl.Segmenter().segment(line)].length > 1) {
						expect(widthOf(line)).toBeLessThanOrEqual(width);
					}
				}
			}),
		);
	});

	test('does not cut a family in two', () => {
		expect(wrap('👨‍👩‍👧👨‍👩‍👧', 50)).toEqual(['👨‍👩‍👧', '👨‍👩‍👧']);
	});
});

test('names at the ends of lines never lie over each other', () => {
	const wish = fc.record({
		at: fc.double({ min: 0, max: 200, noNaN: true }),
		height: fc.integer({ min: 10, max: 60 }),
	});
	fc.assert(
		fc.property(fc.array(wish, { maxLength: 16 }), (wishes) => {
			const tops = spread(wishes, 0, 200);
			const boxes = tops.map((top, at) => [top, top + wishes[at]!.height] as const);
			boxes.sort((a, b) => a[0] - b[0]);
			for (const [at, [top]] of boxes.entries()) {
				expect(top).toBeGreaterThanOrEqual(at === 0 ? -1e-9 : boxes[at - 1]![1] - 1e-9);
			}
			const sum = wishes.reduce((all, { height }) => all + height, 0);
			if (sum <= 200) expect(boxes.at(-1)?.[1] ?? 0).toBeLessThanOrEqual(200 + 1e-9);
		}),
	);
});
