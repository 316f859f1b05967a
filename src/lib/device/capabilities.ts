/**
 * What this browser lets a page do. Over plain http much is missing; the page then does without,
 * and says so.
 */
export const isSecure = (): boolean => window.isSecureContext;

export const hasServiceWorkers = (): boolean => 'serviceWorker' in navigator;
