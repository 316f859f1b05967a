/** The one bridge from a live query of storage to what a page reads. */
import { createSubscriber } from 'svelte/reactivity';
import { asStorageError, type StorageFault } from '../storage/faults';

/** As Dexie's `liveQuery` gives it. */
type Source<T> = {
	subscribe(observer: { next: (value: T) => void; error: (error: unknown) => void }): {
		unsubscribe(): void;
	};
};

/**
 * What a live query says now. It is subscribed to as long as somebody reads it in an effect or a
 * template; `current` is undefined until the first answer has come.
 */
export class Live<T> {
	#current = $state.raw<T>();
	#fault = $state.raw<StorageFault>();
	#here = $state(false);
	readonly #follow: () => void;

	/** @param source resolves when the database is open */
	constructor(source: () => Promise<Source<T>>, onValue?: (value: T) => void) {
		this.#follow = createSubscriber(() => {
			let stop: (() => void) | undefined;
			let over = false;
			const failed = (error: unknown) => void (this.#fault = asStorageError(error).fault);
			source().then((query) => {
				if (over) return;
				const subscription = query.subscribe({
					next: (value) => {
						this.#current = value;
						this.#here = true;
						this.#fault = undefined;
						onValue?.(value);
					},
					error: failed,
				});
				stop = () => subscription.unsubscribe();
			}, failed);
			return () => {
				over = true;
				stop?.();
			};
		});
	}

	get current(): T | undefined {
		this.#follow();
		return this.#current;
	}

	/** Whether the first answer has come: an undefined `current` then means "not there". */
	get here(): boolean {
		this.#follow();
		return this.#here;
	}

	get fault(): StorageFault | undefined {
		this.#follow();
		return this.#fault;
	}
}
