/** The page "Your data" says what is true, of this device and of this browser. */
import type { Page } from '@playwright/test';
import { appIsHere, choose, openDuty, QUICK, saved, startAssessment } from './support/app';
import { bringIn, complete, fileWith } from './support/filled';
import { stored } from './support/stored';
import { expect, test } from './support/test';
import { NO_TRACES, traces } from './support/traces';

const figure = (page: Page, what: string) => page.locator(`[data-figure=${what}]`);
const value = async (page: Page, what: string) => figure(page, what).getAttribute('data-value');

// Catches figures that are counted wrongly, or that stand still while another tab works.
test('its figures are those of the database, and follow it', async ({ page, site, context }) => {
	await bringIn(page, site, fileWith(complete()));
	const id = await startAssessment(page, site, { city: 'Secondville' });
	await openDuty(page, site, QUICK[0]!, id);
	await choose(page, '3');
	await saved(page);
	await page.goto(site.url(`en/plan/?a=${id}`));
	await page.click('[data-action=write-action]');
	await page.fill('[name=task]', 'Name one person');
	await page.click('[data-action=add-action]');
	await expect(page.locator('[data-action-id]')).toHaveCount(1);
	await page.goto(site.url('en/data/'));
	const now = await stored(page);
	const counts = { assessments: 2, answers: 17, actions: 1 };
	for (const [what, count] of Object.entries(counts)) {
		await expect(figure(page, what)).toHaveText(String(count));
		expect(now[what as keyof typeof counts], what).toHaveLength(count);
	}
	await expect(figure(page, 'size')).toContainText(/About [\d.,]+ [kM]B/u);
	const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
	expect(Math.abs(Number(await value(page, 'size')) - usage)).toBeLessThan(usage / 2);

	const other = await context.newPage();
	await openDuty(other, site, QUICK[1]!, id);
	await choose(other, '1');
	await saved(other);
	await expect(figure(page, 'answers')).toHaveText('18');
});

// Catches a "last backup" that is not the last one, and a second copy that is only claimed.
test('it says when the last backup was, and whether there is a second copy', async ({
	page,
	site,
}) => {
	await startAssessment(page, site);
	await page.goto(site.url('en/data/'));
	await expect(figure(page, 'backup')).toHaveText('None yet');
	const download = page.waitForEvent('download');
	await page.click('[data-export=backup]');
	await download;
	await expect(figure(page, 'backup')).toContainText(String(new Date().getFullYear()));
	const backup = (await stored(page)).settings.find(({ key }) => key === 'backup');
	expect(await value(page, 'backup')).toBe((backup?.value as { at: string }).at);
	const { buckets } = await traces(page);
	await expect(figure(page, 'copy')).toHaveAttribute('data-value', String(buckets.length > 0));
});

// Catches a look at an empty device that leaves a database behind.
test('on an empty device it says so, and makes nothing', async ({ page, site }) => {
	await page.goto(site.url('en/data/'));
	await expect(figure(page, 'assessments')).toHaveText('0');
	await expect(figure(page, 'copy')).toHaveText('Nothing to copy yet');
	await expect(page.locator('[data-risk]').first()).toBeVisible();
	const left = await traces(page);
	expect({ databases: left.databases, buckets: left.buckets }).toEqual({
		databases: NO_TRACES.databases,
		buckets: NO_TRACES.buckets,
	});
});

const IPHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';

test.describe('what could make it vanish', () => {
	// Catches a warning that is shown to everybody.
	test('in Chromium: nothing of iPhones, of other apps or of http', async ({ page, site }) => {
		await page.goto(site.url('en/data/'));
		await appIsHere(page);
		await expect(page.locator('[data-risk=cleared]')).toBeVisible();
		await expect(page.locator('[data-risk=elsewhere]')).toBeVisible();
		for (const risk of ['week', 'home-screen', 'in-app', 'address']) {
			await expect(page.locator(`[data-risk=${risk}]`), risk).toHaveCount(0);
		}
	});

	test.describe('as an iPhone', () => {
		test.use({ userAgent: IPHONE });
		// Catches a name that is not looked at where it alone tells.
		test('the seven days and the empty home screen, with what to do', async ({ page, site }) => {
			await page.goto(site.url('en/data/'));
			await expect(page.locator('[data-risk=week]')).toContainText('seven days');
			await expect(page.locator('[data-risk=home-screen]')).toContainText(
				'Save everything as a file',
			);
		});
	});
});
