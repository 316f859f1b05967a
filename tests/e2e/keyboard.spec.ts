/** Whoever has no mouse: everything can be reached, is seen when it is, and does what it says. */
import type { Page } from '@playwright/test';
import { appIsHere, choose, QUICK, saved } from './support/app';
import { bringIn, fileWith, partial } from './support/filled';
import { FOLLOWING } from './support/pages';
import { PSEUDO_BUILD, type Site } from './support/site';
import { fromTheTop, MANY, unseen, walk } from './support/stops';
import { expect, test } from './support/test';

const [FIRST, SECOND] = QUICK as [string, string];
// Scrolling that takes its time would be measured on its way.
test.use({ contextOptions: { reducedMotion: 'reduce' }, serviceWorkers: 'block' });

/** Presses Tab until it is there. */
async function tabTo(
	page: Page,
	selector: string,
	key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
	const target = page.locator(`${selector}`).first();
	for (let i = 0; i < MANY; i++) {
		await page.keyboard.press(key);
		if (await target.evaluate((one) => one === document.activeElement)) return;
	}
	throw new Error(`not reached with ${key}: ${selector}`);
}

async function open(page: Page, site: Site, address: string): Promise<void> {
	await page.goto(site.url(address));
	await appIsHere(page);
}

const title = (page: Page) => page.locator('h1');
const value = (page: Page, selector: string) => page.locator(selector).inputValue();

test('from home to results', async ({ page, site }) => {
	await open(page, site, 'en/');
	await page.keyboard.press('Tab');
	const skip = page.locator('.skip');
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport({ ratio: 1 });
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(page.locator('[data-action=new]')).toBeFocused();
	await page.keyboard.press('Enter');

	await expect(page).toHaveURL(/\/new\/$/u);
	await expect(title(page)).toBeFocused();
	await tabTo(page, '[name=city]');
	await page.keyboard.type('Sampleton');
	await tabTo(page, '[name=country]');
	await page.keyboard.type('Bra');
	expect(await value(page, '[name=country]')).toBe('BR');
	await tabTo(page, '[data-action=start]');
	await page.keyboard.press('Enter');

	await expect(page).toHaveURL(/\/assess\/\?a=/u);
	await expect(title(page)).toBeFocused();
	await tabTo(page, `[data-area] a[href*="${FIRST}"]`);
	await page.keyboard.press('Enter');

	await expect(page).toHaveURL(new RegExp(`/duty/${FIRST}/`, 'u'));
	await expect(title(page)).toBeFocused();
	// Past the words of the reason that the glossary explains.
	await tabTo(page, '[name=level][value="0"]');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(page.locator('[name=level][value="2"]')).toBeChecked();
	await saved(page);
	await tabTo(page, '[name=flag]');
	await page.keyboard.press('Space');
	await expect(page.locator('[name=flag]')).toBeChecked();
	await tabTo(page, '[data-action=next]');
	await page.keyboard.press('Enter');

	await expect(page).toHaveURL(new RegExp(`/duty/${SECOND}/`, 'u'));
	await expect(title(page)).toBeFocused();
	await tabTo(page, '[name=level][value="0"]');
	await page.keyboard.press('Space');
	await expect(page.locator('[name=level][value="0"]')).toBeChecked();
	await page.keyboard.press('ArrowUp');
	await expect(page.locator('[name=level][value=na]')).toBeChecked();
	await page.keyboard.press('Tab');
	await expect(page.locator('[name=naReason]').first()).toBeFocused();
	await page.keyboard.press('Space');
	await saved(page);

	await tabTo(page, 'nav a[href*="results"]', 'Shift+Tab');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/results\//u);
	await expect(title(page)).toBeFocused();
	await expect(page.locator('[data-area][data-status]')).toHaveCount(7);
});

for (const { width, height } of [
	{ width: 360, height: 740 },
	{ width: 1280, height: 500 },
]) {
	test(`each stop is seen, none holds the focus, ${width}×${height}`, async ({ page, site }) => {
		// Hundreds of stops, there and back.
		test.slow();
		await page.setViewportSize({ width, height });
		const id = await bringIn(page, site, fileWith(partial()));
		for (const path of [
			'',
			'new/',
			'assess/',
			`duty/${SECOND}/`,
			'results/',
			'data/',
			'offline/',
			'help/',
			...FOLLOWING,
			'help/first-steps/',
			'method/',
			'area/inclusion/',
		]) {
			await open(page, site, `en/${path}?a=${id}`);
			if (path.startsWith('duty')) await choose(page, 'unknown');
			if (path === 'results/') {
				await expect(page.locator('[data-chart-state=drawn]')).toBeVisible();
				// The tasks come when they are near: what is measured below must not move meanwhile.
				await page.locator('[data-suggestion]').first().scrollIntoViewIfNeeded();
				await expect(page.locator('[data-suggestion] [aria-busy]')).toHaveCount(0);
			}
			await fromTheTop(page);
			const there = await walk(page, 'Tab');
			expect(there.length, path).toBeGreaterThan(5);
			expect.soft(unseen(there), path).toEqual([]);
			const places = there.map(({ place }) => place);
			expect
				.soft(places, `${path}: in the order of the page`)
				.toEqual(places.toSorted((a, b) => a - b));

			// The way back is the same on any window.
			if (width > 360) continue;
			const back = await walk(page, 'Shift+Tab');
			expect.soft(unseen(back), `${path}, back`).toEqual([]);
		}
	});
}

test('Enter in a field of a duty neither submits nor reloads', async ({ page, site }) => {
	await open(page, site, `en/duty/${FIRST}/`);
	const address = page.url();
	await page.evaluate(() => void Object.assign(window, { sameDocument: true }));
	await choose(page, 'unknown');
	await page.fill('[name=askWhom]', 'The mayor');
	await page.press('[name=askWhom]', 'Enter');
	await page.check('[name=evidence][value=public]');
	await page.press('[name=evidenceDate]', 'Enter');
	await page.press('[name=flag]', 'Enter');
	await saved(page);
	expect(page.url()).toBe(address);
	expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
	expect(await value(page, '[name=askWhom]')).toBe('The mayor');
});

test('what fails at the form takes the focus to the first fault', async ({ page, site }) => {
	await open(page, site, 'en/new/');
	await tabTo(page, '[name=period]');
	await page.keyboard.type('soon');
	await page.keyboard.press('Enter');
	await expect(page.locator('[name=city]')).toBeFocused();
	await expect(page.locator('[name=city]')).toHaveAccessibleDescription(/\S/u);
});

test('the list of languages opens, and closes, by the keyboard', async ({ page, site }) => {
	await open(page, site, 'en/');
	await tabTo(page, '[data-action=language]');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.locator('[hreflang=en]')).toBeFocused();
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Space');
	await expect(page.locator('[hreflang=en]')).toBeHidden();
});

test.describe('from right to left', () => {
	test.use({ root: PSEUDO_BUILD });

	test('the arrow keys follow the page', async ({ page, site }) => {
		await open(page, site, `en-XB/duty/${FIRST}/`);
		await tabTo(page, '[name=level][value="0"]');
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowDown');
		await expect(page.locator('[name=level][value="1"]')).toBeChecked();
		await page.keyboard.press('ArrowLeft');
		await expect(page.locator('[name=level][value="2"]')).toBeChecked();
	});
});
