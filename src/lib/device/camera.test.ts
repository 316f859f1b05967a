import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cameraSupport, openCamera } from './camera';
import { pictureOf } from './photo';

type Track = EventTarget & { stop: () => void; getSettings: () => MediaTrackSettings };

let asked: MediaStreamConstraints[];
let refuse: unknown;
let stopped: number;
let drawn: number[][];
let tracks: Track[];

/** As little of a browser as a camera needs. */
function aBrowser() {
	const track = () =>
		Object.assign(new EventTarget(), {
			stop: () => void (stopped += 1),
			getSettings: () => ({ deviceId: 'one', facingMode: 'environment' }),
		});
	vi.stubGlobal('window', { isSecureContext: true });
	vi.stubGlobal('HTMLMediaElement', { HAVE_CURRENT_DATA: 2 });
	vi.stubGlobal('navigator', {
		mediaDevices: {
			getUserMedia: async (constraints: MediaStreamConstraints) => {
				asked.push(constraints);
				if (refuse) throw refuse;
				tracks = [track()];
				return { getVideoTracks: () => tracks, getTracks: () => tracks };
			},
			enumerateDevices: async () => [
				{ kind: 'audioinput', deviceId: 'ear', label: 'Ear' },
				{ kind: 'videoinput', deviceId: 'one', label: 'Back' },
				{ kind: 'videoinput', deviceId: 'two', label: '' },
			],
		},
	});
	vi.stubGlobal('document', {
		createElement: () => ({
			getContext: () => ({
				fillRect: () => {},
				drawImage: (_: unknown, ...where: number[]) => void drawn.push(where),
				getImageData: (_x: number, _y: number, width: number, height: number) => ({
					...{ width, height, data: new Uint8ClampedArray(width * height * 4) },
				}),
			}),
		}),
	});
}

const aVideo = (more = {}) =>
	({
		srcObject: null,
		play: async () => {},
		videoWidth: 0,
		videoHeight: 0,
		...more,
	}) as unknown as HTMLVideoElement & {
		videoWidth: number;
		videoHeight: number;
		readyState: number;
	};

beforeEach(() => {
	[asked, drawn, tracks] = [[], [], []];
	[refuse, stopped] = [undefined, 0];
	aBrowser();
});
afterEach(() => vi.unstubAllGlobals());

// Catches a phone on the facilitator's hotspot that is told to allow a camera it can never have.
test('plain http is told from a browser without cameras', () => {
	expect(cameraSupport()).toBe('yes');
	vi.stubGlobal('navigator', {});
	expect(cameraSupport()).toBe('none');
	vi.stubGlobal('window', { isSecureContext: false });
	expect(cameraSupport()).toBe('insecure');
});

describe('opening', () => {
	// Catches a fault without a word of its own, and one that is thrown past whoever has to say it.
	test.each([
		['NotAllowedError', 'refused'],
		['SecurityError', 'refused'],
		['NotFoundError', 'missing'],
		['OverconstrainedError', 'missing'],
		['NotReadableError', 'busy'],
		['TypeError', 'failed'],
	])('%s is %s', async (name, fault) => {
		refuse = Object.assign(new Error('no'), { name });
		expect(await openCamera(aVideo())).toEqual({ ok: false, fault });
		refuse = undefined;
		const video = aVideo({ play: () => Promise.reject(Object.assign(new Error('no'), { name })) });
		expect(await openCamera(video)).toEqual({ ok: false, fault });
		expect(stopped).toBe(1);
		expect(video.srcObject).toBeNull();
	});

	// Catches the camera on the front, and a choice that is not kept to.
	test('the one on the back, or the one that was chosen; never sound', async () => {
		const opened = await openCamera(aVideo());
		await openCamera(aVideo(), { id: 'two' });
		expect(asked.map(({ audio }) => audio)).toEqual([false, false]);
		expect(asked[0]!.video).toMatchObject({ facingMode: { ideal: 'environment' } });
		expect(asked[1]!.video).toMatchObject({ deviceId: { exact: 'two' } });
		if (!opened.ok) throw new Error(opened.fault);
		expect(opened.camera.devices.map(({ id }) => id)).toEqual(['one', 'two']);
	});

	test('says when it ends by itself', async () => {
		const onEnded = vi.fn();
		await openCamera(aVideo(), { onEnded });
		tracks[0]!.dispatchEvent(new Event('ended'));
		expect(onEnded).toHaveBeenCalledOnce();
	});
});

// Catches a frame that is stretched, cut off at one side, or larger than a slow phone can search.
test('a frame is the square in the middle, of 960 pixels at most', async () => {
	const video = aVideo({ readyState: 4 });
	const opened = await openCamera(video);
	if (!opened.ok) throw new Error(opened.fault);
	expect(opened.camera.frame()).toBeUndefined();
	Object.assign(video, { videoWidth: 1920, videoHeight: 1080 });
	expect(opened.camera.frame()).toMatchObject({ width: 960, height: 960 });
	Object.assign(video, { videoWidth: 480, videoHeight: 640 });
	expect(opened.camera.frame()).toMatchObject({ width: 480, height: 480 });
	expect(drawn).toEqual([
		[420, 0, 1080, 1080, 0, 0, 960, 960],
		[0, 80, 480, 480, 0, 0, 480, 480],
	]);
	Object.assign(video, { readyState: 1 });
	expect(opened.camera.frame()).toBeUndefined();
	opened.camera.stop();
	expect(video.srcObject).toBeNull();
});

describe('a photo', () => {
	// Catches a picture that comes back in another shape, where a code could not be read any more.
	test('is made smaller with its sides in proportion', async () => {
		const close = vi.fn();
		vi.stubGlobal('createImageBitmap', async () => ({ width: 4000, height: 3000, close }));
		const photo = await pictureOf(new Blob(['x']), 2000);
		expect(photo).toMatchObject({ ok: true, picture: { width: 2000, height: 1500 } });
		expect(close).toHaveBeenCalledOnce();
	});

	test('that is none is said, and one that is far too large is not even tried', async () => {
		const decode = vi.fn(() => Promise.reject(new Error('no')));
		vi.stubGlobal('createImageBitmap', decode);
		expect(await pictureOf(new Blob(['x']), 100)).toEqual({ ok: false, fault: 'not-a-picture' });
		const huge = { size: 50_000_000 } as Blob;
		expect(await pictureOf(huge, 100)).toEqual({ ok: false, fault: 'too-large' });
		expect(decode).toHaveBeenCalledOnce();
	});
});
