/**
 * Nothing that a city has answered is on one device only: everything as one file in one tap, and
 * back again; how the last backup stands, always in sight; reminders; and a file kept by itself.
 */
import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from '@playwright/test';
import fc from 'fast-check';
import { tsImport } from 'tsx/esm/api';
import type { Held } from '../../src/lib/domain/assessment';
import { choose, openDuty, QUICK, saved, startAssessment } from './support/app';
import { assess, fileText, readFile, writeBackupFile } from './support/domain';
import { withOtherCode } from './support/editions';
import { Gate } from './support/gate';
import { bringIn, chooseFile, complete, dutiesOf, fileWith } from './support/filled';
import { promise, times } from './support/promise';
import { BUILD, type Site } from './support/site';
import { stored } from './support/stored';
import { expect, test } from './support/test';

type Arbitraries = typeof import('../../src/lib/domain/testing/arbitraries');
type Encryption = typeof import('../../src/lib/transfer/encryption');
type Canonical = typeof import('../../src/lib/domain/canonical-json');

const load = <T>(path: string) => tsImport(`../../src/lib/${path}`, import.meta.url) as Promise<T>;
const { anyHoldings } = await load<Arbitraries>('domain/testing/arbitraries.ts');
const { decryptText } = await load<Encryption>('transfer/encryption.ts');
const { canonicalJson } = await load<Canonical>('domain/canonical-json.ts');

const [FIRST, SECOND] = QUICK as [string, string];

const standing = (page: Page) => page.locator('[data-backup-standing]');
const reminder = (page: Page) => page.locator('[data-notice=backup-reminder]');
const backupButton = (within: Page | Locator) => within.locator('[data-export=backup]');

async function stands(page: Page, as: string, unsaved: number): Promise<void> {
	await expect(standing(page)).toHaveAttribute('data-backup-standing', as);
	await expect(standing(page)).toHaveAttribute('data-unsaved', String(unsaved));
}

async function downloaded(page: Page, press: () => Promise<void>): Promise<Download> {
	const [download] = await Promise.all([page.waitForEvent('download'), press()]);
	return download;
}

const textOf = async (download: Download) => readFileSync(await download.path(), 'utf8');

/** What a backup holds. */
function heldIn(text: string): readonly Held[] {
	const read = readFile(text);
	if (!read.ok || read.file.kind !== 'backup') throw new Error(`no backup: ${text.slice(0, 200)}`);
	return read.file.held;
}

/** All of a file but when and by what it was made. Assessments in the order of their ids. */
function canonical(text: string): string {
	const document = { ...JSON.parse(text), exportedAt: '', sha256: '', app: '' };
	type Entry = { assessment: { id: string } };
	const byId = (a: Entry, b: Entry) => (a.assessment.id < b.assessment.id ? -1 : 1);
	return canonicalJson({ ...document, assessments: [...document.assessments].sort(byId) });
}

async function saveBackup(page: Page): Promise<string> {
	return textOf(await downloaded(page, () => backupButton(page).click()));
}

test.describe('a backup restored', () => {
	const STATES = times(5, 100);
	test.setTimeout(60_000 + STATES * 15_000);

	/** As when somebody clears what pages have stored, the second copy included. */
	async function wipe(page: Page, site: Site): Promise<void> {
		// A page of the same origin that does not run the app.
		const body = '<!doctype html><link rel="icon" href="data:,">';
		await page.route(site.url('beside'), (route) =>
			route.fulfill({ contentType: 'text/html', body }),
		);
		await page.goto(site.url('beside'));
		await page.evaluate(async () => {
			type Buckets = { keys(): Promise<string[]>; delete(name: string): Promise<void> };
			const { storageBuckets } = navigator as { storageBuckets?: Buckets };
			for (const name of (await storageBuckets?.keys()) ?? []) await storageBuckets?.delete(name);
		});
		const devtools = await page.context().newCDPSession(page);
		// Not the tool's own files: to fetch them a hundred times shows nothing.
		const storageTypes = 'indexeddb,local_storage,file_systems';
		await devtools.send('Storage.clearDataForOrigin', { origin: site.origin, storageTypes });
		await devtools.detach();
	}

	async function bringBack(page: Page, site: Site, text: string): Promise<void> {
		await page.goto(site.url('en/data/'));
		expect((await stored(page)).assessments).toEqual([]);
		await chooseFile(page, text);
		await page.click('[data-action=confirm-import]');
		await expect(page.locator('[data-notice=import-done]')).toBeVisible();
	}

	async function scores(page: Page) {
		const { results } = await stored(page);
		return Object.fromEntries(results.map((one) => [one.assessmentId, one.scores]));
	}

	// Catches a field that a backup leaves out, that comes back changed, or scores that do not follow.
	test('generated states, wiped and brought back, are the same to the byte', async ({
		page,
		site,
	}) => {
		const states = fc
			.sample(anyHoldings(), { seed: 5, numRuns: STATES * 2 })
			.filter((held) => held.length > 0)
			.slice(0, STATES);
		expect(states).toHaveLength(STATES);
		let same = 0;
		for (const held of states) {
			const text = fileText(
				writeBackupFile({ held, app: 'test', exportedAt: '2026-01-02T03:04:05.000Z' }),
			);
			await wipe(page, site);
			await bringBack(page, site, text);
			const before = await saveBackup(page);
			const scored = await scores(page);
			await wipe(page, site);
			await bringBack(page, site, before);
			expect(canonical(await saveBackup(page))).toBe(canonical(text));
			expect(canonical(before)).toBe(canonical(text));
			expect(await scores(page)).toEqual(scored);
			for (const { assessment, answers } of held) {
				const { scope, targets } = assessment;
				const { overall, areas } = assess({ scope, answers, ...(targets && { targets }) });
				expect(scored[assessment.id]).toMatchObject({ overall, areas });
			}
			same += 1;
		}
		console.log(`promise 3: ${same} of ${STATES} states restored`);
		promise(3, { what: 'states wiped and restored', done: same, of: STATES });
	});
});

test.describe('how the last backup stands', () => {
	// Catches a first visit that pays for what it has no use for.
	test('nothing of it is fetched where nothing is stored', async ({ page, site }) => {
		await openDuty(page, site, FIRST);
		await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', {
			timeout: 30_000,
		});
		await expect(standing(page)).toHaveCount(0);
		const inPage = await page.evaluate(() =>
			performance.getEntriesByType('resource').map(({ name }) => name),
		);
		expect(inPage.filter((name) => name.includes('ui/backup'))).toEqual([]);
	});

	// Catches a line that goes on saying "saved" after a change, or that is missing on a page.
	test('is said on every page, in words, and follows each answer', async ({ page, site }) => {
		const id = await startAssessment(page, site);
		await stands(page, 'never', 1);
		await openDuty(page, site, FIRST, id);
		await choose(page, '2');
		await saved(page);
		await stands(page, 'never', 2);
		await expect(standing(page)).toHaveText('Not backed up yet');
		await standing(page).click();
		await expect(page.locator('#backup')).toBeFocused();
		await saveBackup(page);
		await stands(page, 'current', 0);
		await expect(standing(page)).toHaveText('All saved in a file today');
		await openDuty(page, site, SECOND, id);
		await choose(page, '1');
		await saved(page);
		await stands(page, 'some', 1);
		await expect(standing(page)).toHaveText('1 change since the last backup, today');
		for (const address of ['', 'assess/', 'results/', 'plan/', 'report/', 'help/', 'data/']) {
			await page.goto(site.url(`en/${address}`));
			await stands(page, 'some', 1);
		}
	});

	// Catches a date that is counted in hours, or stays as it was.
	test('says how long ago it was by the calendar', async ({ page, site }) => {
		await page.clock.install({ time: new Date(2026, 2, 5, 23, 30) });
		await bringIn(page, site, fileWith(complete()));
		await saveBackup(page);
		await expect(standing(page)).toHaveText(/today/u);
		await page.clock.setFixedTime(new Date(2026, 2, 6, 0, 30));
		await page.reload();
		await expect(standing(page)).toHaveText(/yesterday/u);
		await page.clock.setFixedTime(new Date(2026, 2, 9, 12, 0));
		await page.reload();
		await expect(standing(page)).toHaveText(/4 days ago/u);
	});

	// Catches a header that pushes the page down when the line comes.
	test('nothing on the page moves when it comes', async ({ browser, site }) => {
		// A worker would have the words before they are asked for.
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const page = await context.newPage();
		const id = await startAssessment(page, site);
		const gate = new Gate(site);
		gate.close(/ui\/backup\.json$/u);
		await page.goto(site.url(`en/help/?a=${id}`));
		await expect.poll(() => gate.waiting).toBe(1);
		await expect(page.locator('header .which')).toBeVisible();
		const before = await page.locator('h1').boundingBox();
		gate.open();
		await expect(standing(page)).toBeVisible();
		expect(await page.locator('h1').boundingBox()).toEqual(before);
		await context.close();
	});
});

test.describe('everything as one file', () => {
	// Catches a backup without the one answer that the disk does not have.
	test('holds what stands on the screen and could not be stored', async ({ page, site }) => {
		await page.addInitScript(() => {
			const { transaction } = IDBDatabase.prototype;
			IDBDatabase.prototype.transaction = function (stores, mode, options) {
				if (mode === 'readwrite' && 'failWrites' in window)
					throw new DOMException('', 'QuotaExceededError');
				return transaction.call(this, stores, mode, options);
			};
		});
		const id = await startAssessment(page, site);
		await openDuty(page, site, FIRST, id);
		await choose(page, '2');
		await saved(page);
		await stands(page, 'never', 2);
		await page.evaluate(() => void Object.assign(window, { failWrites: true }));
		await choose(page, '4');
		await expect(page.locator('form[data-duty]')).toHaveAttribute('data-save-state', 'failed');
		await standing(page).click();
		await expect(page.locator('#backup')).toBeVisible();
		const [held] = heldIn(await saveBackup(page));
		expect(held).toMatchObject({ assessment: { id }, answers: { [FIRST]: { level: 4 } } });
		// It could not be noted either: nothing says that it is saved.
		await stands(page, 'never', 2);
	});

	// Catches a file that its passphrase does not open, or that opens without one.
	test('with a passphrase, which alone opens it', async ({ page, site }) => {
		await bringIn(page, site, fileWith(complete()));
		await page.check('[name=encrypt]');
		await page.fill('[name=passphrase]', 'too short');
		await backupButton(page).click();
		await expect(page.locator('[name=passphrase]')).toBeFocused();
		await expect(page.locator('.wrong')).toContainText('too short');
		await page.fill('[name=passphrase]', 'seven quiet rivers');
		await page.fill('[name=passphrase-again]', 'seven quiet river');
		await backupButton(page).click();
		await expect(page.locator('[name=passphrase-again]')).toBeFocused();
		await page.fill('[name=passphrase-again]', 'seven quiet rivers');
		await expect(page.locator('[name=passphrase]')).toHaveAttribute('type', 'password');
		await page.check('[name=show-passphrase]');
		await expect(page.locator('[name=passphrase]')).toHaveAttribute('type', 'text');
		const download = await downloaded(page, () => backupButton(page).click());
		expect(download.suggestedFilename()).toMatch(/^readiness-backup-[\d-]+\.readiness$/u);
		const bytes = new Uint8Array(readFileSync(await download.path()));
		expect(Buffer.from(bytes).includes('Sampleton')).toBe(false);
		expect((await decryptText(bytes, 'seven quiet river')).ok).toBe(false);
		const opened = await decryptText(bytes, 'seven quiet rivers');
		expect(opened.ok && heldIn(opened.value)).toMatchObject([{ answers: complete() }]);
		await stands(page, 'current', 0);
		await expect(page.locator('[name=passphrase]')).toHaveValue('');
	});

	// Catches a page over plain http that offers what the browser can't do, or no backup at all.
	test('where the browser has no encryption, it says so and saves a plain file', async ({
		page,
		site,
	}) => {
		await page.addInitScript(() => {
			Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
		});
		await bringIn(page, site, fileWith(complete()));
		await expect(page.locator('[name=encrypt]')).toHaveCount(0);
		await expect(page.locator('section', { has: page.locator('#backup') })).toContainText('http');
		expect(heldIn(await saveBackup(page))).toHaveLength(1);
	});
});

test.describe('reminders', () => {
	/** The core scope but for one duty: many changes, and not complete. */
	const MANY = Object.fromEntries(Object.entries(complete('core')).slice(1));

	// Catches a reminder that never comes, comes twice, takes the focus, or cannot be sent away.
	test('come after 20 changes, once, and not again on the day they were sent away', async ({
		page,
		site,
	}) => {
		await page.clock.install({ time: new Date(2026, 2, 5, 12, 0) });
		await bringIn(page, site, fileWith(MANY, 'core'));
		// The page of files has its own button.
		await stands(page, 'never', 42);
		await expect(reminder(page)).toHaveCount(0);
		await page.goto(site.url('en/assess/'));
		await expect(reminder(page)).toHaveCount(1);
		await expect(reminder(page)).toContainText('42 changes');
		await expect(page.locator('[data-notice=backup-reminder] :focus')).toHaveCount(0);
		await page.click('[data-action=not-today]');
		await expect(page.locator('h1')).toBeFocused();
		await page.reload();
		await stands(page, 'never', 42);
		await expect(reminder(page)).toHaveCount(0);
		await page.clock.setFixedTime(new Date(2026, 2, 6, 0, 1));
		await page.reload();
		const download = await downloaded(page, () => backupButton(reminder(page)).click());
		await expect(reminder(page)).toContainText(download.suggestedFilename());
		expect(heldIn(await textOf(download))).toMatchObject([{ answers: MANY }]);
		await stands(page, 'current', 0);
		await page.reload();
		await stands(page, 'current', 0);
		await expect(reminder(page)).toHaveCount(0);
	});

	// Catches a notice that pushes the answers away under a finger, and one that comes too late.
	test('come when the last duty is answered, but not while somebody answers', async ({
		page,
		site,
	}) => {
		const last = dutiesOf('quick').at(-1)!;
		const answers = Object.fromEntries(
			Object.entries(complete()).filter(([duty]) => duty !== last),
		);
		const id = await bringIn(page, site, fileWith(answers));
		await saveBackup(page);
		await openDuty(page, site, last, id);
		await stands(page, 'current', 0);
		await choose(page, '3');
		await saved(page);
		await stands(page, 'some', 1);
		await expect(reminder(page)).toHaveCount(0);
		await page.locator('nav a[href*="/results/"]').first().click();
		await expect(reminder(page)).toContainText('All duties are answered');
	});

	// Catches an update that is offered without a word on what is in no file yet, and two at once.
	test('come with a new version: everything is saved first', async ({ page, site }, info) => {
		test.setTimeout(120_000);
		await bringIn(page, site, fileWith(MANY, 'core'));
		await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', {
			timeout: 30_000,
		});
		site.root = await withOtherCode(BUILD, info.outputPath('newer'));
		await page.goto(site.url('en/assess/'));
		const update = page.locator('[data-notice=update]');
		await expect(update).toBeVisible({ timeout: 30_000 });
		await expect(backupButton(page)).toHaveText('Save everything first');
		await expect(reminder(page)).toHaveCount(0);
		const order = await update
			.locator('button')
			.evaluateAll((all) => all.map(({ dataset }) => dataset['export'] ?? dataset['action'] ?? ''));
		expect(order.slice(0, 2)).toEqual(['backup', 'apply-update']);
		const download = await downloaded(page, () => backupButton(update).click());
		expect(heldIn(await textOf(download))).toHaveLength(1);
		await expect(update).toContainText(download.suggestedFilename());
		await stands(page, 'current', 0);
	});
});
