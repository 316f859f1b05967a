/** Before travelling: what each device says of itself, with a real camera in front of a film. */
import type { Page } from '@playwright/test';
import { withBreakableStorage } from './support/broken-storage';
import { filmFile, withCamera, writeFilm } from './support/camera';
import { expect, test } from './support/test';

const FILM = filmFile('travel');
test.use({ launchOptions: withCamera(FILM) });
test.beforeAll(() => writeFilm(FILM, ['']));

const state = (page: Page, check: string) => page.locator(`[data-check=${check}]`);

// Catches a check that stays red on a good device, or that nobody can act on.
test('a good device comes out good, camera and all', async ({ page, site }) => {
	await page.goto(site.url('en/workshop/check/'));
	for (const check of ['offline', 'update', 'writes', 'space', 'clock']) {
		await expect(state(page, check), check).toHaveAttribute('data-state', 'good', {
			timeout: 30_000,
		});
	}
	await expect(state(page, 'camera')).toHaveAttribute('data-why', 'untried');
	await page.click('[data-action=try-camera]');
	await expect(page.locator('video')).toBeVisible();
	await expect(state(page, 'camera')).toHaveAttribute('data-state', 'good');
	await page.click('[data-action=try-camera]');
	await expect(page.locator('video')).toBeHidden();
	await expect(state(page, 'camera')).toHaveAttribute('data-state', 'good');
});

// Catches a browser that saves nothing and is sent travelling, and a mend that is not seen.
test('a browser that saves nothing is red until it is mended', async ({ page, site }) => {
	const breakStorage = await withBreakableStorage(page);
	await page.goto(site.url('en/workshop/check/'));
	await expect(state(page, 'writes')).toHaveAttribute('data-state', 'good');
	await breakStorage('throw');
	await page.click('[data-action=check-again]');
	await expect(state(page, 'writes')).toHaveAttribute('data-state', 'bad');
	await breakStorage('');
	await page.click('[data-action=check-again]');
	await expect(state(page, 'writes')).toHaveAttribute('data-state', 'good');
});

// Catches a clock that is years behind and is called right.
test('a clock that is behind what was saved here is red', async ({ page, site }) => {
	await page.clock.install({ time: new Date('2019-03-01T12:00:00Z') });
	await page.goto(site.url('en/workshop/check/'));
	await page.clock.runFor(10_000);
	await expect(state(page, 'clock')).toHaveAttribute('data-state', 'bad');
});
