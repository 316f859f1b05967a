/**
 * What the facilitator has put on the projector's screen, for the desk and for the screen itself: a
 * setting of this device, which both windows follow.
 */
import { NOTHING_SHOWN, type Showing } from '../../domain/workshop/screen';
import { readShowing } from '../../domain/workshop/showing';
import { faultOf, type App, type StorageFault } from '../app.svelte';
import { Live } from '../live.svelte';
import { run } from './store';

const keyOf = (sessionId: string) => `screen:${sessionId}`;

export class Projection {
	/** Why the last change could not be stored; undefined while all is well. */
	fault = $state<StorageFault>();
	readonly #app: App;
	readonly #key: string;
	#failed: ((showing: Showing) => Showing) | undefined;

	constructor(app: App, sessionId: string) {
		this.#app = app;
		this.#key = keyOf(sessionId);
	}

	readonly #live = $derived.by(() => {
		void this.#app.generation;
		return new Live<unknown>(() =>
			this.#app.follow<unknown>((storage) => storage.watchSetting(this.#key), undefined),
		);
	});
	readonly showing: Showing = $derived.by(() =>
		this.#live.current === undefined ? NOTHING_SHOWN : readShowing(this.#live.current),
	);

	/** @returns whether it was stored */
	async change(change: (showing: Showing) => Showing): Promise<boolean> {
		try {
			await run(this.#app, (workshops) =>
				workshops.changeSetting(this.#key, (stored) =>
					change(stored === undefined ? NOTHING_SHOWN : readShowing(stored)),
				),
			);
			this.fault = undefined;
			this.#failed = undefined;
			return true;
		} catch (error) {
			this.fault = faultOf(error);
			this.#failed = change;
			return false;
		}
	}

	async retry(): Promise<boolean> {
		return this.#failed ? this.change(this.#failed) : true;
	}
}
