/** The sample city: one tap brings it, one takes it away, and it is never taken for a real one. */
import { readFileSync } from 'node:fs';
import { appIsHere, choose, saved, startAssessment } from './support/app';
import { assess } from './support/domain';
import { expect, test } from './support/test';
import type { Answers } from '../../src/lib/domain/answers';

const { city } = JSON.parse(readFileSync('src/lib/content/en/sample.json', 'utf8')) as {
	city: string;
};
const [before, now] = JSON.parse(readFileSync('src/lib/state/sample-answers.json', 'utf8')) as [
	{ period: string; answers: Answers },
	{ period: string; answers: Answers },
];

test('comes with one tap and goes with one, beside a city of one’s own', async ({ page, site }) => {
	const own = await startAssessment(page, site, { city: 'Ownville' });
	await page.goto(site.url('en/'));
	const cards = page.locator('[data-assessment]');
	await expect(cards).toHaveCount(1);
	await page.click('[data-action=add-sample]');
	await expect(page.locator('[data-action=remove-sample]')).toBeFocused();
	await expect(cards).toHaveCount(3);
	await expect(cards.filter({ hasText: 'Sample, not a real city' })).toHaveCount(2);
	await expect(page.getByText('The sample city was added')).toBeVisible();
	// It does not push itself before the city that somebody works on.
	await page.reload();
	await expect(page.locator('header')).toContainText('Ownville');

	await page.click('[data-action=remove-sample]');
	await expect(page.locator('[data-action=add-sample]')).toBeFocused();
	await expect(cards).toHaveCount(1);
	await expect(cards).toHaveAttribute('data-assessment', own);
	await page.reload();
	await expect(cards).toHaveCount(1);
	await expect(page.locator('[data-notice]')).toHaveCount(0);
});

test('shows the results that its answers give, now and two years before', async ({
	page,
	site,
}) => {
	await page.goto(site.url('en/'));
	await appIsHere(page);
	await page.click('[data-action=add-sample]');
	await expect(page.locator('[data-assessment]')).toHaveCount(2);
	for (const { period, answers } of [before, now]) {
		const { overall, areas } = assess({ scope: 'full', answers });
		await page.goto(site.url('en/'));
		const name = new RegExp(`${city.replace(/[()]/gu, '\\$&')}.*${period}`, 'u');
		await page
			.locator('[data-assessment]')
			.filter({ hasText: name })
			.getByRole('link', { name: /^Results/u })
			.click();
		await expect(page.locator('[data-overall]')).toHaveAttribute(
			'data-score',
			String(overall.score ?? ''),
		);
		for (const [id, { score, level }] of Object.entries(areas)) {
			const area = page.locator(`[data-area="${id}"]`).first();
			await expect(area).toHaveAttribute('data-score', String(score ?? ''));
			await expect(area).toHaveAttribute('data-level', String(level ?? ''));
		}
		await expect(page.locator('header')).toContainText('(sample)');
	}
});

test('can be added and removed again with no network, changed or not', async ({ page, site }) => {
	await page.goto(site.url('en/'));
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 });
	await site.stop();
	await page.click('[data-action=add-sample]');
	const cards = page.locator('[data-assessment]');
	await expect(cards).toHaveCount(2);
	await cards
		.first()
		.getByRole('link', { name: /^Continue/u })
		.click();
	await page.locator('[data-area] a[href*="/duty/"]').first().click();
	await choose(page, '0');
	await saved(page);
	await page.goto(site.url('en/'));
	await page.click('[data-action=remove-sample]');
	await expect(page.getByText('No assessment on this device yet.')).toBeVisible();
});

test('stays a sample in a file, and when the file is brought in', async ({ page, site }) => {
	await page.goto(site.url('en/'));
	await appIsHere(page);
	await page.click('[data-action=add-sample]');
	await expect(page.locator('[data-assessment]')).toHaveCount(2);
	await page.goto(site.url('en/data/'));
	const download = page.waitForEvent('download');
	await page.click('[data-export=assessment]');
	const file = await (await download).path();
	expect(
		(JSON.parse(readFileSync(file, 'utf8')) as { assessment: object }).assessment,
	).toMatchObject({ sample: true });
	await page.goto(site.url('en/'));
	await page.click('[data-action=remove-sample]');
	const cards = page.locator('[data-assessment]');
	await expect(cards).toHaveCount(0);
	await page.goto(site.url('en/data/'));
	await page.setInputFiles('[data-import]', {
		name: 'sample.json',
		mimeType: 'application/json',
		buffer: readFileSync(file),
	});
	await page.click('[data-action=confirm-import]');
	await expect(page.locator('[data-notice=import-done]')).toBeVisible();
	await page.goto(site.url('en/'));
	await expect(cards.filter({ hasText: 'Sample, not a real city' })).toHaveCount(1);
	await page.click('[data-action=remove-sample]');
	await expect(cards).toHaveCount(0);
});
