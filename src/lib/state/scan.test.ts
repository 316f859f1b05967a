import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CameraDevice, Opened } from '../device/camera';

/** What the camera and the reader do, as a test wants it; and what they were asked. */
const room = vi.hoisted(() => ({
	support: 'yes',
	opened: undefined as (() => Promise<Opened>) | undefined,
	devices: [] as CameraDevice[],
	inSight: undefined as string | undefined,
	frames: [] as number[],
	decodeMs: 0,
	/** By decoding: no timer runs meanwhile. */
	spent: 0,
	asked: [] as (string | undefined)[],
	stopped: 0,
	ended: () => {},
}));

vi.mock('../device/camera', () => ({
	cameraSupport: () => room.support,
	openCamera: async (
		_: unknown,
		{ id, onEnded }: { id?: string; onEnded: () => void },
	): Promise<Opened> => {
		room.asked.push(id);
		room.ended = onEnded;
		if (room.opened) return room.opened();
		return { ok: true, camera: camera(id ?? 'back') };
	},
}));
vi.mock('../transfer/qr-read', () => ({
	readQrFrame: () => {
		room.frames.push(Date.now());
		room.spent += room.decodeMs;
		return room.inSight;
	},
	readQr: () => room.inSight,
}));
vi.mock('../device/photo', () => ({
	pictureOf: async (file: Blob) =>
		file.size === 0
			? { ok: false, fault: 'not-a-picture' }
			: { ok: true, picture: { width: 1, height: 1, data: new Uint8ClampedArray(4) } },
}));

const camera = (id: string) => ({
	id,
	devices: room.devices,
	facesUser: id === 'front',
	frame: () => ({ width: 1, height: 1, data: new Uint8ClampedArray(4) }),
	stop: () => void (room.stopped += 1),
});

const page = Object.assign(new EventTarget(), { hidden: false });
const video = {} as HTMLVideoElement;

async function scanning() {
	const { Scanner } = await import('./scan.svelte');
	const texts: string[] = [];
	const scanner = new Scanner((text) => void texts.push(text));
	return { scanner, texts };
}

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('document', page);
	vi.stubGlobal('performance', { now: () => Date.now() + room.spent });
	Object.assign(page, { hidden: false });
	Object.assign(room, {
		...{ support: 'yes', opened: undefined, devices: [], inSight: undefined },
		...{ frames: [], decodeMs: 0, spent: 0, asked: [], stopped: 0 },
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

function show(hidden: boolean) {
	page.hidden = hidden;
	page.dispatchEvent(new Event('visibilitychange'));
}

describe('what is told', () => {
	// Catches a ballot that is handed in eight times a second for as long as it is held up, and one
	// that cannot be held up a second time.
	test('a code once, and again when it has been out of sight for two seconds', async () => {
		const { scanner, texts } = await scanning();
		room.inSight = 'A';
		await scanner.start(video);
		await vi.advanceTimersByTimeAsync(5000);
		expect(texts).toEqual(['A']);
		room.inSight = undefined;
		await vi.advanceTimersByTimeAsync(1500);
		room.inSight = 'A';
		await vi.advanceTimersByTimeAsync(500);
		expect(texts).toEqual(['A']);
		room.inSight = undefined;
		await vi.advanceTimersByTimeAsync(2300);
		room.inSight = 'A';
		await vi.advanceTimersByTimeAsync(500);
		expect(texts).toEqual(['A', 'A']);
		scanner.stop();
	});

	// Catches a row of codes that is shown in turns, and told of anew at every turn.
	test('each of two that take turns once', async () => {
		const { scanner, texts } = await scanning();
		await scanner.start(video);
		for (let turn = 0; turn < 10; turn += 1) {
			room.inSight = turn % 2 ? 'B' : 'A';
			await vi.advanceTimersByTimeAsync(600);
		}
		expect(texts).toEqual(['A', 'B']);
		scanner.stop();
	});

	// Catches a fault in whoever takes the texts that leaves the camera on and nothing read any more.
	test('a taker that throws does not end the scanning', async () => {
		const { Scanner } = await import('./scan.svelte');
		const told: string[] = [];
		const thrown: unknown[] = [];
		vi.stubGlobal('queueMicrotask', (work: () => void) => {
			try {
				work();
			} catch (error) {
				thrown.push(error);
			}
		});
		const scanner = new Scanner((text) => {
			told.push(text);
			throw new Error('full');
		});
		room.inSight = 'A';
		await scanner.start(video);
		room.inSight = 'B';
		await vi.advanceTimersByTimeAsync(500);
		expect(told).toEqual(['A', 'B']);
		expect(thrown).toHaveLength(2);
		expect(scanner.state).toBe('looking');
		scanner.stop();
	});

	test('a photo at once, also of what the camera sees', async () => {
		const { scanner, texts } = await scanning();
		room.inSight = 'A';
		await scanner.start(video);
		expect(await scanner.photo(new Blob(['x']))).toBe('read');
		expect(texts).toEqual(['A', 'A']);
		room.inSight = undefined;
		expect(await scanner.photo(new Blob(['x']))).toBe('no-code');
		expect(await scanner.photo(new Blob([]))).toBe('not-a-picture');
		scanner.stop();
	});
});

describe('the pace', () => {
	// Catches a camera that takes the whole of a slow phone, and one that reads fewer than two a second.
	test.each([
		['a frame each 120 ms', 0, 120],
		['where one takes 100 ms of them, still', 100, 30],
		['where one takes longer, 30 ms are left to the page', 300, 30],
	])('%s', async (_, decodeMs, between) => {
		const { scanner } = await scanning();
		room.decodeMs = decodeMs;
		await scanner.start(video);
		await vi.advanceTimersByTimeAsync(1200);
		const gaps = room.frames.slice(1).map((at, index) => at - room.frames[index]!);
		expect(gaps.length).toBeGreaterThan(8);
		expect(new Set(gaps)).toEqual(new Set([between]));
		scanner.stop();
	});

	// Catches a hidden tab that goes on reading, and one that never begins again.
	test('nothing while the page is hidden, and on from there', async () => {
		const { scanner } = await scanning();
		await scanner.start(video);
		show(true);
		const before = room.frames.length;
		await vi.advanceTimersByTimeAsync(5000);
		expect(room.frames).toHaveLength(before);
		show(false);
		await vi.advanceTimersByTimeAsync(300);
		expect(room.frames.length).toBeGreaterThan(before + 1);
		expect(room.frames.length).toBeLessThan(before + 5);
		scanner.stop();
		show(false);
		const after = room.frames.length;
		await vi.advanceTimersByTimeAsync(1000);
		expect(room.frames).toHaveLength(after);
	});
});

// Catches a camera that reads on in a tab that was left while the browser asked for permission.
test('a page that was hidden meanwhile begins when it is shown', async () => {
	const { scanner } = await scanning();
	page.hidden = true;
	await scanner.start(video);
	await vi.advanceTimersByTimeAsync(1000);
	expect(room.frames).toEqual([]);
	show(false);
	expect(room.frames).toHaveLength(1);
	scanner.stop();
});

describe('the camera', () => {
	// Catches a lamp that stays on: a camera that comes when nobody waits for it any more.
	test('stopped while it was starting, it is switched off when it comes', async () => {
		const { scanner } = await scanning();
		let come = (_: Opened) => {};
		room.opened = () => new Promise((resolve) => (come = resolve));
		const started = scanner.start(video);
		expect(scanner.state).toBe('starting');
		scanner.stop();
		come({ ok: true, camera: camera('back') });
		await started;
		expect(scanner.state).toBe('off');
		expect(room.stopped).toBe(1);
		expect(room.frames).toEqual([]);
	});

	test.each(['refused', 'missing', 'busy', 'failed'] as const)(
		'%s is said, and can be tried again',
		async (fault) => {
			const { scanner } = await scanning();
			room.opened = async () => ({ ok: false, fault });
			await scanner.start(video);
			expect([scanner.state, scanner.fault]).toEqual(['fault', fault]);
			room.opened = undefined;
			await scanner.start(video);
			expect([scanner.state, scanner.fault]).toEqual(['looking', undefined]);
			scanner.stop();
		},
	);

	// Catches a page that goes on saying “hold the code up” to a camera that was unplugged.
	test('gone by itself is said; that of an earlier start is not', async () => {
		const { scanner } = await scanning();
		await scanner.start(video);
		const earlier = room.ended;
		await scanner.start(video);
		earlier();
		expect(scanner.state).toBe('looking');
		room.ended();
		expect([scanner.state, scanner.fault]).toEqual(['fault', 'ended']);
		expect(room.stopped).toBe(2);
	});

	test.each(['insecure', 'none'] as const)('%s is said without asking', async (support) => {
		room.support = support;
		const { scanner } = await scanning();
		scanner.look();
		expect([scanner.state, scanner.fault]).toEqual(['fault', support]);
		await scanner.start(video);
		expect(room.asked).toEqual([]);
	});

	// Catches two cameras at once, which many phones refuse, and a round that leaves one out.
	test('the others come in turn, each after the one before was switched off', async () => {
		room.devices = ['back', 'front', 'usb'].map((id) => ({ id, name: id }));
		const { scanner } = await scanning();
		await scanner.start(video);
		expect(scanner.canSwitch).toBe(true);
		for (const stopped of [1, 2, 3]) {
			await scanner.switchCamera(video);
			expect(room.stopped).toBe(stopped);
			expect(scanner.mirrored).toBe(room.asked.at(-1) === 'front');
		}
		expect(room.asked).toEqual([undefined, 'front', 'usb', 'back']);
		scanner.stop();
	});
});
