/** On paper: the page's content and nothing to press, dark on light whatever the screen shows. */
import { bringIn, complete, fileWith } from './support/filled';
import { QUICK } from './support/app';
import { expect, test } from './support/test';

for (const theme of ['light', 'dark'] as const) {
	test(`results on paper, from a screen that is ${theme}`, async ({ page, site }, info) => {
		const id = await bringIn(page, site, fileWith(complete()));
		await page.emulateMedia({ colorScheme: theme });
		await page.goto(site.url(`en/results/?a=${id}`));
		await page.selectOption('[data-action=theme]', theme);
		await expect(page.locator('[data-chart-state=drawn]')).toBeVisible();
		// From then on each task is there without being scrolled to.
		await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', {
			timeout: 30_000,
		});
		await page.waitForLoadState('networkidle');

		const pdf = await page.pdf({ path: info.outputPath(`results-${theme}.pdf`), format: 'A4' });
		expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
		const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? [];
		expect(sheets.length).toBeGreaterThan(1);
		expect(sheets.length).toBeLessThan(12);

		await page.emulateMedia({ media: 'print', colorScheme: theme });
		for (const away of ['nav', 'footer', 'button', '.button', 'select', '.skip', '[data-action]']) {
			for (const one of await page.locator(away).all()) await expect(one, away).toBeHidden();
		}
		for (const kept of [
			'h1',
			'[data-overall]',
			'canvas[data-chart=areas]',
			'table',
			'[data-suggestion]',
		]) {
			await expect(page.locator(kept).first(), kept).toBeVisible();
		}
		await expect(page.locator('[data-suggestion]').last()).not.toContainText('One moment', {
			useInnerText: true,
		});
		await expect(page.locator('bdi').first(), 'which city it is about').toBeVisible();
		await expect
			.poll(() => page.evaluate(coloursOnPaper))
			.toEqual({ ink: true, paper: true, chart: true });
	});
}

test('a duty on paper shows all that it asks', async ({ page, site }, info) => {
	await page.goto(site.url(`en/duty/${QUICK[0]}/`));
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('.dock')).toBeHidden();
	await expect(page.locator('[name=level]')).toHaveCount(7);
	await expect(page.locator('label.choice').first()).toBeVisible();
	await page.pdf({ path: info.outputPath('duty.pdf'), format: 'A4' });
});

/** Whether the text is dark, its ground light, and the chart drawn in dark ink. */
function coloursOnPaper() {
	const luminance = (colour: string) => {
		const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/gu) ?? []).map(Number);
		return alpha === 0 ? 1 : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
	};
	const text = [...document.querySelectorAll('h1, h2, h3, p, li, td, th, dd, a, strong, bdi')]
		.filter((one) => one.checkVisibility())
		.map((one) => luminance(getComputedStyle(one).color));
	const grounds = [document.documentElement, ...document.querySelectorAll('body *')]
		.filter((one) => one.checkVisibility() && !(one instanceof SVGElement))
		.map((one) => luminance(getComputedStyle(one).backgroundColor));

	const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-chart=areas]')!;
	const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
	let [drawn, light] = [0, 0];
	for (let i = 0; i < data.length; i += 4) {
		if (data[i + 3]! < 200) continue;
		drawn += 1;
		if (luminance(`rgb(${data[i]} ${data[i + 1]} ${data[i + 2]})`) > 0.9) light += 1;
	}
	return {
		ink: Math.max(...text) < 0.5,
		paper: Math.min(...grounds) > 0.85,
		chart: drawn > 0 && light / drawn < 0.3,
	};
}
