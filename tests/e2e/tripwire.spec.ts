/** The tripwire itself: a watch that sees nothing would let everything pass. */
import { chromium, expect, test, type Browser } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { behindProxy } from './support/launch';
import { Site } from './support/site';
import { test as watchedTest } from './support/test';
import { Tripwire } from './support/tripwire';

/** Reserved names, which never lead anywhere. */
const HTTP = 'http://from-page.example/x?y=1';
const HTTPS = 'https://from-page.example/secret';
const WORKER = 'http://from-worker.example/';
const SERVICE_WORKER = 'http://from-service-worker.example/';

/** A page with no policy at all, its worker and its service worker. */
const FILES: Record<string, [type: string, text: string]> = {
	'/': ['text/html', '<!doctype html><title>x</title>'],
	'/worker.js': ['text/javascript', `fetch('${WORKER}').catch(() => postMessage('refused'))`],
	'/sw.js': [
		'text/javascript',
		`oninstall = (event) => event.waitUntil(fetch('${SERVICE_WORKER}').catch(() => 0))`,
	],
};

function serve(): Promise<Server> {
	const server = createServer(({ url = '' }, response) => {
		const [type, text] = FILES[url] ?? ['text/plain', ''];
		response.writeHead(200, { 'content-type': type }).end(text);
	});
	return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

// Catches a browser that goes past the proxy, and a worker that nobody watches.
test('it sees what pages, workers and service workers ask of others', async ({ launchOptions }) => {
	const tripwire = await Tripwire.start();
	const server = await serve();
	let browser: Browser | undefined;
	try {
		const others = (launchOptions.args ?? []).filter((one) => !one.startsWith('--proxy-'));
		const args = [...others, ...behindProxy(tripwire.port)];
		browser = await chromium.launch({ ...launchOptions, args });
		const page = await browser.newPage();
		await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
		// Neither the test's own host nor what the browser asks its maker for.
		expect(tripwire.asked).toEqual([]);
		await page.evaluate(
			async ({ http, https }) => {
				const refused: unknown[] = [];
				for (const address of [http, https]) await fetch(address).catch((e) => refused.push(e));
				await new Promise((resolve) => (new Worker('/worker.js').onmessage = resolve));
				await navigator.serviceWorker.register('/sw.js');
				await navigator.serviceWorker.ready;
				return refused.length;
			},
			{ http: HTTP, https: HTTPS },
		);
		for (const asked of [
			`GET ${HTTP}`,
			'CONNECT from-page.example:443',
			`GET ${WORKER}`,
			`GET ${SERVICE_WORKER}`,
		]) {
			expect(tripwire.asked).toContain(asked);
		}
	} finally {
		await browser?.close();
		await tripwire.stop();
		server.closeAllConnections();
		server.close();
	}
});

watchedTest.describe('the watch over each page', () => {
	watchedTest.use({ expectRefusals: true });

	// Catches a watch that sees only the first page, or forgets contexts that a test has made.
	watchedTest('sees every page of every context', async ({ page, site, browser, watched }) => {
		const second = await page.context().newPage();
		const elsewhere = await browser.newContext();
		const third = await elsewhere.newPage();
		for (const [index, one] of [page, second, third].entries()) {
			await one.goto(site.url('en/'));
			await one.evaluate((number) => {
				const image = new Image();
				image.src = `https://page-${number}.example/x.png`;
			}, index);
			await expect.poll(() => watched.refused.join()).toContain(`page-${index}.example`);
		}
		await elsewhere.close();
		// Refused before anything was sent: wanting it is enough.
		expect(watched.foreign.splice(0)).toEqual(
			[0, 1, 2].map((number) => `https://page-${number}.example/x.png`),
		);

		const another = await Site.start();
		await page.goto(another.url('en/'));
		expect(watched.foreign.length).toBeGreaterThan(0);
		expect(new Set(watched.foreign.splice(0).map((url) => new URL(url).origin))).toEqual(
			new Set([another.origin]),
		);
		await page.goto('about:blank');
		await another.stop();
		watched.foreign.length = 0;
	});
});
