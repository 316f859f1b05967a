/**
 * Puts the focus on the page's heading: after a navigation, and when the thing that had the focus
 * goes away. Otherwise a keyboard or a screen reader starts again from the top of the window.
 */
export function focusHeading(): void {
	document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

/** After a navigation: what the address points at in the page, else the heading. */
export function focusTarget({ hash }: URL): void {
	const target = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
	if (target) target.focus({ preventScroll: true });
	else focusHeading();
}
