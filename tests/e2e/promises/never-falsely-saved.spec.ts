/**
 * Promise 7: whatever becomes of the browser's storage, "saved" is never said of what is not
 * stored. A connection that died is replaced once, without a word; if that does not help it is
 * said, what was entered stays on the screen, and leaves as a file.
 */
import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from '@playwright/test';
import { appIsHere, choose, form, openDuty, QUICK, saved, startAssessment } from '../support/app';
import { FAULTS, withBreakableStorage, type Fault } from '../support/broken-storage';
import { heldIn, readFile } from '../support/domain';
import { MortalBrowser, randomFrom } from '../support/mortal-browser';
import { promise, times } from '../support/promise';
import type { Site } from '../support/site';
import { storedAnswer } from '../support/stored';
import { expect as impatient, test } from '../support/test';

const expect = impatient.configure({ timeout: 15_000 });
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const ROUNDS = times(4, 40);
const DUTY = QUICK[0]!;

const state = (page: Page) => form(page, DUTY).getAttribute('data-save-state');
const level = (page: Page, value: number) => page.locator(`[name=level][value="${value}"]`);
const note = (page: Page) => page.locator('[name=note]');

/** A page of the same site that does not run the app, to look into the database from. */
async function besideTheApp(page: Page, site: Site): Promise<Page> {
	const beside = await page.context().newPage();
	const body = '<!doctype html><link rel="icon" href="data:,">';
	await beside.route(site.url('beside'), (route) =>
		route.fulfill({ contentType: 'text/html', body }),
	);
	await beside.goto(site.url('beside'));
	return beside;
}

/** Runs in the page: every text that the form has shown as saved, if only for a moment. */
function rememberClaims(): void {
	const claims: string[] = [];
	Object.assign(window, { claims });
	const look = () => {
		const form = document.querySelector<HTMLElement>('form[data-duty]')!;
		if (form.dataset['saveState'] !== 'saved') return;
		claims.push(form.querySelector<HTMLTextAreaElement>('[name=note]')!.value);
	};
	const options = { subtree: true, attributeFilter: ['data-save-state'] };
	new MutationObserver(look).observe(document, options);
	// Where it goes on saying "saved", nothing changes.
	addEventListener('input', () => queueMicrotask(look));
	setInterval(look, 1);
}
const hasClaimed = (page: Page, text: string) =>
	page.evaluate(
		(one) => (window as unknown as { claims: string[] }).claims.splice(0).includes(one),
		text,
	);

/** One round: something happens to the storage, then something is entered, or the other way round. */
type Trouble = (round: number) => Promise<void>;

/** What each kind of trouble does to the page, and how it is over. */
const TROUBLES: Record<string, (page: Page, site: Site) => Promise<Trouble>> = {
	...Object.fromEntries(
		FAULTS.map((fault) => [
			`storage: ${fault}`,
			async (page: Page) => {
				const breakStorage = await withBreakableStorage(page);
				return (round: number) => breakStorage(round % 2 ? '' : (fault as Fault));
			},
		]),
	),
	'a full device, or a private window with little room': async (page, site) => {
		const devtools = await page.context().newCDPSession(page);
		const { origin } = site;
		// Chromium heeds it only from before the first use on.
		await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 400_000 });
		return async () => {};
	},
	'storage cleared under the page': async (page, site) => {
		const devtools = await page.context().newCDPSession(page);
		return async (round) => {
			const { origin } = site;
			if (round % 2) return putBack(page);
			await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
		};
	},
};

/** What no quiet retry can help against. */
const HARMFUL = /throw|abort|for good|full|cleared/u;
/** A device fills up as it likes: so many rounds until it has failed a few times. */
const ROUNDS_UNTIL_FULL = 100;

/** Once the loss is told. Where the second copy was quicker, everything is there again. */
async function putBack(page: Page): Promise<void> {
	await expect(page.locator('[data-notice=storage-lost]').first()).toBeVisible();
	const button = page.locator('[data-notice=storage-lost] [data-action=put-back]');
	if ((await button.count()) === 0) return;
	await button.click();
	await expect(button).toHaveCount(0);
	// The focus goes there afterwards; whoever types before that types past the field.
	await expect(page.locator('h1')).toBeFocused();
}

/** As a phone does with a tab that nobody looks at; it stays hidden, so nobody can click in it. */
async function freezeForAMoment(devtools: CDPSession): Promise<void> {
	await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
	await new Promise((resolve) => setTimeout(resolve, 100));
	await devtools.send('Page.setWebLifecycleState', { state: 'active' });
}

test.use({ expectedErrors: ['Failed to load', 'Quota', 'Internal error', 'server lost'] });

for (const [what, make] of Object.entries(TROUBLES)) {
	// Catches a "saved" that is said before the commit, of an aborted transaction, or of a database
	// that is not there any more.
	test(`"saved" is true: ${what}`, async ({ page, site }) => {
		const rounds = what.includes('full') ? ROUNDS_UNTIL_FULL : ROUNDS;
		test.setTimeout(60_000 + rounds * 5_000);
		console.log(`"saved" is true: SEED=${SEED}`);
		const random = randomFrom(SEED);
		const trouble = await make(page, site);
		const id = await startAssessment(page, site);
		await openDuty(page, site, DUTY, id);
		await appIsHere(page);
		await choose(page, '2');
		await page.evaluate(rememberClaims);
		const beside = await besideTheApp(page, site);
		let said = 0;
		let failed = 0;
		for (let round = 0; round < rounds && (rounds === ROUNDS || failed < 3); round++) {
			const text = `${round} ${'and more '.repeat(500 + random() * 500)}`;
			// Trouble comes before the save, or in the middle of it; what mends it has its time.
			const comesFirst = round % 2 === 1 || random() < 0.5;
			if (comesFirst) await trouble(round);
			await Promise.all([note(page).fill(text), comesFirst || trouble(round)]);
			await expect.poll(() => state(page)).toMatch(/^(?:saved|failed)$/u);
			expect(await note(page).inputValue(), `round ${round}, SEED=${SEED}`).toBe(text);
			if (await hasClaimed(page, text)) {
				said += 1;
				const stands = await storedAnswer(beside, id, DUTY);
				expect(stands, `round ${round}, SEED=${SEED}`).toMatchObject({ note: text });
			}
			if ((await state(page)) === 'failed') failed += 1;
		}
		expect(said, 'it was said at all').toBeGreaterThan(0);
		if (HARMFUL.test(what)) expect(failed, 'there was trouble').toBeGreaterThan(0);
		promise(7, { what: `"saved" is true: ${what}`, done: said, of: said, 'said to fail': failed });
	});
}

/** Runs in the page: every state that the form has shown. */
function rememberStates(): void {
	const states: string[] = [];
	Object.assign(window, { states });
	new MutationObserver(() => {
		const { saveState = '' } = document.querySelector<HTMLElement>('form[data-duty]')!.dataset;
		states.push(saveState);
	}).observe(document, { subtree: true, attributeFilter: ['data-save-state'] });
}
const shownStates = (page: Page) =>
	page.evaluate(() => (window as unknown as { states: string[] }).states);

// Catches an app that asks people to reload because a connection has died, and one that goes on
// trying with the dead one.
test('a connection that died is replaced without a word', async ({ page, site }) => {
	const breakStorage = await withBreakableStorage(page);
	const id = await startAssessment(page, site);
	await openDuty(page, site, DUTY, id);
	await choose(page, '1');
	await saved(page);
	await page.evaluate(rememberStates);
	for (let death = 0; death < ROUNDS; death++) {
		await breakStorage('dead');
		await note(page).fill(`After death ${death}`);
		await saved(page);
		expect(await storedAnswer(page, id, DUTY)).toEqual({ level: 1, note: `After death ${death}` });
	}
	expect(new Set(await shownStates(page))).toEqual(new Set(['saving', 'saved']));
	await expect(page.locator('.notices [data-notice]')).toHaveCount(0);
	promise(7, { what: 'dead connections replaced without a word', done: ROUNDS, of: ROUNDS });
});

// Catches an answer that leaves the screen with the connection, and an export that reads only what
// the database would give.
test('where no connection helps it is said, and the answer leaves as a file', async ({
	page,
	site,
}) => {
	const breakStorage = await withBreakableStorage(page);
	const id = await startAssessment(page, site);
	await openDuty(page, site, DUTY, id);
	await choose(page, '1');
	await saved(page);
	await breakStorage('dead for good');
	await note(page).fill('Only on the screen');
	await expect(form(page, DUTY)).toHaveAttribute('data-save-state', 'failed');
	const notice = page.locator('[data-notice="save-failed"]');
	await expect(notice).toBeVisible();
	await expect(note(page)).toHaveValue('Only on the screen');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		notice.getByRole('button', { name: 'Save as a file' }).click(),
	]);
	const read = readFile(readFileSync(await download.path(), 'utf8'));
	if (!read.ok) throw new Error('not a valid file');
	const [held] = heldIn(read.file, () => 'new');
	expect(held?.answers).toEqual({ [DUTY]: { level: 1, note: 'Only on the screen' } });

	await breakStorage('');
	await page.click('[data-action=retry]');
	await saved(page);
	expect(await storedAnswer(page, id, DUTY)).toEqual({ level: 1, note: 'Only on the screen' });
	promise(7, { what: 'a database that stays away: said, kept, and taken away', done: 1, of: 1 });
});

/** Runs in the page: how often it was thawed. */
function countThaws(): void {
	const thaws: string[] = [];
	Object.assign(window, { thaws });
	document.addEventListener('resume', ({ type }) => thaws.push(type));
}

// Catches a save that is dropped because its page was frozen in the middle of it, a "saved" that is
// said all the same, and a thawed page that goes on with a connection that died meanwhile.
test('a page that was frozen and thawed goes on saving', async ({ site }) => {
	test.setTimeout(60_000 + ROUNDS * 5_000);
	const browser = new MortalBrowser('leveldb');
	try {
		const page = await browser.start({ noDefaults: true });
		const breakStorage = await withBreakableStorage(page);
		const id = await startAssessment(page, site);
		await openDuty(page, site, DUTY, id);
		await choose(page, '1');
		await saved(page);
		const devtools = await page.context().newCDPSession(page);
		for (const remember of [rememberStates, rememberClaims, countThaws]) {
			await page.evaluate(remember);
		}
		for (let round = 0; round < ROUNDS; round++) {
			const text = `Thaw ${round}`;
			await Promise.all([note(page).fill(text), freezeForAMoment(devtools)]);
			if (await hasClaimed(page, text)) {
				expect(await storedAnswer(page, id, DUTY)).toMatchObject({ note: text });
			}
			await breakStorage('dead');
			await level(page, (round + 2) % 5).dispatchEvent('click');
			await saved(page);
			expect(await storedAnswer(page, id, DUTY)).toEqual({ level: (round + 2) % 5, note: text });
		}
		const thaws = await page.evaluate(() => (window as unknown as { thaws: string[] }).thaws);
		expect(thaws.length, 'it was really frozen each time').toBe(ROUNDS);
		expect(await shownStates(page)).not.toContain('failed');
		await expect(page.locator('.notices [data-notice]')).toHaveCount(0);
	} finally {
		await browser.bury();
	}
	promise(7, { what: 'pages frozen and thawed in mid-save', done: ROUNDS, of: ROUNDS });
});
