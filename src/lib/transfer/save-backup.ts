/** Everything on the device as one file. Loaded only when somebody saves one, or has one kept. */
import type { Held } from '../domain/assessment';
import { fileText, MAX_FILE_BYTES, readFile, writeBackupFile } from '../domain/bundle/index';
import { offerFile, type Offered } from './download';
import { safeName } from './file-name';

export type Making = {
	held: readonly Held[];
	/** Version of the app. */
	app: string;
	now: Date;
};

/**
 * The text of a backup, and whether this very version can read it again: a backup that nobody can
 * bring back would be worse than none, because people trust it.
 */
export function backupText({ held, app, now }: Making): { text: string; opens: boolean } {
	const text = fileText(writeBackupFile({ held, app, exportedAt: now.toISOString() }));
	const small = new Blob([text]).size <= MAX_FILE_BYTES;
	return { text, opens: small && readFile(text).ok };
}

/**
 * Hands a backup to the browser to save.
 *
 * @param passphrase encrypts it; see `encryption.ts` for what it must be
 * @returns `opens` false: it was handed out all the same, because a text that people can read is
 *   better than nothing, but it is no backup
 */
export async function saveBackup(
	making: Making,
	passphrase?: string,
): Promise<Offered & { opens: boolean }> {
	let opens = false;
	const offered = await offerFile(backupName(making.now, passphrase !== undefined), async () => {
		const made = backupText(making);
		({ opens } = made);
		if (passphrase === undefined) return new Blob([made.text], { type: 'application/json' });
		const { encryptText } = await import('./encryption');
		return new Blob([await encryptText(made.text, passphrase)], {
			type: 'application/octet-stream',
		});
	});
	return { ...offered, opens };
}

/** `readiness-backup-<date>-<time>`, by this device's clock: as its owner would say it. */
export function backupName(now: Date, encrypted: boolean): string {
	const two = (number: number) => String(number).padStart(2, '0');
	const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
	const time = `${two(now.getHours())}${two(now.getMinutes())}`;
	return safeName(['readiness', 'backup', date, time], encrypted ? 'readiness' : 'json');
}
