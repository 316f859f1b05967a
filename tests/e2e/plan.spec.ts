/** The action plan: made, changed, looked at late, taken away as files, and never lost. */
import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import papa from 'papaparse';
import { appIsHere, QUICK } from './support/app';
import type { Site } from './support/site';
import { expect as impatient, test } from './support/test';

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

const expect = impatient.configure({ timeout: 15_000 });

/** Ten thousand UTF-16 units of scripts, directions and emoji, on one line. */
const HARD = 'Ñandú ሰላም 城市計画 مرحبا שלום 👩‍👩‍👧 =1+1 ‏Д़क्ष '.repeat(400).slice(0, 9_998) + 'ok';

const cards = (page: Page) => page.locator('[data-action-id]');
const card = (page: Page, task: string) => cards(page).filter({ hasText: task }).first();
const tasks = (page: Page) =>
	cards(page).evaluateAll((all) => all.map((one) => one.querySelector('.task')?.textContent));
const saved = (page: Page) =>
	expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved');

/** The sample city's plan, empty yet. */
async function openPlan(page: Page, site: Site): Promise<void> {
	await page.goto(site.url('en/'));
	await appIsHere(page);
	await page.click('[data-action=add-sample]');
	await expect(page.locator('[data-assessment]')).toHaveCount(2);
	await page.goto(site.url('en/plan/'));
	await expect(page.locator('[data-plan-empty]')).toBeVisible();
}

async function write(page: Page, fields: Record<string, string>): Promise<void> {
	const form = page.locator('[data-add-form]');
	if (!(await form.isVisible())) await page.click('[data-action=write-action]');
	for (const [name, value] of Object.entries(fields)) {
		const field = form.locator(`[name=${name}]`);
		if (await field.evaluate((one) => one.tagName === 'SELECT')) await field.selectOption(value);
		else await field.fill(value);
	}
	await page.click('[data-action=add-action]');
}

/** Two from the suggestions and three from scratch. */
async function fiveActions(page: Page): Promise<void> {
	await page.click('[data-action=from-suggestions]');
	const add = page.locator('[data-suggestions] [data-action=plan-suggestion]');
	await add.nth(0).click();
	await add.nth(1).click();
	await write(page, { task: 'First', due: '2026-03-01', owner: 'Mayor', horizon: 'next' });
	await write(page, { task: 'Second', horizon: 'next', note: '=HYPERLINK("http://x")' });
	await write(page, { task: 'Third', horizon: 'next', duty: QUICK[0]! });
	await expect(cards(page)).toHaveCount(5);
	await saved(page);
	await page.click('[data-action=cancel-action]');
}

async function download(page: Page, act: () => Promise<void>) {
	const [file] = await Promise.all([page.waitForEvent('download'), act()]);
	return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

async function take(page: Page, kind: string) {
	await page.click(`[data-export=${kind}]`);
	return download(page, () => page.click('[data-action=confirm-export]'));
}

test('five actions are added, changed and kept over a reload', async ({ page, site }) => {
	await openPlan(page, site);
	await fiveActions(page);
	await expect(page.locator('[data-plan-progress]')).toContainText('0 of 5 actions done');
	await page.click('[data-action=from-suggestions]');
	const offered = page.locator('[data-suggestions] [data-planned]');
	for (const nth of [0, 1]) {
		await expect(offered.nth(nth)).toHaveAttribute('data-planned', 'true');
	}
	await expect(offered.last()).toHaveAttribute('data-planned', 'false');

	await card(page, 'Second').locator('[data-action=edit-action]').click();
	await expect(card(page, 'Second').locator('[name=task]')).toBeFocused();
	await card(page, 'Second').locator('[name=horizon]').selectOption('later');
	await card(page, 'Second').locator('[name=effort]').selectOption('large');
	await card(page, 'Second').locator('[name=owner]').fill('Archive');
	await card(page, 'Second').locator('[data-action=close-action]').click();
	await expect(card(page, 'Second').locator('[data-action=edit-action]')).toBeFocused();
	await cards(page).first().locator('[name=status]').selectOption('done');
	await saved(page);
	const before = await tasks(page);

	await page.reload();
	await expect(cards(page)).toHaveCount(5);
	expect(await tasks(page)).toEqual(before);
	await expect(page.locator('[data-group=later] [data-action-id]')).toContainText('Archive');
	await expect(cards(page).first()).toHaveAttribute('data-status', 'done');
	await expect(page.locator('[data-plan-progress]')).toHaveAttribute('data-plan-progress', '20');
	// The duty is where it was: the plan alone moves no level.
	await expect(
		cards(page)
			.first()
			.getByRole('link', { name: /^Review/u }),
	).toBeVisible();
});

test('an action needs a task, and what is typed outlives a link and a reload', async ({
	page,
	site,
}) => {
	await openPlan(page, site);
	await page.click('[data-action=write-action]');
	await page.click('[data-action=add-action]');
	const task = page.locator('[data-add-form] [name=task]');
	await expect(task).toBeFocused();
	await expect(task).toHaveAttribute('aria-invalid', 'true');
	await task.fill('Half a thought');
	await page.locator('[data-add-form] [name=due]').fill('2026-05-01');
	await page.locator('nav a[href*="/results/"]').first().click();
	await page.waitForURL(/\/results\//u);
	await page.goBack();
	await expect(task).toHaveValue('Half a thought');
	await page.reload();
	await expect(task).toHaveValue('Half a thought');
	await expect(page.locator('[data-add-form] [name=due]')).toHaveValue('2026-05-01');
	await page.click('[data-action=add-action]');
	await expect(card(page, 'Half a thought')).toBeVisible();
	await expect(task).toHaveValue('');
});

test('by keyboard the order changes, the focus goes along, and the choice is kept', async ({
	page,
	site,
}) => {
	await openPlan(page, site);
	await fiveActions(page);
	const group = page.locator('[data-group=next] .task');
	const up = card(page, 'Third').locator('[data-action=move-up]');
	await up.focus();
	await page.keyboard.press('Enter');
	await expect(group).toHaveText(['First', 'Third', 'Second']);
	await expect(up).toBeFocused();
	await expect(page.locator('[data-said]')).toContainText('place 2 of 3');
	await page.keyboard.press('Space');
	await expect(group).toHaveText(['Third', 'First', 'Second']);
	await page.keyboard.press('Enter');
	await expect(up).toBeFocused();
	await expect(page.locator('[data-said]')).toContainText('first one already');

	await page.selectOption('[name=order]', 'due');
	await expect(cards(page).first()).toContainText('First');
	await expect(page.locator('[data-action=move-up]')).toHaveCount(0);
	await saved(page);
	await page.reload();
	await expect(page.locator('[name=order]')).toHaveValue('due');
	await page.selectOption('[name=order]', 'horizon');
	await expect(group).toHaveText(['Third', 'First', 'Second']);
});

test('what is late says so, until it is done', async ({ page, site }) => {
	await page.clock.setFixedTime('2026-02-27T12:00:00');
	await openPlan(page, site);
	await write(page, { task: 'Late', due: '2026-03-01' });
	await expect(card(page, 'Late')).toHaveAttribute('data-overdue', '');
	await saved(page);
	await page.clock.setFixedTime('2026-03-01T23:59:00');
	await page.reload();
	await expect(card(page, 'Late')).toContainText('Due today');
	await page.clock.setFixedTime('2026-03-04T00:01:00');
	await page.reload();
	await expect(card(page, 'Late')).toHaveAttribute('data-overdue', '3');
	await expect(card(page, 'Late')).toContainText('3 days overdue');
	await expect(page.locator('[data-plan-progress]')).toContainText('1 action is overdue');
	await card(page, 'Late').locator('[name=status]').selectOption('done');
	await expect(card(page, 'Late')).toHaveAttribute('data-overdue', '');
});

test('a removed action comes back to its place, with all it held', async ({ page, site }) => {
	await openPlan(page, site);
	await fiveActions(page);
	const before = await tasks(page);
	await card(page, 'First').locator('[data-action=remove-action]').click();
	await expect(cards(page)).toHaveCount(4);
	await expect(page.locator('[data-action=undo]')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(cards(page)).toHaveCount(5);
	await expect(card(page, 'First').locator('[data-action=edit-action]')).toBeFocused();
	expect(await tasks(page)).toEqual(before);
	await expect(card(page, 'First')).toContainText('Mayor');
	await card(page, 'First').locator('[data-action=remove-action]').click();
	await saved(page);
	await page.reload();
	await expect(cards(page)).toHaveCount(4);
});

test('what cannot be saved says so, stays over a link, and is saved at the next try', async ({
	page,
	site,
}) => {
	await openPlan(page, site);
	await write(page, { task: 'Kept' });
	await saved(page);
	await page.evaluate(() => {
		const { put } = IDBObjectStore.prototype;
		Object.assign(window, { emptyDisk: () => (IDBObjectStore.prototype.put = put) });
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
	});
	await write(page, { task: 'Not yet' });
	await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'failed');
	await expect(page.locator('[data-notice=save-failed]')).toContainText('no space left');
	await page.locator('nav a[href*="/results/lenses/"]').click();
	await page.waitForURL(/\/lenses\//u);
	await expect(page.locator('[data-notice=unsaved-plan]')).toBeVisible();
	await page.goBack();
	await expect(card(page, 'Not yet')).toBeVisible();
	await expect(page.locator('[data-notice=unsaved-plan]')).toHaveCount(0);
	await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'failed');
	await page.evaluate(() => (window as unknown as { emptyDisk(): void }).emptyDisk());
	await page.click('[data-action=retry]');
	await saved(page);
	await page.reload();
	await expect(cards(page)).toHaveCount(2);
});

test('ten thousand characters of any script come back as they were', async ({ page, site }) => {
	await openPlan(page, site);
	const note = HARD.replace(' ', '\n').replace(' ', '\t');
	await write(page, { task: 'Long', owner: HARD, note });
	await saved(page);
	await page.reload();
	await card(page, 'Long').locator('[data-action=edit-action]').click();
	await expect(card(page, 'Long').locator('[name=owner]')).toHaveValue(HARD);
	await expect(card(page, 'Long').locator('[name=note]')).toHaveValue(note);
	expect(await overflow(page)).toBe(0);
	const { bytes } = await take(page, 'csv');
	const { data } = papa.parse<string[]>(bytes.toString('utf8').slice(1), { delimiter: ',' });
	const [head, row] = data;
	expect(row?.[head?.indexOf('Who') ?? -1]).toBe(HARD);
});

const overflow = (page: Page) =>
	page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});

test('a plan of more than eight is filtered by owner and status', async ({ page, site }) => {
	await openPlan(page, site);
	await expect(page.locator('[name=filter-status]')).toHaveCount(0);
	for (let n = 1; n <= 9; n += 1) {
		await write(page, { task: `Task ${n}`, owner: n % 3 === 0 ? 'Ana' : '' });
	}
	await page.selectOption('[name=filter-owner]', { label: 'Ana' });
	await expect(cards(page)).toHaveCount(3);
	await page.selectOption('[name=filter-owner]', { label: 'Nobody named' });
	await expect(cards(page)).toHaveCount(6);
	await page.selectOption('[name=filter-status]', 'open');
	await cards(page).first().locator('[name=status]').selectOption('done');
	await expect(cards(page)).toHaveCount(5);
	await expect(page.locator('#plan-actions')).toBeFocused();
	await page.getByRole('button', { name: 'Show all' }).click();
	await expect(cards(page)).toHaveCount(9);
});

test.describe('files', () => {
	test('a table and a workbook hold the plan, and no formula', async ({ page, site }) => {
		await openPlan(page, site);
		await fiveActions(page);
		const csv = await take(page, 'csv');
		expect(csv.name).toMatch(/^readiness-.*-plan\.csv$/u);
		const text = csv.bytes.toString('utf8');
		const { data } = papa.parse<Record<string, string>>(text.slice(1), {
			header: true,
			skipEmptyLines: true,
		});
		expect(data.map((row) => row['Action'])).toEqual(await tasks(page));
		expect(data.find((row) => row['Action'] === 'Second')?.['Note']).toBe(
			`'=HYPERLINK("http://x")`,
		);
		expect(data.find((row) => row['Action'] === 'First')?.['Due']).toBe('2026-03-01');

		const xlsx = await take(page, 'xlsx');
		const parts = Object.entries(unzipSync(xlsx.bytes)).map(
			([name, part]) => [name, strFromU8(part)] as const,
		);
		const sheets = parts.filter(([name]) => name.startsWith('xl/worksheets/'));
		expect(sheets).toHaveLength(1);
		expect(sheets[0]![1]).not.toMatch(/<f[ >/]/u);
		expect(parts.map(([, part]) => part).join('')).toContain('=HYPERLINK(&quot;http://x&quot;)');
	});

	test('what is not ticked does not leave', async ({ page, site }) => {
		await openPlan(page, site);
		await fiveActions(page);
		await page.click('[data-export=csv]');
		const preview = page.locator('[data-export-preview]');
		await expect(preview).toContainText('5 actions, with owners and notes');
		await page.uncheck('[name=with-owners]');
		await page.uncheck('[name=with-notes]');
		await expect(preview).toContainText('5 actions, without owners and notes');
		const { bytes } = await download(page, () => page.click('[data-action=confirm-export]'));
		expect(bytes.toString('utf8')).not.toMatch(/Mayor|HYPERLINK|"Who"|"Note"/u);
		await expect(page.locator('[data-export=csv]')).toBeFocused();
		await expect(page.locator('[data-export-done]')).toContainText('-plan.csv');
	});

	test('a calendar holds what has a day', async ({ page, site }) => {
		await openPlan(page, site);
		await write(page, { task: 'Undated' });
		await page.click('[data-export=ics]');
		await expect(page.locator('[data-export-preview]')).toContainText('nothing for a calendar');
		await page.click('[data-action=cancel-export]');
		await write(page, { task: 'Dated; with, signs', due: '2026-03-01' });
		const { bytes } = await take(page, 'ics');
		const lines = bytes.toString('utf8').replace(/\r\n /gu, '').split('\r\n');
		expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
		expect(lines).toContain('DTSTART;VALUE=DATE:20260301');
		expect(lines).toContain('SUMMARY:Dated\\; with\\, signs');
	});

	test('a letter asks a partner for what the plan needs, and tells nothing else', async ({
		page,
		site,
	}) => {
		await openPlan(page, site);
		await write(page, { task: 'Ours', duty: QUICK[0]!, owner: 'Ana', note: 'Hush' });
		await page.locator('[data-letter]').first().click();
		const letter = page.locator('[data-letter-text] textarea');
		await expect(letter).toHaveValue(/1\. .*\n {3}We plan: Ours/u);
		await expect(letter).not.toHaveValue(/Ana|Hush/u);
		const { name, bytes } = await download(page, () => page.click('[data-export=letter]'));
		expect(name).toMatch(/letter.*\.txt$/u);
		const shown = await letter.inputValue();
		expect(bytes.toString('utf8').replace(/\r\n/gu, '\n')).toBe(`\uFEFF${shown}`);
		await page.click('[data-action=copy-letter]');
		await expect(page.locator('[data-letter-text] [role=status]')).toContainText('text is');
	});

	test.describe('without a line', () => {
		test.use({ serviceWorkers: 'block', expectedErrors: ['Failed to load', 'Failed to fetch'] });

		test('a file that cannot be made says so, and can be tried again', async ({ page, site }) => {
			await openPlan(page, site);
			await write(page, { task: 'Only' });
			await page.click('[data-export=xlsx]');
			await site.stop();
			await page.click('[data-action=confirm-export]');
			await expect(page.locator('[data-notice=export-failed]')).toBeVisible();
			await site.listen();
			const { bytes } = await download(page, () => page.click('[data-action=confirm-export]'));
			expect(Object.keys(unzipSync(bytes))).toContain('xl/workbook.xml');
			await expect(page.locator('[data-notice=export-failed]')).toHaveCount(0);
		});
	});
});

test.describe('offline', () => {
	test.use({
		expectedErrors: ['Failed to load resource', 'ERR_', 'Failed to fetch'],
		serviceWorkers: 'allow',
	});

	test('all of it works with the server stopped', async ({ page, site }) => {
		await openPlan(page, site);
		await impatient(page.locator('html')).toHaveAttribute('data-offline', 'ready', {
			timeout: 30_000,
		});
		await site.stop();
		await page.reload();
		await fiveActions(page);
		await page.reload();
		await expect(cards(page)).toHaveCount(5);
		for (const kind of ['csv', 'xlsx', 'ics']) {
			expect((await take(page, kind)).bytes.length).toBeGreaterThan(100);
		}
		await page.locator('[data-letter]').first().click();
		await expect(page.locator('[data-letter-text] textarea')).toHaveValue(/Dear/u);
	});
});

test('a suggestion goes into the plan from the results, once', async ({ page, site }) => {
	await openPlan(page, site);
	await page.goto(site.url('en/results/'));
	const button: Locator = page.locator('[data-suggestion] [data-action=plan-suggestion]').first();
	// Without a worker tasks come when somebody is about to read them.
	await page.locator('[data-suggestion]').first().scrollIntoViewIfNeeded();
	await button.click();
	await button.press('Enter');
	await expect(button).toHaveAttribute('aria-disabled', 'true');
	await expect(button).toBeFocused();
	await page.getByRole('link', { name: 'See the action plan' }).click();
	await expect(cards(page)).toHaveCount(1);
	await saved(page);
	await page.reload();
	await expect(cards(page)).toHaveCount(1);
});

test('on paper the plan is a table, whole, with nothing to press', async ({ page, site }, info) => {
	await openPlan(page, site);
	await fiveActions(page);
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('[data-plan-table] tbody tr')).toHaveCount(5);
	await expect(page.locator('[data-plan-table]')).toContainText('=HYPERLINK("http://x")');
	for (const away of await page.locator('button, select, textarea, main nav').all()) {
		await expect(away).toBeHidden();
	}
	await page.pdf({ path: info.outputPath('plan.pdf'), format: 'A4' });
});
