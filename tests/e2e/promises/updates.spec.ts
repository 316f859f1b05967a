/**
 * Promise 8, first half: from each version that people have to this one, in the middle of a
 * question. No failed screen, no reload that nobody asked for, and every answer is there.
 */
import type { Page } from '@playwright/test';
import type { Answers } from '../../../src/lib/domain/answers';
import { appIsHere, enter, form, openDuty, QUICK, saved, startAssessment } from '../support/app';
import { assess } from '../support/domain';
import { promise, times } from '../support/promise';
import { RELEASES, unpackRelease } from '../support/releases';
import { BUILD } from '../support/site';
import { answersIn, stored } from '../support/stored';
import { expect as impatient, test } from '../support/test';

const UPDATES = times(1, 10);
/** Installs and updates take their time on a busy machine. */
const expect = impatient.configure({ timeout: 30_000 });

const [FIRST, SECOND, THIRD, OPEN, ELSEWHERE] = QUICK as [string, string, string, string, string];
const BEFORE: Answers = {
	[FIRST]: { level: 3, evidence: 'internal', evidenceText: 'The council’s minutes', note: 'One' },
	[SECOND]: { unknown: true, askWhom: 'The statistics office' },
	[THIRD]: { notApplicable: 'service-absent', flag: true },
};
const SENTENCE = 'The office asks the three districts once a year, and writes down what they say. ';

/** A mark that is gone when the page has been loaded anew. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { marked: true }));
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window);
/** Which version a page runs, by the name of its first script. */
const entryOf = (page: Page) =>
	page.evaluate(
		() => [...document.querySelectorAll('link')].find(({ href }) => href.includes('/entry/'))?.href,
	);
const note = (page: Page) => page.locator('[name=note]');
const isReady = (page: Page) =>
	expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');

for (const version of RELEASES) {
	// Catches a reload unasked, an update that loses what is being typed, a schema that drops or
	// changes what the earlier version has stored, and an old tab that loses its screen.
	test(`from ${version} to this version, in the middle of a question`, async ({
		browser,
		site,
	}, info) => {
		test.setTimeout(60_000 + UPDATES * 60_000);
		const release = unpackRelease(version, info.outputPath('release'));
		let kept = 0;
		for (let round = 0; round < UPDATES; round++) {
			site.root = release;
			const context = await browser.newContext();
			const page = await context.newPage();
			const faults: string[] = [];
			context.on('weberror', (error) => faults.push(error.error().message));
			await page.goto(site.url('en/'));
			await isReady(page);
			const id = await startAssessment(page, site);
			for (const [duty, answer] of Object.entries(BEFORE)) {
				await openDuty(page, site, duty, id);
				await enter(page, answer!);
			}
			const other = await context.newPage();
			await openDuty(other, site, ELSEWHERE, id);
			await note(other).fill('From the other tab');
			await saved(other);
			await mark(other);

			await openDuty(page, site, OPEN, id);
			await page.check('[name=level][value="2"]');
			await mark(page);
			const old = await entryOf(page);
			// The newer version comes at another letter each time.
			let typed = '';
			const type = async (text: string) => {
				await note(page).pressSequentially(text, { delay: 5 });
				typed += text;
			};
			await type(SENTENCE.slice(0, 1 + round * 7));
			site.root = BUILD;
			await page.evaluate(
				() => void navigator.serviceWorker.ready.then((registration) => registration.update()),
			);
			const update = page.locator('[data-action=apply-update]');
			while (!(await update.isVisible())) {
				await type('and on ');
				expect(await isMarked(page), 'nobody has asked for a reload').toBe(true);
				expect(typed.length, 'the newer version comes').toBeLessThan(3000);
			}
			await type(SENTENCE);
			expect(await isMarked(page), 'nobody has asked for a reload').toBe(true);
			expect(await note(page).inputValue()).toBe(typed);

			// A yes in the middle of a word.
			await type('And las');
			await update.click();
			await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
			await expect(form(page, OPEN)).toBeVisible();
			await appIsHere(page);
			expect(await entryOf(page)).not.toBe(old);
			await expect(note(page)).toHaveValue(typed);
			await expect(page.locator('[name=level][value="2"]')).toBeChecked();
			await page.check('[name=flag]');
			await saved(page);

			const expected: Answers = {
				...BEFORE,
				[OPEN]: { level: 2, note: typed, flag: true },
				[ELSEWHERE]: { note: 'From the other tab' },
			};
			const now = await stored(page);
			expect(answersIn(now, id)).toEqual(expected);
			const { overall, areas } = assess({ scope: 'quick', answers: expected });
			expect(now.results).toMatchObject([{ assessmentId: id, scores: { overall, areas } }]);
			expect(now.assessments).toMatchObject([{ id, city: 'Sampleton' }]);

			// The old tab was not reloaded either, and still shows what was typed there.
			expect(await isMarked(other)).toBe(true);
			await expect(note(other)).toHaveValue('From the other tab');
			await expect(other.locator('.notices [data-notice]')).not.toHaveCount(0);

			for (const path of ['en/', 'en/assess/', 'en/results/', 'en/plan/', 'en/data/']) {
				await page.goto(site.url(path));
				await expect(page.locator('main h1')).not.toBeEmpty();
				await expect(page.locator('[data-notice^="storage-"]')).toHaveCount(0);
			}
			expect(faults).toEqual([]);
			await context.close();
			kept += 1;
		}
		promise(8, { what: `updates from ${version} in mid-question`, done: kept, of: UPDATES });
	});
}
