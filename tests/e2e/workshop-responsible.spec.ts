/** Who is responsible? As a workshop's votes, and as the answers of one city by itself. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { startAssessment } from './support/app';
import { violations } from './support/axe';
import { stored } from './support/stored';
import { expect, test } from './support/test';
import { bringWorkshop } from './support/workshop';

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

async function saveFile(page: Page, kind: string): Promise<string> {
	await page.click(`[data-export=responsible-${kind}]`);
	const coming = page.waitForEvent('download');
	await page.click('[data-action=confirm-export]');
	return readFileSync(await (await coming).path(), 'utf8');
}

// Catches rows that are missing, an order that is none, and a small group that is shown or exported.
test('the votes of a workshop: most contested first, small groups hidden', async ({
	page,
	site,
}) => {
	const { session } = await bringWorkshop(page, site, {
		responsible: true,
		people: { responsible: 23 },
	});
	// Catches votes that stand on the page, in a file or in the minutes before they were revealed.
	const minutes = page.locator('[data-report]');
	const table = minutes.locator('caption', { hasText: 'How many people named' });
	await page.goto(site.url(`en/workshop/close/?s=${session.id}`));
	await expect(minutes).toBeVisible();
	await expect(table).toHaveCount(0);
	await page.goto(site.url(`en/workshop/responsible/?s=${session.id}`));
	await expect(page.locator('[data-hidden-ballots="23"]')).toBeVisible();
	await expect(page.locator('[data-matrix], [data-row], [data-export]')).toHaveCount(0);
	expect(await violations(page)).toEqual([]);
	await page.click('[data-action=reveal-responsible]');
	await expect(page.locator('#matrix')).toBeFocused();
	await expect(page.locator('[data-matrix]')).toHaveAttribute('data-ballots', '23');
	await expect(page.locator('[data-notice=consultation-closed]')).toContainText('17 Nov 2024');
	await expect(page.locator('[data-row]')).toHaveCount(66);
	await expect(page.locator('[data-row]:visible')).toHaveCount(10);
	await page.click('[data-action=all-rows]');
	await expect(page.locator('[data-row]:visible')).toHaveCount(66);
	const contests = await page
		.locator('[data-row]')
		.evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset['contest'])));
	expect(contests).toEqual([...contests].sort((a, b) => b - a));
	expect(await violations(page)).toEqual([]);

	// 23 people in five groups: three of five and two of four, of which nothing may be shown.
	await page.selectOption('[name=matrix-group]', '5');
	await expect(page.locator('[data-row][data-n=""]')).toHaveCount(66);
	const csv = await saveFile(page, 'csv');
	expect(csv).toContain('Universities, research');
	expect(csv).not.toMatch(/"Private sector",\d/u);
	const document = JSON.parse(await saveFile(page, 'json')) as {
		kind: string;
		consultation: { ballots: number; duties: { groups: object }[]; response?: object };
	};
	expect(document.kind).toBe('consultation');
	expect(document.consultation.ballots).toBe(23);
	expect(document.consultation.duties).toHaveLength(66);
	for (const { groups } of document.consultation.duties) expect(groups).not.toHaveProperty('5');
	expect(document.consultation.response).toBeUndefined();
	await page.goto(site.url(`en/workshop/close/?s=${session.id}`));
	await expect(table).toHaveCount(1);
});

// Catches answers that are lost in a reload, texts that are cut off, and a name in an anonymous file.
test('a city by itself: stored as it is typed, told when too long, anonymous unless ticked', async ({
	page,
	site,
}) => {
	const id = await startAssessment(page, site);
	// Catches a form that only those find who know its address.
	await page.goto(site.url(`en/workshop/?a=${id}`));
	await page.click('[data-action=own-consultation]');
	await page.check('[name="actor-q14.1"][value=lrg]');
	await page.click('[data-action=part-next]');
	await page.check('[name="actor-q15.2"][value=all]');
	await expect(page.locator('[data-own-votes]')).toHaveAttribute('data-own-votes', '2');

	const long = 'é'.repeat(125);
	await page.fill('[name=open-structureChange]', long);
	const field = page.locator('.field', { has: page.locator('[name=open-structureChange]') });
	await expect(field.locator('[data-too-long=true]')).toContainText('5 characters too many');
	for (const area of ['inclusion', 'participation', 'literacy', 'governance']) {
		await page.check(`[name=open-area][value=${area}]`);
	}
	await expect(page.locator('[data-problem=areas]')).toContainText('at most 3');
	await page.uncheck('[name=open-area][value=governance]');
	await expect(page.locator('[data-problem=areas]')).toHaveText('');
	await page.click('[data-contact] summary');
	await page.fill('[name=contact-fullName]', 'Ana Ruiz');
	await expect(page.locator('[data-problem=consentToUse]')).not.toHaveText('');
	await expect(page.locator('[data-own-state=saved]')).toBeVisible();
	expect(await violations(page)).toEqual([]);

	await page.reload();
	await expect(page.locator('[name=open-structureChange]')).toHaveValue(long);
	await expect(page.locator('[name="actor-q14.1"][value=lrg]')).toBeChecked();
	const { consultations } = await stored(page);
	expect(consultations).toMatchObject([
		{ assessmentId: id, votes: { 'q14.1': 'lrg', 'q15.2': 'all' } },
	]);

	await page.check('[name=with-response]');
	await expect(page.locator('[name=with-contact]')).toBeDisabled();
	const anonymous = await saveFile(page, 'json');
	expect(anonymous).toContain(long);
	expect(anonymous).not.toContain('Ana');
	await page.click('[data-contact] summary');
	await page.check('[name=consent-use]');
	await page.check('[name=with-contact]');
	expect(await saveFile(page, 'json')).toContain('Ana Ruiz');
	expect(await saveFile(page, 'csv')).not.toContain('Ana');

	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('[data-printed-response]')).toContainText('Ana Ruiz');
	await expect(page.locator('[name=open-structureChange]')).toBeHidden();
});
