/** The time, each second, for as long as a page shows it. */
import { createSubscriber } from 'svelte/reactivity';

const EACH_MS = 250;

export class Clock {
	readonly #follow = createSubscriber((update) => {
		const timer = setInterval(update, EACH_MS);
		return () => clearInterval(timer);
	});

	/** Milliseconds since 1970. */
	get now(): number {
		this.#follow();
		return Date.now();
	}
}
