/** What stands outside this room on every page, loaded as one when something is stored. */
import BackupButton from './BackupButton.svelte';
import Reminder from './Reminder.svelte';
import Standing from './Standing.svelte';

export { BackupButton, Reminder, Standing };
export type BackupParts = {
	BackupButton: typeof BackupButton;
	Reminder: typeof Reminder;
	Standing: typeof Standing;
};
