/** Whether the tool would open without a network, and whether a newer version waits. */
import type { OfflineState } from '../device/offline';

export class Offline {
	status = $state<OfflineState['status']>('pending');
	reason = $state<OfflineState['reason']>();
	progress = $state.raw<OfflineState['progress']>();
	update = $state<OfflineState['update']>();
	/** It became ready while this page was open: worth saying once. */
	becameReady = $state(false);

	readonly #beforeReload: () => Promise<void>;
	#apply: (() => void) | undefined;

	/** @param beforeReload resolves when nothing that was entered is still unsaved */
	constructor(beforeReload: () => Promise<void>) {
		this.#beforeReload = beforeReload;
	}

	/** Registers the worker once the page is idle. @returns how to stop watching */
	watch(base: string, language: string): () => void {
		let stop: (() => void) | undefined;
		let over = false;
		void import('../device/offline').then(({ watchOffline }) => {
			if (over) return;
			const watcher = watchOffline({
				base,
				language,
				beforeReload: this.#beforeReload,
				onChange: (state) => this.#show(state),
			});
			this.#apply = watcher.applyUpdate;
			stop = watcher.stop;
		});
		return () => {
			over = true;
			stop?.();
		};
	}

	#show({ status, reason, progress, update }: OfflineState): void {
		if (status === 'ready' && progress) this.becameReady = true;
		this.status = status;
		this.reason = reason;
		this.progress = progress;
		this.update = update;
		// A stable hook, and what the styles and tests go by.
		document.documentElement.dataset['offline'] = status;
	}

	/** Asked for by the person: what is pending is saved first, then the page reloads. */
	applyUpdate(): void {
		this.#apply?.();
	}

	postponeUpdate(): void {
		this.update = undefined;
	}
}
