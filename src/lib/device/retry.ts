const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 30 * 60_000;

/** Tries again after growing pauses, and at once when the network comes back. */
export class Retry {
	readonly #action: () => void;
	#pause = FIRST_PAUSE_MS;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(action: () => void, signal: AbortSignal) {
		this.#action = action;
		addEventListener('online', () => this.#timer && this.now(), { signal });
		signal.addEventListener('abort', () => this.#clear());
	}

	now(): void {
		this.#clear();
		this.#action();
	}

	later(): void {
		this.#clear();
		this.#timer = setTimeout(() => this.now(), this.#pause);
		this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
	}

	/** All is well: the next failure starts with a short pause again. */
	reset(): void {
		this.#clear();
		this.#pause = FIRST_PAUSE_MS;
	}

	#clear(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}
}
