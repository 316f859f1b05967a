/** A browser that can be killed at any moment, and started again where it died. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { BROWSER_ARGS } from './launch';

const ARGS = [
	'--headless',
	...BROWSER_ARGS,
	'--remote-debugging-port=0',
	'--enable-logging=stderr',
];

/** What Chromium keeps IndexedDB in. Both are in the field: it changes from the first to the second. */
export const BACK_ENDS = {
	leveldb: ['--disable-features=IdbSqliteBackingStore'],
	sqlite: ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'],
} as const;
export type BackEnd = keyof typeof BACK_ENDS;

/**
 * Killed in the middle of a write, Chromium now and then finds its own files damaged at the next
 * start, says this, and removes all of them. (In a plain page of 100 lines too: one death in 100.)
 */
const REMOVED_BY_CHROMIUM = 'recovering from a corrupted (and deleted) database';

/** Small, and the same on every machine: mulberry32. @returns numbers from 0 to below 1 */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export class MortalBrowser {
	readonly folder = mkdtempSync(join(tmpdir(), 'kill-'));
	/** How often Chromium has removed data of its own accord in this life. */
	removals = 0;
	readonly #backEnd: BackEnd;
	#process: ChildProcess | undefined;
	#browser: Browser | undefined;

	constructor(backEnd: BackEnd) {
		this.#backEnd = backEnd;
	}

	/** @param options with `noDefaults` a page can be hidden and frozen as in a real window */
	async start(options: { noDefaults?: boolean } = {}): Promise<Page> {
		rmSync(join(this.folder, 'DevToolsActivePort'), { force: true });
		const executable = process.env['BROWSER_PATH'] || chromium.executablePath();
		const args = [...ARGS, ...BACK_ENDS[this.#backEnd], `--user-data-dir=${this.folder}`];
		// A process group of its own, so that its helpers die with it.
		this.#process = spawn(executable, [...args, 'about:blank'], {
			detached: true,
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		// Not left behind where the run itself is ended.
		process.once('exit', this.#killGroup);
		this.removals = 0;
		this.#process.stderr?.on('data', (text) => {
			this.removals += String(text).split(REMOVED_BY_CHROMIUM).length - 1;
		});
		this.#browser = await chromium.connectOverCDP(
			`http://127.0.0.1:${await this.#port()}`,
			options,
		);
		return this.#browser.contexts()[0]!.newPage();
	}

	async #port(): Promise<string> {
		for (;;) {
			try {
				const file = readFileSync(join(this.folder, 'DevToolsActivePort'), 'utf8');
				const [port = ''] = file.split('\n');
				if (port) return port;
			} catch {
				// Not yet written.
			}
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}

	/** Which back end its files are really of; undefined while there is no database. */
	usedBackEnd(): BackEnd | undefined {
		try {
			const names = readdirSync(join(this.folder, 'Default', 'IndexedDB'));
			if (names.length === 0) return undefined;
			return names.some((name) => name.endsWith('.leveldb')) ? 'leveldb' : 'sqlite';
		} catch {
			return undefined;
		}
	}

	async kill(): Promise<void> {
		const dying = this.#process;
		if (dying?.pid && dying.exitCode === null && dying.signalCode === null) {
			const dead = new Promise((resolve) => dying.once('exit', resolve));
			this.#killGroup();
			await dead;
		}
		await this.#browser?.close().catch(() => undefined);
	}

	readonly #killGroup = (): void => {
		process.off('exit', this.#killGroup);
		const pid = this.#process?.pid;
		this.#process = undefined;
		try {
			if (pid) process.kill(-pid, 'SIGKILL');
		} catch {
			// It has ended by itself.
		}
	};

	/** In order, as a person closes it: what it keeps for a while is written first. */
	async quit(): Promise<void> {
		const leaving = this.#process;
		const gone = new Promise((resolve) => leaving?.once('exit', resolve));
		const devtools = await this.#browser?.newBrowserCDPSession();
		await devtools?.send('Browser.close').catch(() => undefined);
		await gone;
		await this.kill();
	}

	/** For good. */
	async bury(): Promise<void> {
		await this.kill();
		rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
