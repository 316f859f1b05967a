/** A town hall of 500 people at one slow laptop: how long the facilitator waits. */
import { rmSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import { probe } from './probe.mjs';
import { tapped, throttle } from './scenarios.mjs';

/**
 * @import { Browser, Page } from '@playwright/test'
 * @import { Figures, Site } from './scenarios.mjs'
 */

const PEOPLE = 500;
const LAPTOP = { width: 1280, height: 800 };
const DUTIES = 6;
const BETWEEN_TAPS_MS = 250;
const CODES = 24;
/** Half of what must do: a code that is missed comes again only when the film begins anew. */
const SECONDS_A_CODE = 0.25;

/** @param {string} file @returns {Promise<any>} */
const load = (file) => tsImport(`../../${file}`, import.meta.url);

/**
 * 500 ballots of 64 duties from another laptop, then the desk with all of them.
 *
 * @param {Browser} browser @param {Site} site @returns {Promise<Figures>}
 */
export async function workshop(browser, site) {
	// A form has no such pages.
	if (!site.list) return {};
	return { ...(await deskOfMany(browser, site)), ...(await scanning(browser, site)) };
}

/** @param {Browser} browser @param {Site} site @returns {Promise<Figures>} */
async function deskOfMany(browser, site) {
	const { makeWorkshop } = await load('tests/e2e/support/workshop.ts');
	const { fileText } = await load('src/lib/domain/bundle/index.ts');
	const { writeSessionFile } = await load('src/lib/domain/workshop/file.ts');
	const made = makeWorkshop({ scope: 'full', people: { 'round-1': PEOPLE } });
	const context = await browser.newContext({ viewport: LAPTOP });
	const page = await context.newPage();
	await page.addInitScript(probe, { tap: false });
	await bring(page, site, { ...made, handIns: [] });
	const written = { app: '0.2.0', exportedAt: made.session.createdAt };
	const file = fileText(writeSessionFile(made, written));

	await page.goto(`${site.origin}/en/workshop/`);
	await settled(page);
	await throttle(context, page, { slowLine: false });
	await page.setInputFiles('[data-merge-file]', {
		name: 'other-laptop.json',
		mimeType: 'application/json',
		buffer: Buffer.from(file),
	});
	await page.waitForSelector('[data-action=confirm-merge]');
	await page.waitForTimeout(BETWEEN_TAPS_MS);
	const merged = await tapped(page, '[data-action=confirm-merge]', '[data-notice=merged]');
	const board = await tapped(
		page,
		'[data-notice=merged] a',
		`[data-received="round-1"][data-count="${PEOPLE}"]`,
	);

	/** @type {number[]} */
	const taps = [];
	/** @type {number[]} */
	const stored = [];
	/** @param {number[]} into @param {string} target @param {string} there */
	const tap = async (into, target, there) => {
		await page.waitForTimeout(BETWEEN_TAPS_MS);
		into.push(await tapped(page, target, there));
	};
	const action = (/** @type {string} */ name) => `[data-action=${name}]`;
	for (let i = 0; i < DUTIES; i++) {
		const duty = await page.getAttribute(
			`li[data-board-row]:nth-child(${i + 1})`,
			'data-board-row',
		);
		await tap(taps, `[data-board-row="${duty}"] a`, `[data-desk-duty="${duty}"]`);
		await tap(taps, action('look-alone'), '[data-spread="1"] [data-division]');
		await tap(stored, action('reveal'), '[data-revealed="1"]');
		await tap(stored, action('agree'), action('take-back'));
		await tap(taps, action('to-board'), `[data-board-row="${duty}"][data-state=agreed]`);
	}
	await tap(taps, '[name=board-order][value=catalogue]', '[data-board=catalogue]');
	await context.close();
	return {
		'workshop: 500 ballots merged, board shown': [merged + board],
		'workshop: tap on the desk': taps,
		'workshop: decision stored and shown': stored,
	};
}

/**
 * Codes held before the camera, one after the other.
 *
 * @param {Browser} browser @param {Site} site @returns {Promise<Figures>}
 */
async function scanning(browser, site) {
	const { makeWorkshop } = await load('tests/e2e/support/workshop.ts');
	const { filmFile, withCamera, writeFilm } = await load('tests/e2e/support/camera.ts');
	const { ballotCode } = await load('src/lib/domain/workshop/ballot-code.ts');
	const made = makeWorkshop({ scope: 'full', people: { 'round-1': CODES } });
	const film = filmFile('bench');
	const codes = made.handIns.map((/** @type {any} */ one) => ballotCode(one, made.session));
	writeFilm(film, codes, { seconds: SECONDS_A_CODE });
	const filming = await browser.browserType().launch(withCamera(film));
	try {
		const context = await filming.newContext({ viewport: LAPTOP });
		const page = await context.newPage();
		await page.addInitScript(probe, { tap: false });
		await bring(page, site, { ...made, handIns: [] });
		await page.goto(`${site.origin}/en/workshop/console/?s=${made.session.id}`);
		await settled(page);
		await throttle(context, page, { slowLine: false });
		const ms = await page.evaluate(async (count) => {
			const { when } = /** @type {any} */ (window);
			/** @type {HTMLElement} */ (document.querySelector('[data-action=scan-start]')).click();
			const first = await when('[data-received="round-1"]:not([data-count="0"])');
			return (await when(`[data-received="round-1"][data-count="${count}"]`)) - first;
		}, CODES);
		return { 'workshop: a code by camera': [ms / (CODES - 1)] };
	} finally {
		await filming.close();
		rmSync(film, { force: true });
	}
}

/** A workshop on the device, as from a backup. @param {Page} page @param {Site} site @param {any} made */
async function bring(page, site, { assessment, answers, session, handIns }) {
	const { backupOfHeld } = await load('tests/e2e/support/domain.ts');
	await page.goto(`${site.origin}/en/data/`);
	await page.setInputFiles('[data-import]', {
		name: 'bench.json',
		mimeType: 'application/json',
		buffer: Buffer.from(backupOfHeld([{ assessment, answers, workshops: [{ session, handIns }] }])),
	});
	await page.click('[data-action=confirm-import]');
	await page.waitForSelector('[data-notice=import-done]');
}

/** Whatever the page prepares for later is done before. @param {Page} page */
async function settled(page) {
	await page.waitForSelector('html:not([data-offline=pending])', { state: 'attached' });
	await page.waitForLoadState('networkidle');
}
