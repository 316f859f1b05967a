/** Whether a newer version of the tool has come and waits to take over. Never throws. */
export async function newerWaits(): Promise<boolean> {
	try {
		const registration = await navigator.serviceWorker?.getRegistration();
		return Boolean(registration?.waiting);
	} catch {
		return false;
	}
}
