import type { Translate } from '$lib/i18n/index';
import type { SavedBackup } from '$lib/state/backup.svelte';

/** What became of saving a backup, in words. */
export function outcome(saved: SavedBackup, t: Translate): string {
	if (!saved.ok) return t('backup:failed');
	return t(saved.opens ? 'backup-page:done' : 'backup-page:notSound', { name: saved.name });
}
