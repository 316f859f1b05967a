/** The facilitator's guide: a sheet of paper for each hour, to hold in the hand. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Prose } from '../../src/lib/content/types';
import { expect, test } from './support/test';

const GUIDE = JSON.parse(readFileSync('src/lib/content/en/help/workshop.json', 'utf8')) as Prose;
const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;

for (const format of ['A4', 'Letter'] as const) {
	// Catches an hour that runs over to a second sheet, and two that stand on one.
	test(`on ${format} paper each part has one sheet`, async ({ page, site }, info) => {
		await page.goto(site.url('en/help/workshop/'));
		await expect(page.getByRole('heading', { level: 2 })).toHaveCount(GUIDE.sections.length);
		const path = info.outputPath(`guide-${format}.pdf`);
		const pdf = await page.pdf({ path, format });
		const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? [];
		expect(sheets).toHaveLength(GUIDE.sections.length);

		test.skip(!hasPdftotext, 'pdftotext is not on this machine');
		const { stdout } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
		const pages = stdout.split('\f').slice(0, -1);
		for (const [index, { heading }] of GUIDE.sections.entries()) {
			const found = pages.flatMap((text, at) => (text.includes(heading) ? [at] : []));
			expect(found, heading).toEqual([index]);
		}
	});
}

// Catches a button that does nothing, and one that stands on pages that are not made for paper.
test('the guide can be printed from its page, and only it', async ({ page, site }) => {
	await page.addInitScript(() => {
		window.print = () => document.documentElement.setAttribute('data-printed', '');
	});
	await page.goto(site.url('en/help/sharing/'));
	await page.getByRole('link', { name: `Next: ${GUIDE.title}` }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(GUIDE.title);
	await page.locator('[data-action=print]').click();
	await expect(page.locator('html')).toHaveAttribute('data-printed', '');
	await page.goto(site.url('en/help/sharing/'));
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(GUIDE.title);
	await expect(page.locator('[data-action=print]')).toHaveCount(0);
});
