/** The measured ways through a site; each gives figures by name, in milliseconds unless named so. */
import { probe } from './probe.mjs';

/**
 * @import { Browser, BrowserContext, Page } from '@playwright/test'
 *
 * @typedef {object} Site
 * @property {string} name
 * @property {string} origin
 * @property {readonly string[]} duties
 * @property {(page: Page, origin: string) => Promise<void>} restore puts 64 answers on the device
 * @property {string} list the page that counts them, where there is one
 *
 * @typedef {Record<string, number[]>} Figures
 */

const CPU = 4;
const RTT_MS = 400;
const BYTES_PER_SECOND = 400_000 / 8;
const PHONE = { width: 360, height: 740 };
/** Long tasks are counted until this long after the first answer was saved. */
const SETTLED_MS = 3000;
const CLICKED_DUTIES = 6;
const BETWEEN_CLICKS_MS = 150;

/** @param {BrowserContext} context @param {Page} page @param {{ slowLine: boolean }} options */
export async function throttle(context, page, { slowLine }) {
	const session = await context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
	if (!slowLine) return session;
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: RTT_MS,
		downloadThroughput: BYTES_PER_SECOND,
		uploadThroughput: BYTES_PER_SECOND,
	});
	return session;
}

/** @param {Page} page @returns {Promise<any>} what the probe has seen */
const seen = (page) => page.evaluate(() => /** @type {any} */ (window).seen);

/**
 * From a tap to the frame that shows what it asked for.
 *
 * @param {Page} page @param {string} target a selector
 * @param {string} there one of the probe's questions, or a selector
 * @returns {Promise<number>}
 */
export const tapped = (page, target, there) =>
	page.evaluate(([one, other]) => /** @type {any} */ (window).tapped(one, other), [target, there]);

/**
 * A cold visit to a duty page over a slow line: when it is seen, and when a tap that comes with the
 * first paint is saved.
 *
 * @param {Browser} browser @param {Site} site @returns {Promise<Figures>}
 */
export async function slowVisit(browser, site) {
	const context = await browser.newContext({ viewport: PHONE });
	const page = await context.newPage();
	await page.addInitScript(probe, { tap: true });
	await throttle(context, page, { slowLine: true });
	await page.goto(`${site.origin}/en/duty/${site.duties[0]}/`, { waitUntil: 'commit' });
	await page.waitForFunction(() => /** @type {any} */ (window).seen?.saved, undefined, {
		timeout: 60_000,
		polling: 250,
	});
	await page.waitForTimeout(SETTLED_MS);
	const { painted, saved, blocking } = await seen(page);
	await context.close();
	return {
		'slow: first paint': [painted],
		'slow: first answer saved': [saved],
		'slow: blocking time': [blocking],
	};
}

/**
 * Answering on a slow machine: each level tapped, then the next duty.
 *
 * @param {Browser} browser @param {Site} site @returns {Promise<Figures>}
 */
export async function answering(browser, site) {
	const context = await browser.newContext({ viewport: PHONE });
	const page = await context.newPage();
	await page.addInitScript(probe, { tap: false });
	await page.goto(`${site.origin}/en/duty/${site.duties[0]}/`);
	// Whatever the page prepares for later is done before.
	await page.waitForSelector('html:not([data-offline=pending])', { state: 'attached' });
	await page.waitForLoadState('networkidle');
	const session = await throttle(context, page, { slowLine: false });

	/** @type {Figures} */
	const figures = {
		'click to paint': [],
		'click to saved': [],
		'next duty': [],
		'script heap, MB': [],
	};
	for (const duty of site.duties.slice(0, CLICKED_DUTIES)) {
		await page.waitForSelector(`form[data-duty="${duty}"]`);
		for (const level of [1, 3, 0, 4, 2]) {
			await page.locator(`label:has([name=level][value="${level}"])`).click();
			await page.waitForSelector('form[data-save-state=saved]');
			await page.waitForTimeout(BETWEEN_CLICKS_MS);
		}
		const { clicks } = await seen(page);
		for (const { painted, saved } of clicks.slice(-5)) {
			figures['click to paint']?.push(painted);
			figures['click to saved']?.push(saved);
		}
		if (duty === site.duties[0]) {
			await session.send('HeapProfiler.collectGarbage');
			const { usedSize } = await session.send('Runtime.getHeapUsage');
			figures['script heap, MB']?.push(usedSize / 1e6);
		}
		await page.click('[data-action=next]');
		const after = site.duties[site.duties.indexOf(duty) + 1];
		await page.waitForSelector(`form[data-duty="${after}"]`);
		await page.waitForFunction(() => /** @type {any} */ (window).seen.shown.length > 0);
		await page.waitForTimeout(BETWEEN_CLICKS_MS);
		figures['next duty']?.push((await seen(page)).shown.at(-1));
	}
	await context.close();
	return figures;
}

/**
 * A reload on a slow machine, until the answers are on the screen again.
 *
 * @param {Browser} browser @param {Site} site @returns {Promise<Figures>}
 */
export async function reloading(browser, site) {
	const context = await browser.newContext({ viewport: PHONE });
	const page = await context.newPage();
	await page.addInitScript(probe, { tap: false });
	await site.restore(page, site.origin);
	await page.goto(`${site.origin}/en/duty/${site.duties[3]}/`);
	await page.waitForSelector('html:not([data-offline=pending])', { state: 'attached' });
	await page.waitForLoadState('networkidle');
	await throttle(context, page, { slowLine: false });

	/** @param {'isAnswered' | 'areCounted'} there a question of the probe's */
	const reload = async (there) => {
		await page.reload({ waitUntil: 'commit' });
		const when = await page.evaluate((name) => /** @type {any} */ (window).when(name), there);
		await page.waitForLoadState('networkidle');
		return when;
	};
	/** @type {Figures} */
	const figures = { 'reload of a duty, 64 answers stored': [await reload('isAnswered')] };
	if (site.list) {
		await page.goto(site.origin + site.list);
		figures['reload of the list, 64 answers shown'] = [await reload('areCounted')];
	}
	await context.close();
	return figures;
}

const MANY = 20;

/**
 * From a tap on the link to the painted figures, on a slow machine that holds twenty full
 * assessments: results, then comparison. A form has no such pages.
 *
 * @param {Browser} browser @param {Site} site @returns {Promise<Figures>}
 */
export async function deciding(browser, site) {
	if (!site.list) return {};
	const context = await browser.newContext({ viewport: PHONE });
	const page = await context.newPage();
	await page.addInitScript(probe, { tap: false });
	for (let i = 0; i < MANY; i++) await site.restore(page, site.origin);
	await page.goto(site.origin + site.list);
	await page.waitForSelector('html:not([data-offline=pending])', { state: 'attached' });
	// Both pages' files are here already, as on any visit but the first.
	for (const name of ['results', 'compare']) {
		await page.click(`nav a[href*="/${name}/"]`);
		await page.waitForLoadState('networkidle');
	}
	await page.click('nav a[href*="/assess/"]');
	await page.waitForLoadState('networkidle');
	await throttle(context, page, { slowLine: false });
	const results = await tapped(page, 'nav a[href*="/results/"]', 'hasResults');
	await page.waitForLoadState('networkidle');
	const comparison = await tapped(page, 'nav a[href*="/compare/"]', 'hasComparison');
	await context.close();
	return { 'results, of 20 assessments': [results], 'comparison, of 20 assessments': [comparison] };
}
