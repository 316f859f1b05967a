/**
 * Keeps a backup file current in a folder that somebody has chosen, without being asked again.
 * Loaded only where a browser lets a page write into a folder.
 */
import {
	askToWrite,
	canPickFolder,
	mayWrite,
	oneTabAtATime,
	pickFolder,
} from '../device/file-access';
import { changesSince, standingOfBackup } from '../domain/backup';
import type { KeptFolder, Obstacle } from '../transfer/kept-file';
import { apart } from './apart.svelte';
import type { App } from './app.svelte';
import { APP_VERSION } from './app-version';
import { KEPT_FILE, settingOf, type Backup } from './backup.svelte';

export { canPickFolder };
export type { Obstacle };

/** The setting `keptFile`; `name` is the folder's. */
export type KeptSetting = { handle: FileSystemDirectoryHandle; name: string };

/** Undefined while nothing has been tried. `left` is the file that was left as it is, and why. */
export type KeptState =
	| { is: 'writing' | 'permission' }
	| { is: 'current'; name: string }
	| { is: 'beside'; name: string; left: { name: string; why: Obstacle } }
	| { is: 'failed'; why: 'gone' | 'full' | 'other' };

const PICKER = 'readiness-backup';
const LOCK = 'readiness-kept-file';
/** Somebody who answers changes several fields in a row; and nobody should lose more than this. */
const AFTER_CHANGE_MS = 3000;

export class KeptFile {
	readonly #app: App;
	readonly #backup: Backup;
	state = $state.raw<KeptState>();
	#folder: { setting: KeptSetting; writer: KeptFolder } | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#tried = false;

	constructor(app: App, backup: Backup) {
		this.#app = app;
		this.#backup = backup;
	}

	readonly #setting = $derived.by(() => settingOf(this.#app, KEPT_FILE));
	readonly #chosen = $derived.by(() => asSetting(this.#setting.current));

	/** The chosen folder's name; undefined where none is chosen. */
	get folder(): string | undefined {
		return this.#chosen?.name;
	}

	/** Follows every change from now on. @returns how to stop */
	start(): () => void {
		const leaving = () => void (document.hidden ? this.#leave() : this.#comeBack());
		document.addEventListener('visibilitychange', leaving);
		const stop = $effect.root(() => {
			$effect(() => {
				if (this.#app.erased || !this.#chosen || !this.#backup.here) return;
				// Read, so that every change of them is heard.
				const behind = this.#backup.unsaved > 0 || this.#backup.last?.how !== 'kept';
				void this.#app.all.current;
				if (!this.#tried) void this.#keep();
				else if (behind) this.#soon();
			});
			$effect(() => {
				const is = this.state?.is;
				this.#backup.trouble = is === 'permission' || is === 'failed';
			});
		});
		return () => {
			document.removeEventListener('visibilitychange', leaving);
			clearTimeout(this.#timer);
			stop();
		};
	}

	/** Lets the person choose a folder; to be called from a tap. @throws what the browser says */
	async choose(): Promise<void> {
		const handle = await pickFolder(PICKER);
		if (!handle) return;
		const setting: KeptSetting = { handle, name: handle.name };
		await this.#app.run((storage) => storage.setSetting(KEPT_FILE, setting));
		await this.#keep(setting);
	}

	/** Asks for the permission again; to be called from a tap. */
	async allow(): Promise<void> {
		if (this.#chosen && (await askToWrite(this.#chosen.handle))) await this.#keep();
	}

	/** Nothing more is written; what stands in the folder stays. */
	async stop(): Promise<void> {
		await this.#app.run((storage) => storage.setSetting(KEPT_FILE, undefined));
		this.state = undefined;
	}

	/** Writes now what has changed. */
	now(): Promise<void> {
		return this.#keep();
	}

	#soon(): void {
		// Not begun anew with each change: who never pauses would never be backed up.
		this.#timer ??= setTimeout(() => void this.#keep(), AFTER_CHANGE_MS);
	}

	/** On a phone nothing may run any more a moment later. */
	#leave(): void {
		if (this.#timer !== undefined) void this.#keep();
	}

	/** Somebody may have made room, or put the folder back. */
	#comeBack(): void {
		if (this.#backup.trouble) void this.#keep();
	}

	async #keep(setting = this.#chosen): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (!setting || this.#app.erased) return;
		this.#tried = true;
		if (!(await mayWrite(setting.handle))) {
			this.state = { is: 'permission' };
			return;
		}
		try {
			await oneTabAtATime(LOCK, () => this.#write(setting));
		} catch (error) {
			this.state = failure(error);
		}
	}

	async #write(setting: KeptSetting): Promise<void> {
		const held = await this.#backup.everything();
		// An erased device has nothing to say any more.
		if (this.#app.erased || standingOfBackup(undefined, held) === 'nothing') return;
		this.state = { is: 'writing' };
		const writer = await this.#writerFor(setting);
		const { last } = this.#backup;
		const here = new Set(held.map(({ assessment }) => assessment.id));
		const isKnown = (id: string) => here.has(id) || Object.hasOwn(last?.kept ?? {}, id);
		const now = new Date();
		const { name, wrote, left } = await writer.keep({ held, app: APP_VERSION, now }, isKnown);
		// Also where it had all of it already: a copy that was saved elsewhere since must not hide it.
		if (wrote || last?.how !== 'kept' || changesSince(last.kept, held) > 0) {
			const { note } = await import('./backup-work');
			await note(this.#app, { now, name, how: 'kept', encrypted: false, held });
		}
		this.state = left ? { is: 'beside', name, left } : { is: 'current', name };
	}

	async #writerFor(setting: KeptSetting): Promise<KeptFolder> {
		if (this.#folder && (await this.#folder.setting.handle.isSameEntry(setting.handle))) {
			return this.#folder.writer;
		}
		const { KeptFolder } = await import('../transfer/kept-file');
		const writer = new KeptFolder(setting.handle);
		this.#folder = { setting, writer };
		return writer;
	}
}

const made = new WeakMap<App, KeptFile>();

/** The one of this tab; it follows every change from the first call on. */
export function keptFileOf(app: App, backup: Backup): KeptFile {
	let kept = made.get(app);
	if (!kept) {
		made.set(app, (kept = apart(() => new KeptFile(app, backup))));
		kept.start();
	}
	return kept;
}

function asSetting(value: unknown): KeptSetting | undefined {
	const { handle, name } = (value ?? {}) as Partial<KeptSetting>;
	const sound = typeof handle?.getFileHandle === 'function' && typeof name === 'string';
	return sound ? (value as KeptSetting) : undefined;
}

/** What the browser calls it, and what that means for somebody who has chosen a folder. */
function failure(error: unknown): KeptState {
	const name = error instanceof DOMException ? error.name : '';
	if (name === 'NotAllowedError' || name === 'SecurityError') return { is: 'permission' };
	if (name === 'NotFoundError') return { is: 'failed', why: 'gone' };
	return { is: 'failed', why: name === 'QuotaExceededError' ? 'full' : 'other' };
}
