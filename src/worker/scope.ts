/// <reference lib="webworker" />

/** The worker's own global, which TypeScript takes for a window. */
export const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

/** Ends with a slash; part of every cache's name, because other sites may share the origin. */
export const scope: string = worker.registration.scope;
