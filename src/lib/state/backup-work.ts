/** What a backup takes, loaded when somebody makes one or has one kept. */
import type { Held } from '../domain/assessment';
import { keptOf } from '../domain/backup';
import { saveBackup } from '../transfer/save-backup';
import type { App } from './app.svelte';
import { APP_VERSION } from './app-version';
import { LAST_BACKUP, type LastBackup, type SavedBackup } from './backup.svelte';
import type { CurrentAssessment } from './current.svelte';

export { keptFileOf } from './kept-file.svelte';

/** All that is stored, as of now, with what stands on the screen and could not be stored. */
export async function everything(app: App, current: CurrentAssessment): Promise<readonly Held[]> {
	await current.settled();
	return current.withAllOnScreen(await stored(app));
}

/** Where the database does not answer: what this page knows of it. */
async function stored(app: App): Promise<readonly Held[]> {
	const known = () => app.all.current ?? [];
	if (app.fault) return known();
	try {
		return await app.run((storage) => storage.allWhole());
	} catch {
		return known();
	}
}

/** Hands a backup to the browser, and remembers it if it is sound. */
export async function save(
	app: App,
	held: readonly Held[],
	passphrase: string | undefined,
): Promise<SavedBackup> {
	const now = new Date();
	const offered = await saveBackup({ held, app: APP_VERSION, now }, passphrase);
	if (!offered.ok) return { ok: false };
	const { name, opens } = offered;
	const encrypted = passphrase !== undefined;
	if (opens) await note(app, { now, name, how: 'download', encrypted, held });
	return { ok: true, name, opens, kept: keptOf(held) };
}

/** Remembers a backup. Where even that can't be stored, it counts as never made. */
export async function note(
	app: App,
	{ now, held, ...what }: Omit<LastBackup, 'at' | 'kept'> & { now: Date; held: readonly Held[] },
): Promise<void> {
	const last: LastBackup = { at: now.toISOString(), ...what, kept: keptOf(held) };
	await app.run((storage) => storage.setSetting(LAST_BACKUP, last)).catch(() => undefined);
}
