/** IndexedDB as it fails in the field, in a page and for as long as a test wants. */
import type { Page } from '@playwright/test';

/**
 * - `throw`: no transaction begins
 * - `abort`: each request works, and the commit does not, as when the disk gives out
 * - `dead`: connections that are open now are of no use any more; a new one is (iPhones, when the
 *   browser's own database server has gone)
 * - `dead for good`: new ones are of no use either
 */
export type Fault = '' | 'throw' | 'abort' | 'dead' | 'dead for good';
export const FAULTS: readonly Fault[] = ['throw', 'abort', 'dead', 'dead for good'];

/** Runs in the page, before anything of the app. */
function breakable(): void {
	const broken = { fault: '', died: 0 };
	const openedIn = new WeakMap<IDBDatabase, number>();
	Object.assign(window, {
		breakStorage: (fault: string) => {
			broken.fault = fault === 'dead' ? '' : fault;
			if (fault.startsWith('dead')) broken.died += 1;
		},
	});
	const { open } = IDBFactory.prototype;
	IDBFactory.prototype.open = function (...args) {
		const opening = open.apply(this, args);
		const since = broken.died;
		opening.addEventListener('success', () => openedIn.set(opening.result, since));
		return opening;
	};
	const { transaction } = IDBDatabase.prototype;
	IDBDatabase.prototype.transaction = function (stores, mode, options) {
		if (broken.fault === 'dead for good' || (openedIn.get(this) ?? broken.died) < broken.died) {
			const message = 'Connection to Indexed Database server lost. Refresh the page to try again';
			throw new DOMException(message, 'UnknownError');
		}
		if (mode === 'readwrite' && broken.fault === 'throw') {
			throw new DOMException('Internal error opening backing store', 'UnknownError');
		}
		const made = transaction.call(this, stores, mode, options);
		if (mode === 'readwrite' && broken.fault === 'abort') {
			setTimeout(() => {
				try {
					made.abort();
				} catch {
					// Already over.
				}
			});
		}
		return made;
	};
}

/** To be called before the page is opened. @returns how to break its storage, and mend it again */
export async function withBreakableStorage(page: Page): Promise<(fault: Fault) => Promise<void>> {
	await page.addInitScript(breakable);
	return (fault) =>
		page.evaluate((one) => {
			const { breakStorage } = window as unknown as { breakStorage: (fault: string) => void };
			breakStorage(one);
		}, fault);
}
