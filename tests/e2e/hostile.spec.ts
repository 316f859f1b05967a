/** Hundreds of files that are damaged or made to do harm: each refused in words, none stored. */
import { dutiesOf } from './support/filled';
import { hostileFile } from './support/hostile';
import { action, assessmentFile, backupFile, chooseNamed, held } from './support/incoming';
import { promise, times } from './support/promise';
import { stored } from './support/stored';
import { expect, test } from './support/test';

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

const [FIRST, SECOND] = dutiesOf('quick') as [string, string];

// Catches a file of which a part gets in, one that stops the page, and a refusal without words.
test('damaged and hostile files are refused in words, and nothing comes of them', async ({
	page,
	site,
}) => {
	test.slow();
	const one = held(
		{ [FIRST]: { level: 2, note: 'Text' }, [SECOND]: { unknown: true } },
		{ targets: { inclusion: 3 }, actions: [action('one', 'Ask')] },
	);
	const valid = [
		assessmentFile(one),
		backupFile(one, held({ [FIRST]: { level: 1 } }, { city: 'Otherby' })),
	];
	let dialogs = 0;
	page.on('dialog', (dialog) => {
		dialogs += 1;
		void dialog.dismiss();
	});
	await page.goto(site.url('en/data/'));
	const count = times(40, 500);
	test.setTimeout(60_000 + count * 1000);
	const codes = new Map<string, number>();
	for (let seed = 0; seed < count; seed += 1) {
		const { how, content, code } = hostileFile(seed, valid);
		const name = `${how} ${seed}.json`;
		await chooseNamed(page, name, content);
		const refusal = page.locator('[data-import-error]', { hasText: name });
		await expect(refusal, name).toHaveAttribute('data-import-error', code);
		// More than the file's name: a sentence of some length.
		expect((await refusal.innerText()).length - name.length, name).toBeGreaterThan(30);
		await expect(page.locator('[data-action=confirm-import]'), name).toHaveCount(0);
		codes.set(code, (codes.get(code) ?? 0) + 1);
	}
	expect(dialogs).toBe(0);
	const polluted = await page.evaluate(() => 'polluted' in {} || 'level' in []);
	expect(polluted).toBe(false);
	expect((await stored(page)).assessments).toEqual([]);
	// And the page is as it was.
	await chooseNamed(page, 'good.json', valid[1]!);
	await page.click('[data-action=confirm-import]');
	await expect(page.locator('[data-notice=import-done]')).toBeVisible();
	expect((await stored(page)).assessments).toHaveLength(2);
	promise(4, {
		what: 'damaged and hostile files refused in words',
		done: [...codes.values()].reduce((sum, n) => sum + n, 0),
		of: count,
		'kinds of fault': codes.size,
	});
});
