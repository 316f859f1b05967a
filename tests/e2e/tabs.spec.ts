/** Two tabs with one city: neither takes anything away from the other. */
import { choose, form, openDuty, QUICK, saved, startAssessment } from './support/app';
import { stored, storedAnswer } from './support/stored';
import { expect, test } from './support/test';

const [FIRST] = QUICK as [string];

test('different fields of one duty, changed in two tabs, are both kept', async ({
	page,
	site,
	context,
}) => {
	const id = await startAssessment(page, site);
	await openDuty(page, site, FIRST, id);
	const other = await context.newPage();
	await openDuty(other, site, FIRST, id);
	await choose(page, '1');
	await saved(page);
	// At the same time, and without either having seen the other's.
	await Promise.all([
		choose(page, '3'),
		other.fill('[name=note]', 'From the other tab'),
		page.check('[name=flag]'),
		other.selectOption('[name=priority]', 'low'),
	]);
	await Promise.all([saved(page), saved(other)]);
	const both = { level: 3, flag: true, note: 'From the other tab', priority: 'low' };
	expect(await storedAnswer(page, id, FIRST)).toEqual(both);
	for (const tab of [page, other]) {
		await expect(tab.locator('[name=level][value="3"]')).toBeChecked();
		await expect(tab.locator('[name=note]')).toHaveValue('From the other tab');
		await expect(tab.locator('[name=flag]')).toBeChecked();
		await expect(tab.locator('[name=priority]')).toHaveValue('low');
	}
});

test('what one tab saves, the other one shows; the last word on a field counts', async ({
	page,
	site,
	context,
}) => {
	const id = await startAssessment(page, site);
	await openDuty(page, site, FIRST, id);
	const list = await context.newPage();
	await list.goto(site.url(`en/assess/?a=${id}`));
	const area = list.locator('section[data-area=inclusion]');
	await expect(area).toHaveAttribute('data-answered', '0');
	const other = await context.newPage();
	await openDuty(other, site, FIRST, id);
	for (const [tab, level] of [
		[page, '2'],
		[other, '4'],
		[page, '0'],
	] as const) {
		await choose(tab, level);
		await saved(tab);
		for (const one of [page, other]) {
			await expect(one.locator(`[name=level][value="${level}"]`)).toBeChecked();
		}
		await expect(area).toHaveAttribute('data-answered', '1');
	}
	await other.click('[data-action=clear]');
	await saved(other);
	await expect(page.locator('[name=level]:checked')).toHaveCount(0);
	await expect(area).toHaveAttribute('data-answered', '0');
});

test('what is being typed is not overwritten by what another tab saves', async ({
	page,
	site,
	context,
}) => {
	const id = await startAssessment(page, site);
	await openDuty(page, site, FIRST, id);
	await choose(page, '1');
	await saved(page);
	const other = await context.newPage();
	await openDuty(other, site, FIRST, id);
	await expect(other.locator('[name=level][value="1"]')).toBeChecked();
	const text = 'The quick brown fox jumps over the lazy dog, again and again.';
	const typing = page.locator('[name=note]').pressSequentially(text, { delay: 5 });
	for (const level of ['2', '3', '4', '2']) {
		await choose(other, level);
		await saved(other);
	}
	await typing;
	await saved(page);
	await expect(page.locator('[name=note]')).toHaveValue(text);
	await expect(page.locator('[name=level][value="2"]')).toBeChecked();
	expect(await storedAnswer(page, id, FIRST)).toEqual({ level: 2, note: text });
});

test('two tabs opened on an empty device share the one assessment that a first answer begins', async ({
	page,
	site,
	context,
}) => {
	await openDuty(page, site, FIRST);
	await expect(form(page, FIRST)).toBeVisible();
	const other = await context.newPage();
	await openDuty(other, site, FIRST);
	await other.waitForLoadState('networkidle');
	await choose(page, '2');
	await saved(page);
	// Somebody comes back to this tab: a headless browser never hides one, so nobody tells it.
	await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await expect(other.locator('header')).toContainText('City without a name');
	await expect(other.locator('[name=level][value="2"]')).toBeChecked();
	await other.fill('[name=note]', 'The same city');
	await saved(other);
	const { assessments, answers } = await stored(page);
	expect(assessments).toHaveLength(1);
	expect(answers).toMatchObject([{ answer: { level: 2, note: 'The same city' } }]);
});
