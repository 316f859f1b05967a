/** Reads QR codes with the camera, one after another, or from a photo. Only for pages that scan. */
import {
	cameraSupport,
	openCamera,
	type Camera,
	type CameraDevice,
	type CameraFault,
} from '../device/camera';
import type { PhotoFault } from '../device/photo';

export type ScanState = 'off' | 'starting' | 'looking' | 'fault';
/** `ended`: it worked, and then was gone. The others as in `device/camera.ts`. */
export type ScanFault = CameraFault | 'insecure' | 'none' | 'ended';
/** How it went with a photo; `failed` where this tool's own part did not come. */
export type PhotoOutcome = 'read' | 'no-code' | 'failed' | PhotoFault;

/** A hand moves slowly: more frames would only warm the phone. */
const EACH_MS = 120;
/** Left between two frames to everything else, on devices that need longer than that for one. */
const BREATH_MS = 30;
/** A code that is held still is one code; held up again later it was meant. */
const OUT_OF_SIGHT_MS = 2000;
/** Enough for a code that fills a third of the photo. */
const PHOTO_SIDE = 2400;

type Reader = typeof import('../transfer/qr-read');

export class Scanner {
	state = $state<ScanState>('off');
	fault = $state<ScanFault>();
	/** Whether there is another camera to switch to. */
	canSwitch = $state(false);
	/** Whether to show what the camera sees as in a mirror. */
	mirrored = $state(false);

	readonly #onText: (text: string) => void;
	#camera: Camera | undefined;
	/** The camera in use, or tried last. */
	#id = '';
	#devices: readonly CameraDevice[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Counts starts and stops: what belongs to an earlier one is dropped. */
	#run = 0;
	#turn = 0;
	/** When each text was last in sight. */
	readonly #inSight = new Map<string, number>();

	/** @param onText gets what a code says; nothing it throws ends the scanning */
	constructor(onText: (text: string) => void) {
		this.#onText = onText;
	}

	/** Says at once where there can be no camera, before anybody tries. */
	look(): void {
		const support = cameraSupport();
		if (support !== 'yes') this.#fail(support);
	}

	/** To be called from a tap. @param video in the page, and shown while this starts or looks */
	async start(video: HTMLVideoElement, id?: string): Promise<void> {
		this.stop();
		this.look();
		// The getter hides from the compiler that `look` may have changed it.
		if (this.fault) return;
		const run = this.#run;
		this.state = 'starting';
		if (id) this.#id = id;
		const onEnded = () => {
			if (this.#run === run) this.#fail('ended');
		};
		const [opened, reader] = await Promise.all([
			openCamera(video, { id, onEnded }),
			import('../transfer/qr-read').catch(() => undefined),
		]);
		if (this.#run !== run) {
			if (opened.ok) opened.camera.stop();
		} else if (!opened.ok) this.#fail(opened.fault);
		else {
			this.#camera = opened.camera;
			if (reader) this.#begin(opened.camera, reader);
			else this.#fail('failed');
		}
	}

	/** The next camera of those that there are. */
	async switchCamera(video: HTMLVideoElement): Promise<void> {
		const at = this.#devices.findIndex(({ id }) => id === this.#id);
		const next = this.#devices[(at + 1) % this.#devices.length];
		// Many phones open one at a time only: `start` stops this one first.
		if (next) await this.start(video, next.id);
	}

	/** Switches the camera off. What has been seen is forgotten. */
	stop(): void {
		this.#run += 1;
		clearTimeout(this.#timer);
		document.removeEventListener('visibilitychange', this.#shown);
		this.#camera?.stop();
		this.#camera = undefined;
		this.#inSight.clear();
		this.state = 'off';
		this.fault = undefined;
	}

	/** Reads one code from a photo. It counts even where the camera has just seen the same. */
	async photo(file: Blob): Promise<PhotoOutcome> {
		try {
			const [{ pictureOf }, { readQr }] = await Promise.all([
				import('../device/photo'),
				import('../transfer/qr-read'),
			]);
			const photo = await pictureOf(file, PHOTO_SIDE);
			if (!photo.ok) return photo.fault;
			const text = readQr(photo.picture);
			if (text === undefined) return 'no-code';
			this.#tell(text);
			return 'read';
		} catch {
			return 'failed';
		}
	}

	#fail(fault: ScanFault): void {
		this.stop();
		this.state = 'fault';
		this.fault = fault;
	}

	#begin(camera: Camera, reader: Reader): void {
		this.#id = camera.id;
		this.#devices = camera.devices;
		this.canSwitch = camera.devices.length > 1;
		this.mirrored = camera.facesUser;
		this.state = 'looking';
		document.addEventListener('visibilitychange', this.#shown);
		this.#next = () => this.#frame(camera, reader);
		this.#next();
	}

	#next = (): void => {};

	/** While the page is hidden nothing is read; then it goes on at once. */
	readonly #shown = () => {
		clearTimeout(this.#timer);
		if (!document.hidden) this.#next();
	};

	#frame(camera: Camera, reader: Reader): void {
		if (document.hidden) return;
		const run = this.#run;
		const from = performance.now();
		const picture = camera.frame();
		const text = picture && reader.readQrFrame(picture, this.#turn++);
		if (text !== undefined) this.#saw(text);
		// Whoever got the text may have stopped it.
		if (this.#run !== run) return;
		const took = performance.now() - from;
		this.#timer = setTimeout(() => this.#next(), Math.max(BREATH_MS, EACH_MS - took));
	}

	#saw(text: string): void {
		const now = performance.now();
		for (const [one, at] of this.#inSight) {
			if (now - at > OUT_OF_SIGHT_MS) this.#inSight.delete(one);
		}
		const isNew = !this.#inSight.has(text);
		this.#inSight.set(text, now);
		if (isNew) this.#tell(text);
	}

	#tell(text: string): void {
		try {
			this.#onText(text);
		} catch (error) {
			// Said where every such fault is said, and not in the middle of a frame.
			queueMicrotask(() => {
				throw error;
			});
		}
	}
}
