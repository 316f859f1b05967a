/**
 * Collects what phones have handed in to the hub on this laptop. The hub is told that a hand-in is
 * stored only when it is; whatever goes wrong before, it stays there and comes again. Loaded only
 * on the console.
 */
import { hubAt, type Hub, type HubInfo, type Settlement } from '../transfer/hub';

/**
 * Stores one hand-in, or says by a short code why not. It must be able to take the same one twice:
 * a console may end between storing it and saying so. What it throws is tried again.
 */
export type Take = (body: string) => Promise<'stored' | { refused: string }>;

const PAUSE_MS = 1500;
/** The projector's window may cover the console: phones must not wait for it to be seen again. */
const HIDDEN_PAUSE_MS = 5000;
/** Rounds. */
const LOOK_EACH = 8;

export class HubCollect {
	/** What the hub says of itself: nothing until it has been reached. */
	info = $state.raw<HubInfo>();
	/** Whether it answered when it was last asked; undefined before. */
	reachable = $state<boolean>();
	/** Hand-ins known to be there and not yet settled: of 100 at most. */
	waiting = $state(0);
	/** When the last one was stored: milliseconds since 1970. */
	lastAt = $state<number>();
	/** Whether the last one could not be stored. It is tried again. */
	stuck = $state(false);

	#on = $state(false);
	readonly #hub: Pick<Hub, 'look' | 'waiting' | 'settle'>;
	readonly #take: Take;
	readonly #now: () => number;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#busy = false;
	#rounds = 0;

	constructor(
		hub: Pick<Hub, 'look' | 'waiting' | 'settle'>,
		take: Take,
		now: () => number = Date.now,
	) {
		this.#hub = hub;
		this.#take = take;
		this.#now = now;
	}

	get on(): boolean {
		return this.#on;
	}

	/** Collects from now on. @returns how to stop */
	start(): () => void {
		if (!this.#on) {
			this.#on = true;
			onVisibility('add', this.#seen);
			this.#soon(0);
		}
		return () => this.stop();
	}

	/** What is being stored is stored to its end, and the hub is told of it. */
	stop(): void {
		this.#on = false;
		onVisibility('remove', this.#seen);
		clearTimeout(this.#timer);
	}

	readonly #seen = () => {
		if (!isHidden() && !this.#busy) this.#soon(0);
	};

	#soon(pause: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#collect(), pause);
	}

	async #collect(): Promise<void> {
		// Stopped and started anew while a round went on: that one goes on for both.
		if (this.#busy) return;
		this.#busy = true;
		try {
			// Again now and then: its addresses change when a hotspot is switched on.
			if (this.#rounds++ % LOOK_EACH === 0 || !this.info) this.info = await this.#hub.look();
			const batch = await this.#hub.waiting();
			this.reachable = true;
			this.waiting = batch.length;
			for (const { receipt, body } of batch) {
				if (!this.#on) break;
				const settlement = await this.#taken(receipt, body);
				if (!settlement) continue;
				await this.#hub.settle([settlement]);
				this.waiting -= 1;
			}
		} catch {
			this.reachable = false;
		}
		this.#busy = false;
		if (this.#on) this.#soon(isHidden() ? HIDDEN_PAUSE_MS : PAUSE_MS);
	}

	/** Nothing where it could not be stored: then it stays where it is. */
	async #taken(receipt: string, body: string): Promise<Settlement | undefined> {
		try {
			const outcome = await this.#take(body);
			this.stuck = false;
			if (outcome !== 'stored') return { receipt, state: 'refused', why: outcome.refused };
			this.lastAt = this.#now();
			return { receipt, state: 'stored' };
		} catch {
			this.stuck = true;
			return undefined;
		}
	}
}

/** @param base the app's base path */
export const collectAt = (base: string, take: Take): HubCollect =>
	new HubCollect(hubAt(base, globalThis.fetch.bind(globalThis)), take);

const isHidden = () => typeof document !== 'undefined' && document.visibilityState === 'hidden';

function onVisibility(what: 'add' | 'remove', listener: () => void): void {
	if (typeof document === 'undefined') return;
	if (what === 'add') document.addEventListener('visibilitychange', listener);
	else document.removeEventListener('visibilitychange', listener);
}
