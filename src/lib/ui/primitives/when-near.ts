/** For what is fetched only when somebody is about to read it, or prints the page. */
import type { Attachment } from 'svelte/attachments';

/** @param act called once, when the element comes near the window */
export const whenNear =
	(act: () => void): Attachment =>
	(element) => {
		const observer = new IntersectionObserver(
			(entries) => {
				if (!entries.some((entry) => entry.isIntersecting)) return;
				observer.disconnect();
				act();
			},
			{ rootMargin: '200px 0px' },
		);
		observer.observe(element);
		addEventListener('beforeprint', act, { once: true });
		return () => {
			observer.disconnect();
			removeEventListener('beforeprint', act);
		};
	};
