/** Erasing everything, and handing a device back: promise 12. */
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { appIsHere, choose, openDuty, QUICK, saved, startAssessment } from './support/app';
import { bringIn, complete, fileWith } from './support/filled';
import { promise } from './support/promise';
import type { Site } from './support/site';
import { stored } from './support/stored';
import { expect, test } from './support/test';
import { NO_TRACES, traces } from './support/traces';

const [FIRST, SECOND] = QUICK as [string, string];
const PASSPHRASE = 'seven green tablets by the river';
/** Longer than anything that might come back by itself: a retry, a timer of the worker. */
const QUIET_MS = 10_000;

const notice = (page: Page) => page.locator('[data-notice=erased]');
const verified = (page: Page) => page.locator('[data-verify]');

/** Something in every place where the app leaves anything. */
async function used(page: Page, site: Site): Promise<string> {
	const id = await startAssessment(page, site);
	await openDuty(page, site, FIRST, id);
	await choose(page, '2');
	await page.fill('[name=note]', 'Ask Maria');
	await saved(page);
	await page.selectOption('[data-action=theme]', 'dark');
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 });
	await page.click('nav a[href*="/data/"]');
	await expect(page.locator('[data-action=erase-everything]')).toBeEnabled();
	const before = await traces(page);
	for (const place of ['databases', 'caches', 'workers', 'localStorage', 'sessionStorage']) {
		expect(before[place as keyof typeof before], place).not.toHaveLength(0);
	}
	await expect.poll(async () => (await traces(page)).buckets, 'second copy').not.toHaveLength(0);
	return id;
}

async function eraseAll(page: Page): Promise<void> {
	await page.click('[data-action=erase-everything]');
	await page.click('[data-action=confirm-erase]');
	await expect(notice(page)).toBeVisible({ timeout: 20_000 });
}

/** For as long as that, however often one looks. */
async function staysEmpty(page: Page, forMs: number): Promise<number> {
	const until = Date.now() + forMs;
	let looks = 0;
	do {
		expect(await traces(page)).toEqual(NO_TRACES);
		looks += 1;
		await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
	} while (Date.now() < until);
	return looks;
}

for (const line of ['online', 'offline']) {
	test.describe(() => {
		// The browser itself asks for the page's icon again.
		if (line === 'offline') test.use({ expectedErrors: ['ERR_FAILED'] });

		// Catches a part that is forgotten, a watcher or a worker that goes on and makes something anew,
		// and code that would have to be fetched when there is no line any more.
		test(`${line}: nothing is left, nothing comes back, and Back brings nothing`, async ({
			page,
			site,
			context,
		}) => {
			await used(page, site);
			if (line === 'offline') {
				await context.setOffline(true);
				await site.stop();
			}
			await eraseAll(page);
			await expect(notice(page)).toHaveAttribute('data-left', '');
			await expect(page.locator('h1')).toBeFocused();
			await expect(page.locator('header')).toHaveCount(0);
			const looks = await staysEmpty(page, QUIET_MS);
			await page.goBack();
			await expect(notice(page)).toBeVisible();
			await expect(page.getByText('Sampleton')).toHaveCount(0);
			await staysEmpty(page, 0);
			if (line === 'offline') {
				await site.listen();
				await context.setOffline(false);
			}
			await page.click('[data-action=start-afresh]');
			await expect(page.getByText('No assessment on this device yet.')).toBeVisible();
			await expect(page.locator('[data-notice]')).toHaveCount(0);
			expect((await stored(page)).assessments).toEqual([]);
			promise(12, { what: `erased ${line}, looks at what is left`, done: looks, of: looks });
		});
	});
}

// Catches a worker that brings the app's files back for a part of the page that comes late: told
// that it is over, and started anew by the browser, when it has forgotten that.
test('a worker that still serves an open page stores nothing any more', async ({
	page,
	site,
	context,
}) => {
	await used(page, site);
	await eraseAll(page);
	const askForFiles = () =>
		page.evaluate(async () => {
			const answers = ['/icons/icon.svg', '/texts/en/ui/assess.json'].map((path) => fetch(path));
			return (await Promise.all(answers)).map(({ status }) => status);
		});
	expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
	expect(await askForFiles()).toEqual([200, 200]);
	await staysEmpty(page, 1000);
	const browser = await context.newCDPSession(page);
	await browser.send('ServiceWorker.enable');
	await browser.send('ServiceWorker.stopAllWorkers');
	expect(await askForFiles()).toEqual([200, 200]);
	await staysEmpty(page, 1000);
});

// Catches a first install that goes on under way, and a registration that comes after the end.
test('erased while the files for offline use are still on their way', async ({ page, site }) => {
	await page.goto(site.url('en/data/'));
	await eraseAll(page);
	await staysEmpty(page, 4000);
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'pending');
	await page.waitForFunction(async () => (await caches.keys()).length > 0);
	await eraseAll(page);
	await staysEmpty(page, 4000);
});

// Catches another tab that puts back what it shows, or stores what somebody types there.
test('other tabs let go too, and store nothing any more', async ({ page, site, context }) => {
	const id = await used(page, site);
	const duty = await context.newPage();
	await openDuty(duty, site, SECOND, id);
	await choose(duty, '1');
	await saved(duty);
	const plan = await context.newPage();
	await plan.goto(site.url(`en/plan/?a=${id}`));
	await plan.click('[data-action=write-action]');
	await plan.fill('[name=task]', 'Half a thought');
	expect((await traces(plan)).sessionStorage.join()).toContain('planDraft:');

	await page.bringToFront();
	await eraseAll(page);
	for (const tab of [duty, plan]) {
		await expect(notice(tab)).toBeVisible();
		await expect(tab.locator('form, [name=task]')).toHaveCount(0);
	}
	for (const tab of [duty, plan, page]) {
		await tab.bringToFront();
		await staysEmpty(tab, 1000);
	}
	promise(12, { what: 'tabs that let go', done: 3, of: 3 });
});

test.describe(() => {
	// The page beside the app has no icon.
	test.use({ expectedErrors: ['404'] });

	// Catches an erasing that calls itself done while another page holds the database open.
	test('what could not be erased is named, with what to do', async ({ page, site, context }) => {
		await used(page, site);
		const holder = await context.newPage();
		await holder.goto(site.url('manifest.en.webmanifest'));
		await holder.evaluate(
			() =>
				new Promise<void>((resolve) => {
					const opening = indexedDB.open('readiness');
					// Kept on purpose: whoever deletes it has to wait.
					opening.onsuccess = () => resolve(void Object.assign(window, { held: opening.result }));
				}),
		);
		await page.bringToFront();
		await page.click('[data-action=erase-everything]');
		await page.click('[data-action=confirm-erase]');
		await expect(notice(page)).toHaveAttribute('data-left', 'answers', { timeout: 40_000 });
		await expect(notice(page)).toContainText('The assessments and answers');
		await expect(notice(page)).toContainText('site data');
	});
});

// Catches a question that erases at once, that loses the page when it is declined, or that offers
// no way to save first.
test('it is asked once, can be declined, and a backup is one tap away', async ({ page, site }) => {
	await used(page, site);
	await page.click('[data-action=erase-everything]');
	await expect(
		page.getByRole('heading', { name: 'Erase everything on this device?' }),
	).toBeFocused();
	await expect(page.locator('main')).toContainText('1 assessment will be gone. Answers: 1.');
	const download = page.waitForEvent('download');
	await page.click('[data-export=backup]');
	expect((await download).suggestedFilename()).toMatch(/^readiness-backup.*\.json$/u);
	await page.click('[data-action=cancel-erase]');
	await expect(page.locator('[data-action=erase-everything]')).toBeFocused();
	expect((await stored(page)).answers).toHaveLength(1);
});

/** Saves everything and gives the file's bytes. */
async function savedFile(page: Page): Promise<{ name: string; bytes: Buffer }> {
	const download = page.waitForEvent('download');
	await page.click('[data-export=backup]');
	const file = await download;
	return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}
const check = (page: Page, { name, bytes }: { name: string; bytes: Buffer }) =>
	page.setInputFiles('[data-verify-backup]', {
		name,
		mimeType: 'application/octet-stream',
		buffer: bytes,
	});

// Catches a check that takes any readable file for a whole one: then the only copy is erased.
test('handing back: only a file that holds everything opens the last step', async ({
	page,
	site,
}) => {
	const id = await bringIn(page, site, fileWith(complete()));
	await page.goto(site.url('en/data/'));
	const old = await savedFile(page);
	await openDuty(page, site, FIRST, id);
	await page.fill('[name=note]', 'Written after the file');
	await saved(page);
	await page.goto(site.url('en/data/'));
	await page.click('[data-action=hand-back]');
	await expect(page.locator('#hand-back-1')).toBeFocused();

	let refused = 0;
	const never = async (state: string, words: string) => {
		await expect(verified(page)).toHaveAttribute('data-verify', state);
		await expect(verified(page)).toContainText(words);
		await expect(page.locator('[data-action=erase-checked]')).toHaveCount(0);
		refused += 1;
	};
	await check(page, { name: 'photo.jpg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) });
	await never('refused', 'not saved by this tool');
	const altered = old.bytes.toString().replace('Sampleton', 'Sampletown');
	await check(page, { name: 'altered.json', bytes: Buffer.from(altered) });
	await never('refused', 'changed or cut off');
	await check(page, { name: 'cut.json', bytes: old.bytes.subarray(0, -40) });
	await never('refused', 'not saved by this tool');
	await check(page, old);
	await never('lacks', '1 answer, action or detail is missing in it, or is older there.');

	const now = await savedFile(page);
	await check(page, now);
	await expect(verified(page)).toHaveAttribute('data-verify', 'whole');
	await expect(verified(page)).toContainText('1 assessment, answers: 16');
	await page.click('[data-action=erase-checked]');
	await expect(page.locator('main')).toContainText('The file that you checked holds everything.');
	await page.click('[data-action=confirm-erase]');
	await expect(notice(page)).toBeVisible({ timeout: 20_000 });
	expect(await traces(page)).toEqual(NO_TRACES);
	promise(12, { what: 'files that were not whole, refused', done: refused, of: 4 });
});

// Catches a file of another city that passes because it is sound in itself.
test('handing back: a sound file of another assessment does not do', async ({
	page,
	site,
	browser,
}) => {
	const elsewhere = await browser.newContext();
	const theirs = await elsewhere.newPage();
	await startAssessment(theirs, site, { city: 'Elsewhere' });
	await theirs.goto(site.url('en/data/'));
	const other = await savedFile(theirs);
	await elsewhere.close();
	await startAssessment(page, site);
	await page.goto(site.url('en/data/'));
	await page.click('[data-action=hand-back]');
	await check(page, other);
	await expect(verified(page)).toHaveAttribute('data-verify', 'lacks');
	await expect(verified(page)).toContainText('None of the assessments on this device is in it.');
});

// Catches an encrypted backup that cannot be checked, and a wrong passphrase that passes.
test('handing back: an encrypted file is checked with its passphrase', async ({ page, site }) => {
	await bringIn(page, site, fileWith(complete()));
	await page.goto(site.url('en/data/'));
	await appIsHere(page);
	await page.check('[name=encrypt]');
	await page.fill('[name=passphrase]', PASSPHRASE);
	await page.fill('[name=passphrase-again]', PASSPHRASE);
	const file = await savedFile(page);
	expect(file.bytes.toString('latin1')).not.toContain('Sampleton');
	await page.reload();
	await page.click('[data-action=hand-back]');
	await check(page, file);
	await page.fill('#verify-passphrase', 'not the passphrase');
	await page.click('[data-action=unlock-verify]');
	await expect(page.locator('[data-verify-passphrase] [role=alert]')).toContainText(
		'does not open with this passphrase',
	);
	await page.fill('#verify-passphrase', PASSPHRASE);
	await page.click('[data-action=unlock-verify]');
	await expect(verified(page)).toHaveAttribute('data-verify', 'whole', { timeout: 20_000 });
	await page.click('[data-action=erase-checked]');
	await page.click('[data-action=confirm-erase]');
	await expect(notice(page)).toBeVisible({ timeout: 20_000 });
	expect(await traces(page)).toEqual(NO_TRACES);
});
