/**
 * Whether the app would start without a network, and whether a newer version waits. The worker
 * does the work (src/worker); a page only has to know how it stands.
 */
import { hasServiceWorkers, isSecure } from './capabilities';
import { WorkerWatch } from './worker-watch';

export interface OfflineState {
	/** `ready` only while every file, in the page's language, has been verified in the cache. */
	status: 'unavailable' | 'pending' | 'ready';
	/** Why it is unavailable; after `failed` it is tried again, less and less often. */
	reason?: 'insecure' | 'unsupported' | 'failed';
	/** Files that have come while this page was open; it stays when they are all there. */
	progress?: { done: number; total: number };
	/** A newer version waits for a yes; or another tab has said yes, and this one runs old code. */
	update?: 'waiting' | 'taken-over';
}

export interface OfflineOptions {
	/** The path that the site stands under, without a slash at its end. */
	base: string;
	/** The page's. Its files are fetched and verified, and kept from then on. */
	language: string;
	/** Resolves when nothing that was entered is still unsaved. Awaited before a reload. */
	beforeReload: () => Promise<void>;
	onChange: (state: OfflineState) => void;
}

export interface OfflineWatch {
	/** The newer version takes over and this page reloads, after `beforeReload`; no other page does. */
	applyUpdate: () => Promise<void>;
	stop: () => void;
}

/** Registers the worker once the page has loaded and is idle, and follows it from then on. */
export function watchOffline(options: OfflineOptions): OfflineWatch {
	if (!isSecure() || !hasServiceWorkers()) {
		const reason = isSecure() ? 'unsupported' : 'insecure';
		options.onChange({ status: 'unavailable', reason });
		return { applyUpdate: async () => {}, stop: () => {} };
	}
	const watch = new WorkerWatch(options);
	return {
		applyUpdate: () => watch.applyUpdate(),
		stop: () => watch.stop(),
	};
}
