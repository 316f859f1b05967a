/** The one bridge from a live query of storage to what a page reads. */
import { createSubscriber } from 'svelte/reactivity';
import { asStorageError, type StorageFault } from '../storage/faults';

/** As Dexie's `liveQuery` gives it. */
export type Source<T> = {
	subscribe(observer: { next: (value: T) => void; error: (error: unknown) => void }): Subscription;
};
type Subscription = { unsubscribe(): void };

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

/** The moment in which the database is opened for the first time, for queries that wait for it. */
export class FirstOpening<Opened> {
	readonly #waiting = new Set<(opened: Opened) => void>();

	announce(opened: Opened): void {
		for (const begin of this.#waiting) begin(opened);
		this.#waiting.clear();
	}

	/** @param begin the subscription that takes over from then on */
	subscribe(begin: (opened: Opened) => Subscription): Subscription {
		let running: Subscription | undefined;
		const take = (opened: Opened) => void (running = begin(opened));
		this.#waiting.add(take);
		return {
			unsubscribe: () => {
				this.#waiting.delete(take);
				running?.unsubscribe();
			},
		};
	}
}
