/** Looks at everything that a device needs in a room without a network. Loaded only on that page. */
import { readBrowser, risksOf } from '../../device/browser';
import { cameraSupport, openCamera, type Camera } from '../../device/camera';
import { newId } from '../../device/id';
import { newerWaits } from '../../device/newer-waits';
import { faultOf, type App } from '../app.svelte';
import type { Device } from '../device.svelte';
import type { Offline } from '../offline.svelte';
import { run } from './store';
import { CHECKS, verdictsOf, type Facts } from './verdicts';

export { CHECKS, type Check, type Verdict } from './verdicts';

/** Written and read back; it stands for nothing. */
const TRIAL = 'trial';

type Found = Omit<Facts, 'offline' | 'offlineWhy' | 'update' | 'persistence'>;

export class TravelCheck {
	busy = $state(false);
	/** Whether the camera's picture is shown now. */
	watching = $state(false);
	#found = $state.raw<Found>({ now: Date.now() });
	/** Also where "later" was said, after which the app is silent about it. */
	#newer = $state(false);
	#camera: Camera | undefined;
	readonly #app: App;
	readonly #device: Device;
	readonly #offline: Offline;

	constructor({ app, device, offline }: { app: App; device: Device; offline: Offline }) {
		this.#app = app;
		this.#device = device;
		this.#offline = offline;
	}

	readonly verdicts = $derived.by(() =>
		verdictsOf({
			...this.#found,
			offline: this.#offline.status,
			offlineWhy: this.#offline.reason,
			update: this.#newer || this.#offline.update !== undefined,
			persistence: this.#device.persistence,
		}),
	);
	readonly count = $derived.by(() => {
		const states = CHECKS.map((check) => this.verdicts[check].state);
		const of = (state: string) => states.filter((one) => one === state).length;
		return { good: of('good'), bad: of('bad'), unknown: of('unknown'), all: states.length };
	});

	/** What the device's clock said when this was last looked at. */
	get now(): number {
		return this.#found.now;
	}

	/** Bytes; undefined while, or where, it is not known. */
	get free(): number | undefined {
		return this.#found.free ?? undefined;
	}

	/** Looks at all of it anew; the camera waits for a tap. Never throws. */
	async look(): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		const [browser, writes, newer] = await Promise.all([
			readBrowser(),
			this.#tryWrite(),
			newerWaits(),
			this.#device.readPersistence(),
		]);
		const { quota, usage } = browser;
		this.#newer = newer;
		this.#found = {
			...this.#found,
			risks: risksOf(browser),
			free: quota === undefined ? null : Math.max(0, quota - (usage ?? 0)),
			writes,
			copy: await this.#hasCopy(),
			now: Date.now(),
			lastSaved: await this.#lastSaved(),
			camera: cameraSupport(),
		};
		this.busy = false;
	}

	async #tryWrite(): Promise<NonNullable<Facts['writes']>> {
		const value = newId();
		try {
			return await this.#app.run(async (storage) => {
				await storage.setSetting(TRIAL, value);
				const read = await storage.setting(TRIAL);
				await storage.setSetting(TRIAL, undefined);
				return read === value ? 'kept' : 'changed';
			});
		} catch (error) {
			return faultOf(error);
		}
	}

	async #hasCopy(): Promise<boolean | null> {
		try {
			const storage = await this.#app.storageIfAny();
			return storage ? await storage.hasSecondCopy() : null;
		} catch {
			return null;
		}
	}

	/** The clock of each thing that was saved here was this device's own. */
	async #lastSaved(): Promise<string | undefined> {
		try {
			const sessions = await run(this.#app, (workshops) => workshops.all());
			const held = await this.#app.run((storage) => storage.allWhole());
			const times = [
				...sessions.map(({ createdAt }) => createdAt),
				...held.map(({ assessment }) => assessment.savedAt),
			];
			return times.sort().at(-1);
		} catch {
			return undefined;
		}
	}

	/** Asks the browser to keep what is stored, whatever it says. */
	async askToKeep(): Promise<void> {
		await this.#device.askToPersist();
	}

	/** To be called from a tap. @param video in the page */
	async tryCamera(video: HTMLVideoElement): Promise<void> {
		this.stopCamera();
		this.watching = true;
		const opened = await openCamera(video, { onEnded: () => this.stopCamera() });
		this.#found = { ...this.#found, tried: opened.ok ? 'works' : opened.fault };
		if (!opened.ok) this.watching = false;
		else if (this.watching) this.#camera = opened.camera;
		else opened.camera.stop();
	}

	stopCamera(): void {
		this.#camera?.stop();
		this.#camera = undefined;
		this.watching = false;
	}
}
