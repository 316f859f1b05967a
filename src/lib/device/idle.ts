const AT_THE_LATEST_MS = 5000;
const WITHOUT_IDLE_CALLBACK_MS = 1000;

/** Resolves when the page has loaded and has nothing to do: what is wanted first comes first. */
export async function whenIdle(): Promise<void> {
	if (document.readyState !== 'complete') {
		await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
	}
	await new Promise<unknown>((resolve) => {
		if ('requestIdleCallback' in window) {
			requestIdleCallback(resolve, { timeout: AT_THE_LATEST_MS });
		} else {
			setTimeout(resolve, WITHOUT_IDLE_CALLBACK_MS);
		}
	});
}
