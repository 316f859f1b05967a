/**
 * What this browser lets a page do. Over plain http much is missing; the page then does without,
 * and says so.
 */
export const isSecure = (): boolean => window.isSecureContext;

export const hasServiceWorkers = (): boolean => 'serviceWorker' in navigator;

/** Whether this very file may be handed to another app (Android takes no `.json`, but `.txt`). */
export const canShareFile = (file: File): boolean =>
	typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
