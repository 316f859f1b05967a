import type { Attachment } from 'svelte/attachments';

/** For a box that may be wider inside than outside: the keyboard reaches it while it scrolls, and only then. */
export const reachedWhenItScrolls: Attachment<HTMLElement> = (box) => {
	const observer = new ResizeObserver(() => {
		if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
		else box.removeAttribute('tabindex');
	});
	observer.observe(box);
	for (const inside of box.children) observer.observe(inside);
	return () => observer.disconnect();
};
