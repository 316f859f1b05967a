/** Keeps the focus with an action that has been moved, opened or closed. */
import { tick } from 'svelte';

/** @returns false where the action is not on the page */
export async function focusInAction(id: string, selector: string): Promise<boolean> {
	await tick();
	const card = document.querySelector(`[data-action-id="${CSS.escape(id)}"]`);
	const target = card?.querySelector<HTMLElement>(selector);
	target?.focus();
	return target !== undefined && target !== null;
}
