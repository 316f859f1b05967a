/**
 * A camera that sees what a test wants: Chromium plays a film of codes in the place of one, and the
 * app reads it as it reads any.
 *
 *     const FILM = filmFile('console');
 *     test.use({ launchOptions: withCamera(FILM) });
 *     test.beforeAll(() => writeFilm(FILM, ['TEXT 1', 'TEXT 2']));
 *
 * `test.use` stands at the top of a file, for it needs a browser of its own. A film can be written
 * anew before each test.
 */
import type { LaunchOptions } from '@playwright/test';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { qrModules } from '../../../src/lib/transfer/qr';
import {
	pictureOfCode,
	plainPicture,
	type View,
} from '../../../src/lib/transfer/testing/qr-pictures';
import { BROWSER_ARGS } from './launch';

/** Pixels along a side of the film: a code of 65 modules has 8 pixels a module. */
const SIDE = 640;
/** A frame is 600 kB: as few as the app's own pace allows. */
const FRAMES_A_SECOND = 4;

/** A place for a film of its own in each worker of the tests. */
export const filmFile = (name: string): string =>
	path.join(tmpdir(), 'readiness-films', `${name}-${process.pid}.y4m`);

/** For `launchOptions`: the film is read when the app opens the camera, from its start, over and over. */
export const withCamera = (film: string): LaunchOptions => ({
	...(process.env['BROWSER_PATH'] && { executablePath: process.env['BROWSER_PATH'] }),
	args: [
		...BROWSER_ARGS,
		// Allows the camera without a question.
		'--use-fake-ui-for-media-stream',
		'--use-fake-device-for-media-stream',
		`--use-file-for-fake-video-capture=${film}`,
	],
});

type Film = {
	/** How long each code is held up; one second unless told. */
	seconds?: number;
	/** How it is held. */
	view?: View;
};

/** @param texts one code each, in this order; an empty text is a moment without any code */
export function writeFilm(
	film: string,
	texts: readonly string[],
	{ seconds = 1, view = {} }: Film = {},
): void {
	mkdirSync(path.dirname(film), { recursive: true });
	const file = openSync(film, 'w');
	writeSync(file, `YUV4MPEG2 W${SIDE} H${SIDE} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`);
	for (const text of texts) {
		const frame = frameOf(text, view);
		const frames = Math.max(1, Math.round(seconds * FRAMES_A_SECOND));
		for (let one = 0; one < frames; one += 1) writeSync(file, frame);
	}
	closeSync(file);
	process.once('exit', () => rmSync(film, { force: true }));
}

/** All shades of grey, and no colour. */
function frameOf(text: string, view: View): Buffer {
	const picture = text === '' ? plainPicture(SIDE, SIDE, 200) : held(text, view);
	const pixels = SIDE * SIDE;
	const frame = Buffer.alloc(6 + pixels * 1.5, 128);
	frame.write('FRAME\n', 0, 'latin1');
	for (let at = 0; at < pixels; at += 1) frame[6 + at] = picture.data[at * 4]!;
	return frame;
}

function held(text: string, view: View) {
	const modules = qrModules(text);
	const scale = view.scale ?? Math.floor((SIDE * 0.9) / (modules.length + 8));
	const picture = pictureOfCode(modules, { ...view, scale, width: SIDE, height: SIDE });
	if (picture.width > SIDE) throw new Error(`The code is larger than ${SIDE} pixels.`);
	return picture;
}
