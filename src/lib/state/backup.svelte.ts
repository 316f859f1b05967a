/**
 * How the last backup stands. It is on every page that shows something stored, so it holds the
 * least: what makes files comes with `backup-work.ts`, when somebody wants one.
 */
import type { Held } from '../domain/assessment';
import { changesSince, standingOfBackup, type BackupStanding, type Kept } from '../domain/backup';
import type { App } from './app.svelte';
import type { CurrentAssessment } from './current.svelte';
import { Live } from './live.svelte';
import { apart } from './apart.svelte';
import { recall, remember } from './remember';

/** The setting `backup`. */
export type LastBackup = {
	/** ISO 8601 timestamp. */
	at: string;
	/** Of the file. */
	name: string;
	/** `kept`: written into the folder that somebody has chosen. */
	how: 'download' | 'kept';
	encrypted: boolean;
	kept: Kept;
};

/**
 * `opens` false: the file was handed out, but this version could not read it again. `kept`: what it
 * holds.
 */
export type SavedBackup = { ok: true; name: string; opens: boolean; kept: Kept } | { ok: false };

export const LAST_BACKUP = 'backup';
/** The setting that names the folder of a kept file. */
export const KEPT_FILE = 'keptFile';
const REMINDED = 'backupReminded';

export class Backup {
	/** Why the kept file does not keep up; set by `kept-file.svelte.ts`. */
	trouble = $state(false);
	readonly #app: App;
	readonly #current: CurrentAssessment;
	/** The day on which somebody wanted no more reminders, as `Date.toDateString` says it. */
	#reminded = $state(recall('localStorage', REMINDED));
	readonly #setting = $derived.by(() => settingOf(this.#app, LAST_BACKUP));
	readonly #folder = $derived.by(() => settingOf(this.#app, KEPT_FILE));

	constructor(app: App, current: CurrentAssessment) {
		this.#app = app;
		this.#current = current;
	}

	/** Undefined where there was none, or none that is known yet (`here`). */
	readonly last = $derived.by(() => {
		const last = this.#setting.current as LastBackup | undefined;
		// A setting is whatever somebody has put there.
		return typeof last?.kept === 'object' && Date.parse(last.at) ? last : undefined;
	});
	/** Whether the last backup and all that is stored are known. */
	readonly here = $derived.by(() => this.#setting.here && this.#app.all.here);
	readonly #all = $derived.by(() => this.#app.all.current ?? []);
	/** `nothing` until it is known. */
	readonly standing: BackupStanding = $derived(
		this.here ? standingOfBackup(this.last?.kept, this.#all) : 'nothing',
	);
	/** Answers, actions and details that the last backup does not have as they are now. */
	readonly unsaved = $derived(this.here ? changesSince(this.last?.kept, this.#all) : 0);

	/** How many changes a backup that held this does not have; endless while that is not known. */
	behind(kept: Kept): number {
		return this.here ? changesSince(kept, this.#all) : Infinity;
	}

	/** All that is stored, as of now, with what stands on the screen and could not be stored. */
	async everything(): Promise<readonly Held[]> {
		return (await work()).everything(this.#app, this.#current);
	}

	/**
	 * Hands everything to the browser as one file, and remembers that.
	 *
	 * @param passphrase encrypts it; see `transfer/encryption.ts` for what it must be
	 */
	async save(passphrase?: string): Promise<SavedBackup> {
		try {
			return await (await work()).save(this.#app, await this.everything(), passphrase);
		} catch {
			return { ok: false };
		}
	}

	/** Follows every change from now on, where somebody has chosen a folder for a kept file. */
	keepFile(): void {
		if (!this.#folder.current) return;
		void work().then(
			({ keptFileOf }) => keptFileOf(this.#app, this),
			() => undefined,
		);
	}

	/** Whether reminders were sent away for today. */
	get remindedToday(): boolean {
		return this.#reminded === new Date().toDateString();
	}

	notToday(): void {
		this.#reminded = new Date().toDateString();
		remember('localStorage', REMINDED, this.#reminded);
	}
}

const work = () => import('./backup-work');

const made = new WeakMap<App, Backup>();

/** The one of this tab. */
export function backupOf(app: App, current: CurrentAssessment): Backup {
	const backup = made.get(app) ?? apart(() => new Backup(app, current));
	made.set(app, backup);
	return backup;
}

/** What a setting says now; again when the database was opened anew. */
export function settingOf(app: App, key: string): Live<unknown> {
	void app.generation;
	return new Live(() => app.follow<unknown>((storage) => storage.watchSetting(key), undefined));
}
