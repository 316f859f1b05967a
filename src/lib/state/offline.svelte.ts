/** Whether the tool would open without a network, and whether a newer version waits. */
import type { OfflineState } from '../device/offline';

const RETRY_MS = 15_000;

export class Offline {
	status = $state<OfflineState['status']>('pending');
	reason = $state<OfflineState['reason']>();
	progress = $state.raw<OfflineState['progress']>();
	update = $state<OfflineState['update']>();
	/** It became ready while this page was open: worth saying once. */
	becameReady = $state(false);

	readonly #beforeReload: () => Promise<void>;
	#apply: (() => Promise<void>) | undefined;
	/** What the watcher last said of a newer version, postponed or not. */
	#reported: OfflineState['update'];

	/** @param beforeReload resolves when nothing that was entered is still unsaved */
	constructor(beforeReload: () => Promise<void>) {
		this.#beforeReload = beforeReload;
	}

	/** Registers the worker once the page is idle. @returns how to stop watching */
	watch(base: string, language: string): () => void {
		let stop: (() => void) | undefined;
		let over = false;
		const begin = async () => {
			const watchOffline = await this.#watcher(() => over);
			if (!watchOffline) return;
			const watcher = watchOffline({
				base,
				language,
				beforeReload: this.#beforeReload,
				onChange: (state) => this.#show(state),
			});
			this.#apply = watcher.applyUpdate;
			stop = watcher.stop;
		};
		void begin();
		return () => {
			over = true;
			stop?.();
		};
	}

	/** The line may drop just here: tried again for as long as the page is open. */
	async #watcher(over: () => boolean) {
		while (!over()) {
			try {
				const { watchOffline } = await import('../device/offline');
				return over() ? undefined : watchOffline;
			} catch {
				await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
			}
		}
		return undefined;
	}

	#show({ status, reason, progress, update }: OfflineState): void {
		if (status === 'ready' && progress) this.becameReady = true;
		this.status = status;
		this.reason = reason;
		this.progress = progress;
		// "Later" holds until something new happens: it is not asked twice for the same version.
		if (update !== this.#reported) this.update = update;
		this.#reported = update;
		// A stable hook, and what the styles and tests go by.
		document.documentElement.dataset['offline'] = status;
	}

	/** Asked for by the person: what is pending is saved first, then the page reloads. */
	applyUpdate(): void {
		void this.#apply?.();
	}

	postponeUpdate(): void {
		this.update = undefined;
	}
}
