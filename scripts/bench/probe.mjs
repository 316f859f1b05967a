/**
 * What runs in the page, the app's and the floor's alike: it watches, and in the slow scenario taps
 * a level as soon as the page has been painted and holds one.
 */

/**
 * Sent to the page as source: may use nothing from outside.
 *
 * @param {{ tap: boolean }} options
 */
export function probe({ tap }) {
	/** @type {{ painted?: number, tapped?: number, saved?: number, blocking: number, clicks: any[], shown: any[] }} */
	const seen = { blocking: 0, clicks: [], shown: [] };
	Object.assign(window, { seen });

	/** Called in an animation frame: resolves when that frame has been painted. */
	const framePainted = () =>
		new Promise((resolve) => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => resolve(performance.now());
			port2.postMessage(undefined);
		});
	/** Resolves when what stands now has been painted. */
	const painted = () =>
		new Promise((resolve) => {
			requestAnimationFrame(() => resolve(framePainted()));
		});

	/** @type {Record<string, () => boolean>} */
	const questions = {
		isAnswered: () => document.querySelector('[name=level]:checked') !== null,
		areCounted: () =>
			[...document.querySelectorAll('[data-answered]')].reduce(
				(sum, area) => sum + Number(area.getAttribute('data-answered')),
				0,
			) === 64,
		hasResults: () => document.querySelector('[data-overall][data-status]') !== null,
		hasComparison: () => document.querySelectorAll('[data-compare-area]').length === 7,
	};
	/** When the answer first was yes, and painted. @param {string} question by name, or a selector */
	const when = (question) => {
		const isSo = questions[question] ?? (() => document.querySelector(question) !== null);
		return new Promise((resolve, reject) => {
			setTimeout(() => reject(new Error(`never: ${question}`)), 60_000);
			const look = () => (isSo() ? resolve(framePainted()) : requestAnimationFrame(look));
			requestAnimationFrame(look);
		});
	};
	/** From a tap to the frame that shows what it asked for. @param {string} target @param {string} there */
	const tapped = async (target, there) => {
		const since = performance.now();
		/** @type {HTMLElement} */ (document.querySelector(target)).click();
		return (await when(there)) - since;
	};
	Object.assign(window, { when, tapped });

	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			if (entry.name !== 'first-contentful-paint') continue;
			seen.painted = entry.startTime;
			const clickedAt = Number(sessionStorage.getItem('clickedAt') ?? 0);
			if (clickedAt) seen.shown.push(performance.timeOrigin + entry.startTime - clickedAt);
			if (tap) tapWhenThere();
		}
	}).observe({ type: 'paint', buffered: true });

	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) seen.blocking += duration - 50;
	}).observe({ type: 'longtask', buffered: true });

	function tapWhenThere() {
		const level = document.querySelector('[name=level][value="2"]');
		if (!level) return void requestAnimationFrame(tapWhenThere);
		seen.tapped = performance.now();
		/** @type {HTMLElement} */ (level).click();
	}

	/** @type {any} the click that nothing has been saved for yet */
	let waiting;
	new MutationObserver((changes) => {
		for (const { target } of changes) {
			if (/** @type {HTMLElement} */ (target).dataset['saveState'] !== 'saved') continue;
			if (seen.tapped !== undefined) seen.saved ??= performance.now();
			if (waiting) waiting.saved = performance.now() - waiting.at;
			waiting = undefined;
		}
	}).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-save-state'] });

	addEventListener(
		'pointerup',
		(event) => {
			const at = event.timeStamp;
			const target = /** @type {Element} */ (event.target);
			if (target.closest('label')) {
				/** @type {any} */
				const click = { at };
				waiting = click;
				seen.clicks.push(click);
				void painted().then((when) => (click.painted = when - at));
			}
			if (target.closest('[data-action=next]')) {
				sessionStorage.setItem('clickedAt', String(performance.timeOrigin + at));
				const before = location.pathname;
				// The app changes the page in place; a plain link leaves it, and the next page reports.
				const change = new MutationObserver(() => {
					const form = document.querySelector('form[data-duty]');
					if (location.pathname === before || !form) return;
					if (!location.pathname.includes(`/${form.getAttribute('data-duty')}/`)) return;
					change.disconnect();
					sessionStorage.removeItem('clickedAt');
					void painted().then((when) => seen.shown.push(when - at));
				});
				change.observe(document, { subtree: true, childList: true });
			}
		},
		{ capture: true },
	);
}
