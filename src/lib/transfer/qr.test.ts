import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { qrDrawing, qrModules } from './qr';
import { readQr } from './qr-read';
import { pictureOfCode } from './testing/qr-pictures';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const texts = (minLength: number, maxLength: number) =>
	fc.string({ unit: fc.constantFrom(...ALPHABET), minLength, maxLength });

describe('modules', () => {
	// Catches an encoder that takes eight bits a character: the code of a whole ballot would be one
	// that cheap screens cannot show.
	test('a text of capitals and digits takes 5.5 bits a character', () => {
		const text = 'A1'.repeat(165);
		expect(qrModules(text)).toHaveLength(61);
		expect(qrModules(text.toLowerCase())).toHaveLength(69);
		expect(qrModules(text, 'low')).toHaveLength(53);
	});

	test('a text that no code holds is refused, and the longest is not', () => {
		expect(qrModules('A'.repeat(3391))).toHaveLength(177);
		expect(() => qrModules('A'.repeat(3392))).toThrow(RangeError);
	});
});

/** Which modules a path fills by the rule `evenodd`, as a browser does it. */
function filled({ path, size }: { path: string; size: number }): boolean[][] {
	const upright: [x: number, from: number, to: number][] = [];
	for (const part of path.split('z').filter(Boolean)) {
		let [x, y] = /^M(\d+) (\d+)/u.exec(part)!.slice(1).map(Number) as [number, number];
		const [startX, startY] = [x, y];
		for (const [, way, by] of part.matchAll(/([hv])(-?\d+)/gu)) {
			if (way === 'h') x += Number(by);
			else upright.push([x, y, (y += Number(by))]);
		}
		// What closes it runs straight.
		expect(x === startX || y === startY).toBe(true);
		if (x === startX && y !== startY) upright.push([x, y, startY]);
	}
	const isIn = (px: number, py: number) =>
		upright.filter(([x, a, b]) => x > px && Math.min(a, b) < py && Math.max(a, b) > py).length % 2;
	const all = Array.from({ length: size }, (_, at) => at + 0.5);
	return all.map((y) => all.map((x) => isIn(x, y) === 1));
}

describe('the drawing', () => {
	// Catches an outline that is left open, a hole that is filled, and a quiet zone that is too small.
	test('fills the dark modules and no others, in four modules of white', () => {
		fc.assert(
			fc.property(texts(1, 60), (text) => {
				const modules = qrModules(text);
				const drawing = qrDrawing(modules);
				expect(drawing.size).toBe(modules.length + 8);
				const cells = filled(drawing);
				expect(cells.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(modules);
				expect(cells.flat().filter(Boolean)).toHaveLength(modules.flat().filter(Boolean).length);
			}),
			{ numRuns: 20 },
		);
	});
});

// Catches any text that comes back as another one, or not at all, from a clean picture.
test('what is written is read again, at every size and in every quarter turn', () => {
	fc.assert(
		fc.property(
			texts(30, 400),
			fc.integer({ min: 2, max: 10 }),
			fc.constantFrom(0, 90, 180, 270),
			fc.constantFrom('low', 'medium', 'quartile', 'high'),
			(text, scale, angle, correction) => {
				expect(readQr(pictureOfCode(qrModules(text, correction), { scale, angle }))).toBe(text);
			},
		),
		{ numRuns: 60 },
	);
}, 60_000);

// Catches bytes taken for Latin letters: texts in every script go through `byte` mode.
test.each(['https://example.org/en/#a=ü', 'Ελληνικά 中文 😀', 'lower case'])('“%s”', (text) => {
	expect(readQr(pictureOfCode(qrModules(text)))).toBe(text);
});
