/** QR codes in pictures: the frames of a camera, and photos. */
import { decodeQR } from 'qr/decode.js';
import { halved, planeOf, stretched, tilted, type Picture, type Plane } from './qr-plane';

export type { Picture };

/**
 * More than any code needs that a hand can frame, and the most that an old phone searches in a
 * second or two. The library refuses sides above 4096.
 */
const MAX_PIXELS = 4_000_000;
const MAX_SIDE = 4096;
/** What is searched in every way: a code of 60 modules has eight pixels a module in half of it. */
const HANDY_PIXELS = 1_000_000;
/** Of one search in a photo: what does not come to an end is given up. */
const PHOTO_MS = 60;

/**
 * Of a phone held at a slant the library takes the number of modules for another one: seen from
 * further to one side it is read. From 87 of 100 slanted views these four make 98.
 */
const TILTS = [
	[0.15, 0],
	[-0.15, 0],
	[0, 0.15],
	[0, -0.15],
] as const;

/** `like` a code: its corners were found, or what could be such. */
type Seen = { text: string | undefined; like: boolean };

/**
 * Reads a frame of a camera: quickly, for the next one comes soon.
 *
 * @param turn counts the frames: each tries another way of looking when the plain one fails
 * @returns undefined where there is no code, or none that can be read. Never throws
 */
export function readQrFrame(picture: Picture, turn: number): string | undefined {
	if (!isSound(picture)) return undefined;
	const plane = withinLimits(picture);
	const { text, like } = search(plane);
	if (text !== undefined) return text;
	if (like) return search(tiltedBy(plane, turn)).text;
	const clearer = stretched(plane);
	return clearer && search(clearer).text;
}

/**
 * Reads a photo, which is all there is: looks in every way, at several sizes.
 *
 * @returns undefined where there is no code, or none that can be read. Never throws
 */
export function readQr(picture: Picture): string | undefined {
	if (!isSound(picture)) return undefined;
	const whole = withinLimits(picture);
	const { width, height } = whole;
	const many = width * height > HANDY_PIXELS;
	const handy = many ? planeOf(picture, stepFor(picture, HANDY_PIXELS)) : whole;
	const text = searchEveryWay(handy);
	if (text !== undefined) return text;
	// A small code in a large picture; then one whose grain and blur are less when it is small.
	const other = many ? search(whole, PHOTO_MS).text : undefined;
	return other ?? searchEveryWay(halved(handy));
}

function searchEveryWay(plane: Plane): string | undefined {
	const first = search(plane, PHOTO_MS);
	if (first.text !== undefined) return first.text;
	const clearer = stretched(plane);
	const second = clearer ? search(clearer, PHOTO_MS) : first;
	if (second.text !== undefined || !second.like) return second.text;
	for (const turn of TILTS.keys()) {
		const { text } = search(tiltedBy(clearer ?? plane, turn), PHOTO_MS);
		if (text !== undefined) return text;
	}
	return undefined;
}

function search({ width, height, grey }: Plane, timeLimit?: number): Seen {
	let like = false;
	const pointsOnDetect = () => (like = true);
	// Takes the first plane of this format, which is the shades of grey.
	const options = { format: 'I420', pointsOnDetect } as const;
	const more = timeLimit === undefined ? {} : { effort: Infinity, timeLimit };
	try {
		const text = decodeQR({ width, height, data: grey }, { ...options, ...more });
		return { text: text === '' ? undefined : text, like };
	} catch {
		// It throws where it finds none; whatever else it may trip over, there is no code for us.
		return { text: undefined, like };
	}
}

function tiltedBy(plane: Plane, turn: number): Plane {
	const [across, down] = TILTS[turn % TILTS.length]!;
	return tilted(plane, across, down);
}

const isSound = ({ width, height, data }: Picture): boolean =>
	Number.isInteger(width) &&
	Number.isInteger(height) &&
	width > 0 &&
	height > 0 &&
	data.length === width * height * 4;

const withinLimits = (picture: Picture): Plane => planeOf(picture, stepFor(picture, MAX_PIXELS));

/** How many pixels, along and down, become one. */
function stepFor({ width, height }: Picture, pixels: number): number {
	const fewer = Math.ceil(Math.sqrt((width * height) / pixels));
	return Math.max(1, fewer, Math.ceil(Math.max(width, height) / MAX_SIDE));
}
