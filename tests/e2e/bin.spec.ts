/** What is removed goes to the bin, stays there for 30 days, and comes back as it was. */
import type { Page } from '@playwright/test';
import { dutiesOf } from './support/filled';
import {
	action,
	assessmentFile,
	bring,
	confirm,
	EARLY,
	held,
	LATE,
	look,
} from './support/incoming';
import { promise } from './support/promise';
import type { Site } from './support/site';
import { answersIn, stored } from './support/stored';
import { expect, test } from './support/test';

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

const [FIRST, SECOND] = dutiesOf('quick') as [string, string];
const DAY_MS = 86_400_000;
const mine = () =>
	held(
		{ [FIRST]: { level: 2, note: 'As it was' }, [SECOND]: { unknown: true } },
		{ actions: [action('one', 'Ask')], answeredAt: { [FIRST]: EARLY } },
	);

test.afterEach(() => {
	const { title, status } = test.info();
	promise(11, { what: title, done: Number(status === 'passed'), of: 1 });
});

async function remove(page: Page, site: Site, id: string): Promise<void> {
	await page.goto(site.url(`en/details/?a=${id}`));
	await page.click('[data-action=remove]');
	await page.click('[data-action=confirm-remove]');
	await expect(page.locator('[data-notice=removed]')).toBeVisible();
}

/** What a city has entered, and what follows from it. */
async function entered(page: Page) {
	const { assessments, answers, actions, results } = await stored(page);
	return {
		assessments,
		answers,
		actions,
		results: results.map(({ id, scores }) => ({ id, scores })),
	};
}

// Catches an undo that brings back less than was removed, and a removal that is taken for a loss.
test('an assessment that was removed is back at a tap, on home', async ({ page, site }) => {
	const one = mine();
	await bring(page, site, one);
	const before = await entered(page);
	await remove(page, site, one.assessment.id);
	expect((await stored(page)).assessments).toEqual([]);
	await expect(page.locator('[data-assessment]')).toHaveCount(0);
	await expect(page.locator('[data-notice=storage-lost]')).toHaveCount(0);
	await page.click('[data-action=undo-remove]');
	await expect(page.locator('[data-assessment]')).toHaveCount(1);
	await expect(page.locator('[data-notice=removed]')).toHaveCount(0);
	expect(await entered(page)).toEqual(before);
});

// Catches a bin that forgets when the page is left, and one that changes what it gives back.
test('and later, from the bin', async ({ page, site }) => {
	const one = mine();
	await bring(page, site, one);
	const before = await entered(page);
	await remove(page, site, one.assessment.id);
	await page.goto(site.url('en/data/'));
	await page.reload();
	const entry = page.locator('[data-bin-entry]');
	await expect(entry).toHaveCount(1);
	await expect(entry).toContainText('Sampleton');
	await entry.locator('[data-action=put-back-from-bin]').click();
	await expect(page.locator('#bin')).toBeFocused();
	await expect(entry).toHaveCount(0);
	expect(await entered(page)).toEqual(before);
	await page.goto(site.url(`en/assess/?a=${one.assessment.id}`));
	await expect(page.locator('[data-answered="1"], [data-answered="2"]').first()).toBeVisible();
});

// Catches what is thrown away with the version that a file has replaced.
test('the version that a file has replaced can be put back, and that again', async ({
	page,
	site,
}) => {
	const one = mine();
	await bring(page, site, one);
	const theirs = {
		...one,
		assessment: { ...one.assessment, savedAt: LATE },
		answers: { ...one.answers, [FIRST]: { level: 4 as const } },
		answeredAt: { [FIRST]: LATE },
	};
	await look(page, site, assessmentFile(theirs));
	await confirm(page);
	const level = async () => answersIn(await stored(page), one.assessment.id)[FIRST]?.level;
	expect(await level()).toBe(4);
	const putBack = page.locator('[data-why=replaced] [data-action=put-back-from-bin]');
	await putBack.click();
	await expect.poll(level).toBe(2);
	await expect(putBack).toHaveCount(1);
	await putBack.click();
	await expect.poll(level).toBe(4);
});

// Catches a deletion for good without a question, and one that leaves it in the bin.
test('deleting for good asks first', async ({ page, site }) => {
	const one = mine();
	await bring(page, site, one);
	await remove(page, site, one.assessment.id);
	await page.goto(site.url('en/data/'));
	const entry = page.locator('[data-bin-entry]');
	await entry.locator('[data-action=drop-from-bin]').click();
	await entry.getByRole('button', { name: 'Keep it' }).click();
	await expect(entry.locator('[data-action=drop-from-bin]')).toBeFocused();
	await entry.locator('[data-action=drop-from-bin]').click();
	await entry.locator('[data-action=confirm-drop]').click();
	await expect(entry).toHaveCount(0);
	await page.reload();
	await expect(page.locator('[data-bin]')).toContainText('The bin is empty');
});

// Catches a bin that is emptied too soon, and one that keeps for ever what a city has removed.
test('what is in the bin is kept for 30 days, and no longer', async ({ page, site }) => {
	const one = mine();
	await bring(page, site, one);
	const now = Date.now();
	await remove(page, site, one.assessment.id);
	const entry = page.locator('[data-bin-entry]');
	await page.clock.setFixedTime(now + 29 * DAY_MS);
	await page.goto(site.url('en/data/'));
	await expect(entry).toHaveCount(1);
	await page.clock.setFixedTime(now + 31 * DAY_MS);
	await page.reload();
	await expect(page.locator('[data-bin]')).toContainText('The bin is empty');
});
