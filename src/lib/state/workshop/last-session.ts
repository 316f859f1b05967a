/** The workshop that this device last took part in: who opens the app anew comes back to it. */
import type { Pack } from '../../domain/workshop/session';
import type { App } from '../app.svelte';
import { sessionIn } from './pack-fault';

const KEY = 'vote';

/** @param text the pack as it stands in an address */
export async function rememberSession(app: App, text: string | undefined): Promise<void> {
	await app.run((storage) => storage.setSetting(KEY, text)).catch(() => undefined);
}

/** @returns undefined where there is none, or none that can still be answered here */
export async function lastSession(app: App): Promise<{ text: string; pack: Pack } | undefined> {
	const storage = await app.storageIfAny().catch(() => undefined);
	const text = await storage?.setting(KEY).catch(() => undefined);
	if (typeof text !== 'string') return undefined;
	const read = sessionIn(text);
	return read.ok ? { text, pack: read.pack } : undefined;
}
