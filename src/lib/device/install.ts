/**
 * Putting the app on the home screen: with a button where the browser lets a page ask, with
 * instructions where it does not.
 */

/**
 * - `installed`: this page runs as an app, or has just been installed
 * - `available`: `promptInstall()` shows the browser's own question
 * - `manual-ios`: through the share menu
 * - `manual`: through the browser's menu, if at all
 */
export type InstallState = 'installed' | 'available' | 'manual-ios' | 'manual';

/** Chromium's event, which no standard and no type library has. */
interface InstallPromptEvent extends Event {
	prompt(): Promise<void>;
	readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

declare global {
	interface Window {
		/** Put there by the inline script in app.html: the event may come before any module has. */
		installPrompt?: Event | undefined;
	}
}

let installedNow = false;

export function installState(): InstallState {
	if (installedNow || runsAsApp()) return 'installed';
	if (window.installPrompt) return 'available';
	return isIos() ? 'manual-ios' : 'manual';
}

export const runsAsApp = (): boolean =>
	matchMedia('(display-mode: standalone), (display-mode: fullscreen), (display-mode: minimal-ui)')
		.matches ||
	('standalone' in navigator && navigator.standalone === true);

/** No feature tells: an iPad calls itself a Mac, but no Mac has a touch screen. */
export const isIos = (): boolean =>
	/iPhone|iPad|iPod/u.test(navigator.userAgent) ||
	(navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);

/**
 * Watches the state and says how it is now. Safe to call late: app.html keeps the browser's offer.
 *
 * @returns how to stop
 */
export function watchInstall(onChange: (state: InstallState) => void): () => void {
	const tell = () => onChange(installState());
	const keepOffer = (event: Event) => {
		// The browser's own banner would come at a moment of its choosing.
		event.preventDefault();
		window.installPrompt = event;
		tell();
	};
	const wasInstalled = () => {
		installedNow = true;
		window.installPrompt = undefined;
		tell();
	};
	window.addEventListener('beforeinstallprompt', keepOffer);
	window.addEventListener('appinstalled', wasInstalled);
	tell();
	return () => {
		window.removeEventListener('beforeinstallprompt', keepOffer);
		window.removeEventListener('appinstalled', wasInstalled);
	};
}

/** Shows the browser's question. An offer can be used once: after a "no" the menu remains. */
export async function promptInstall(): Promise<'accepted' | 'dismissed' | 'unavailable'> {
	const offer = window.installPrompt as InstallPromptEvent | undefined;
	if (!offer) return 'unavailable';
	window.installPrompt = undefined;
	await offer.prompt();
	return (await offer.userChoice).outcome;
}
