/**
 * Promise 2: what a browser loses in silence is found before the first screen, never taken for a
 * first visit, and put back from the second copy; where that is gone too, it is said, and the way
 * to the last saved file is shown.
 */
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { choose, openDuty, QUICK, saved, startAssessment } from '../support/app';
import { MortalBrowser, randomFrom } from '../support/mortal-browser';
import { full, promise } from '../support/promise';
import { Site } from '../support/site';

const DUTIES = QUICK.slice(0, 3);

/** The files of the main database, or those of the second copy. */
const databaseIn = (folder: string): string =>
	only(path.join(folder, 'Default', 'IndexedDB'), /\.leveldb$/u);
const copyIn = (folder: string): string => path.join(folder, 'Default', 'WebStorage');
const witnessIn = (folder: string): string => path.join(folder, 'Default', 'Local Storage');

function only(folder: string, name: RegExp): string {
	const found = readdirSync(folder).filter((one) => name.test(one));
	if (found.length !== 1) throw new Error(`${folder}: ${found.join(', ')} for ${name}`);
	return path.join(folder, found[0]!);
}

function scribble(file: string, from: number, length: number): void {
	const bytes = readFileSync(file);
	const random = randomFrom(from + length);
	for (let i = from; i < from + length; i++) bytes[i] = Math.floor(random() * 256);
	writeFileSync(file, bytes);
}

type Damage = {
	/** While the browser is closed. */
	toFiles?: (database: string) => void;
	/** In a page of the same origin that does not run the app. */
	beside?: (page: Page, site: Site) => Promise<void>;
};

const log = (database: string) => only(database, /\.log$/u);
const half = (file: string) => Math.floor(statSync(file).size / 2);

const DAMAGES: Record<string, Damage> = {
	'all of its files deleted': { toFiles: (db) => rmSync(db, { recursive: true }) },
	'its log cut off in the middle': { toFiles: (db) => truncateSync(log(db), half(log(db))) },
	'its log emptied': { toFiles: (db) => truncateSync(log(db), 0) },
	'its log deleted': { toFiles: (db) => rmSync(log(db)) },
	'its log overwritten in the middle': { toFiles: (db) => scribble(log(db), half(log(db)), 400) },
	'its list of files deleted': { toFiles: (db) => rmSync(only(db, /^MANIFEST/u)) },
	'its list of files cut off': { toFiles: (db) => truncateSync(only(db, /^MANIFEST/u), 20) },
	'its first file overwritten': { toFiles: (db) => scribble(path.join(db, 'CURRENT'), 0, 8) },
	'some answers deleted by hand': {
		beside: (page) => inDatabase(page, (store) => void store.delete(IDBKeyRange.upperBound(['~']))),
	},
	'an answer changed by hand': {
		beside: (page) =>
			inDatabase(page, (store) => {
				store.openCursor().onsuccess = ({ target }) => {
					const { result } = target as IDBRequest<IDBCursorWithValue>;
					result.update({ ...result.value, answer: { level: 4 } });
				};
			}),
	},
};

async function inDatabase(page: Page, work: (store: IDBObjectStore) => void): Promise<void> {
	await page.evaluate(
		(source) =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('readiness');
				opening.onsuccess = () => {
					const writing = opening.result.transaction('answers', 'readwrite');
					// eslint-disable-next-line no-new-func -- a blank page of the test's own, without a policy
					new Function('store', `(${source})(store)`)(writing.objectStore('answers'));
					writing.oncomplete = () => (opening.result.close(), resolve());
				};
			}),
		work.toString(),
	);
}

/** A page of the site's origin without the app. */
async function besideTheApp(page: Page, site: Site): Promise<void> {
	const body = '<!doctype html><link rel="icon" href="data:,">';
	await page.route(site.url('beside'), (route) =>
		route.fulfill({ contentType: 'text/html', body }),
	);
	await page.goto(site.url('beside'));
}

/** Runs in the page: notes an empty list that was shown as if nobody had ever been here. */
function watchForFirstRun(): void {
	addEventListener('DOMContentLoaded', () => {
		new MutationObserver(() => {
			const empty = document.querySelector('[data-list=empty]');
			const told = document.querySelector('[data-notice=storage-lost]');
			if (empty && !told) Object.assign(window, { takenForFirstRun: true });
		}).observe(document, { subtree: true, childList: true });
	});
}

/** @param gone what is damaged beside the main database */
async function lose(damage: Damage, gone?: 'copy' | 'witness'): Promise<'put back' | 'told'> {
	const site = await Site.start();
	const browser = new MortalBrowser('leveldb');
	try {
		let page = await browser.start();
		const id = await startAssessment(page, site);
		for (const [i, duty] of DUTIES.entries()) {
			await openDuty(page, site, duty, id);
			await choose(page, String(i));
			await page.fill('[name=note]', `Note ${i}`);
			await saved(page);
		}
		if (damage.beside) {
			await besideTheApp(page, site);
			await damage.beside(page, site);
		}
		await browser.quit();
		damage.toFiles?.(databaseIn(browser.folder));
		if (gone === 'copy') rmSync(copyIn(browser.folder), { recursive: true });
		if (gone === 'witness') rmSync(witnessIn(browser.folder), { recursive: true });

		page = await browser.start();
		await page.addInitScript(watchForFirstRun);
		await page.goto(site.url('en/'));
		const notice = page.locator('[data-notice="storage-lost"]');
		await expect(notice).toBeVisible({ timeout: 20_000 });
		// Wherever one comes in, and with the way to the last saved file.
		await page.goto(site.url(`en/duty/${DUTIES[0]}/`));
		await expect(notice.getByRole('link')).toHaveAttribute('href', /\/en\/data\//u);
		expect(await page.evaluate(() => 'takenForFirstRun' in window)).toBe(false);
		const putBack = await page.locator('[data-put-back]').getAttribute('data-put-back');
		if (gone === 'copy') {
			expect(putBack).toBe('');
			return 'told';
		}
		expect(putBack).toBe('all');
		for (const [i, duty] of DUTIES.entries()) {
			await openDuty(page, site, duty, id);
			await expect(page.locator(`[name=level][value="${i}"]`)).toBeChecked();
			await expect(page.locator('[name=note]')).toHaveValue(`Note ${i}`);
		}
		return 'put back';
	} finally {
		await browser.bury();
		await site.stop();
	}
}

const names = Object.keys(DAMAGES);
/** One of the files, one of the records, and one with the copy gone as well. */
const SHORT = [names[1]!, names[8]!];
const cases = (full ? names : SHORT).flatMap((name, i) =>
	full || i === 0
		? [[name, undefined] as const, [name, 'copy'] as const]
		: [[name, undefined] as const],
);

test('what was lost in silence is found before the first screen', async () => {
	test.setTimeout(cases.length * 60_000);
	const found = { 'put back': 0, told: 0 };
	for (const [name, gone] of cases) {
		await test.step(`${name}${gone ? ', and the second copy deleted' : ''}`, async () => {
			found[await lose(DAMAGES[name]!, gone)] += 1;
		});
	}
	promise(2, {
		what: 'silent losses found before the first screen',
		done: found['put back'] + found.told,
		of: cases.length,
		'put back from the second copy': found['put back'],
		'told, with the copy gone as well': found.told,
	});
});

// Catches a device that is taken for a new one: a browser that is killed soon after a save may have
// written down neither, while the copy has all of it.
test('where the witness has gone too, the second copy is found', async () => {
	expect(await lose(DAMAGES['all of its files deleted']!, 'witness')).toBe('put back');
});
