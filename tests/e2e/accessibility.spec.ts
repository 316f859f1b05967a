/**
 * Every page kind in every state, in both directions, light and dark: no axe violation, one heading
 * structure, no sideways scrolling at 320 px or with text of double size, targets of 44 px.
 * What needs a keyboard is in keyboard.spec.ts.
 */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { appIsHere, choose, QUICK, saved } from './support/app';
import { bringIn, chooseFile, complete, fileWith, partial } from './support/filled';
import { FOLLOWING, READING } from './support/pages';
import { BUILD, PSEUDO_BUILD, type Site } from './support/site';
import { expect, test } from './support/test';

type AxeResult = {
	violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
};
declare const axe: { run(context: Document, options: object): Promise<AxeResult> };

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All that a change of colours can break. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

const DUTY = QUICK[0]!;
const NARROW = { width: 320, height: 640 };
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };
const TARGET_PX = 44;
const TEXT_PX = 16;

async function violations(page: Page, runOnly: object): Promise<string[]> {
	const { violations } = await page.evaluate(
		(options) => axe.run(document, { ...options, resultTypes: ['violations'] }),
		{ runOnly },
	);
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** What sticks out sideways, where the page has become wider than the window. */
const sideways = (page: Page) =>
	page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return [];
		const sticksOut = (element: Element) => {
			const { left, right, width } = element.getBoundingClientRect();
			return width > 0 && (left < -1 || right > clientWidth + 1);
		};
		const out = [...document.querySelectorAll('body *')].filter(sticksOut);
		return [`${scrollWidth} > ${clientWidth}`, ...out.map((one) => one.outerHTML.slice(0, 120))];
	});

/** Targets that a finger misses. Links within a sentence are as high as its lines. */
const small = (page: Page) =>
	page.evaluate((least) => {
		const targets = document.querySelectorAll<HTMLElement>(
			'a[href], button, summary, select, textarea, input:not([type=radio], [type=checkbox]), label.choice',
		);
		const shown = (element: HTMLElement) =>
			element.checkVisibility() && !element.matches('.skip, .visually-hidden');
		const inSentence = (element: HTMLElement) =>
			getComputedStyle(element).display === 'inline' &&
			element.parentElement!.textContent!.trim() !== element.textContent!.trim();
		return [...targets]
			.filter((target) => shown(target) && !inSentence(target))
			.map((target) => ({ target, box: target.getBoundingClientRect() }))
			.filter(({ box }) => box.width < least - 0.01 || box.height < least - 0.01)
			.map(
				({ target, box }) =>
					`${Math.round(box.width)}×${Math.round(box.height)} ${target.outerHTML.slice(0, 100)}`,
			);
	}, TARGET_PX);

/** Text that its box cuts off. */
const cutOff = (page: Page) =>
	page.evaluate(() => {
		const cuts = (element: Element) => {
			const { overflowX, overflowY, clipPath } = getComputedStyle(element);
			if (clipPath !== 'none' || element.matches('textarea, select, input')) return false;
			return (
				(overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) ||
				(overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1)
			);
		};
		return [...document.querySelectorAll('body *')]
			.filter(cuts)
			.map((one) => one.outerHTML.slice(0, 120));
	});

/** Headings that are shown: their levels in order. */
const headings = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('h1,h2,h3,h4,h5,h6')]
			.filter((heading) => heading.checkVisibility())
			.map((heading) => Number(heading.localName.slice(1))),
	);

/** As a person sets it in the browser, so that media queries in `rem` know of it too. */
async function setTextSize(page: Page, standard: number): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await session.send('Page.setFontSizes', { fontSizes: { standard } });
	await session.detach();
	const size = page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
	expect(await size).toBe(`${standard}px`);
}

/** All of it, for what the page shows now. */
async function isAccessible(page: Page, state: string): Promise<void> {
	const sound = (found: string[], what: string) =>
		expect.soft(found, `${state}: ${what}`).toEqual([]);
	const fits = (what: string) =>
		expect.soft.poll(() => sideways(page), { message: `${state}: ${what}` }).toEqual([]);

	await page.evaluate(AXE);
	sound(await violations(page, { type: 'tag', values: STANDARD }), 'axe, light');
	await page.emulateMedia({ colorScheme: 'dark' });
	sound(await violations(page, { type: 'rule', values: COLOURS }), 'axe, dark');
	await page.emulateMedia({ colorScheme: 'light' });

	const levels = await headings(page);
	expect
		.soft(
			levels.filter((level) => level === 1),
			`${state}: one h1`,
		)
		.toHaveLength(1);
	const skipped = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1);
	sound(skipped.map(String), `headings in order ${levels.join(' ')}`);

	sound(await small(page), 'targets on a phone');
	await page.setViewportSize(NARROW);
	await fits('at 320 px');
	await setTextSize(page, 2 * TEXT_PX);
	sound(await cutOff(page), 'text of double size is not cut off');
	await page.setViewportSize(DESK);
	await fits('with text of double size');
	await setTextSize(page, TEXT_PX);
	sound(await small(page), 'targets on a desk');
	await page.setViewportSize(PHONE);
}

/** Makes every write to the database fail from now on, as a full disk does. */
const fillDisk = (page: Page) =>
	page.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
	});

async function open(page: Page, site: Site, address: string): Promise<void> {
	await page.goto(site.url(address));
	await appIsHere(page);
}

test.use({ viewport: PHONE, expectedErrors: ['404', 'Not found: '], serviceWorkers: 'block' });

for (const { root, lang } of [
	{ root: BUILD, lang: 'en' },
	{ root: PSEUDO_BUILD, lang: 'en-XB' },
]) {
	test.describe(`in ${lang}`, () => {
		test.use({ root });
		test.slow();

		test('on an empty device', async ({ page, site }) => {
			await open(page, site, `${lang}/`);
			await isAccessible(page, 'home');
			await page.click('[data-action=language]');
			await isAccessible(page, 'home with its languages');

			await open(page, site, `${lang}/new/`);
			await isAccessible(page, 'new');
			await page.fill('[name=period]', 'next year');
			await page.click('[data-action=start]');
			await expect(page.locator('[aria-invalid=true]')).toHaveCount(2);
			await isAccessible(page, 'new with faults');

			await open(page, site, `${lang}/offline/`);
			await isAccessible(page, 'offline');
			await open(page, site, `${lang}/assess/`);
			await isAccessible(page, 'task list of nothing');
			await open(page, site, `${lang}/results/`);
			await isAccessible(page, 'results of nothing');

			await open(page, site, `${lang}/data/`);
			await isAccessible(page, 'data');
			await chooseFile(page, '{}');
			await expect(page.locator('[data-import-error]')).toBeVisible();
			await isAccessible(page, 'data with a file that is none');

			await open(page, site, `${lang}/duty/no-such.duty/`);
			await isAccessible(page, 'unknown duty');
			await open(page, site, `${lang}/no-such-page/`);
			await isAccessible(page, 'no such page');
			await open(page, site, `${lang}/results/?a=no-such-assessment`);
			await isAccessible(page, 'unknown assessment');
		});

		test('a duty', async ({ page, site }) => {
			await open(page, site, `${lang}/duty/${DUTY}/`);
			await isAccessible(page, 'untouched');
			await choose(page, 'unknown');
			await page.click('details summary:not([data-action])');
			await isAccessible(page, 'unknown');
			await choose(page, 'na');
			await expect(page.locator('form[data-save-state=incomplete]')).toBeVisible();
			await isAccessible(page, 'not applicable without a reason');
			await choose(page, '3');
			await page.check('[name=evidence][value=public]');
			await page.check('[name=flag]');
			await saved(page);
			await isAccessible(page, 'answered');
			await page.click('[data-action=clear]');
			await expect(page.locator('[data-action=undo]')).toBeVisible();
			await isAccessible(page, 'cleared');
			await fillDisk(page);
			await choose(page, '1');
			await expect(page.locator('[data-notice=save-failed]')).toBeVisible();
			await isAccessible(page, 'not saved');
		});

		test('a partial assessment', async ({ page, site }) => {
			const id = await bringIn(page, site, fileWith(partial()), lang);
			await isAccessible(page, 'brought in');
			await open(page, site, `${lang}/`);
			await expect(page.locator('[data-assessment]')).toBeVisible();
			await isAccessible(page, 'home');
			await open(page, site, `${lang}/assess/?a=${id}`);
			await expect(page.locator('[data-answered]').first()).toBeVisible();
			await isAccessible(page, 'task list');
			await open(page, site, `${lang}/details/?a=${id}`);
			await page.click('[data-action=remove]');
			await isAccessible(page, 'details, asked whether to remove');
			await open(page, site, `${lang}/results/?a=${id}`);
			await expect(page.locator('[data-chart-state=drawn]')).toBeVisible();
			await isAccessible(page, 'results');
			await open(page, site, `${lang}/data/`);
			await chooseFile(page, fileWith(partial()));
			await expect(page.locator('[data-action=confirm-import]')).toBeVisible();
			await isAccessible(page, 'data with a preview');
		});

		test('what follows from the answers', async ({ page, site }) => {
			await open(page, site, `${lang}/`);
			await page.click('[data-action=add-sample]');
			await expect(page.locator('[data-assessment]')).toHaveCount(2);
			await open(page, site, `${lang}/results/`);
			await page.locator('#suggestions').scrollIntoViewIfNeeded();
			for (const one of [0, 1]) {
				await page.locator('[data-action=plan-suggestion]').nth(one).click();
			}
			await isAccessible(page, 'results with steps in the plan');
			for (const path of FOLLOWING) {
				await open(page, site, `${lang}/${path}`);
				for (const more of await page.locator('main summary').all()) await more.click();
				await page.waitForLoadState('networkidle');
				await isAccessible(page, path);
			}
		});

		test('pages to read', async ({ page, site }) => {
			const pages = [
				'help/',
				'help/evidence/',
				'glossary/',
				'method/',
				'about/',
				'area/environment/',
			];
			for (const path of pages) {
				await open(page, site, `${lang}/${path}`);
				await isAccessible(page, path);
			}
			await open(page, site, `${lang}/glossary/`);
			await page.getByRole('searchbox').fill('no such word');
			await isAccessible(page, 'glossary without the word');
			await open(page, site, `${lang}/`);
			await page.click('[data-action=add-sample]');
			await expect(page.locator('[data-action=remove-sample]')).toBeVisible();
			await isAccessible(page, 'home with the sample city');
		});

		test('a complete assessment', async ({ page, site }) => {
			const id = await bringIn(page, site, fileWith(complete()), lang);
			await open(page, site, `${lang}/results/?a=${id}`);
			await expect(page.locator('[data-chart-state=drawn]')).toBeVisible();
			for (const more of await page.locator('main summary').all()) await more.click();
			await page.waitForLoadState('networkidle');
			await isAccessible(page, 'results');
		});
	});
}

test('each page has a title of its own', async ({ page, site }) => {
	const titles = [];
	const own = ['', 'new/', 'assess/', 'results/', 'data/', 'offline/'];
	for (const path of [...own, ...FOLLOWING, ...READING, ...duties()]) {
		await page.goto(site.url(`en/${path}`));
		titles.push(await page.title());
	}
	expect(new Set(titles).size, titles.join('\n')).toBe(titles.length);
});
const duties = () => QUICK.slice(0, 3).map((id) => `duty/${id}/`);

test('a screen reader hears that an answer is saved', async ({ page, site }) => {
	await open(page, site, `en/duty/${DUTY}/`);
	const spoken = page.locator('.dock [role=status]');
	await expect(spoken).toBeEmpty();
	await choose(page, '2');
	await expect(spoken).toHaveText('Saved on this device');
	await fillDisk(page);
	await choose(page, '1');
	await expect(page.locator('[role=alert]').filter({ hasText: /\S/u })).toBeVisible();
});

test('the figures of the chart stand in a table', async ({ page, site }) => {
	const id = await bringIn(page, site, fileWith(partial()));
	await open(page, site, `en/results/?a=${id}`);
	await expect(page.locator('canvas[data-chart=areas]')).toHaveAttribute('aria-label', /\S/u);
	const areas = page.locator('article[data-area]');
	await expect(areas).toHaveCount(7);
	for (const area of await areas.all()) {
		const name = await area.locator('h3').innerText();
		const row = page.getByRole('row').filter({ hasText: name });
		for (const figure of ['data-score', 'data-low', 'data-high']) {
			const value = await area.getAttribute(figure);
			if (value) await expect(row).toContainText(value);
		}
	}
});

test('forced colours: what is chosen, and how far a bar goes, can still be seen', async ({
	page,
	site,
}, info) => {
	await page.emulateMedia({ forcedColors: 'active' });
	await open(page, site, `en/duty/${DUTY}/`);
	await choose(page, '2');
	const style = (selector: string, property: string) =>
		page
			.locator(selector)
			.first()
			.evaluate((one, p) => getComputedStyle(one).getPropertyValue(p), property);
	expect(await style('.choice:has(:checked)', 'outline-style')).not.toBe('none');
	expect(await style('.choice:not(:has(:checked))', 'border-top-style')).toBe('solid');
	await page.screenshot({ path: info.outputPath('duty.png'), fullPage: true });

	const id = await bringIn(page, site, fileWith(complete()));
	await open(page, site, `en/results/?a=${id}`);
	await expect(page.locator('[data-chart-state=drawn]')).toBeVisible();
	const [bar, frame] = [await style('svg .bar', 'fill'), await style('svg .frame', 'stroke')];
	expect(bar).not.toBe(frame);
	await page.screenshot({ path: info.outputPath('results.png'), fullPage: true });
});
