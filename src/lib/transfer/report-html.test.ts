import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { anyText } from '../domain/testing/arbitraries';
import type { Block, ReportDocument } from './report';
import { reportFile, reportHtml } from './report-html';

const HOSTILE = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onload='alert(1)",
	'</style><script>alert(1)</script>',
	'</title></head><body onload=alert(1)>',
	'"; } body { background: url(https://example.org) } @page { content: "',
	'\\0000"</style>',
	'<!--',
	'-->',
	']]>',
	'&lt;b&gt;',
	'javascript:alert(1)',
	'\u0000<\u0000script>',
	'\u202Egnp.exe',
	'نص عربي',
	'a\r\nb\n\nc',
	'\uD800',
];
const anyHostile = fc.oneof(anyText, fc.constantFrom(...HOSTILE));
const SVG =
	'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>"\'#%é</title></svg>';

const anyBlock: fc.Arbitrary<Block> = fc.oneof(
	fc.record({ kind: fc.constant('heading' as const), text: anyHostile }),
	fc.record({ kind: fc.constant('paragraph' as const), text: anyHostile }),
	fc.record({ kind: fc.constant('notice' as const), text: anyHostile }),
	fc.record({ kind: fc.constant('list' as const), items: fc.array(anyHostile) }),
	fc.record({
		kind: fc.constant('table' as const),
		caption: anyHostile,
		columns: fc.tuple(anyHostile, anyHostile).map(([one, two]) => [
			{ label: one, kind: 'text' as const },
			{ label: two, kind: 'number' as const },
		]),
		rows: fc.array(
			fc.tuple(
				anyHostile.map((text) => ({ text, kind: 'heading' as const })),
				anyHostile,
			),
		),
	}),
	fc.record({
		kind: fc.constant('figure' as const),
		svg: anyHostile.map((text) => SVG + text),
		alt: anyHostile,
		caption: anyHostile,
	}),
);

const anyReport: fc.Arbitrary<ReportDocument> = fc.record({
	title: anyHostile,
	runningTitle: anyHostile,
	lang: anyHostile,
	dir: fc.constantFrom('ltr', 'rtl'),
	meta: fc.array(fc.record({ label: anyHostile, text: anyHostile })),
	contents: anyHostile,
	sections: fc.array(
		fc.record({ title: anyHostile, blocks: fc.array(anyBlock), newPage: fc.boolean() }),
		{ maxLength: 4 },
	),
});

type Element = { name: string; attributes: Record<string, string> };

/** As a browser would read it: elements, texts without those of `<style>`, and the styles. */
function parsed(html: string) {
	const elements: Element[] = [];
	const texts: string[] = [];
	let styles = '';
	const open: string[] = [];
	const parser = new Parser(
		{
			onopentag: (name, attributes) => {
				elements.push({ name, attributes });
				open.push(name);
			},
			ontext: (text) => {
				if (open.at(-1) === 'style') styles += text;
				else texts.push(text);
			},
			onclosetag: () => void open.pop(),
			oncomment: () => {
				throw new Error('a comment');
			},
		},
		{ decodeEntities: true },
	);
	parser.end(html);
	return { elements, texts: texts.join(''), styles };
}

const ELEMENTS =
	'html head meta title style body header h1 h2 h3 dl dt dd nav ol ul li a main section p div table caption colgroup col thead tbody tr th td figure img figcaption';
const ATTRIBUTES = 'lang dir charset http-equiv content name id class href scope src alt style';

// Catches a text that becomes an element, an attribute, a style or an address.
test('no text becomes anything but text', () => {
	fc.assert(
		fc.property(anyReport, (report) => {
			const { elements, styles } = parsed(reportHtml(report));
			for (const { name, attributes } of elements) {
				expect(ELEMENTS.split(' ')).toContain(name);
				for (const key of Object.keys(attributes)) expect(ATTRIBUTES.split(' ')).toContain(key);
				if (name === 'img') expect(attributes['src']).toMatch(/^data:image\/svg\+xml;/u);
				if (attributes['style']) expect(attributes['style']).toMatch(/^width: [\d.]+%$/u);
				if (name === 'a') expect(attributes['href']).toMatch(/^#s\d+$/u);
			}
			expect(elements.filter(({ name }) => name === 'style')).toHaveLength(1);
			expect(styles).not.toMatch(/url\(|@import|expression/u);
			// One string at the head of the page, whatever is in it.
			const strings = /@top-center \{ content: "(?:[^"\\\n]|\\[0-9a-f]+ )*"; font-size: 9pt; \}/u;
			expect(styles).toMatch(strings);
			expect(styles.split('{').length).toBe(styles.split('}').length);
		}),
	);
});

describe('what is said', () => {
	const report = (blocks: Block[]): ReportDocument => ({
		title: 'Report',
		runningTitle: 'Report of Example',
		lang: 'ar',
		dir: 'rtl',
		meta: [{ label: 'City', text: 'Example' }],
		contents: 'Contents',
		sections: [{ title: 'One', blocks }],
	});

	test('any text is there in whole', () => {
		fc.assert(
			fc.property(fc.oneof(anyHostile, fc.constant('ñ'.repeat(10_000))), (text) => {
				const { texts } = parsed(reportHtml(report([{ kind: 'paragraph', text }])));
				const kept = text
					.replace(
						/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Cs}/gu,
						'\uFFFD',
					)
					.replace(/\r\n?/gu, '\n');
				expect(texts).toContain(kept);
			}),
		);
	});

	test('language, direction, policy, and nothing to fetch or to run', async () => {
		const html = await reportFile(
			report([{ kind: 'figure', svg: SVG, alt: 'A chart', caption: 'Chart' }]),
		).text();
		expect(html).toContain('<html lang="ar" dir="rtl">');
		expect(html).toContain(
			`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`,
		);
		expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)|<script|<link|\son\w+=/u);
		const image = parsed(html).elements.find(({ name }) => name === 'img')!.attributes;
		expect(decodeURIComponent(image['src']!.split(',')[1]!)).toBe(SVG);
		expect(image['alt']).toBe('A chart');
	});

	test('tables have heads of columns and rows', () => {
		const html = reportHtml(
			report([
				{
					kind: 'table',
					caption: 'Areas',
					columns: [
						{ label: 'Area', kind: 'text' },
						{ label: 'Score', kind: 'number' },
					],
					rows: [[{ text: 'Inclusion', kind: 'heading' }, '45.0']],
				},
			]),
		);
		expect(html).toContain(
			'<thead><tr><th scope="col">Area</th><th scope="col" class="n">Score</th></tr></thead>',
		);
		expect(html).toContain('<tr><th scope="row">Inclusion</th><td class="n">45.0</td></tr>');
	});
});
