/** While a workshop is open, the app stays the version that it was opened with. */
import type { Page } from '@playwright/test';
import { CORRECTION, withCorrectedText } from './support/editions';
import { BUILD } from './support/site';
import { expect as impatient, test } from './support/test';

const expect = impatient.configure({ timeout: 30_000 });
const DAY = 24 * 3_600_000;

test.use({ expectedErrors: ['A workshop is open', 'Failed to update', 'sw.js'] });

/** As `freezeUpdates` of the app tells the worker. */
const freeze = (page: Page, until: number) =>
	page.evaluate(async (time) => {
		const { active } = await navigator.serviceWorker.ready;
		const { port1, port2 } = new MessageChannel();
		const kept = new Promise((resolve) => (port1.onmessage = resolve));
		active!.postMessage({ type: 'FREEZE', until: time }, [port2]);
		await kept;
	}, until);

/** Looks for a newer version. @returns whether one came as far as to wait for its turn */
const newerCame = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update().catch(() => undefined);
		const coming = registration.installing;
		await new Promise<void>((done) => {
			if (!coming) return done();
			coming.addEventListener('statechange', () => {
				if (coming.state !== 'installing') done();
			});
		});
		return registration.waiting !== null;
	});

// Catches an update that arrives in the middle of a workshop, also when everything is closed and
// opened again, and a freeze that nobody can end.
test('no newer version comes before the workshop is over', async ({
	page,
	site,
	context,
}, info) => {
	await page.goto(site.url('en/'));
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
	await freeze(page, Date.now() + DAY);

	site.root = await withCorrectedText(BUILD, info.outputPath('newer'));
	expect(await newerCame(page)).toBe(false);
	await page.close();
	const next = await context.newPage();
	await next.goto(site.url('en/'));
	await expect(next.locator('html')).toHaveAttribute('data-offline', 'ready');
	expect(await newerCame(next)).toBe(false);
	await expect(next.locator('h1')).not.toHaveText(CORRECTION);
	await expect(next.locator('[data-action=apply-update]')).toHaveCount(0);

	await freeze(next, 0);
	expect(await newerCame(next)).toBe(true);
	await next.click('[data-action=apply-update]');
	await expect(next.locator('h1')).toHaveText(CORRECTION);
});

// Catches a session that was never closed and keeps the app old for ever.
test('a forgotten workshop holds nothing back', async ({ page, site }, info) => {
	await page.goto(site.url('en/'));
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
	await freeze(page, Date.now() - 1);
	site.root = await withCorrectedText(BUILD, info.outputPath('newer'));
	expect(await newerCame(page)).toBe(true);
});

// Catches a freeze that keeps a new device from being set up at all.
test('a first visit installs, whatever was frozen before', async ({ page, site }) => {
	await page.goto(site.url('en/'));
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
	await freeze(page, Date.now() + DAY);
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.ready).unregister();
	});
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
});
