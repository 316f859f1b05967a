/// <reference lib="webworker" />

/** The worker's own global, which TypeScript takes for a window. */
export const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

/** Ends with a slash; part of every cache's name, because other sites may share the origin. */
export const scope: string = worker.registration.scope;

/**
 * Whoever erases everything takes the caches away under the pages that are still open, and those
 * may ask for a file. A worker that was told stores nothing more (`ended`); one that the browser has
 * started anew since sees that there is no cache (`isThere`), and does not make it again.
 */
let over = false;
export const end = (): void => void (over = true);
export const ended = (): boolean => over;
export const isThere = async (cacheName: string): Promise<boolean> =>
	!over && (await caches.has(cacheName));
