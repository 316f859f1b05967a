/**
 * Registers the worker and follows it. Workbox's window library registers and carries messages;
 * its events are not used: it stops listening after the first update that it takes for another
 * tab's, and a failed install is no event at all (the registration just vanishes).
 */
import type { Progress, Verified, Verify } from '../../worker/protocol';
import { whenIdle } from './idle';
import type { OfflineOptions, OfflineState } from './offline';
import { Retry } from './retry';
import { workerAddress } from './worker-address';

/** The browser looks for a newer version whenever a page loads; but a page may stay for days. */
const CHECK_EVERY_MS = 6 * 3_600_000;
const CLOCK_EVERY_MS = 1_800_000;
/** On a slow line an answer takes its time; a worker that was killed never answers. */
const ANSWER_WITHIN_MS = 5 * 60_000;

export class WorkerWatch {
	readonly #options: OfflineOptions;
	readonly #stopped = new AbortController();
	readonly #retry: Retry;
	readonly #followed = new WeakSet<ServiceWorker>();
	#state: OfflineState = { status: 'pending' };
	#registration: ServiceWorkerRegistration | undefined;
	#trying = false;
	#updateFailed = false;
	#verifications = 0;
	#checkedAt = Date.now();
	/** Only where a worker controlled the page before is another one a take-over. */
	#controlled = navigator.serviceWorker.controller !== null;
	#applying = false;

	constructor(options: OfflineOptions) {
		this.#options = options;
		const { signal } = this.#stopped;
		this.#retry = new Retry(() => void this.#attempt(), signal);

		const workers = navigator.serviceWorker;
		workers.addEventListener('message', ({ data }) => this.#hear(data), { signal });
		workers.addEventListener('controllerchange', () => void this.#takenOver(), { signal });
		document.addEventListener('visibilitychange', () => this.#checkForUpdate(), { signal });
		const clock = setInterval(() => this.#checkForUpdate(), CLOCK_EVERY_MS);
		signal.addEventListener('abort', () => clearInterval(clock));

		this.#show({});
		void whenIdle().then(() => this.#retry.now());
	}

	stop(): void {
		this.#stopped.abort();
	}

	async applyUpdate(): Promise<void> {
		if (!this.#state.update || this.#applying) return;
		this.#applying = true;
		await this.#options.beforeReload();
		const waiting = this.#registration?.waiting;
		// Where another tab was quicker, the newer version is in charge already.
		if (waiting) waiting.postMessage({ type: 'SKIP_WAITING' });
		else location.reload();
	}

	async #attempt(): Promise<void> {
		if (this.#stopped.signal.aborted) return;
		this.#trying = true;
		try {
			const { active } = (this.#registration = await this.#register());
			// Else its first install is under way, and how that ends decides.
			if (active) await this.#verify(active);
		} catch {
			this.#failed();
			return;
		}
		if (!this.#updateFailed) return;
		this.#updateFailed = false;
		this.#registration.update().catch(() => this.#updateHasFailed());
	}

	async #register(): Promise<ServiceWorkerRegistration> {
		const known = this.#registration;
		if (known?.active) return known;
		const { Workbox } = await import('workbox-window');
		// Stopped meanwhile, as when everything is erased.
		this.#stopped.signal.throwIfAborted();
		const { base } = this.#options;
		const workbox = new Workbox(workerAddress(base), {
			scope: `${base}/`,
			updateViaCache: 'none',
		});
		const registration = await workbox.register({ immediate: true });
		if (!registration) throw new Error('No registration');
		if (registration !== known) {
			const { signal } = this.#stopped;
			const found = () => this.#follow(registration, registration.installing);
			registration.addEventListener('updatefound', found, { signal });
		}
		this.#follow(registration, registration.installing);
		this.#follow(registration, registration.waiting);
		return registration;
	}

	/** Follows one version from its install to its end. */
	#follow(registration: ServiceWorkerRegistration, worker: ServiceWorker | null): void {
		if (!worker || this.#followed.has(worker)) return;
		this.#followed.add(worker);
		let before: ServiceWorkerState | undefined;
		const look = () => {
			const { state } = worker;
			if (state === 'installed' && registration.active) this.#show({ update: 'waiting' });
			if (state === 'activated') this.#retry.now();
			if (state === 'redundant' && before === 'installing') {
				if (registration.active) this.#updateHasFailed();
				else this.#failed();
			}
			before = state;
		};
		worker.addEventListener('statechange', look, { signal: this.#stopped.signal });
		look();
	}

	/** @throws {Error} when the app is not whole, or no answer comes */
	async #verify(worker: ServiceWorker): Promise<void> {
		const turn = ++this.#verifications;
		const question: Verify = { type: 'VERIFY', language: this.#options.language };
		const { messageSW } = await import('workbox-window');
		const answer = await withinTime<Verified>(messageSW(worker, question), ANSWER_WITHIN_MS);
		// Only the last question counts: the worker may be another one by now.
		if (turn !== this.#verifications) return;
		if (!answer.ok) throw new Error(`Not in the cache: ${answer.missing.join(', ')}`);
		this.#retry.reset();
		this.#show({ status: 'ready' });
	}

	#failed(): void {
		this.#trying = false;
		this.#show({ status: 'unavailable', reason: 'failed' });
		this.#retry.later();
	}

	/** The version before goes on, as ready as it was. */
	#updateHasFailed(): void {
		this.#updateFailed = true;
		this.#retry.later();
	}

	async #takenOver(): Promise<void> {
		const another = this.#controlled;
		this.#controlled = true;
		if (this.#applying) {
			// Something may have been entered since the yes.
			await this.#options.beforeReload();
			location.reload();
		} else if (another) {
			this.#show({ status: 'pending', update: 'taken-over' });
		}
	}

	#hear(message: Progress | undefined): void {
		if (message?.type !== 'PROGRESS') return;
		// Once ready, what is fetched belongs to a newer version; and of a try that has failed, the
		// last messages may still be on their way.
		if (this.#state.status === 'ready' || !this.#trying) return;
		const { done, total } = message;
		this.#show({ status: 'pending', progress: { done, total } });
	}

	#checkForUpdate(): void {
		if (document.visibilityState !== 'visible') return;
		if (Date.now() - this.#checkedAt < CHECK_EVERY_MS) return;
		this.#checkedAt = Date.now();
		this.#registration?.update().catch(() => {});
	}

	#show(change: Partial<OfflineState>): void {
		this.#state = { ...this.#state, ...change };
		if (this.#state.status !== 'unavailable') delete this.#state.reason;
		if (!this.#stopped.signal.aborted) this.#options.onChange(this.#state);
	}
}

function withinTime<T>(promise: Promise<T>, ms: number): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('No answer')), ms);
		promise.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}
