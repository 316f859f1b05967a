import { describe, expect, test } from 'vitest';
import { qrModules } from './qr';
import type { Picture } from './qr-plane';
import { readQr, readQrFrame } from './qr-read';
import {
	chance,
	pictureOfCode,
	pictureOfNoise,
	plainPicture,
	type View,
} from './testing/qr-pictures';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const MANY = { timeout: 120_000 };

/** Texts as long as a ballot of all duties, each another one. */
function* ballots(count: number): Generator<{ text: string; modules: boolean[][]; seed: number }> {
	const next = chance(2024);
	for (let seed = 1; seed <= count; seed += 1) {
		const letter = () => ALPHABET[Math.floor(next() * ALPHABET.length)]!;
		const text = Array.from({ length: 250 + (seed % 100) }, letter).join('');
		yield { text, modules: qrModules(text), seed };
	}
}

/** Of how many a reader makes the right text; none may be read as another. */
function share(count: number, view: (next: () => number) => View, read = readQr): number {
	let right = 0;
	const next = chance(7);
	for (const { text, modules, seed } of ballots(count)) {
		const found = read(pictureOfCode(modules, { ...view(next), seed }));
		expect([text, undefined]).toContain(found);
		if (found === text) right += 1;
	}
	return right / count;
}

// Catches a reader that works only on clean pictures. All of these
// pictures were read when the shares were written: one or two of them may get lost.
describe('a code as a camera sees it', MANY, () => {
	test.each<[string, View, number]>([
		['turned a little', { scale: 4, angle: 7 }, 1],
		['turned a lot', { scale: 4, angle: 33 }, 1],
		['inverted', { scale: 4, inverted: true }, 1],
		['grey on grey', { scale: 4, contrast: 40 }, 1],
		['hardly to be seen', { scale: 4, contrast: 16 }, 1],
		['blurred over a third of a module', { scale: 6, blur: 1 }, 1],
		['grainy', { scale: 5, noise: 90 }, 1],
		[
			'dim, grainy, blurred and turned',
			{ scale: 6, contrast: 90, noise: 30, blur: 1, angle: 9 },
			1,
		],
		['from above', { scale: 6, tilt: 0.12 }, 0.9],
		['from the side', { scale: 4, slant: 0.12 }, 0.9],
	])('%s', (_, view, least) => {
		expect(share(10, () => view)).toBeGreaterThanOrEqual(least);
	});

	const held = (next: () => number): View => ({
		scale: 4 + next() * 5,
		angle: next() * 60 - 30,
		tilt: next() * 0.4 - 0.2,
		slant: next() * 0.4 - 0.2,
		contrast: 60 + next() * 190,
		noise: next() * 30,
		blur: next() < 0.5 ? 1 : 0,
	});
	const frame = (turn: number) => (picture: Picture) => readQrFrame(picture, turn);
	const fourFrames = (picture: Picture) =>
		[0, 1, 2, 3].map((turn) => readQrFrame(picture, turn)).find((text) => text !== undefined);

	test.each<[string, (picture: Picture) => string | undefined, number]>([
		['a photo of it', readQr, 0.95],
		['the first frame', frame(0), 0.8],
		['one of the first four frames', fourFrames, 0.95],
	])('held in a hand, in any way: %s', (_, read, least) => {
		expect(share(40, held, read)).toBeGreaterThanOrEqual(least);
	});

	test('far away in a photo of 12 million pixels, and near in another', () => {
		const view = { angle: 12, noise: 20 };
		expect(share(1, () => ({ ...view, width: 4000, height: 3000, scale: 6 }))).toBe(1);
		expect(share(1, () => ({ ...view, scale: 20 }))).toBe(1);
	});
});

// Catches a text that nobody has written: one made out of half a code, or out of nothing.
describe('what cannot be read is not made up', MANY, () => {
	test.each([
		['the upper', { x: 0, y: 0, width: 1, height: 1 / 3 }],
		['the right', { x: 2 / 3, y: 0, width: 1 / 3, height: 1 }],
		['the lower right', { x: 0.42, y: 0.42, width: 0.58, height: 0.58 }],
		['the middle', { x: 0.21, y: 0.21, width: 0.58, height: 0.58 }],
	])('%s third torn off', (_, torn) => {
		for (const { modules } of ballots(8)) {
			expect(readQr(pictureOfCode(modules, { torn }))).toBeUndefined();
		}
	});

	test('a corner of one module in a hundred torn off does no harm', () => {
		const torn = { x: 0.45, y: 0.9, width: 0.1, height: 0.1 };
		expect(share(5, () => ({ torn }))).toBe(1);
	});

	test.each([1, 2, 3, 5, 8])('noise with grains of %i', (grain) => {
		for (const seed of [1, 2, 3]) {
			const picture = pictureOfNoise(640, 480, seed, grain);
			expect(readQr(picture)).toBeUndefined();
			expect(readQrFrame(picture, seed)).toBeUndefined();
		}
	});
});

// Catches a picture that ends the scanning with an error: a camera that is still starting gives
// such, and a file may hold anything.
test.each<[string, Picture]>([
	['nothing', { width: 0, height: 0, data: new Uint8Array(0) }],
	['one pixel', plainPicture(1, 1, 0)],
	['a line', plainPicture(5000, 1, 0)],
	['a thin one', plainPicture(3, 900, 255)],
	['black', plainPicture(400, 300, 0)],
	['white', plainPicture(400, 300, 255)],
	['fewer bytes than it says', { width: 100, height: 100, data: new Uint8Array(7) }],
	['far fewer', { width: 30_000, height: 30_000, data: new Uint8Array(7) }],
	['no size', { width: NaN, height: 4, data: new Uint8Array(4) }],
	['parts of pixels', { width: 1.5, height: 2, data: new Uint8Array(12) }],
])('%s', (_, picture) => {
	expect(readQr(picture)).toBeUndefined();
	expect(readQrFrame(picture, 0)).toBeUndefined();
});
