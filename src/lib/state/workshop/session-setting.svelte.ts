/**
 * What this device keeps beside a session, in every window at once: a setting in the database. It
 * travels in no file; taken out of the bin again, a session finds it as it was.
 */
import { faultOf, type App, type StorageFault } from '../app.svelte';
import { Live } from '../live.svelte';
import { run } from './store';

export class SessionSetting<T> {
	/** Why the last change could not be stored; undefined while all is well. */
	fault = $state<StorageFault>();
	readonly #app: App;
	readonly #key: string;
	readonly #read: (stored: unknown) => T;
	#failed: ((value: T) => T) | undefined;

	/** @param read makes something sensible of whatever was stored, and of undefined */
	constructor(app: App, key: string, read: (stored: unknown) => T) {
		this.#app = app;
		this.#key = key;
		this.#read = read;
	}

	readonly #live = $derived.by(() => {
		void this.#app.generation;
		return new Live<unknown>(() =>
			this.#app.follow<unknown>((storage) => storage.watchSetting(this.#key), undefined),
		);
	});
	readonly value: T = $derived.by(() => this.#read(this.#live.current));

	/**
	 * @param change from the stored one, so that two windows both keep their changes
	 * @returns whether it was stored
	 */
	async change(change: (value: T) => T): Promise<boolean> {
		try {
			await run(this.#app, (workshops) =>
				workshops.changeSetting(this.#key, (stored) => change(this.#read(stored))),
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
