/** Paper: sheets that are printed, and typed in with the keyboard alone. */
import { spawnSync } from 'node:child_process';
import { violations } from './support/axe';
import { expect, test } from './support/test';
import { bringWorkshop, storedWorkshops } from './support/workshop';
import type { Page } from '@playwright/test';
import { tsImport } from 'tsx/esm/api';

const { areaOf, dutyById } = (await tsImport(
	'../../src/lib/framework/index.ts',
	import.meta.url,
)) as typeof import('../../src/lib/framework/index');

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;

/** The page says how many pages there are only when it has cut them. */
const counted = async (page: Page): Promise<number> => {
	const count = page.locator('[data-sheet-pages]');
	await expect(count).toHaveAttribute('data-sheet-pages', /\d/u);
	return Number(await count.getAttribute('data-sheet-pages'));
};
const textOf = (path: string): string[] =>
	spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
		.stdout.split('\f')
		.slice(0, -1);

for (const paper of ['A4', 'Letter'] as const) {
	for (const form of ['full', 'compact'] as const) {
		// Catches a count that is wrong, a page without its sheet's number, and a duty cut in two.
		test(`sheets on ${paper}, ${form}: as many pages as said, each with its number`, async ({
			page,
			site,
		}, info) => {
			const { session } = await bringWorkshop(page, site, { scope: 'core' });
			await page.goto(site.url(`en/workshop/paper/?s=${session.id}`));
			await page.check(`[name=sheet-form][value=${form}]`, { force: true });
			await page.check(`[name=sheet-paper][value=${paper}]`, { force: true });
			await page.fill('[name=sheet-count]', '3');
			await page.fill('[name=sheet-from]', '11');
			const said = await counted(page);
			expect(await violations(page)).toEqual([]);

			const path = info.outputPath('sheets.pdf');
			const pdf = await page.pdf({ path, preferCSSPageSize: true });
			expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(said);
			// Afterwards the page is as light as before.
			await expect(page.locator('[data-sheet-page="12"]')).toHaveCount(0);

			test.skip(!hasPdftotext, 'pdftotext is not on this machine');
			const pages = textOf(path);
			for (const [at, text] of pages.entries()) {
				expect(text, `page ${at + 1}`).toContain(session.code);
				expect(text, `page ${at + 1}`).toMatch(/Sheet 1[123]\b|To share at the table/u);
			}
			// Each duty stands whole on one page, on each of the three sheets.
			const own = pages.filter((text) => !text.includes('To share at the table'));
			for (const number of ['Sheet 11', 'Sheet 12', 'Sheet 13']) {
				const sheet = own.filter((text) => text.includes(number)).join('\n');
				expect(sheet.match(/Why \(if you like\)/gu), number).toHaveLength(session.duties.length);
				expect(sheet).toContain('Page 1 of');
			}
		});
	}
}

// Catches rows that are missing from the sheet of "who is responsible?".
// Catches sheets for one table's areas that leave one of their duties out, or bring another.
test('a table may get the duties of its areas alone', async ({ page, site }, info) => {
	const { session } = await bringWorkshop(page, site, { scope: 'core' });
	await page.goto(site.url(`en/workshop/paper/?s=${session.id}`));
	const [table] = session.tables;
	await page.selectOption('[name=sheet-table]', String(table!.number));
	await page.fill('[name=sheet-count]', '1');
	const all = await counted(page);
	await page.check('[name=sheet-only-own]');
	await expect.poll(() => counted(page)).toBeLessThan(all);
	test.skip(!hasPdftotext, 'pdftotext is not on this machine');
	const path = info.outputPath('own.pdf');
	await page.pdf({ path, preferCSSPageSize: true });
	const own = session.duties.filter((duty) => table!.areas.includes(areaOf(dutyById(duty)!)));
	expect(own.length).toBeGreaterThan(0);
	const boxes = textOf(path)
		.join('\n')
		.match(/Why \(if you like\)/gu);
	expect(boxes).toHaveLength(own.length);
});

test('a sheet of “who is responsible?” has all its rows', async ({ page, site }, info) => {
	const { session } = await bringWorkshop(page, site, { responsible: true });
	await page.goto(site.url(`en/workshop/paper/?s=${session.id}`));
	await page.check('[name=sheet-what][value=responsible]', { force: true });
	await page.fill('[name=sheet-count]', '1');
	const said = await counted(page);
	const path = info.outputPath('responsible.pdf');
	await page.pdf({ path, preferCSSPageSize: true });
	test.skip(!hasPdftotext, 'pdftotext is not on this machine');
	const pages = textOf(path);
	expect(pages).toHaveLength(said);
	const numbers = pages
		.join('\n')
		.match(/^\s*(\d+)\s+[A-Z]/gmu)
		?.map((row) => Number.parseInt(row, 10));
	expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 66 }, (_, i) => i + 1)));
});

// Catches a key that is lost, a sheet that is stored twice, and a page that can't do without a mouse.
test('sheets are typed in with the keyboard alone', async ({ page, site }) => {
	const { session } = await bringWorkshop(page, site);
	await page.goto(site.url(`en/workshop/entry/?s=${session.id}`));
	const outcome = page.locator('[data-entry-outcome]');
	const typing = page.locator('[data-typing]');
	await expect(page.locator('[name=sheet-number]')).toBeFocused();
	await page.keyboard.type('7');
	await page.keyboard.press('Enter');
	await page.keyboard.type('2');
	await page.keyboard.press('Enter');
	await page.keyboard.type('1');
	await page.keyboard.press('Enter');
	await expect(typing).toBeFocused();

	expect(await violations(page)).toEqual([]);
	await typing.focus();

	await page.keyboard.type('32x');
	await expect(page.locator('[data-entry-message]')).toContainText('x');
	await expect(typing).toHaveAttribute('data-at', '2');
	await page.keyboard.press('Backspace');
	await page.keyboard.type('410?n- 4321012');
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-entry-message]')).toContainText('Press Enter once more');
	await page.keyboard.press('Enter');
	await expect(outcome).toHaveText(/Sheet 7 is stored/u);
	await expect(page.locator('[name=sheet-number]')).toBeFocused();
	await expect(page.locator('[data-paper-sheets="1"]')).toBeVisible();

	const [handIn] = (await storedWorkshops(page)).handIns;
	expect(handIn).toMatchObject({ sheet: 7, way: 'paper', group: 2, table: 1, revision: 1 });
	expect(handIn?.votes).toBe('3410?N--4321012-');

	// The same number again: nothing is stored before somebody says which it is.
	await page.keyboard.type('7');
	for (let i = 0; i < 3; i += 1) await page.keyboard.press('Enter');
	await expect(page.locator('[data-sheet-used="7"]')).toBeVisible();
	await expect(page.locator('[data-action=correct-sheet]')).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.type('0');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Enter');
	await expect(outcome).toHaveText(/Sheet 7 is corrected/u);
	const after = (await storedWorkshops(page)).handIns;
	expect(after).toHaveLength(1);
	expect(after[0]).toMatchObject({ revision: 2, votes: '0410?N--4321012-' });

	// Catches a sheet under a wrong number that counts for good, and one that is gone by a slip.
	const stored = async () => (await storedWorkshops(page)).handIns.length;
	await page.keyboard.type('7');
	for (let i = 0; i < 3; i += 1) await page.keyboard.press('Enter');
	await page.locator('[data-action=remove-sheet]').focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-action=undo]')).toBeFocused();
	expect(await stored()).toBe(0);
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-paper-sheets="1"]')).toBeVisible();
	await expect(page.locator('[name=sheet-number]')).toBeFocused();
	expect(await stored()).toBe(1);
});

// Catches a reload that takes a half-typed sheet away, and taps that do less than keys.
test('a sheet that is not finished survives a reload, and can be finished by taps', async ({
	page,
	site,
}) => {
	const { session } = await bringWorkshop(page, site);
	await page.goto(site.url(`en/workshop/entry/?s=${session.id}`));
	await page.fill('[name=sheet-number]', '31');
	await page.click('[data-action=begin-sheet]');
	await page.keyboard.type('33');
	await expect(page.locator('[data-typing]')).toHaveAttribute('data-at', '2');
	await page.reload();
	await expect(page.locator('[data-typing="31"]')).toHaveAttribute('data-at', '2');
	for (const key of ['2', '?', 'Backspace', '1']) await page.click(`[data-key="${key}"]`);
	await expect(page.locator('[data-typing]')).toHaveAttribute('data-at', '4');
	await page.click('[data-action=store-sheet]');
	await page.click('[data-action=store-sheet]');
	await expect(page.locator('[data-entry-outcome=taken]')).toBeVisible();
	const [handIn] = (await storedWorkshops(page)).handIns;
	expect(handIn?.votes).toBe(`3321${'-'.repeat(12)}`);
});

// Catches a check that shows what was typed first, and differences that are not counted.
test('the spot check counts what differs, and corrects it', async ({ page, site }) => {
	const { session } = await bringWorkshop(page, site, { tables: [], groups: [] });
	await page.goto(site.url(`en/workshop/entry/?s=${session.id}`));
	const first = '3'.repeat(16);
	await expect(page.locator('[name=sheet-number]')).toBeFocused();
	await page.keyboard.type('5');
	await page.keyboard.press('Enter');
	await page.keyboard.type(first);
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-paper-sheets="1"]')).toBeVisible();

	await page.click('[data-action=draw-check]');
	await page.click('[data-action=begin-check]');
	await expect(page.locator('[data-typing="5"]')).toBeFocused();
	await expect(page.locator('[data-mark]:not([data-mark=""])')).toHaveCount(0);
	await page.keyboard.type(`4${first.slice(1)}`);
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-compared="5"]')).toHaveAttribute('data-differences', '1');
	await page.check('[name=right-1][value=second]');
	await page.click('[data-action=settle-check]');
	await expect(page.locator('[data-check-result]')).toHaveAttribute('data-differences', '1');
	const [handIn] = (await storedWorkshops(page)).handIns;
	expect(handIn).toMatchObject({ revision: 2, votes: `4${first.slice(1)}` });

	// Catches a figure that is gone with the window, and minutes that do not have it.
	const later = await page.context().newPage();
	await page.close();
	await later.goto(site.url(`en/workshop/entry/?s=${session.id}`));
	await expect(later.locator('[data-check-result]')).toHaveAttribute('data-differences', '1');
	await expect(later.locator('[data-action=draw-check]')).toHaveCount(0);
	await later.goto(site.url(`en/workshop/close/?s=${session.id}`));
	await expect(later.getByText('1 of 1 typed twice, 1 of 16 ticks different')).toBeVisible();
});
