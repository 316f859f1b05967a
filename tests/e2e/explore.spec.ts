/** The same answers looked at in other ways: profile, table of all duties, lenses, the Outlook. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import type { Answer } from '../../src/lib/domain/answers';
import { appIsHere, choose, saved } from './support/app';
import { bringIn, complete, dutiesOf, fileWith, partial } from './support/filled';
import type { Site } from './support/site';
import { expect, test } from './support/test';

type Lenses = typeof import('../../src/lib/domain/lenses');
type Words = typeof import('../../src/lib/domain/strengths');
const load = <T>(file: string) =>
	tsImport(`../../src/lib/domain/${file}.ts`, import.meta.url) as Promise<T>;
const { lenses } = await load<Lenses>('lenses');
const { strengths, gaps } = await load<Words>('strengths');
const names = JSON.parse(readFileSync('src/lib/content/en/names.json', 'utf8')) as {
	principles: Record<string, { name: string }>;
};

test.use({ serviceWorkers: 'block' });

async function openWith(page: Page, site: Site, answers: Record<string, Answer>, path: string) {
	const scope = Object.keys(answers).length > 16 ? 'full' : 'quick';
	const id = await bringIn(page, site, fileWith(answers, scope));
	await page.goto(site.url(`en/${path}?a=${id}`));
	await appIsHere(page);
	return id;
}

test.describe('the profile', () => {
	test('by areas or principles, as radar, bars or table: the choice is kept', async ({
		page,
		site,
	}) => {
		await openWith(page, site, complete(), 'results/');
		await expect(page.locator('canvas[data-chart=areas][data-chart-state=drawn]')).toBeVisible();
		await page.getByText('Principles', { exact: true }).first().click();
		await expect(
			page.locator('canvas[data-chart=principles][data-chart-state=drawn]'),
		).toBeVisible();
		await expect(
			page.getByRole('table', { name: 'Principles' }).locator('th[scope=row]'),
		).toHaveCount(16);
		await page.getByText('Bars', { exact: true }).click();
		await expect(page.locator('canvas')).toHaveCount(0);
		await page.reload();
		await expect(page.getByRole('radio', { name: 'Bars' })).toBeChecked();
		await expect(page.getByRole('radio', { name: 'Principles' })).toBeChecked();
		await expect(page.getByRole('table', { name: 'Principles' }).locator('svg')).toHaveCount(16);
		await page.getByText('Table', { exact: true }).click();
		await expect(page.getByRole('table', { name: 'Principles' }).locator('svg')).toHaveCount(0);
	});

	test('in words: what stands out and what lags, as the rules find it', async ({ page, site }) => {
		const answers = complete();
		await openWith(page, site, answers, 'results/');
		await page.locator('#suggestions').scrollIntoViewIfNeeded();
		const words = page.locator('section', { has: page.locator('#in-words') });
		for (const { principle } of [
			...strengths({ scope: 'quick', answers }),
			...gaps({ scope: 'quick', answers }),
		]) {
			await expect(words).toContainText(names.principles[principle]!.name);
		}
		await expect(words.locator('li')).toHaveCount(
			strengths({ scope: 'quick', answers }).length + gaps({ scope: 'quick', answers }).length,
		);
	});
});

test.describe('the table of all duties', () => {
	test('lists, filters, opens a duty, and is as it was when one comes back', async ({
		page,
		site,
	}) => {
		await openWith(page, site, complete('full'), 'results/duties/');
		const rows = page.locator('[data-row]');
		await expect(rows).toHaveCount(64);
		await page.selectOption('[name=area]', 'literacy');
		await expect(rows).toHaveCount(7);
		await page.check('[name=mark][value=unproven]');
		const shown = await rows.evaluateAll((all) => all.map((row) => row.dataset['row']!));
		expect(shown).toEqual(
			dutiesOf('full').filter((id) => {
				const { level = 0, evidence = 'none' } = complete('full')[id]!;
				return /^(?:capacity|digital-skills)/u.test(id) && level >= 3 && evidence === 'none';
			}),
		);
		await expect(
			page.getByRole('status').filter({ hasText: `${shown.length} of 64` }),
		).toBeVisible();
		await rows.first().getByRole('link').click();
		await expect(page.locator(`form[data-duty="${shown[0]}"]`)).toBeVisible();
		await page.goBack();
		await expect(page.locator('[name=area]')).toHaveValue('literacy');
		await expect(rows).toHaveCount(shown.length);
		await page.fill('[name=words]', 'no such words');
		await expect(page.getByText('No duty fits this filter')).toBeVisible();
		await page.getByRole('button', { name: 'Clear the filter' }).click();
		await expect(rows).toHaveCount(64);
	});

	test('tells apart what is not known, not answered and not applicable', async ({ page, site }) => {
		await openWith(page, site, partial(), 'results/duties/');
		for (const [state, count] of [
			['unknown', 1],
			['notApplicable', 1],
			['unanswered', 7],
		] as const) {
			await expect(page.locator(`[data-row][data-state=${state}]`)).toHaveCount(count);
		}
	});
});

test('the lenses group the same answers by pillars and objectives, by the rules', async ({
	page,
	site,
}) => {
	const answers = complete('full');
	await openWith(page, site, answers, 'results/lenses/');
	const { pillars, objectives } = lenses({ scope: 'full', answers });
	await expect(page.locator('[data-lens]')).toHaveCount(4 + 7);
	for (const { id, score, low, high, level, status } of [...pillars, ...objectives]) {
		const row = page.locator(`[data-lens="${id}"]`);
		await expect(row).toHaveAttribute('data-score', String(score ?? ''));
		await expect(row).toHaveAttribute('data-low', String(low ?? ''));
		await expect(row).toHaveAttribute('data-high', String(high ?? ''));
		await expect(row).toHaveAttribute('data-level', String(level ?? ''));
		await expect(row).toHaveAttribute('data-status', status);
	}
});

test.describe('the Outlook', () => {
	const DUTY = 'institutional-arrangements.lrg.2';
	const openOutlook = async (page: Page, site: Site, country: string) => {
		await page.goto(site.url('en/new/'));
		await page.fill('[name=city]', 'Sampleton');
		if (country) await page.selectOption('[name=country]', country);
		await page.click('[data-action=start]');
		await page.waitForURL(/\/assess\//u);
		await page.goto(site.url(`en/duty/${DUTY}/`));
		await appIsHere(page);
		await page.getByText('What was found in other cities').click();
		return page.locator(`[data-outlook="${DUTY}"]`);
	};

	test('shows the world’s figure and the region’s, with what was measured', async ({
		page,
		site,
	}) => {
		const outlook = await openOutlook(page, site, 'KE');
		await expect(outlook.locator('[data-place=world]').first()).toHaveText(/World:\s*56%/u);
		await expect(outlook.locator('[data-place=africa]').first()).toHaveText(/Africa:\s*36%/u);
		await expect(outlook).toContainText('cities that have a dedicated smart city unit');
		await expect(outlook).toContainText('289 cities');
	});

	test('shows the world’s alone where the slides have none of the region', async ({
		page,
		site,
	}) => {
		const outlook = await openOutlook(page, site, 'BR');
		await expect(outlook.locator('[data-place=world]')).toHaveCount(2);
		await expect(outlook.locator('[data-place=latin-america]')).toHaveCount(0);
	});

	test('is read without an answer, and leaves the form alone', async ({ page, site }) => {
		await openOutlook(page, site, '');
		await choose(page, '1');
		await saved(page);
	});
});
