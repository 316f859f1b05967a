/**
 * Promise 10: after "ready", the app starts without a network on every page, in every language, from
 * a browser that was not running, as often as one likes.
 */
import { chromium, type BrowserContext } from '@playwright/test';
import catalogue from '../../../src/lib/framework/catalogue.json' with { type: 'json' };
import { FOLLOWING, READING } from '../support/pages';
import { full, promise, times } from '../support/promise';
import { PSEUDO_BUILD } from '../support/site';
import { expect, test } from '../support/test';

const STARTS = times(4, 100);
const LANGUAGES = ['en', 'en-XB'];

const PAGES = [
	...['', 'new/', 'assess/', 'results/', 'data/', 'offline/', 'details/'],
	...FOLLOWING,
	...READING,
];
const DUTIES = catalogue.duties.filter((duty) => 'scope' in duty).map(({ id }) => `duty/${id}/`);

const inAllLanguages = (pages: string[]) =>
	pages.flatMap((page) => LANGUAGES.map((lang) => ({ lang, path: page })));
/** As many as asked for, evenly from the first to the last. */
const spread = <T>(all: readonly T[], count: number): T[] =>
	Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]!);

/** In full, each page in each language, and of the duties as many as there are starts left. */
const OTHERS = inAllLanguages(PAGES);
const TRIED = full
	? [...OTHERS, ...spread(inAllLanguages(DUTIES), STARTS - OTHERS.length)]
	: spread([...OTHERS, ...inAllLanguages(DUTIES)], STARTS).map(({ path }, i) => ({
			lang: LANGUAGES[i % LANGUAGES.length]!,
			path,
		}));

test.use({ root: PSEUDO_BUILD });

// Catches a file that a page needs and the worker's list lacks, in any language, and a start that
// works only while the browser still has something in memory.
test('cold starts without a network', async ({ site, launchOptions }, info) => {
	test.setTimeout(60_000 + STARTS * 10_000);
	const profile = info.outputPath('profile');
	const start = () => chromium.launchPersistentContext(profile, launchOptions);
	const isReady = (page: Awaited<ReturnType<BrowserContext['newPage']>>) =>
		expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 });

	const before = await start();
	for (const lang of LANGUAGES) {
		const page = await before.newPage();
		await page.goto(site.url(`${lang}/`));
		await isReady(page);
	}
	await before.close();
	await site.stop();

	let started = 0;
	for (const { lang, path } of TRIED) {
		await test.step(`${lang}/${path}`, async () => {
			const browser = await start();
			const page = await browser.newPage();
			const faults: string[] = [];
			page.on('pageerror', ({ message }) => faults.push(message));
			const answer = await page.goto(site.url(`${lang}/${path}`));
			expect(answer?.fromServiceWorker()).toBe(true);
			await expect(page.locator(`html[lang="${lang}"] main h1`)).not.toBeEmpty();
			await expect(page.locator('[data-notice="unknown-duty"]')).toHaveCount(0);
			await isReady(page);
			expect(faults).toEqual([]);
			await browser.close();
			started += 1;
		});
	}
	promise(10, {
		what: 'cold starts without a network',
		done: started,
		of: STARTS,
		'pages in two languages': new Set(TRIED.map(({ lang, path }) => lang + path)).size,
	});
});
