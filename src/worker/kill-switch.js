/// <reference lib="webworker" />
/**
 * Not built into anything. A host that has to end the offline app puts this file in the place of
 * `sw.js` (and of its `.br` and `.gz`): at its next visit online each device removes the worker and
 * the app's files. What people have answered stays where it is, and no open page is reloaded.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) =>
	event.waitUntil(
		(async () => {
			const { scope } = worker.registration;
			for (const name of ['readiness-files-', 'readiness-state-']) {
				await caches.delete(name + scope);
			}
			await worker.registration.unregister();
		})(),
	),
);
