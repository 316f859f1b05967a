/**
 * Promise 1 in a town hall: the laptop dies while ballots come in. Each that was shown as received is
 * there afterwards, once, however often it is handed in again.
 *
 * SEED=n repeats a run.
 */
import { expect, test, type Page } from '@playwright/test';
import { tsImport } from 'tsx/esm/api';
import { appIsHere } from '../support/app';
import { fileText } from '../support/domain';
import { BACK_ENDS, MortalBrowser, randomFrom, type BackEnd } from '../support/mortal-browser';
import { full, promise, times } from '../support/promise';
import { Site } from '../support/site';
import { bringWorkshop, storedWorkshops, type Made } from '../support/workshop';

const load = <T>(name: string): Promise<T> =>
	tsImport(`../../../src/lib/domain/workshop/${name}.ts`, import.meta.url) as Promise<T>;
const { rehearsalBallots } =
	await load<typeof import('../../../src/lib/domain/workshop/rehearsal')>('rehearsal');
const { writeBallotFile } =
	await load<typeof import('../../../src/lib/domain/workshop/file')>('file');

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const DEATHS = times(3, 50);
const SECONDS_A_DEATH = 12;
/** So many come to the desk in one life at most. */
const MOST_IN_A_LIFE = 30;

/** Runs in the page: tells of every count in the task in which it is shown. */
function watchReceived(): void {
	const { tell } = window as unknown as { tell: (count: number) => void };
	addEventListener('DOMContentLoaded', () =>
		new MutationObserver(() => {
			const shown = document.querySelector<HTMLElement>('[data-received=round-1]');
			if (shown) tell(Number(shown.dataset['count']));
		}).observe(document, {
			...{ subtree: true, childList: true, attributes: true },
			attributeFilter: ['data-count'],
		}),
	);
}

/**
 * Runs in the page: one file after the other, now and then several at once. The next ones wait for
 * these, so that what has been counted is what came first.
 */
function handIn(texts: string[]): void {
	const input = document.querySelector<HTMLInputElement>('[data-take-files]')!;
	let at = 0;
	const counts = () => [...document.querySelectorAll<HTMLElement>('[data-taken]')];
	const taken = () => counts().reduce((sum, one) => sum + Number(one.dataset['count']), 0);
	const next = () => {
		if (taken() < at) return void setTimeout(next, 5);
		const some = new DataTransfer();
		for (const text of texts.slice(at, at + 1 + (at % 3))) {
			some.items.add(new File([text], `ballot-${at}.json`));
			at += 1;
		}
		input.files = some.files;
		input.dispatchEvent(new Event('change', { bubbles: true }));
		if (at < texts.length) setTimeout(next, 5);
	};
	next();
}

class TownHall {
	/** The highest count that the desk was seen to show. */
	shown = 0;
	readonly #site: Site;
	readonly #made: Made;
	/** In the order in which they are handed in. */
	readonly #ballots: readonly { id: string; text: string }[];

	constructor(site: Site, made: Made) {
		this.#site = site;
		this.#made = made;
		const written = { app: '0.2.0', exportedAt: made.session.createdAt };
		const people = DEATHS * MOST_IN_A_LIFE;
		this.#ballots = rehearsalBallots(made.session, { seed: 1, people }).map((ballot) => ({
			id: ballot.id,
			text: fileText(writeBallotFile(ballot, made.session, written) as never),
		}));
	}

	/** Opens the desk, and looks whether all is there. */
	async open(page: Page): Promise<void> {
		await page.exposeBinding('tell', (_source, count: number) => {
			this.shown = Math.max(this.shown, count);
		});
		await page.addInitScript(watchReceived);
		await page.goto(this.#site.url(`en/workshop/console/?s=${this.#made.session.id}`));
		const missing = async () => {
			const { handIns } = await storedWorkshops(page);
			const here = new Set(handIns.map(({ id }) => id));
			expect(here.size, 'each is there once').toBe(handIns.length);
			return this.#ballots.slice(0, this.shown).filter(({ id }) => !here.has(id)).length;
		};
		// What Chromium has removed is back before the first screen, which may take a moment.
		await expect.poll(missing, { timeout: 15_000 }).toBe(0);
	}

	/** The last ones that were shown come again: whoever was not sure hands in twice. */
	async handIn(page: Page): Promise<void> {
		await appIsHere(page);
		await page.locator('[data-take-files]').waitFor();
		const before = this.shown;
		const from = Math.max(0, before - 2);
		const texts = this.#ballots.slice(from, from + MOST_IN_A_LIFE).map(({ text }) => text);
		await page.evaluate(handIn, texts);
		await expect.poll(() => this.shown, { timeout: 30_000 }).toBeGreaterThan(before);
	}
}

/** The short form dies on the older one, which is where Chromium damages its own files. */
const BOTH = Object.keys(BACK_ENDS) as BackEnd[];
for (const backEnd of full ? BOTH : BOTH.slice(0, 1)) {
	// Catches a ballot that is counted before it is stored: its phone was told that it may forget it.
	test(`a laptop that dies loses no ballot that was shown as received (${backEnd})`, async () => {
		test.setTimeout((60 + DEATHS * SECONDS_A_DEATH) * 1000);
		console.log(`deaths: SEED=${SEED}`);
		const random = randomFrom(SEED);
		const site = await Site.start();
		const browser = new MortalBrowser(backEnd);
		try {
			let page = await browser.start();
			const hall = new TownHall(site, await bringWorkshop(page, site, { scope: 'full' }));
			let removals = 0;
			for (let death = 0; death < DEATHS; death++) {
				await hall.open(page);
				await hall.handIn(page);
				await new Promise((resolve) => setTimeout(resolve, random() * 500));
				await browser.kill();
				page = await browser.start();
				removals += browser.removals;
			}
			await hall.open(page);
			promise(1, {
				what: `sudden deaths of a workshop's laptop, IndexedDB in ${backEnd}`,
				done: DEATHS,
				of: DEATHS,
				'ballots shown as received': hall.shown,
				'databases removed by Chromium, and back': removals,
			});
		} finally {
			await browser.bury();
			await site.stop();
		}
	});
}
