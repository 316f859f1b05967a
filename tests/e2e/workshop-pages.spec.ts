/**
 * What holds for every page holds for those of a workshop: all in its language, within the window,
 * for whoever doesn't see or has no mouse, and whatever somebody has called a table.
 */
import type { Page } from '@playwright/test';
import { appIsHere } from './support/app';
import { violations } from './support/axe';
import { dutiesOf } from './support/filled';
import { nothingMade, STRINGS } from './support/injected';
import { WORKSHOP } from './support/pages';
import { BUILD, PSEUDO_BUILD, type Site } from './support/site';
import { fromTheTop, unseen, walk } from './support/stops';
import { expect, test } from './support/test';
import { rawKeys, texts, unfilled, untranslated } from './support/words';
import { bringWorkshop, type Wanted } from './support/workshop';

test.use({
	contextOptions: { reducedMotion: 'reduce' },
	// Of the pages alone: fetching everything for offline use would take a quarter of the time.
	serviceWorkers: 'block',
	// Whoever hands in looks for the facilitator's laptop.
	expectedErrors: ['404'],
});

/** What somebody has entered, in no language: whatever else is read is the tool's. */
const PLAIN = { title: '2026', dissent: '+ 2 / - 1', city: 'Zwolle' };
const DUTIES = dutiesOf('quick');
const AT = '2024-11-17T12:30:00.000Z';

/** A workshop in its last hour: both rounds, one duty agreed on with a dissent, one without. */
async function bring(page: Page, site: Site, { title, dissent }: typeof PLAIN, more: Wanted = {}) {
	const [first, second] = DUTIES as [string, string];
	const { session } = await bringWorkshop(page, site, {
		...{ title, responsible: true, ...more },
		findings: {
			[first]: { revealed: 2, agreements: [{ id: 'one', level: 1, dissent, at: AT }] },
			[second]: { revealed: 1, agreements: [{ id: 'two', level: 2, at: AT }] },
		},
		people: { 'round-1': 40, 'round-2': 30, responsible: 23 },
	});
	return session;
}

async function visitAll(page: Page, site: Site, lang: string, id: string, look: Look) {
	const duty = `workshop/console/?d=${DUTIES[0]}`;
	for (const path of [...WORKSHOP, duty]) {
		await page.goto(site.url(`${lang}/${path}${path.includes('?') ? '&' : '?'}s=${id}`));
		await appIsHere(page);
		// The words of its parts come one after the other.
		await page.waitForLoadState('networkidle');
		const reveal = page.locator('[data-action=reveal-responsible]');
		if ((await reveal.count()) > 0) await reveal.click();
		await look(path);
	}
}
type Look = (where: string) => Promise<void>;

const fits = async (page: Page, where: string) => {
	const over = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect.soft(over, `${where}: wider than the window`).toBeLessThanOrEqual(0);
};

for (const [lang, root] of [
	['en', BUILD],
	['en-XB', PSEUDO_BUILD],
] as const) {
	test.describe(lang, () => {
		test.use({ root });

		// Catches a text that was never put into the language's files, a key that is shown, a rule of
		// accessibility that is broken, and what sticks out of a phone.
		test('each page is whole, accessible and within the window', async ({ page, site }) => {
			test.setTimeout(180_000);
			// Without a letter, so that no letter is taken for English.
			const { id } = await bring(page, site, PLAIN, { languages: [lang], code: '234567' });
			const titles: string[] = [];
			await visitAll(page, site, lang, id, async (where) => {
				const found = await texts(page);
				expect.soft(rawKeys(found), `${where}: keys`).toEqual([]);
				expect.soft(unfilled(found), `${where}: placeholders`).toEqual([]);
				const others = lang === 'en' ? [] : untranslated(found, [PLAIN.city, 'Sampleton']);
				expect.soft(others, `${where}: English`).toEqual([]);
				expect.soft(await violations(page), `${where}: accessibility`).toEqual([]);
				await fits(page, where);
				titles.push(await page.title());
			});
			const pages = titles.slice(0, WORKSHOP.length);
			expect(new Set(pages).size, pages.join('\n')).toBe(WORKSHOP.length);
		});
	});
}

test('each stop is seen, none holds the focus', async ({ page, site }) => {
	test.setTimeout(180_000);
	const { id } = await bring(page, site, PLAIN);
	await visitAll(page, site, 'en', id, async (where) => {
		await fromTheTop(page);
		const stops = await walk(page, 'Tab');
		// The projector is driven by keys of its own: there is nothing to tab to before a room.
		if (where !== 'workshop/screen/') expect(stops.length, where).toBeGreaterThan(3);
		expect.soft(unseen(stops), where).toEqual([]);
		const places = stops.map(({ place }) => place);
		const sorted = places.toSorted((a, b) => a - b);
		expect.soft(places, `${where}: in the order of the page`).toEqual(sorted);
	});
});

// Catches markup made of a title, a group, a table, a dissent or the agenda, wherever it is shown.
test('whatever something is called, it is shown as a text', async ({ page, site }) => {
	test.setTimeout(180_000);
	const short = STRINGS.filter((text) => text.length <= 60);
	const some = (count: number, from: number) =>
		Array.from({ length: count }, (_, i) => short[(from + i * 7) % short.length]!);
	const [title, dissent] = some(2, 3) as [string, string];
	const names = some(20, 0).map((name, i) => ({ number: i + 1, name }));
	const { id } = await bring(
		page,
		site,
		{ ...PLAIN, title, dissent },
		{
			groups: names,
			tables: some(20, 4).map((name, i) => ({ number: i + 1, name, areas: ['inclusion'] })),
			agenda: some(10, 9).map((one) => ({ kind: 'other', minutes: 5, title: one })),
		},
	);
	await visitAll(page, site, 'en', id, (where) => nothingMade(page, where));
	await page.goto(site.url(`en/workshop/close/?s=${id}`));
	await expect(page.locator('main')).toContainText(dissent);
});
