/** Two assessments side by side, and the next assessment of a city begun from the last one. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { Answers } from '../../src/lib/domain/answers';
import { appIsHere, choose, openDuty, saved, startAssessment } from './support/app';
import { compareAssessments } from './support/domain';
import { bringIn, complete, fileWith, partial } from './support/filled';
import { PSEUDO_BUILD, type Site } from './support/site';
import { answersIn, stored, storedAnswer } from './support/stored';
import { expect, test } from './support/test';

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

const [before, now] = (
	JSON.parse(readFileSync('src/lib/state/sample-answers.json', 'utf8')) as {
		answers: Answers;
	}[]
).map(({ answers }) => ({ scope: 'full' as const, answers }));

const figure = (value: number | null) => (value === null ? '' : String(value));

/** @returns the ids of the sample city's two assessments, the earlier one first */
async function addSample(page: Page, site: Site): Promise<[string, string]> {
	await page.goto(site.url('en/'));
	await appIsHere(page);
	await page.click('[data-action=add-sample]');
	await expect(page.locator('[data-assessment]')).toHaveCount(2);
	const { assessments } = await stored(page);
	const [one, two] = assessments.toSorted((a, b) => (a.period! < b.period! ? -1 : 1));
	return [one!.id, two!.id];
}

/** That the page shows what the domain says of the two. */
async function expectComparison(page: Page, from: typeof before, to: typeof before) {
	const { scores, both, others } = compareAssessments(from!, to!);
	for (const [id, { score }] of Object.entries(scores.before.areas)) {
		const row = page.locator(`[data-compare-area="${id}"]`);
		await expect(row).toHaveAttribute('data-before', figure(score));
		await expect(row).toHaveAttribute(
			'data-after',
			figure(scores.after.areas[id as keyof typeof scores.after.areas].score),
		);
	}
	const shown = await page
		.locator('[data-change]')
		.evaluateAll((rows) =>
			rows.map((row) => ['change', 'from', 'to'].map((name) => (row as HTMLElement).dataset[name])),
		);
	const expected = [
		...both.map(({ duty, from, to }) => [duty, String(from), String(to)]),
		...others.map(({ duty, before, after }) => [duty, String(before), String(after)]),
	];
	expect(shown.toSorted()).toEqual(expected.toSorted());
}

test('its pictures can be taken along, as SVG and as PNG', async ({ page, site }) => {
	const [, fresh] = await addSample(page, site);
	await page.goto(site.url(`en/compare/?a=${fresh}`));
	await expect(page.locator('[data-chart=compare]')).toHaveAttribute('data-chart-state', 'drawn');
	for (const name of ['compare', 'slope']) {
		if (name === 'slope') {
			await page.locator('label:has([name=compare-how][value=slope])').click();
		}
		for (const [ending, start] of [
			['svg', '<svg'],
			['png', '\u0089PNG'],
		] as const) {
			const download = page.waitForEvent('download');
			await page.click(`[data-export=chart-${ending}][data-of=${name}]`);
			const file = await download;
			expect(file.suggestedFilename()).toMatch(new RegExp(`-${name}\\.${ending}$`, 'u'));
			expect(readFileSync(await file.path(), 'latin1').slice(0, 200)).toContain(start);
			await expect(page.getByRole('status').filter({ hasText: `.${ending}` })).toBeVisible();
		}
	}
});

test('the sample city’s two assessments, as the domain compares them', async ({ page, site }) => {
	const [old, fresh] = await addSample(page, site);
	await page.goto(site.url(`en/compare/?a=${fresh}`));
	await expect(page.locator('select[name=before]')).toHaveValue(old);
	await expect(page.locator('select[name=after]')).toHaveValue(fresh);
	await expectComparison(page, before, now);
	await expect(page.locator('[data-chart=compare]')).toHaveAttribute('data-chart-state', 'drawn');
	await expect(page.locator('[data-notice=compare-differs]')).toHaveCount(0);

	// The lines say the same as the table.
	await page.locator('label:has([name=compare-how][value=slope])').click();
	const picture = await page.locator('[data-picture=slope]').getAttribute('src');
	const { scores } = compareAssessments(before!, now!);
	const { inclusion } = scores.after.areas;
	expect(decodeURIComponent(picture!)).toContain(`→ ${inclusion.score}<`);

	// A duty opens in the assessment that is shown as the later one.
	const row = page.locator('[data-change]').first();
	const duty = (await row.getAttribute('data-change'))!;
	await row.getByRole('link').click();
	await expect(page.locator(`form[data-duty="${duty}"]`)).toBeVisible();
	expect(new URL(page.url()).searchParams.get('a')).toBe(fresh);
});

test('the choice stands in the address, and swapping goes back and forth', async ({
	page,
	site,
}) => {
	const [old, fresh] = await addSample(page, site);
	// Where the earlier one is the current one, it is compared with the one after it.
	await page.goto(site.url(`en/compare/?a=${old}`));
	const values = async () => [
		await page.locator('select[name=before]').inputValue(),
		await page.locator('select[name=after]').inputValue(),
	];
	await expect(page.locator('[data-change]').first()).toBeAttached();
	expect(await values()).toEqual([old, fresh]);
	await page.click('[data-action=swap]');
	await expect(page.locator('select[name=after]')).toHaveValue(old);
	await expect(page.locator('[data-action=swap]')).toBeFocused();
	await expectComparison(page, now, before);
	await expect(page.locator('[data-notice=compare-differs]')).toContainText('is the later one');
	await page.reload();
	await expect(page.locator('select[name=before]')).toHaveValue(fresh);
	expect(await values()).toEqual([fresh, old]);
	// The one that the other list shows: they change places.
	await page.focus('select[name=before]');
	await page.selectOption('select[name=before]', old);
	await expect(page.locator('select[name=after]')).toHaveValue(fresh);
	await expect(page.locator('select[name=before]')).toBeFocused();
	await page.goBack();
	await expect(page.locator('select[name=after]')).toHaveValue(old);
	expect(await values()).toEqual([fresh, old]);
});

test('says when cities and scopes differ, and what is not compared', async ({ page, site }) => {
	const small = await bringIn(page, site, fileWith(partial(), 'quick', 'Smallton'));
	const large = await bringIn(page, site, fileWith(complete('core'), 'core', 'Largeville'));
	await page.goto(site.url(`en/compare/?a=${small}`));
	// No other assessment of this city: nothing is compared that nobody chose.
	await expect(page.locator('select[name=before]')).toHaveValue('');
	await expect(page.locator('[data-compare-area]')).toHaveCount(0);
	await page.selectOption('select[name=before]', large);
	const notice = page.locator('[data-notice=compare-differs]');
	await expect(notice).toContainText('two different cities');
	await expect(notice).toContainText('before Core, after Quick');
	await expectComparison(
		page,
		{ scope: 'core' as never, answers: complete('core') as Answers },
		{ scope: 'quick' as never, answers: partial() as Answers },
	);
	await page.goto(site.url(`en/compare/?a=${small}&b=gone`));
	await expect(page.locator('[data-notice=compare-missing]')).toBeVisible();
});

test('with one assessment or none, there are ways on', async ({ page, site }) => {
	await page.goto(site.url('en/compare/'));
	const notice = page.locator('[data-notice=nothing-to-compare]');
	await expect(notice.getByRole('link', { name: 'Start an assessment' })).toBeVisible();
	const id = await startAssessment(page, site);
	await page.goto(site.url(`en/compare/?a=${id}`));
	await expect(notice.locator('[data-action=start-again]')).toBeVisible();
	await expect(notice.getByRole('link')).toHaveCount(2);
});

test('the next assessment takes every answer over, to be confirmed one by one', async ({
	page,
	site,
}) => {
	const [, last] = await addSample(page, site);
	const lastAnswers = answersIn(await stored(page), last);
	await page.locator(`[data-assessment="${last}"] [data-action=start-again]`).click();
	await page.waitForURL(/\/details\/\?a=/u);
	const next = new URL(page.url()).searchParams.get('a')!;
	await page.fill('[name=period]', '2027');
	await page.click('[data-action=start]');
	await expect(page.locator('[data-assessment]')).toHaveCount(3);

	const copied = Object.values(answersIn(await stored(page), next));
	expect(copied).toHaveLength(64);
	expect(copied.every((answer) => answer?.toConfirm)).toBe(true);
	await page.goto(site.url(`en/assess/?a=${next}`));
	await expect(page.locator('[data-to-confirm]')).toHaveAttribute('data-to-confirm', '64');
	await page.goto(site.url(`en/results/?a=${next}`));
	await expect(page.locator('[data-to-confirm]')).toHaveAttribute('data-to-confirm', '64');

	// A change confirms one …
	const [first, second] = Object.keys(lastAnswers).filter(
		(duty) => lastAnswers[duty]!.level !== undefined,
	);
	await openDuty(page, site, first!, next);
	await expect(page.locator('[data-notice=to-confirm]')).toContainText('Taken over from 2026');
	const level = lastAnswers[first!]!.level === 4 ? 3 : 4;
	await choose(page, String(level));
	await saved(page);
	await expect(page.locator('[data-notice=to-confirm]')).toHaveCount(0);
	expect(await storedAnswer(page, next, first!)).toEqual({ ...lastAnswers[first!], level });

	// … and a tap another, as it is.
	await openDuty(page, site, second!, next);
	await page.click('[data-action=confirm]');
	await expect(page.locator('[name=level]:checked')).toBeFocused();
	await saved(page);
	expect(await storedAnswer(page, next, second!)).toEqual(lastAnswers[second!]);
	await page.goto(site.url(`en/assess/?a=${next}`));
	await expect(page.locator('[data-to-confirm]')).toHaveAttribute('data-to-confirm', '62');
	await expect(page.getByText('To confirm', { exact: true })).toHaveCount(62);

	// The old one is as it was, and the three are a line over time.
	expect(answersIn(await stored(page), last)).toEqual(lastAnswers);
	await page.goto(site.url(`en/compare/?a=${next}`));
	await expect(page.locator('select[name=before]')).toHaveValue(last);
	await expect(page.locator('[data-picture=lines]')).toBeVisible();
	await expect(page.locator('[data-time-area]').first().locator('td')).toHaveCount(3);
	const rose = lastAnswers[first!]!.level!;
	await expect(page.locator(`[data-change="${first}"]`)).toHaveAttribute('data-from', `${rose}`);
	await expect(page.locator(`[data-change="${first}"]`)).toHaveAttribute('data-to', `${level}`);
});

test.describe('from right to left', () => {
	test.use({ root: PSEUDO_BUILD, viewport: { width: 320, height: 700 } });

	test('nothing runs out of a narrow window', async ({ page, site }) => {
		const [, fresh] = await addSample(page, site);
		await page.goto(site.url(`en-XB/compare/?a=${fresh}`));
		await expect(page.locator('[data-chart=compare]')).toHaveAttribute('data-chart-state', 'drawn');
		const over = () =>
			page.evaluate(() => document.documentElement.scrollWidth - document.body.clientWidth);
		expect(await over()).toBeLessThanOrEqual(0);
		await page.locator('label:has([name=compare-how][value=slope])').click();
		await expect(page.locator('[data-picture=slope]')).toBeVisible();
		expect(await over()).toBeLessThanOrEqual(0);
	});
});
