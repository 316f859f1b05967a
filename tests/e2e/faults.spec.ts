/**
 * When the browser's storage fails: each time a message of its own, a way on, the answer still on
 * the screen, and nothing lost that was shown as saved.
 */
import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import type { Answers } from '../../src/lib/domain/answers';
import { choose, form, next, openDuty, QUICK, saved, startAssessment } from './support/app';
import { assess, readFile } from './support/domain';
import type { Site } from './support/site';
import { answersIn, stored, storedAnswer } from './support/stored';
import { expect, test } from './support/test';

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

const [FIRST, SECOND, THIRD] = QUICK as [string, string, string];

/** The message of each fault, whatever its words are today. */
const { fault: WORDS } = JSON.parse(
	readFileSync('src/lib/i18n/locales/en/common.json', 'utf8'),
) as { fault: Record<'blocked' | 'quota' | 'newer-version' | 'outdated' | 'failed', string> };

const notice = (page: Page, name: string) => page.locator(`[data-notice="${name}"]`);

async function failed(page: Page): Promise<void> {
	await expect(page.locator('form[data-duty]')).toHaveAttribute('data-save-state', 'failed');
	await expect(notice(page, 'save-failed')).toBeVisible();
}

const level = (page: Page, value: string) => page.locator(`[name=level][value="${value}"]`);

/** What a saved file holds, as an import would read it. */
async function contentOf(download: Download): Promise<Answers> {
	const read = readFile(readFileSync(await download.path(), 'utf8'));
	if (!read.ok || read.file.kind !== 'assessment') {
		throw new Error(`not a valid file: ${JSON.stringify(read)}`);
	}
	return read.file.answers;
}

/** A page of the site's origin that does not run the app. */
async function goBesideTheApp(page: Page, site: Site): Promise<void> {
	const address = site.url('beside');
	const body = '<!doctype html><link rel="icon" href="data:,">';
	await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }));
	await page.goto(address);
}

/** From the page's start, each write fails while `failWrites` is set on the window. */
async function withBreakableWrites(page: Page): Promise<{ set: (how: string) => Promise<void> }> {
	await page.addInitScript(() => {
		const { transaction } = IDBDatabase.prototype;
		IDBDatabase.prototype.transaction = function (stores, mode, options) {
			const how = (window as unknown as { failWrites?: string }).failWrites;
			if (mode === 'readwrite' && how === 'throw') throw new DOMException('broken', 'UnknownError');
			const made = transaction.call(this, stores, mode, options);
			// As when the disk gives out: every request of it works, only the commit does not.
			if (mode === 'readwrite' && how === 'abort') setTimeout(() => tryToAbort(made), 0);
			return made;
		};
		function tryToAbort(made: IDBTransaction) {
			try {
				made.abort();
			} catch {
				// Already over.
			}
		}
	});
	return {
		set: (how) => page.evaluate((value) => void Object.assign(window, { failWrites: value }), how),
	};
}

async function clearOrigin(page: Page, site: Site, storageTypes: string): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Storage.clearDataForOrigin', { origin: site.origin, storageTypes });
}

/** Everything in the database, its version and its tables, as text. */
function dump(page: Page): Promise<string> {
	return page.evaluate(
		() =>
			new Promise<string>((resolve, reject) => {
				const opening = indexedDB.open('readiness');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const names = [...db.objectStoreNames];
					const reading = db.transaction(names, 'readonly');
					const rows = names.map((name) => [
						reading.objectStore(name).getAllKeys(),
						reading.objectStore(name).getAll(),
					]);
					reading.oncomplete = () => {
						resolve(
							JSON.stringify([
								db.version,
								names,
								rows.map((requests) => requests.map(({ result }) => result)),
							]),
						);
						db.close();
					};
				};
			}),
	);
}

test.describe('a browser that lets pages store nothing', () => {
	for (const [what, block] of [
		[
			'has no IndexedDB',
			() => Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true }),
		],
		[
			'refuses all use of it',
			() => {
				IDBFactory.prototype.open = IDBFactory.prototype.databases = () => {
					throw new DOMException('The user denied permission.', 'SecurityError');
				};
			},
		],
	] as const) {
		test(`(${what}) says so at once; answers live on the screen and leave as a file`, async ({
			page,
			site,
		}) => {
			await page.addInitScript(block);
			await page.goto(site.url('en/'));
			await expect(notice(page, 'storage-blocked')).toContainText(WORDS.blocked);
			await openDuty(page, site, FIRST);
			await choose(page, '2');
			await failed(page);
			await expect(notice(page, 'save-failed')).toContainText(WORDS.blocked);
			await next(page, SECOND);
			await choose(page, '3');
			await page.fill('[name=note]', 'Only on the screen');
			await failed(page);
			await page.click('[data-action=back]');
			await expect(form(page, FIRST)).toBeVisible();
			await expect(level(page, '2')).toBeChecked();
			await failed(page);

			const answers: Answers = {
				[FIRST]: { level: 2 },
				[SECOND]: { level: 3, note: 'Only on the screen' },
			};
			const [fromDuty] = await Promise.all([
				page.waitForEvent('download'),
				notice(page, 'save-failed').getByRole('button', { name: 'Save as a file' }).click(),
			]);
			expect(fromDuty.suggestedFilename()).toMatch(/^readiness-[\d-]+\.json$/u);
			expect(await contentOf(fromDuty)).toEqual(answers);

			await page.click('nav a[href*="/results/"]');
			const { low, high } = assess({ scope: 'quick', answers }).areas.inclusion;
			const area = page.locator('article[data-area=inclusion]');
			await expect(area).toHaveAttribute('data-low', String(low));
			await expect(area).toHaveAttribute('data-high', String(high));

			await page.click('nav a[href*="/data/"]');
			const [fromData] = await Promise.all([
				page.waitForEvent('download'),
				page.click('[data-export=assessment]'),
			]);
			expect(await contentOf(fromData)).toEqual(answers);

			// Nothing that is not saved is left without a question.
			const [question] = await Promise.all([
				page.waitForEvent('dialog'),
				page.close({ runBeforeUnload: true }),
			]);
			expect(question.type()).toBe('beforeunload');
			await question.dismiss();
			await expect(page.locator('h1')).toBeVisible();
		});
	}
});

test.describe('with the files for offline use beside it', () => {
	test.use({ serviceWorkers: 'allow' });

	test('a full device: the answer stays, and is saved as soon as there is room', async ({
		page,
		site,
	}) => {
		const devtools = await page.context().newCDPSession(page);
		const giveRoom = (bytes?: number) =>
			devtools.send('Storage.overrideQuotaForOrigin', {
				origin: site.origin,
				...(bytes !== undefined && { quotaSize: bytes }),
			});
		await giveRoom(500_000);
		const id = await startAssessment(page, site);
		await openDuty(page, site, FIRST, id);
		await choose(page, '1');
		await saved(page);
		const state = () => form(page, FIRST).getAttribute('data-save-state');
		let note = '';
		let acknowledged = '';
		for (let round = 0; round < 100 && (await state()) !== 'failed'; round++) {
			acknowledged = note;
			note = `${round} ${Math.random()} `.repeat(1000).slice(0, 10_000);
			await page.fill('[name=note]', note);
			await expect.poll(state).toMatch(/^(?:saved|failed)$/u);
		}
		await failed(page);
		expect(acknowledged, 'some of it had room').not.toBe('');
		await expect(notice(page, 'save-failed')).toContainText(WORDS.quota);
		await expect(page.locator('[name=note]')).toHaveValue(note);
		expect(await storedAnswer(page, id, FIRST)).toEqual({ level: 1, note: acknowledged });

		await page.click('[data-action=retry]');
		await failed(page);
		await giveRoom();
		await page.click('[data-action=retry]');
		await saved(page);
		await expect(notice(page, 'save-failed')).toBeHidden();
		expect(await storedAnswer(page, id, FIRST)).toEqual({ level: 1, note });
	});
});

test('no room for even an empty database: said on any page, and over when there is room', async ({
	page,
	site,
}) => {
	const devtools = await page.context().newCDPSession(page);
	const { origin } = site;
	await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
	await openDuty(page, site, FIRST);
	await choose(page, '3');
	await failed(page);
	await expect(notice(page, 'save-failed')).toContainText(WORDS.quota);
	await devtools.send('Storage.overrideQuotaForOrigin', { origin });
	await page.click('[data-action=retry]');
	await saved(page);
	await expect(page.locator('[data-notice]')).toHaveCount(0);
	await expect(page.locator('header')).toContainText('City without a name');
	const now = await stored(page);
	expect(answersIn(now, now.assessments[0]!.id)).toEqual({ [FIRST]: { level: 3 } });
});

test.describe('a database that a newer version of the tool has written', () => {
	test('is not touched, by its number', async ({ page, site }) => {
		await goBesideTheApp(page, site);
		await page.evaluate(
			() =>
				new Promise<void>((resolve) => {
					const opening = indexedDB.open('readiness', 50);
					opening.onupgradeneeded = () => {
						const db = opening.result;
						db.createObjectStore('assessments', { keyPath: 'id' }).put({ id: 'a', city: 'New' });
						db.createObjectStore('future', { autoIncrement: true }).put({ bytes: [1, 2, 3] });
					};
					opening.onsuccess = () => {
						opening.result.close();
						resolve();
					};
				}),
		);
		const before = await dump(page);
		await page.goto(site.url('en/'));
		await expect(notice(page, 'storage-newer-version')).toContainText(WORDS['newer-version']);
		await openDuty(page, site, FIRST);
		await choose(page, '2');
		await failed(page);
		await expect(notice(page, 'save-failed')).toContainText(WORDS['newer-version']);
		await expect(level(page, '2')).toBeChecked();
		page.on('dialog', (dialog) => void dialog.accept());
		await page.reload();
		await goBesideTheApp(page, site);
		expect(await dump(page)).toBe(before);
	});

	test('is not touched, by the mark inside it', async ({ page, site }) => {
		const id = await startAssessment(page, site);
		await goBesideTheApp(page, site);
		await page.evaluate(
			() =>
				new Promise<void>((resolve) => {
					const opening = indexedDB.open('readiness');
					opening.onsuccess = () => {
						const writing = opening.result.transaction('settings', 'readwrite');
						writing.objectStore('settings').put({ key: 'schema', value: 99 });
						writing.oncomplete = () => {
							opening.result.close();
							resolve();
						};
					};
				}),
		);
		const before = await dump(page);
		await openDuty(page, site, FIRST, id);
		await choose(page, '2');
		await failed(page);
		await expect(notice(page, 'save-failed')).toContainText(WORDS['newer-version']);
		page.on('dialog', (dialog) => void dialog.accept());
		await goBesideTheApp(page, site);
		expect(await dump(page)).toBe(before);
	});
});

test('another tab upgrades the database: this one writes nothing more and asks to be reloaded', async ({
	page,
	site,
	context,
}) => {
	const id = await startAssessment(page, site);
	await openDuty(page, site, FIRST, id);
	await choose(page, '1');
	await saved(page);
	const newer = await context.newPage();
	await goBesideTheApp(newer, site);
	const upgraded = await newer.evaluate(
		() =>
			new Promise<boolean>((resolve) => {
				const opening = indexedDB.open('readiness', 50);
				opening.onsuccess = () => {
					opening.result.close();
					resolve(true);
				};
				opening.onblocked = () => resolve(false);
			}),
	);
	expect(upgraded, 'the old tab let go of the database').toBe(true);
	const before = await dump(newer);
	await expect(notice(page, 'storage-outdated')).toBeVisible();
	await choose(page, '4');
	await failed(page);
	await expect(notice(page, 'save-failed')).toContainText(WORDS.outdated);
	await expect(level(page, '4')).toBeChecked();
	await page.fill('[name=note]', 'Typed in the tab that was left behind');
	await failed(page);

	// Reloading asks nothing and loses nothing of the screen, whoever may store it afterwards.
	await notice(page, 'storage-outdated').getByRole('button').click();
	await expect(notice(page, 'storage-newer-version')).toBeVisible();
	await expect(level(page, '4')).toBeChecked();
	await expect(page.locator('[name=note]')).toHaveValue('Typed in the tab that was left behind');
	await failed(page);
	expect(await dump(newer)).toBe(before);
});

test.describe('the storage vanishes under the open page', () => {
	for (const what of ['indexeddb', 'all']) {
		test(`(${what}): it is said, and everything can be put back with its scores`, async ({
			page,
			site,
		}) => {
			const id = await startAssessment(page, site);
			await openDuty(page, site, FIRST, id);
			for (const [index, duty] of [FIRST, SECOND, THIRD].entries()) {
				if (index > 0) await next(page, duty);
				await choose(page, String(index + 1));
				await page.fill('[name=note]', `Note ${index}`);
				await saved(page);
			}
			await clearOrigin(page, site, what);
			await expect(notice(page, 'storage-lost')).toBeVisible();
			await choose(page, '0');
			await failed(page);
			await expect(level(page, '0')).toBeChecked();

			await notice(page, 'storage-lost').getByRole('button', { name: 'Store it again' }).click();
			await saved(page);
			await expect(notice(page, 'storage-lost')).toBeHidden();
			await expect(notice(page, 'save-failed')).toBeHidden();
			const answers: Answers = {
				[FIRST]: { level: 1, note: 'Note 0' },
				[SECOND]: { level: 2, note: 'Note 1' },
				[THIRD]: { level: 0, note: 'Note 2' },
			};
			const now = await stored(page);
			expect(now.assessments).toMatchObject([{ id, city: 'Sampleton' }]);
			expect(answersIn(now, id)).toEqual(answers);
			const { overall, areas } = assess({ scope: 'quick', answers });
			expect(now.results).toMatchObject([{ assessmentId: id, scores: { overall, areas } }]);

			// And the page goes on as if nothing had been.
			await choose(page, '4');
			await saved(page);
			await page.reload();
			await expect(level(page, '4')).toBeChecked();
			await expect(notice(page, 'storage-lost')).toBeHidden();
		});
	}

	test('the main database alone: it is put back from the second copy, and said', async ({
		page,
		site,
	}) => {
		const id = await startAssessment(page, site);
		await openDuty(page, site, FIRST, id);
		await choose(page, '1');
		await page.fill('[name=note]', 'Twice on this device');
		await saved(page);
		await page.evaluate(() => void indexedDB.deleteDatabase('readiness'));
		await expect(page.locator('[data-put-back=all]')).toBeVisible();
		await expect(level(page, '1')).toBeChecked();
		await choose(page, '4');
		await saved(page);
		const now = await stored(page);
		const answers: Answers = { [FIRST]: { level: 4, note: 'Twice on this device' } };
		expect(answersIn(now, id)).toEqual(answers);
		const { overall, areas } = assess({ scope: 'quick', answers });
		expect(now.results).toMatchObject([{ assessmentId: id, scores: { overall, areas } }]);

		// It stays until somebody has read it.
		await page.reload();
		await expect(notice(page, 'storage-lost')).toContainText('second copy');
		await page.click('[data-action=accept-loss]');
		await expect(notice(page, 'storage-lost')).toBeHidden();
		await page.reload();
		await expect(level(page, '4')).toBeChecked();
		await expect(notice(page, 'storage-lost')).toBeHidden();
	});

	test('is said on the results page as well, where nobody enters anything', async ({
		page,
		site,
	}) => {
		const id = await startAssessment(page, site);
		await openDuty(page, site, FIRST, id);
		await choose(page, '2');
		await saved(page);
		await page.click('nav a[href*="/results/"]');
		await expect(page.locator('[data-overall]')).toBeVisible();
		await clearOrigin(page, site, 'indexeddb');
		await expect(notice(page, 'storage-lost')).toBeVisible();
		await expect(page.locator('[data-overall]')).toBeVisible();
	});
});

for (const begun of ['by its form', 'by a first answer']) {
	test(`an emptied database is never taken for a first visit (assessment begun ${begun})`, async ({
		page,
		site,
	}) => {
		if (begun === 'by its form') await startAssessment(page, site);
		await openDuty(page, site, FIRST);
		await choose(page, '2');
		await saved(page);
		const { assessments } = await stored(page);
		const { id } = assessments[0]!;
		await goBesideTheApp(page, site);
		await clearOrigin(page, site, 'indexeddb');
		for (const where of ['en/', `en/duty/${FIRST}/`, 'en/results/', `en/assess/?a=${id}`]) {
			await page.goto(site.url(where));
			await expect(notice(page, 'storage-lost')).toContainText('1 assessment');
		}
		await notice(page, 'storage-lost').getByRole('button', { name: 'Start without them' }).click();
		await expect(notice(page, 'storage-lost')).toBeHidden();
		await page.goto(site.url('en/'));
		await expect(page.getByText('No assessment on this device yet.')).toBeVisible();
		await expect(notice(page, 'storage-lost')).toBeHidden();
	});
}

test('whoever removes the last assessment is not told that it was lost', async ({ page, site }) => {
	const id = await startAssessment(page, site);
	await page.goto(site.url(`en/details/?a=${id}`));
	await page.click('[data-action=remove]');
	await page.click('[data-action=confirm-remove]');
	await expect(page.getByText('No assessment on this device yet.')).toBeVisible();
	await page.goto(site.url('en/'));
	await expect(page.getByText('No assessment on this device yet.')).toBeVisible();
	await expect(notice(page, 'storage-lost')).toBeHidden();
});

test('after an assessment is removed, the next answer begins another one', async ({
	page,
	site,
}) => {
	await openDuty(page, site, FIRST);
	await choose(page, '2');
	await saved(page);
	await page.goto(site.url('en/'));
	await page.click(`[data-assessment] a[href*="/details/"]`);
	await page.click('[data-action=remove]');
	await page.click('[data-action=confirm-remove]');
	await expect(page.getByText('No assessment on this device yet.')).toBeVisible();
	await page.click('nav a[href*="/assess/"]');
	await page.click(`section a[href*="/duty/${FIRST}/"]`);
	await expect(page.locator('[name=level]:checked')).toHaveCount(0);
	await choose(page, '3');
	await saved(page);
	const now = await stored(page);
	expect(now.assessments).toHaveLength(1);
	expect(answersIn(now, now.assessments[0]!.id)).toEqual({ [FIRST]: { level: 3 } });
});

test.describe('a duty that does not exist', () => {
	test.use({ expectedErrors: ['404'], serviceWorkers: 'allow' });

	test('is a 404 that says so in words and leads on, with the worker too', async ({
		page,
		site,
	}) => {
		const response = await page.goto(site.url('en/duty/no.such.1/'));
		expect(response?.status()).toBe(404);
		await expect(notice(page, 'unknown-duty')).toContainText('no duty with this name');
		await page.locator('html[data-offline=ready]').waitFor({ timeout: 30_000 });
		await page.goto(site.url('en/duty/no.such.1/'));
		await expect(notice(page, 'unknown-duty')).toBeVisible();
		await notice(page, 'unknown-duty').getByRole('link').click();
		await expect(page.locator('section[data-area]')).toHaveCount(7);
	});
});

test.describe('what stands beside the answers is damaged', () => {
	test('a setting that makes no sense is set back with a word, and the answers are there', async ({
		page,
		site,
	}) => {
		const id = await startAssessment(page, site);
		await openDuty(page, site, FIRST, id);
		await choose(page, '2');
		await saved(page);
		await goBesideTheApp(page, site);
		await page.evaluate(
			() =>
				new Promise<void>((resolve) => {
					const opening = indexedDB.open('readiness');
					opening.onsuccess = () => {
						const writing = opening.result.transaction('settings', 'readwrite');
						writing.objectStore('settings').put({ key: 'lastAssessment', value: {} });
						writing.oncomplete = () => {
							opening.result.close();
							resolve();
						};
					};
				}),
		);
		await openDuty(page, site, FIRST);
		await expect(notice(page, 'settings-reset')).toContainText('answers are not affected');
		await expect(level(page, '2')).toBeChecked();
		await notice(page, 'settings-reset').getByRole('button').click();
		await expect(notice(page, 'settings-reset')).toBeHidden();
		await page.reload();
		await expect(level(page, '2')).toBeChecked();
		await expect(notice(page, 'settings-reset')).toBeHidden();
	});

	for (const damage of ['{"assessments":', 'null', '[]', '{"assessments":{}}', '7', '']) {
		test(`localStorage holds ${JSON.stringify(damage)}`, async ({ page, site }) => {
			await page.addInitScript((value) => {
				for (const key of ['held', 'theme', 'language', 'persistAsked']) {
					localStorage.setItem(key, value);
				}
				sessionStorage.setItem('assessment', value);
			}, damage);
			await page.goto(site.url(''));
			await expect(page.locator('[data-action=new]')).toBeVisible();
			await openDuty(page, site, FIRST);
			await choose(page, '2');
			await saved(page);
			await page.reload();
			await expect(level(page, '2')).toBeChecked();
			await expect(page.locator('.notices [data-notice]')).toHaveCount(0);
		});
	}

	test('localStorage and sessionStorage throw', async ({ page, site }) => {
		await page.addInitScript(() => {
			for (const name of ['localStorage', 'sessionStorage']) {
				Object.defineProperty(window, name, {
					get: () => {
						throw new DOMException('Access is denied.', 'SecurityError');
					},
				});
			}
		});
		await page.goto(site.url(''));
		await page.click('[data-action=new]');
		await page.fill('[name=city]', 'Sampleton');
		await page.click('[data-action=start]');
		await page.click(`a[href*="/duty/${FIRST}/"]`);
		await choose(page, '2');
		await saved(page);
		await page.goto(site.url(`en/duty/${FIRST}/`));
		await expect(level(page, '2')).toBeChecked();
		await expect(page.locator('header')).toContainText('Sampleton');
	});
});

test.describe('a write fails', () => {
	for (const how of ['throw', 'abort']) {
		test(`(${how}): it is not called saved, is kept from page to page, and saved in the end`, async ({
			page,
			site,
		}) => {
			const writes = await withBreakableWrites(page);
			const id = await startAssessment(page, site);
			await openDuty(page, site, FIRST, id);
			await choose(page, '1');
			await saved(page);
			await writes.set(how);
			await choose(page, '3');
			await page.fill('[name=note]', 'Keep me');
			await failed(page);
			expect(await storedAnswer(page, id, FIRST)).toEqual({ level: 1 });

			await next(page, SECOND);
			await page.click('[data-action=back]');
			await expect(form(page, FIRST)).toBeVisible();
			await expect(level(page, '3')).toBeChecked();
			await expect(page.locator('[name=note]')).toHaveValue('Keep me');
			await failed(page);
			const [question] = await Promise.all([
				page.waitForEvent('dialog'),
				page.close({ runBeforeUnload: true }),
			]);
			expect(question.type()).toBe('beforeunload');
			await question.dismiss();

			await writes.set('');
			await page.click('[data-action=retry]');
			await saved(page);
			expect(await storedAnswer(page, id, FIRST)).toEqual({ level: 3, note: 'Keep me' });
			// With everything saved, nobody is asked anything.
			await page.reload();
			await expect(level(page, '3')).toBeChecked();
		});
	}

	test('what could not be saved for one city never turns up in another', async ({ page, site }) => {
		const writes = await withBreakableWrites(page);
		const ids: string[] = [];
		for (const city of ['Aville', 'Beeton']) {
			ids.push(await startAssessment(page, site, { city }));
			await openDuty(page, site, FIRST, ids.at(-1)!);
			await choose(page, '1');
			await saved(page);
		}
		const [a, b] = ids as [string, string];
		await writes.set('throw');
		await choose(page, '3');
		await failed(page);
		await page.click('nav a');
		await page.locator(`[data-assessment="${a}"] a.button`).first().click();
		await expect(page.locator('header')).toContainText('Aville');
		await expect(form(page, FIRST)).toBeVisible();
		await expect(level(page, '1')).toBeChecked();
		await expect(notice(page, 'save-failed')).toBeHidden();
		await writes.set('');
		// What is not saved stays in sight, with a way to its own city.
		await expect(notice(page, 'unsaved').getByRole('link')).toHaveAttribute(
			'href',
			new RegExp(`a=${b}$`, 'u'),
		);
		await choose(page, '2');
		await saved(page);

		// A save that works takes along what had failed before, each to its own city.
		await expect.poll(() => storedAnswer(page, b, FIRST)).toEqual({ level: 3 });
		await page.click('nav a');
		await page.locator(`[data-assessment="${b}"] a.button`).first().click();
		await expect(page.locator('header')).toContainText('Beeton');
		await expect(level(page, '3')).toBeChecked();
		await expect(notice(page, 'save-failed')).toBeHidden();
		const now = await stored(page);
		expect(answersIn(now, a)).toEqual({ [FIRST]: { level: 2 } });
		expect(answersIn(now, b)).toEqual({ [FIRST]: { level: 3 } });
	});

	test('a new assessment that cannot be stored keeps what was typed, and works later', async ({
		page,
		site,
	}) => {
		const writes = await withBreakableWrites(page);
		await page.goto(site.url('en/new/'));
		await page.fill('[name=city]', 'Sampleton');
		await writes.set('abort');
		await page.click('[data-action=start]');
		await expect(page.getByRole('alert')).toContainText(WORDS.failed);
		await expect(page.locator('[name=city]')).toHaveValue('Sampleton');
		expect((await stored(page)).assessments).toEqual([]);
		await writes.set('');
		await page.click('[data-action=start]');
		await page.waitForURL(/\/assess\/\?a=/u);
		await expect(page.locator('header')).toContainText('Sampleton');
	});
});
