/**
 * The browser dies at any moment (a flat battery, a killed process): every answer that was shown as
 * saved is there afterwards, as it was or newer. KILLS=n for another number of deaths, SEED=n to
 * repeat a run.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, test, expect, type Browser, type Page } from '@playwright/test';
import { QUICK } from './support/app';
import { assess } from './support/domain';
import { Site } from './support/site';
import { answersIn, stored } from './support/stored';

const KILLS = Number(process.env['KILLS'] ?? 50);
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const ARGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--remote-debugging-port=0',
	'--enable-logging=stderr',
];

/**
 * Killed in the middle of a write, Chromium now and then (in a plain page of 100 lines too: one
 * death in 100) finds its own files damaged at the next start, says this, and removes all of them.
 * No app can help that; a loss without this line is the app's.
 */
const REMOVED_BY_CHROMIUM = 'recovering from a corrupted (and deleted) database';

/** Small, and the same on every machine: mulberry32. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

class MortalBrowser {
	readonly folder = mkdtempSync(join(tmpdir(), 'kill-'));
	/** Whether in this life Chromium has removed the data of its own accord. */
	hasRemoved = false;
	#process: ChildProcess | undefined;
	#browser: Browser | undefined;

	async start(): Promise<Page> {
		rmSync(join(this.folder, 'DevToolsActivePort'), { force: true });
		const executable = process.env['BROWSER_PATH'] || chromium.executablePath();
		// A process group of its own, so that its helpers die with it.
		this.#process = spawn(executable, [...ARGS, `--user-data-dir=${this.folder}`, 'about:blank'], {
			detached: true,
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		this.hasRemoved = false;
		this.#process.stderr?.on('data', (text) => {
			if (String(text).includes(REMOVED_BY_CHROMIUM)) this.hasRemoved = true;
		});
		const port = await this.#port();
		this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
		return this.#browser.contexts()[0]!.newPage();
	}

	async #port(): Promise<string> {
		for (;;) {
			try {
				const [port = ''] = readFileSync(join(this.folder, 'DevToolsActivePort'), 'utf8').split(
					'\n',
				);
				if (port) return port;
			} catch {
				// Not yet written.
			}
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}

	async kill(): Promise<void> {
		const dying = this.#process;
		this.#process = undefined;
		if (dying?.pid) {
			const dead = new Promise((resolve) => dying.once('exit', resolve));
			process.kill(-dying.pid, 'SIGKILL');
			await dead;
		}
		await this.#browser?.close().catch(() => undefined);
	}
}

/** An answer that the page was seen to call saved; its note is a number that only grows. */
type Shown = { duty: string; note: string };

/** Runs in the page: tells of each answer in the task in which it is shown as saved. */
function watchSaved(): void {
	addEventListener('DOMContentLoaded', () => {
		const look = () => {
			const form = document.querySelector<HTMLFormElement>('form[data-duty]');
			if (form?.dataset['saveState'] !== 'saved') return;
			const note = form.querySelector<HTMLTextAreaElement>('[name=note]')!.value;
			const { tell } = window as unknown as { tell: (shown: string) => void };
			tell(JSON.stringify({ duty: form.dataset['duty'], note }));
		};
		new MutationObserver(look).observe(document, {
			subtree: true,
			childList: true,
			attributes: true,
			attributeFilter: ['data-save-state'],
		});
	});
}

/**
 * Runs in the page: enters one number after the other in note and level, now and then several at
 * once, each as soon as the one before is no longer being saved.
 */
function keepEntering(from: number): void {
	let number = from;
	const enter = () => {
		const form = document.querySelector<HTMLFormElement>('form[data-duty]');
		const note = form?.querySelector<HTMLTextAreaElement>('[name=note]');
		if (note && form?.dataset['saveState'] !== 'saving') {
			for (let burst = 0; burst <= number % 3; burst++) {
				number += 1;
				note.value = String(number);
				note.dispatchEvent(new Event('input', { bubbles: true }));
			}
			form?.querySelector<HTMLInputElement>(`[name=level][value="${number % 5}"]`)?.click();
			if (number % 7 === 0) {
				// After the last duty come the results, where nothing can be entered.
				document.querySelector<HTMLElement>('[data-action=next][href*="/duty/"]')?.click();
			}
		}
		setTimeout(enter, 20);
	};
	enter();
}

test(`${KILLS} sudden deaths lose no answer that was shown as saved`, async () => {
	test.setTimeout(60_000 + KILLS * 10_000);
	console.log(`kill: SEED=${SEED}`);
	const random = randomFrom(SEED);
	const site = await Site.start();
	const browser = new MortalBrowser();
	/** The newest number that each duty was shown as saved with. */
	const acknowledged = new Map<string, number>();
	let entered = 0;
	let shownInAll = 0;
	let removals = 0;
	try {
		for (let death = 0; death <= KILLS; death++) {
			const page = await browser.start();
			await page.exposeBinding('tell', (_source, shown: string) => {
				const { duty, note } = JSON.parse(shown) as Shown;
				shownInAll += 1;
				acknowledged.set(duty, Math.max(acknowledged.get(duty) ?? 0, Number(note)));
			});
			await page.addInitScript(watchSaved);
			const duty = QUICK[Math.floor(random() * QUICK.length)]!;
			await page.goto(site.url(`en/duty/${duty}/`));

			const now = await stored(page);
			if (browser.hasRemoved) {
				removals += 1;
				acknowledged.clear();
			}
			const { id } = now.assessments[0] ?? { id: '' };
			const answers = answersIn(now, id);
			const lost = [...acknowledged].filter(
				([one, number]) => !(Number(answers[one]?.note) >= number),
			);
			expect(lost, `death ${death}, SEED=${SEED}`).toEqual([]);
			expect(now.assessments.length).toBeLessThanOrEqual(1);
			if (id) {
				// And each answer is whole, with the scores that follow from it.
				const { overall, areas } = assess({ scope: 'quick', answers });
				expect(now.results).toMatchObject([{ scores: { overall, areas } }]);
			}
			if (death === KILLS) break;

			await page.evaluate(keepEntering, entered);
			entered += 10_000;
			// Mostly in full swing; now and then while the app is still coming.
			const before = shownInAll;
			if (death % 5 > 0) {
				await expect
					.poll(() => shownInAll, { message: 'something is saved', timeout: 20_000 })
					.toBeGreaterThan(before);
			}
			await new Promise((resolve) => setTimeout(resolve, random() * 500));
			await browser.kill();
		}
	} finally {
		await browser.kill();
		await site.stop();
		rmSync(browser.folder, { recursive: true, force: true });
	}
	expect(shownInAll, 'enough was shown as saved').toBeGreaterThan(KILLS * 2);
	expect(removals, 'deaths after which Chromium removed its damaged files').toBeLessThan(
		Math.max(2, KILLS / 10),
	);
	console.log(`kill: ${shownInAll} answers shown as saved; Chromium damaged: ${removals}`);
});
