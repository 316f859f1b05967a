/**
 * A backup file that is kept current by itself. The browser's own choice of a folder cannot be
 * tapped in a test: a folder of the origin's private file system takes its place, which is a real
 * one, handles that can be stored and all. Which file may replace which stands in
 * `src/lib/transfer/kept-file.test.ts`.
 */
import type { Page } from '@playwright/test';
import type { Held } from '../../src/lib/domain/assessment';
import { choose, openDuty, QUICK, saved } from './support/app';
import { readFile } from './support/domain';
import { bringIn, complete, fileWith } from './support/filled';
import type { Site } from './support/site';
import { stored } from './support/stored';
import { expect, test } from './support/test';
import { bringWorkshop } from './support/workshop';

const [FIRST, SECOND] = QUICK as [string, string];
const FILE = 'readiness-backup.json';

const state = (page: Page) => page.locator('[data-kept-state]');
const standing = (page: Page) => page.locator('[data-backup-standing]');

/** In every page from now on, the choice of a folder gives this one. */
async function withFolder(page: Page): Promise<void> {
	await page.context().addInitScript(() => {
		// An empty page has no files.
		if (!window.isSecureContext) return;
		Object.assign(window, {
			showDirectoryPicker: async () =>
				(await navigator.storage.getDirectory()).getDirectoryHandle('chosen', { create: true }),
		});
		// What a browser has forgotten when it was closed, and is told again by a tap.
		const forgotten = () => localStorage.getItem('test:forgotten') !== null;
		Object.assign(FileSystemHandle.prototype, {
			queryPermission: async () => (forgotten() ? 'prompt' : 'granted'),
			requestPermission: async () => {
				localStorage.removeItem('test:forgotten');
				return 'granted';
			},
		});
	});
}

/** The names in the folder. */
const names = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('chosen', { create: true });
		type Listing = { keys(): AsyncIterable<string> };
		const found: string[] = [];
		for await (const name of (folder as unknown as Listing).keys()) found.push(name);
		return found.sort();
	});

/** What a file in the folder holds; undefined where it is not there or not whole. */
async function heldIn(page: Page, name = FILE): Promise<readonly Held[] | undefined> {
	const text = await page.evaluate(async (wanted) => {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('chosen', { create: true });
		const handle = await folder.getFileHandle(wanted).catch(() => undefined);
		return handle && (await handle.getFile()).text();
	}, name);
	const read = readFile(text ?? '');
	return read.ok && read.file.kind === 'backup' ? read.file.held : undefined;
}

const levelIn = async (page: Page, duty: string) => (await heldIn(page))?.[0]?.answers[duty]?.level;

/** Whether no tab writes, or waits to. */
const isIdle = (page: Page): Promise<boolean> =>
	page.evaluate(async () => {
		const { held = [], pending = [] } = await navigator.locks.query();
		return [...held, ...pending].every(({ name }) => name !== 'readiness-kept-file');
	});

async function chooseFolder(page: Page, site: Site): Promise<void> {
	await page.goto(site.url('en/data/'));
	await page.click('[data-action=choose-folder]');
}

async function answer(page: Page, site: Site, id: string, duty: string, level: string) {
	await openDuty(page, site, duty, id);
	await choose(page, level);
	await saved(page);
}

test.beforeEach(({ page }) => withFolder(page));

// Catches a file that is written once and then forgotten, in this visit or after the next start.
test('follows each answer by itself, also after a new start', async ({ page, site }) => {
	const id = await bringIn(page, site, fileWith(complete()));
	await chooseFolder(page, site);
	await expect(state(page)).toHaveAttribute('data-kept-state', 'current');
	expect(await heldIn(page)).toMatchObject([{ assessment: { id }, answers: complete() }]);
	await expect(standing(page)).toHaveAttribute('data-backup-standing', 'current');

	await answer(page, site, id, FIRST, '4');
	await expect.poll(() => levelIn(page, FIRST)).toBe(4);
	await expect(standing(page)).toHaveAttribute('data-backup-standing', 'current');
	const { settings } = await stored(page);
	const last = settings.find(({ key }) => key === 'backup')?.value;
	expect(last).toMatchObject({ how: 'kept', name: FILE, encrypted: false });
	expect(await names(page)).toEqual([FILE]);

	await page.goto(site.url('en/data/'));
	await page.click('[data-action=stop-keeping]');
	await expect(state(page)).toHaveCount(0);
	await answer(page, site, id, FIRST, '0');
	await expect(standing(page)).toHaveAttribute('data-backup-standing', 'some');
	expect(await levelIn(page, FIRST)).toBe(4);
});

// Catches a file that is behind after the app was closed within the seconds before it writes.
test('what was left behind is written at the next start', async ({ page, site }) => {
	const id = await bringIn(page, site, fileWith(complete()));
	await chooseFolder(page, site);
	await expect(state(page)).toHaveAttribute('data-kept-state', 'current');
	await page.evaluate(() => localStorage.setItem('test:forgotten', ''));
	await answer(page, site, id, FIRST, '4');
	// The person is told, wherever they are.
	await expect(standing(page)).toHaveText('The backup file needs your help');
	await standing(page).click();
	await expect(state(page)).toHaveAttribute('data-kept-state', 'permission');
	expect(await levelIn(page, FIRST)).not.toBe(4);
	await page.click('[data-action=allow-folder]');
	await expect(state(page)).toHaveAttribute('data-kept-state', 'current');
	expect(await levelIn(page, FIRST)).toBe(4);
	await expect(standing(page)).toHaveAttribute('data-backup-standing', 'current');
});

// Catches a folder that is gone (a USB stick that was pulled out) and a page that goes on as if not.
test('says so when the folder is gone, and goes on in another one', async ({ page, site }) => {
	const id = await bringIn(page, site, fileWith(complete()));
	await chooseFolder(page, site);
	await expect(state(page)).toHaveAttribute('data-kept-state', 'current');
	await page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		await root.removeEntry('chosen', { recursive: true });
	});
	await answer(page, site, id, FIRST, '4');
	await expect(standing(page)).toHaveText('The backup file needs your help');
	await standing(page).click();
	await expect(state(page)).toHaveAttribute('data-kept-state', 'failed');
	await expect(state(page)).toContainText('not there any more');
	await page.click('[data-action=choose-folder]');
	await expect(state(page)).toHaveAttribute('data-kept-state', 'current');
	expect(await levelIn(page, FIRST)).toBe(4);
});

// Catches the last good backup overwritten by a device that has lost, or never had, its answers.
test('a nearly empty device leaves a fuller file as it is, and says so', async ({ page, site }) => {
	const id = await bringIn(page, site, fileWith(complete('full'), 'full'));
	await chooseFolder(page, site);
	await expect(state(page)).toHaveAttribute('data-kept-state', 'current');
	await page.goto(site.url(`en/details/?a=${id}`));
	await page.click('[data-action=remove]');
	await page.click('[data-action=confirm-remove]');
	await expect(page).toHaveURL(site.url('en/'));
	await openDuty(page, site, SECOND);
	await choose(page, '1');
	await saved(page);
	await expect.poll(async () => (await names(page)).length).toBe(2);
	expect(await heldIn(page)).toMatchObject([{ assessment: { id }, answers: complete('full') }]);
	await page.goto(site.url('en/data/'));
	await expect(state(page)).toHaveAttribute('data-kept-state', 'emptier');
	await expect(state(page)).toContainText('readiness-backup-2.json');
	expect(await heldIn(page, 'readiness-backup-2.json')).toMatchObject([
		{ answers: { [SECOND]: { level: 1 } } },
	]);
});

// Catches a folder that no longer counts as a place once a copy was saved elsewhere, and one that
// counts though it does not hold the last change yet.
test('is one of the two places at the end of a workshop', async ({ page, site }) => {
	test.slow();
	const { session } = await bringWorkshop(page, site, {
		answers: { [FIRST]: { level: 1 } },
		findings: {
			[FIRST]: { revealed: 1, agreements: [{ id: 'a', level: 3, at: '2099-01-01T00:00:00.000Z' }] },
		},
	});
	await chooseFolder(page, site);
	await expect(state(page)).toHaveAttribute('data-kept-state', 'current');
	await page.goto(site.url(`en/workshop/close/?s=${session.id}`));
	const step = page.locator('[data-step=backup]');
	const second = page.locator('[data-copy=second]');
	const copy = async () => {
		const coming = page.waitForEvent('download');
		await second.locator('[data-action=save-copy]').click();
		await coming;
		await page.check('[name=copy-second]');
		await expect(second).toHaveAttribute('data-current', 'true');
	};
	await copy();
	await expect(step).toHaveAttribute('data-done', 'true', { timeout: 15_000 });
	await page.click('[data-action=take-over-answers]');
	await expect(step).toHaveAttribute('data-done', 'false');
	await expect.poll(() => levelIn(page, FIRST), { timeout: 15_000 }).toBe(3);
	await expect(step).toHaveAttribute('data-done', 'false');
	await copy();
	await expect(step).toHaveAttribute('data-done', 'true', { timeout: 15_000 });
});

// Catches two tabs that write over each other, and a file that only knows of one of them.
test('of two tabs, both are in the file', async ({ page, site, context }) => {
	const id = await bringIn(page, site, fileWith(complete()));
	await chooseFolder(page, site);
	await expect(state(page)).toHaveAttribute('data-kept-state', 'current');
	const other = await context.newPage();
	await openDuty(page, site, FIRST, id);
	await openDuty(other, site, SECOND, id);
	// Each has looked into the folder at its start: from here on they follow.
	for (const tab of [page, other]) {
		await expect(standing(tab)).toHaveAttribute('data-backup-standing', 'current');
		await expect.poll(() => isIdle(tab)).toBe(true);
	}
	await choose(page, '4');
	await choose(other, '0');
	await Promise.all([saved(page), saved(other)]);
	await expect.poll(() => levelIn(page, FIRST)).toBe(4);
	await expect.poll(() => levelIn(page, SECOND)).toBe(0);
	await expect(standing(page)).toHaveAttribute('data-backup-standing', 'current');
	await expect(standing(other)).toHaveAttribute('data-backup-standing', 'current');
	expect(await names(page)).toEqual([FILE]);
});
