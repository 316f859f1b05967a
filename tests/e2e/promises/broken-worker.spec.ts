/**
 * Promise 8, second half: a release with a broken worker, the worst that can be put on a host, is
 * over at the next visit online, by the next good release or by the kill switch
 * (src/worker/kill-switch.js), and no answer is touched by either.
 */
import { cpSync, readFileSync } from 'node:fs';
import { choose, openDuty, QUICK, saved, startAssessment } from '../support/app';
import { full, promise } from '../support/promise';
import { BUILD } from '../support/site';
import { stored } from '../support/stored';
import { expect as impatient, test } from '../support/test';

const expect = impatient.configure({ timeout: 30_000 });
const DUTY = QUICK[0]!;

const TAKES_OVER = `
	addEventListener('install', () => skipWaiting());
	addEventListener('activate', (event) => event.waitUntil(clients.claim()));
`;
const garbage = '<!doctype html><link rel="icon" href="data:,"><title>Garbage</title><p>?';
const BROKEN: Record<string, { script: string; spoils: boolean }> = {
	'throws when it is read': { script: `throw new Error('broken');`, spoils: false },
	'throws when it is installed': {
		script: `addEventListener('install', () => { throw new Error('broken'); });
			addEventListener('install', (event) => event.waitUntil(Promise.reject(new Error('broken'))));`,
		spoils: false,
	},
	'answers every request with an error': {
		script: `${TAKES_OVER}
			addEventListener('fetch', (event) => event.respondWith(Promise.reject(new Error('broken'))));`,
		spoils: true,
	},
	'answers every page with garbage': {
		script: `${TAKES_OVER}
			addEventListener('fetch', (event) => event.respondWith(
				new Response(${JSON.stringify(garbage)}, { headers: { 'content-type': 'text/html' } })));`,
		spoils: true,
	},
};
const CURES = ['the next good release', 'the kill switch'];
const CASES = Object.keys(BROKEN).flatMap((broken) => CURES.map((cure) => ({ broken, cure })));
/** In short the worst one, with both cures. */
const TRIED = full ? CASES : CASES.filter(({ broken }) => broken.includes('garbage'));

test.use({ expectedErrors: ['broken', 'Failed to', 'ERR_FAILED', 'sw.js'] });

for (const { broken, cure } of TRIED) {
	// Catches a worker that can never be got rid of, and a cure that takes answers with it.
	test(`a worker that ${broken} is replaced by ${cure}`, async ({ page, site, context }, info) => {
		test.setTimeout(120_000);
		const { script, spoils } = BROKEN[broken]!;
		await page.goto(site.url('en/'));
		await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
		const id = await startAssessment(page, site);
		await openDuty(page, site, DUTY, id);
		await choose(page, '3');
		await page.fill('[name=note]', 'Still here');
		await saved(page);
		const before = await stored(page);

		site.intercept = (request, response) => {
			if (!request.url?.startsWith('/sw.js')) return false;
			response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
			return true;
		};
		const refused = page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			const { active } = registration;
			await registration.update().catch(() => undefined);
			const coming = registration.installing;
			if (coming) {
				await new Promise<void>((over) => {
					coming.addEventListener('statechange', () => {
						if (/activated|redundant/u.test(coming.state)) over();
					});
				});
			}
			return registration.active === active;
		});
		// What cannot be installed replaces nothing: the version before goes on.
		expect(await refused).toBe(!spoils);

		site.intercept = undefined;
		const isSwitch = cure === 'the kill switch';
		if (isSwitch) {
			site.root = info.outputPath('ended');
			cpSync(BUILD, site.root, { recursive: true, filter: (file) => !/sw\.js/u.test(file) });
			cpSync('src/worker/kill-switch.js', `${site.root}/sw.js`);
		}
		// The visit that the broken worker spoils is the one at which the browser finds the other.
		await page.close();
		await expect
			.poll(
				async () => {
					const visit = await context.newPage();
					const there = await visit.goto(site.url('en/')).then(
						() => visit.locator('main h1').isVisible(),
						() => false,
					);
					// A slow machine says "ready" a while after the page has come.
					const cured = await visit
						.waitForFunction(
							async (source) => {
								const registration = await navigator.serviceWorker?.getRegistration();
								// A page that could not come has neither.
								if (!('caches' in globalThis)) return false;
								if (source) return registration === undefined && (await caches.keys()).length === 0;
								return document.documentElement.dataset['offline'] === 'ready';
							},
							isSwitch,
							{ timeout: 5000 },
						)
						.then(
							() => true,
							() => false,
						);
					await visit.close();
					return there && cured;
				},
				{ intervals: [0, 2000], timeout: 60_000 },
			)
			.toBe(true);

		const after = await context.newPage();
		await openDuty(after, site, DUTY, id);
		await expect(after.locator('[name=level][value="3"]')).toBeChecked();
		await expect(after.locator('[name=note]')).toHaveValue('Still here');
		expect(await stored(after)).toEqual(before);
		promise(8, { what: `a worker that ${broken}, replaced by ${cure}`, done: 1, of: 1 });
	});
}

// Catches a switch that grows, or names what it should not touch.
test('the kill switch names no storage of answers', () => {
	const code = readFileSync('src/worker/kill-switch.js', 'utf8').replace(/\/\*.*?\*\//gsu, '');
	expect(code).not.toMatch(/indexedDB|storageBuckets|localStorage|clear-site-data/iu);
});
