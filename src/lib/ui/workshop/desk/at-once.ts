import { goto } from '$app/navigation';

/**
 * For a link's `onclick`: follows it in the task of the click. Kit lets the browser paint once more
 * before it navigates, which on the desk is a frame with nothing new in it.
 */
export function followAtOnce(event: MouseEvent & { currentTarget: HTMLAnchorElement }): void {
	const { altKey, ctrlKey, metaKey, shiftKey } = event;
	// Meant for another tab or window, or for saving.
	if (event.button !== 0 || altKey || ctrlKey || metaKey || shiftKey) return;
	event.preventDefault();
	void goto(event.currentTarget.href);
}
