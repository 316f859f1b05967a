/** A second language, made up, twice as long and from right to left: nothing may know only English. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addressesIn } from '../../scripts/site/site.mjs';
import { appIsHere, choose, QUICK, saved } from './support/app';
import { bringIn, chooseFile, fileWith, partial } from './support/filled';
import { FOLLOWING, READING } from './support/pages';
import { PSEUDO_BUILD, type Site } from './support/site';
import { expect, test } from './support/test';
import { rawKeys, texts, unfilled, untranslated } from './support/words';

const LANGUAGES = { en: 'ltr', 'en-XB': 'rtl' };
const PSEUDO = 'en-XB';
const DUTY = QUICK[0]!;
const CITY = 'Zwolle';
test.use({ root: PSEUDO_BUILD, serviceWorkers: 'block', expectedErrors: ['404', 'Not found: '] });

/** Each page in each state that has words of its own. */
async function visitAll(
	page: Page,
	site: Site,
	lang: string,
	look: (where: string) => Promise<void>,
) {
	const open = async (address: string) => {
		await page.goto(site.url(`${lang}/${address}`));
		await appIsHere(page);
	};
	const onEmpty = ['', 'new/', 'assess/', 'results/', 'data/', 'offline/', 'duty/none/'];
	for (const address of [...onEmpty, ...READING, ...FOLLOWING]) {
		await open(address);
		await look(`${address} on an empty device`);
	}
	await open('new/');
	await page.click('[data-action=start]');
	await look('new with a fault');
	await open('data/');
	await chooseFile(page, 'none');
	await expect(page.locator('[data-import-error]')).toBeVisible();
	await look('data with a fault');
	const id = await bringIn(page, site, fileWith(partial(), 'quick', CITY), lang);
	await look('after an import');
	const filled = ['', 'assess/', 'details/', `duty/${QUICK[3]}/`, 'results/', 'data/'];
	for (const address of [...filled, ...FOLLOWING]) {
		await open(`${address}?a=${id}`);
		if (address === 'results/' || FOLLOWING.includes(address)) {
			for (const more of await page.locator('main summary').all()) await more.click();
			await page.waitForLoadState('networkidle');
		}
		if (address.startsWith('duty')) {
			await choose(page, 'na');
			await page.click('[data-action=clear]');
		}
		await look(address);
	}
}

test('no English is left, and no key is shown', async ({ page, site }) => {
	test.slow();
	await visitAll(page, site, PSEUDO, async (where) => {
		const found = await texts(page);
		expect.soft(rawKeys(found), `${where}: keys`).toEqual([]);
		expect.soft(untranslated(found, [CITY]), `${where}: English`).toEqual([]);
	});
});

test('in English no key is shown, and no placeholder', async ({ page, site }) => {
	test.slow();
	await visitAll(page, site, 'en', async (where) => {
		const found = await texts(page);
		expect.soft(rawKeys(found), `${where}: keys`).toEqual([]);
		expect.soft(unfilled(found), where).toEqual([]);
	});
});

test('every prerendered page names its language and direction', () => {
	const pages = addressesIn(PSEUDO_BUILD).filter((address) =>
		/\/(?:index|shell)\.html$/u.test(address),
	);
	expect(pages.length).toBeGreaterThan(100);
	for (const address of pages) {
		const lang = address.split('/')[0] as keyof typeof LANGUAGES;
		const html = readFileSync(path.join(PSEUDO_BUILD, address), 'utf8');
		const start = `<html lang="${lang}" dir="${LANGUAGES[lang]}"`;
		expect(html.includes(start), `${address}: ${start}`).toBe(true);
		expect(html.includes(`manifest.${lang}.webmanifest`), address).toBe(true);
		expect(/%(?:lang|dir)%/u.test(html), address).toBe(false);
	}
});

test('each language is found by its own name, and keeps page and assessment', async ({
	page,
	site,
}) => {
	const id = await bringIn(page, site, fileWith(partial()));
	await page.goto(site.url(`en/duty/${DUTY}/?a=${id}`));
	await appIsHere(page);
	await page.click('[data-action=language]');
	const menu = page.locator('details:has([data-action=language])');
	await expect(menu.getByRole('link', { name: 'English' })).toBeVisible();
	await menu.getByRole('link', { name: 'Pseudo (bidi)' }).click();

	await expect(page).toHaveURL(site.url(`${PSEUDO}/duty/${DUTY}/?a=${id}`));
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect(page.locator('[name=level]:checked')).toHaveValue('1');
	await page.goto(site.url(''));
	await expect(page).toHaveURL(site.url(`${PSEUDO}/`));
	await page.click('[data-action=language]');
	await page.click('[hreflang=en]');
	await expect(page).toHaveURL(site.url('en/'));
	await page.goto(site.url(''));
	await expect(page).toHaveURL(site.url('en/'));
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('languages can be chosen all the same', async ({ page, site }) => {
		await page.goto(site.url(''));
		await expect(page.getByRole('link')).toHaveCount(2);
		await page.goto(site.url(`en/duty/${DUTY}/`));
		await page.click('[data-action=language]');
		await page.click(`[hreflang=${PSEUDO}]`);
		await expect(page.locator('html')).toHaveAttribute('lang', PSEUDO);
	});
});

test('an answer means the same in every language', async ({ page, site }) => {
	await page.goto(site.url(`${PSEUDO}/duty/${DUTY}/`));
	await appIsHere(page);
	await choose(page, '4');
	await saved(page);
	await page.goto(site.url(`en/duty/${DUTY}/`));
	await expect(page.locator('[name=level][value="4"]')).toBeChecked();
});

test.describe('first visit', () => {
	test.use({ locale: 'en-XB' });

	test('begins in the language that the browser prefers', async ({ page, site }) => {
		await page.goto(site.url(''));
		await expect(page).toHaveURL(site.url(`${PSEUDO}/`));
	});
});

test('one is not many', async ({ page, site }) => {
	const id = await bringIn(page, site, fileWith(partial()));
	await page.goto(site.url(`en/results/?a=${id}`));
	const areas = page.locator('article[data-area]');
	await expect(areas).toHaveCount(7);
	const words = (await areas.allInnerTexts()).join('\n');
	expect(words).toMatch(/\b1 duty without a level/u);
	expect(words).toMatch(/\b[2-9] duties without a level/u);
	expect(words).not.toMatch(/\b1 duties|\b[2-9] duty\b/u);
});

test('dates and countries are written as the language writes them', async ({ page, site }) => {
	await bringIn(page, site, fileWith(partial()));
	await page.goto(site.url('en/'));
	await expect(page.locator('[data-assessment]')).toContainText(/17 Nov 2024|Nov 17, 2024/u);
	await page.goto(site.url('en/new/'));
	await expect(page.locator('[name=country] option[value=CI]')).toHaveText(/Côte d.Ivoire/u);
});
