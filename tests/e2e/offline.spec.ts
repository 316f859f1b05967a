/** Installed once, the app is there without a network; and a newer version comes only when asked. */
import { chromium, type Page } from '@playwright/test';
import { cpSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { choose, form, QUICK, saved } from './support/app';
import { CORRECTION, TEXT, withCorrectedText, withOtherCode } from './support/editions';
import { FOLLOWING, READING, WORKSHOP } from './support/pages';
import { BUILD, PSEUDO_BUILD, type Intercept, type Site } from './support/site';
import { expect as impatient, test } from './support/test';

const DUTY = QUICK[0]!;
const PAGES = [
	...['', 'new/', 'assess/', 'results/', 'data/', 'offline/', `duty/${DUTY}/`],
	...READING,
	...FOLLOWING,
	...WORKSHOP,
];
/** What the browser itself says of requests that cannot be answered. */
const NO_NETWORK = [
	'Failed to load resource',
	'ERR_',
	'Failed to fetch',
	'integrity',
	'Not found:',
];

/** Installs, updates and retries take their time, and more of it on a busy machine. */
const timeout = 30_000;
const expect = impatient.configure({ timeout });

test.use({ expectedErrors: NO_NETWORK });

const status = (page: Page) => page.locator('html');
const isReady = (page: Page) => expect(status(page)).toHaveAttribute('data-offline', 'ready');
const hasFailed = (page: Page) =>
	expect(status(page)).toHaveAttribute('data-offline', 'unavailable');

/** Opens home and waits until the app is there for good. */
async function install(page: Page, site: Site): Promise<void> {
	await page.goto(site.url('en/'));
	await isReady(page);
}

/** A mark that is gone when the page has been loaded anew. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { marked: true }));
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window);

const cached = (page: Page) =>
	page.evaluate(async () => {
		const addresses: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const { url } of await cache.keys()) addresses.push(new URL(url).pathname.slice(1));
		}
		return addresses;
	});

/** Names of files whose content was sent. */
const sent = (site: Site) =>
	site.requests.filter((one) => one.status === 200).map((one) => one.path.slice(1));

/** Scripts and texts that no page asks for, but the worker: a script then has no destination. */
const fromWorker = ({ url, headers }: IncomingMessage) =>
	/\.js$|ui\/results/u.test(url ?? '') &&
	headers['sec-fetch-dest'] === 'empty' &&
	!url?.endsWith('/sw.js');

/** A host that answers everything with its login page, as in many hotels. */
const loginPage: Intercept = (_, response) => {
	response.writeHead(200, { 'content-type': 'text/html' });
	response.end('<!doctype html><title>Log in</title>');
	return true;
};

test('starts cold with no network on every page', async ({ site, launchOptions }, info) => {
	const profile = info.outputPath('profile');
	const before = await chromium.launchPersistentContext(profile, launchOptions);
	await install(await before.newPage(), site);
	await before.close();
	await site.stop();

	const after = await chromium.launchPersistentContext(profile, launchOptions);
	const page = await after.newPage();
	for (const path of PAGES) {
		await page.goto(site.url(`en/${path}`));
		await expect(page.locator('main h1')).not.toBeEmpty();
		await isReady(page);
	}
	for (const path of ['', `en/duty/${DUTY}`, 'en/assess?from=elsewhere']) {
		await page.goto(site.url(path));
		await expect(page.locator('main h1')).not.toBeEmpty();
	}
	await after.close();
});

test('an answer given without a network is there after a reload', async ({ page, site }) => {
	await install(page, site);
	await site.stop();
	await page.goto(site.url(`en/duty/${DUTY}/`));
	await choose(page, '3');
	await saved(page);
	await page.reload();
	await expect(form(page, DUTY).locator('[name=level][value="3"]')).toBeChecked();
});

test('says how far it is, and ready only when every file is there', async ({ page, site }) => {
	site.intercept = (request, response) =>
		/duties\/governance/u.test(request.url ?? '') ? loginPage(request, response) : false;
	await page.goto(site.url('en/'));
	await hasFailed(page);
	site.intercept = undefined;
	await isReady(page);
	const listed = await cached(page);
	expect(listed).toContain('en/shell.html');
	expect(listed).toContain('texts/en/duties/governance.json');
	expect(listed.filter((file) => /index\.html$|version\.json$/u.test(file))).toEqual([]);
});

test('a login page never enters the cache', async ({ page, site }) => {
	site.intercept = (request, response) =>
		fromWorker(request) && /nodes\/.*\.js|ui\/results/u.test(request.url ?? '')
			? loginPage(request, response)
			: false;
	await page.goto(site.url('en/'));
	await hasFailed(page);
	const bodies = await page.evaluate(async () => {
		const texts: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const key of await cache.keys()) {
				texts.push((await (await cache.match(key))?.text()) ?? '');
			}
		}
		return texts;
	});
	expect(bodies.length).toBeGreaterThan(0);
	expect(bodies.filter((body) => body.includes('Log in'))).toEqual([]);

	site.intercept = undefined;
	await isReady(page);
});

test('an interrupted install goes on where it stopped', async ({ page, site }) => {
	let letThrough = 12;
	site.intercept = (request) => {
		if (!fromWorker(request) || letThrough-- > 0) return false;
		request.socket.destroy();
		return true;
	};
	await page.goto(site.url('en/'));
	await hasFailed(page);
	const before = (await cached(page)).length;
	expect(before).toBeGreaterThan(5);

	site.intercept = undefined;
	site.requests.length = 0;
	await isReady(page);
	const all = (await cached(page)).length;
	expect(sent(site).filter((file) => file !== 'sw.js').length).toBeLessThanOrEqual(all - before);
});

test('what is damaged or missing in the cache is not ready, and mended', async ({ page, site }) => {
	await install(page, site);
	await page.evaluate(async () => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const key of await cache.keys()) {
				if (key.url.includes('ui/results')) await cache.put(key, new Response('{}'));
				if (key.url.includes('ui/data')) await cache.delete(key);
			}
		}
	});
	await site.stop();
	await page.reload();
	await hasFailed(page);

	await site.listen();
	await isReady(page);
	await site.stop();
	await page.goto(site.url('en/results/'));
	await isReady(page);
});

test('missing files are a real 404, with the worker too', async ({ page, site }) => {
	await install(page, site);
	const statuses = await page.evaluate(async () => {
		const files = ['_app/immutable/nodes/none.js', 'texts/en/none.json', 'icons/none.svg'];
		return Promise.all(files.map(async (file) => (await fetch(`/${file}`)).status));
	});
	expect(statuses).toEqual([404, 404, 404]);
	for (const path of ['en/none.html', 'xx/', 'none']) {
		expect((await page.goto(site.url(path)))?.status(), path).toBe(404);
	}
});

test('an update that changes a text fetches that text, and asks', async ({ page, site }, info) => {
	await install(page, site);
	const other = await page.context().newPage();
	await other.goto(site.url(`en/duty/${DUTY}/`));
	await isReady(other);
	await mark(other);

	site.root = await withCorrectedText(BUILD, info.outputPath('newer'));
	await page.reload();
	await mark(page);
	site.requests.length = 0;
	await expect(page.locator('[data-action=apply-update]')).toBeVisible();
	expect(sent(site).filter((file) => file !== 'sw.js' && file !== TEXT)).toEqual([]);
	await isReady(page);

	// Nothing happens until somebody says so.
	await expect(page.locator('h1')).not.toHaveText(CORRECTION);
	expect(await isMarked(page)).toBe(true);

	await page.click('[data-action=apply-update]');
	await expect(page.locator('h1')).toHaveText(CORRECTION);
	await expect(page.locator('[data-action=apply-update]')).toHaveCount(0);
	await isReady(page);

	await expect(other.locator('[data-notice=update-taken-over]')).toBeVisible();
	expect(await isMarked(other)).toBe(true);
	await choose(other, '2');
	await saved(other);
});

test('after an update an old tab works on, until it is gone', async ({ page, site }, info) => {
	await install(page, site);
	const old = await page.context().newPage();
	await old.goto(site.url('en/'));
	await isReady(old);
	await mark(old);

	site.root = await withOtherCode(BUILD, info.outputPath('newer'));
	await page.reload();
	await page.click('[data-action=apply-update]');
	await expect(page.locator('[data-action=apply-update]')).toHaveCount(0);
	await isReady(page);
	const scripts = () =>
		page.evaluate(() => [...document.querySelectorAll('link')].map((link) => link.href));
	expect((await scripts()).some((href) => href.endsWith('x.js'))).toBe(true);

	// Each page of the app is a chunk that the old tab has yet to load; the host has it no more.
	await old.evaluate(() => document.querySelector<HTMLElement>('a[href$="/data/"]')?.click());
	await expect(old).toHaveURL(/\/data\//u);
	expect(await isMarked(old)).toBe(true);

	const before = (await cached(page)).length;
	await old.close();
	await page.reload();
	await isReady(page);
	await expect.poll(async () => (await cached(page)).length, { timeout }).toBeLessThan(before);
	await site.stop();
	await page.reload();
	await isReady(page);
});

test('a broken update leaves everything as it is, and is tried again', async ({
	page,
	site,
}, info) => {
	await install(page, site);
	site.root = await withOtherCode(BUILD, info.outputPath('newer'));
	site.intercept = (request, response) =>
		/\/entry\/app.*x\.js/u.test(request.url ?? '') ? loginPage(request, response) : false;
	await page.reload();
	await isReady(page);
	await expect
		.poll(() => sent(site).filter((file) => file === 'sw.js').length, { timeout })
		.toBeGreaterThan(1);
	await expect(page.locator('[data-action=apply-update]')).toHaveCount(0);
	await isReady(page);

	site.intercept = undefined;
	await expect(page.locator('[data-action=apply-update]')).toBeVisible();
});

test('a broken worker is replaced at the next visit', async ({ page, site }) => {
	const broken = `
		addEventListener('install', () => skipWaiting());
		addEventListener('activate', (event) => event.waitUntil(clients.claim()));
		addEventListener('fetch', (event) => event.respondWith(Promise.reject(new Error('broken'))));
	`;
	site.intercept = (request, response) => {
		if (!request.url?.startsWith('/sw.js')) return false;
		response.writeHead(200, { 'content-type': 'text/javascript' });
		response.end(broken);
		return true;
	};
	await page.goto(site.url('en/'));
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	site.intercept = undefined;
	// The visit that the broken worker spoils is the one at which the browser finds the new one.
	const visit = () => page.goto(site.url('en/')).then(Boolean, () => false);
	await expect.poll(visit, { intervals: [0, 3000], timeout }).toBe(true);
	await isReady(page);
});

test('a host can end it: the switch removes the worker and its files, and no answer', async ({
	page,
	site,
}, info) => {
	await install(page, site);
	await page.goto(site.url(`en/duty/${DUTY}/`));
	await choose(page, '3');
	await saved(page);
	await mark(page);

	const ended = info.outputPath('ended');
	cpSync(BUILD, ended, { recursive: true, filter: (file) => !/sw\.js/u.test(file) });
	cpSync('src/worker/kill-switch.js', `${ended}/sw.js`);
	site.root = ended;
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
	await expect.poll(() => cached(page), { timeout }).toEqual([]);
	expect(await isMarked(page)).toBe(true);

	await page.reload();
	await expect(form(page, DUTY).locator('[name=level][value="3"]')).toBeChecked();
});

test('over plain http it says that it cannot, and works', async ({ site, launchOptions }) => {
	const args = [...(launchOptions.args ?? []), '--host-resolver-rules=MAP hotspot.test 127.0.0.1'];
	const browser = await chromium.launch({ ...launchOptions, args });
	const page = await browser.newPage();
	const address = site.url(`en/duty/${DUTY}/`).replace('127.0.0.1', 'hotspot.test');
	await page.goto(address);
	await hasFailed(page);
	await choose(page, '3');
	await saved(page);
	await page.reload();
	await expect(form(page, DUTY).locator('[name=level][value="3"]')).toBeChecked();
	await browser.close();
});

test.describe('with two languages', () => {
	test.use({ root: PSEUDO_BUILD });

	test('keeps those that were chosen, each in full', async ({ page, site }) => {
		await install(page, site);
		expect((await cached(page)).filter((file) => /en-XB/u.test(file))).toEqual([]);

		// Without a network, a page in a language that is not kept is shown in one that is.
		await site.stop();
		await page.goto(site.url('en-XB/results/?a=1'));
		await expect(page).toHaveURL(site.url('en/results/?a=1'));

		await site.listen();
		await page.goto(site.url('en-XB/'));
		await isReady(page);
		await site.stop();
		for (const [lang, dir] of [
			['en-XB', 'rtl'],
			['en', 'ltr'],
		]) {
			const answer = await page.goto(site.url(`${lang}/results/`));
			expect(await answer?.text()).toContain(`<html lang="${lang}" dir="${dir}"`);
			await isReady(page);
		}
	});
});
