/** While a workshop is open, no newer version of the app may take this one's place. */
import type { Freeze } from '../../worker/protocol';

const ANSWER_WITHIN_MS = 3000;

/**
 * Tells the worker. Where there is none, as over plain http, nothing can take over anyway.
 *
 * @param until milliseconds since 1970; 0 ends it
 * @returns false where a worker is there and has not kept it
 */
export async function freezeUpdates(until: number): Promise<boolean> {
	const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
	const worker = registration?.active;
	if (!worker) return true;
	const message: Freeze = { type: 'FREEZE', until };
	const { port1, port2 } = new MessageChannel();
	const kept = new Promise<true>((resolve) => (port1.onmessage = () => resolve(true)));
	worker.postMessage(message, [port2]);
	const silence = new Promise<false>((resolve) =>
		setTimeout(() => resolve(false), ANSWER_WITHIN_MS),
	);
	return Promise.race([kept, silence]).finally(() => port1.close());
}
