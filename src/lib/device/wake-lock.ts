/**
 * Keeps the screen from going dark while nobody touches it. A browser takes the lock away whenever
 * the page is hidden, and gives none over plain http: then nothing is done, and nothing is lost.
 *
 * @returns how to let it go dark again
 */
export function keepAwake(): () => void {
	if (!('wakeLock' in navigator)) return () => undefined;
	let lock: WakeLockSentinel | undefined;
	let over = false;
	const take = async () => {
		if (over || document.hidden || (lock && !lock.released)) return;
		try {
			lock = await navigator.wakeLock.request('screen');
			if (over) await lock.release();
		} catch {
			// Low battery, or forbidden: the facilitator's own settings decide then.
		}
	};
	const seen = () => void take();
	document.addEventListener('visibilitychange', seen);
	void take();
	return () => {
		over = true;
		document.removeEventListener('visibilitychange', seen);
		void lock?.release().catch(() => undefined);
	};
}
