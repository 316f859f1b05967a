/**
 * For the heading of a step that has just come: a screen reader goes on from here, and the step begins
 * at the top of the window.
 */
export function focusHere(heading: HTMLElement): void {
	heading.focus({ preventScroll: true });
	fromTop(heading);
}

/** For a part of a step that comes later than its heading: before, the page was too short for that. */
export function fromTop(element: HTMLElement): void {
	const step = element.closest('[data-vote-step]') ?? element;
	step.scrollIntoView({ block: 'start', behavior: 'instant' });
}
