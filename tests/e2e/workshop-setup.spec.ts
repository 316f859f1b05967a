/** Workshops from the facilitator's side, before and around the day: set up, shared, merged. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import { appIsHere } from './support/app';
import { violations } from './support/axe';
import { withBreakableStorage } from './support/broken-storage';
import { bringIn, dutiesOf, fileWith, partial } from './support/filled';
import type { Site } from './support/site';
import { stored } from './support/stored';
import { expect, test } from './support/test';
import { bringWorkshop, makeWorkshop, storedWorkshops } from './support/workshop';

type PackLink = typeof import('../../src/lib/domain/workshop/pack-link');
type QrRead = typeof import('../../src/lib/transfer/qr-read');
const load = (path: string) => tsImport(`../../src/lib/${path}.ts`, import.meta.url);
const { readPackText } = (await load('domain/workshop/pack-link')) as PackLink;
const { readQr } = (await load('transfer/qr-read')) as QrRead;

// A laptop without a hub answers with 404 when it is asked for one.
test.use({ expectedErrors: ['404'], serviceWorkers: 'block' });

const form = '[data-set-up]';
const saved = (page: Page) => expect(page.locator('[data-save-state=saved]')).toBeVisible();

async function open(page: Page, site: Site, path: string): Promise<void> {
	await page.goto(site.url(`en/${path}`));
	await appIsHere(page);
}

/** A new session of an assessment with some answers, saved as proposed. @returns its id */
async function makeSession(page: Page, site: Site): Promise<string> {
	const id = await bringIn(page, site, fileWith(partial(), 'core'));
	await open(page, site, `workshop/set-up/?a=${id}`);
	await page.click('[data-action=save-session]');
	await saved(page);
	return (await page.locator(form).getAttribute('data-set-up'))!;
}

/** What a camera would read from the code that is shown. */
async function readCode(page: Page, code: string): Promise<string | undefined> {
	const { pixels, side } = await page.locator(`${code} svg`).evaluate((svg) => {
		const modules = Number(svg.getAttribute('viewBox')!.split(' ')[2]);
		const scale = 4;
		const canvas = document.createElement('canvas');
		canvas.width = canvas.height = modules * scale;
		const drawing = canvas.getContext('2d')!;
		drawing.fillStyle = '#fff';
		drawing.fillRect(0, 0, canvas.width, canvas.height);
		drawing.scale(scale, scale);
		drawing.fillStyle = '#000';
		drawing.fill(new Path2D(svg.querySelector('path')!.getAttribute('d')!), 'evenodd');
		const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
		return { pixels: [...data.filter((_, i) => i % 4 === 0)], side: canvas.width };
	});
	const data = Uint8ClampedArray.from(pixels.flatMap((grey) => [grey, grey, grey, 255]));
	return readQr({ width: side, height: side, data });
}

test.describe('setting up', () => {
	// Catches a field that can't be reached or used without a mouse, and one that is not stored.
	test('works with the keyboard alone, and is there after a reload', async ({ page, site }) => {
		const id = await bringIn(page, site, fileWith(partial(), 'core'));
		await open(page, site, `workshop/?a=${id}`);
		await page.locator('[data-action=new-session]').focus();
		await page.keyboard.press('Enter');
		await expect(page.locator(form)).toBeVisible();
		expect((await storedWorkshops(page)).sessions).toEqual([]);

		await page.locator('#title').focus();
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type('Town hall');
		await page.locator('#expected').focus();
		await page.keyboard.type('40');
		await page.locator('[data-duties=quick]').focus();
		await page.keyboard.press('Space');
		await expect(page.locator('[data-chosen="16"]')).toBeVisible();
		await page.locator('#asked-length').focus();
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type('120');
		await page.locator('[data-action=propose]').focus();
		await page.keyboard.press('Enter');
		await expect(page.locator('[data-total="120"]')).toBeVisible();

		const first = page.locator('[data-agenda] > li').first();
		await first.locator('[data-action=part-down]').focus();
		await page.keyboard.press('Enter');
		await expect(page.locator('[data-agenda] > li').nth(1)).toHaveAttribute('data-kind', 'welcome');
		await expect(page.locator(':focus')).toHaveAttribute('data-action', 'part-down');
		await page.locator('#title').focus();
		await page.keyboard.press('Enter');
		await saved(page);

		await page.reload();
		await expect(page.locator('#title')).toHaveValue('Town hall');
		const [session] = (await storedWorkshops(page)).sessions;
		expect(session).toMatchObject({ title: 'Town hall', expected: 40, stage: 'planned' });
		expect(session!.duties).toEqual(dutiesOf('quick'));
		expect(session!.agenda.map(({ kind }) => kind).slice(0, 2)).toEqual(['briefing', 'welcome']);
		expect(session!.tables).toHaveLength(5);
	});

	// Catches a wrong entry that is stored, or refused without a word and without a place to go.
	test('says what is wrong and goes there', async ({ page, site }) => {
		await makeSession(page, site);
		await page.fill('#expected', 'many');
		await page.click('[data-action=save-session]');
		await expect(page.locator('#expected')).toBeFocused();
		await expect(page.locator('#expected-wrong')).toBeVisible();
		expect((await storedWorkshops(page)).sessions[0]).not.toHaveProperty('expected');
		await page.fill('#expected', '12');
		await page.click('[data-action=save-session]');
		await saved(page);
		expect((await storedWorkshops(page)).sessions[0]).toMatchObject({ expected: 12 });
	});

	// Catches ballots that would be asked something else than those that are out already.
	test('leaves what is asked alone once the session is open', async ({ page, site }) => {
		const { session } = await bringWorkshop(page, site);
		await open(page, site, `workshop/set-up/?s=${session.id}`);
		await expect(page.locator('[data-notice=session-fixed]')).toBeVisible();
		await expect(page.locator('[name=duty]').first()).toBeDisabled();
		await expect(page.locator('[name=listed-group][value=cso]')).toBeDisabled();
		await expect(page.locator('[name=listed-group][value=individual]')).toBeEnabled();
		await page.fill('#title', 'Another title');
		await page.click('[data-action=add-table]');
		await expect(page.locator('#table-3')).toBeFocused();
		await page.locator('[data-table="3"] [name=table-area][value=prosperity]').check();
		await page.fill('#asked-tables', '1');
		await page.click('[data-action=propose]');
		await page.click('[data-action=save-session]');
		await saved(page);
		const [after] = (await storedWorkshops(page)).sessions;
		expect(after!.title).toBe('Another title');
		expect(after!.duties).toEqual(session.duties);
		expect(after!.tables.map(({ number }) => number)).toEqual([1, 2, 3]);
	});

	// Catches changes that vanish with a tap on a link.
	test('is not left with something unsaved before somebody says so', async ({ page, site }) => {
		await makeSession(page, site);
		await page.fill('#title', 'Not saved yet');
		await page.getByRole('link', { name: 'To the sessions' }).click();
		await expect(page.locator('[data-notice=leave]')).toBeVisible();
		await expect(page.locator('[data-action=leave-saved]')).toBeFocused();
		await page.click('[data-action=stay]');
		await expect(page.locator('#title')).toHaveValue('Not saved yet');
		await page.getByRole('link', { name: 'To the sessions' }).click();
		await page.click('[data-action=leave-saved]');
		await expect(page.locator('[data-session] h3')).toHaveText('Not saved yet');
	});

	// Catches one window that writes over the other's change without anybody knowing.
	test('in two windows: what the other one saves is shown, or told', async ({ page, site }) => {
		const id = await makeSession(page, site);
		const other = await page.context().newPage();
		await open(other, site, `workshop/set-up/?s=${id}`);
		await page.fill('#title', 'First');
		await page.click('[data-action=save-session]');
		await expect(other.locator('#title')).toHaveValue('First');
		await other.fill('#title', 'Mine');
		await page.fill('#title', 'Second');
		await page.click('[data-action=save-session]');
		await saved(page);
		await expect(other.locator('[data-notice=overtaken]')).toBeVisible();
		await expect(other.locator('#title')).toHaveValue('Mine');
		await other.click('[data-action=look-at-other]');
		await expect(other.locator('#title')).toHaveValue('Second');
	});

	// Catches "saved" that is not, and a form that has to be filled in again.
	test('a save that fails is told, and can be tried again', async ({ page, site }) => {
		const breakStorage = await withBreakableStorage(page);
		const id = await makeSession(page, site);
		await open(page, site, `workshop/set-up/?s=${id}`);
		await page.fill('#title', 'Kept on the screen');
		await breakStorage('throw');
		await page.click('[data-action=save-session]');
		await expect(page.locator('[data-notice=save-failed]')).toBeVisible();
		await expect(page.locator('[data-save-state=unsaved]')).toBeVisible();
		await breakStorage('');
		await page.click('[data-action=retry]');
		await saved(page);
		expect((await storedWorkshops(page)).sessions[0]!.title).toBe('Kept on the screen');
	});
});

// Catches a code that no phone reads, or that sets it up with something else than what is stored.
test('the code, the link and the file hold the session, and nothing of the ballots', async ({
	page,
	site,
}) => {
	const { session } = await bringWorkshop(page, site, { people: { 'round-1': 8 } });
	await open(page, site, `workshop/set-up/?s=${session.id}`);
	await expect(page.locator('[data-session-code]')).toHaveText(session.code);
	const link = page.locator('#pack-link');
	await expect(link).toHaveValue(/#/u);
	const address = await link.inputValue();
	expect(await readCode(page, '[data-pack-code]')).toBe(address);
	expect(address.startsWith(site.url('en/workshop/vote/#'))).toBe(true);
	const read = readPackText(new URL(address).hash.slice(1));
	expect(read).toMatchObject({
		ok: true,
		pack: {
			code: session.code,
			title: session.title,
			duties: session.duties,
			tables: session.tables,
		},
	});

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.click('[data-export=pack]'),
	]);
	const file = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, unknown>;
	expect(file).toMatchObject({ kind: 'session', pack: { code: session.code } });
	expect(JSON.stringify(file)).not.toContain('handIns');

	const phone = await page.context().newPage();
	await phone.goto(address);
	await expect(phone.getByText(session.title).first()).toBeVisible();
});

// Catches a poster without its code, or one that runs over to a second sheet.
test('the poster is one sheet with the code and nothing of the form', async ({ page, site }) => {
	await makeSession(page, site);
	await expect(page.locator('[data-pack-code] svg')).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('[data-poster] svg')).toBeVisible();
	await expect(page.locator(form)).toBeHidden();
	for (const format of ['A4', 'Letter']) {
		const pdf = (await page.pdf({ format })).toString('latin1');
		expect(pdf.match(/\/Type\s*\/Page\b/gu), format).toHaveLength(1);
	}
});

// Catches a rehearsal that can't be told from the real thing, or leaves something behind.
test('a rehearsal comes with one tap and goes with one', async ({ page, site }) => {
	const id = await bringIn(page, site, fileWith(partial()));
	const before = await stored(page);
	await open(page, site, `workshop/?a=${id}`);
	await page.click('[data-action=rehearse]');
	const card = page.locator('[data-session]');
	await expect(card.locator('[data-rehearsal]')).toBeVisible();
	await expect(card.locator('[data-received="40"][data-expected="40"]')).toBeVisible();
	const [session] = (await storedWorkshops(page)).sessions;
	expect(session).toMatchObject({ rehearsal: true, stage: 'open' });
	expect((await stored(page)).assessments).toHaveLength(3);

	// Catches the hardest step of a workshop, which nobody could practise.
	await page.goto(site.url(`en/workshop/console/?s=${session!.id}`));
	await page.locator('[data-board-row] a').first().click();
	await page.click('[data-action=reveal]');
	await page.click('[data-action=rehearse-again]');
	await expect(page.locator('[data-again]')).toBeVisible();
	await open(page, site, `workshop/?a=${id}`);

	await page.click('[data-action=end-rehearsal]');
	await expect(card).toHaveCount(0);
	await expect(page.locator('[data-said]')).toContainText('gone');
	expect(await storedWorkshops(page)).toEqual({ sessions: [], handIns: [] });
	await expect.poll(async () => (await stored(page)).assessments).toEqual(before.assessments);
	expect((await stored(page)).answers).toEqual(before.answers);
});

// Catches a sample city that somebody works with, and that goes with the rehearsal.
test('a rehearsal leaves the sample city where it was there before', async ({ page, site }) => {
	await open(page, site, '');
	await page.click('[data-action=add-sample]');
	await expect(page.locator('[data-assessment]')).toHaveCount(2);
	await open(page, site, 'workshop/');
	await page.click('[data-action=rehearse]');
	await expect(page.locator('[data-session]')).toHaveCount(1);
	expect((await stored(page)).assessments).toHaveLength(2);
	await page.click('[data-action=end-rehearsal]');
	await expect(page.locator('[data-session]')).toHaveCount(0);
	await expect(page.locator('[data-said]')).toContainText('gone');
	expect((await stored(page)).assessments).toHaveLength(2);
});

// Catches a tap that takes forty ballots away, and a way back that brings less.
test('a session is removed only when confirmed, and comes back whole', async ({ page, site }) => {
	const { session } = await bringWorkshop(page, site, { people: { 'round-1': 6 } });
	await open(page, site, 'workshop/');
	const before = await storedWorkshops(page);
	await page.click('[data-action=remove-session]');
	await expect(page.locator('[data-action=confirm-remove]')).toBeFocused();
	expect((await storedWorkshops(page)).sessions).toHaveLength(1);
	await page.click('[data-action=confirm-remove]');
	await expect(page.locator(`[data-session="${session.id}"]`)).toHaveCount(0);
	expect(await storedWorkshops(page)).toEqual({ sessions: [], handIns: [] });
	await page.click('[data-action=undo]');
	await expect(page.locator('[data-received="6"]')).toBeVisible();
	expect(await storedWorkshops(page)).toEqual(before);
});

test.describe('several laptops', () => {
	const choose = (page: Page, text: string) =>
		page.setInputFiles('[data-merge-file]', {
			name: 'session.json',
			mimeType: 'application/json',
			buffer: Buffer.from(text),
		});
	async function sessionFile(page: Page): Promise<string> {
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.click('[data-export=session]'),
		]);
		return readFileSync(await download.path(), 'utf8');
	}

	// Catches a merge that counts twice, loses what is here, or can't be taken back.
	test('join what they hold, in a preview first, and can undo it', async ({
		page,
		site,
		browser,
	}) => {
		const { session } = makeWorkshop();
		await bringWorkshop(page, site, { ...session, people: { 'round-1': 7 }, seed: 1 });
		await open(page, site, 'workshop/');
		const file = await sessionFile(page);

		const context = await browser.newContext({ serviceWorkers: 'block' });
		const other = await context.newPage();
		await bringWorkshop(other, site, { ...session, people: { 'round-1': 5 }, seed: 2 });
		await open(other, site, 'workshop/');
		const before = await storedWorkshops(other);
		await choose(other, file);
		await expect(other.locator('[data-merge-preview][data-added="7"]')).toBeVisible();
		expect(await storedWorkshops(other)).toEqual(before);
		await other.click('[data-action=confirm-merge]');
		await expect(other.locator('[data-received="12"]')).toBeVisible();

		await choose(other, file);
		await expect(other.locator('[data-merge-preview][data-added="0"]')).toBeVisible();
		await other.click('[data-action=confirm-merge]');
		await expect(other.locator('[data-notice=merged]')).toBeVisible();
		await expect(other.locator('[data-received="12"]')).toBeVisible();
		await other.click('[data-action=undo-merge]');
		await expect(other.locator('[data-notice=merge-undone]')).toBeVisible();
		expect((await storedWorkshops(other)).handIns).toHaveLength(12);
		await context.close();
	});

	// Catches a second laptop that takes a session only where its assessment was brought before, and
	// an undo that leaves the assessment which was begun for it.
	test('one that has never seen the city gets session and assessment', async ({
		page,
		site,
		browser,
	}) => {
		await bringWorkshop(page, site, { people: { 'round-1': 3 } });
		await open(page, site, 'workshop/');
		const file = await sessionFile(page);
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const other = await context.newPage();
		await open(other, site, 'workshop/');
		await choose(other, file);
		await other.click('[data-action=confirm-merge]');
		await expect(other.locator('[data-received="3"]')).toBeVisible();
		expect((await stored(other)).assessments).toMatchObject([{ city: 'Sampleton' }]);
		await other.click('[data-action=undo-merge]');
		await expect(other.locator('[data-no-sessions]')).toBeVisible();
		expect(await storedWorkshops(other)).toEqual({ sessions: [], handIns: [] });
		await expect.poll(async () => (await stored(other)).assessments).toEqual([]);
		await context.close();
	});

	// Catches a round on the main laptop that a helper's file ends, and a table that goes with the
	// title that somebody has corrected since.
	test('a helper who has closed closes nothing here, and what was set up apart is united', async ({
		page,
		site,
		browser,
	}) => {
		const { session } = makeWorkshop();
		const changedAt = '2024-11-17T13:00:00.000Z';
		await bringWorkshop(page, site, { ...session, title: 'Corrected', changedAt });
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const helper = await context.newPage();
		const tables = [...session.tables, { number: 6, name: 'Balcony', areas: [] }];
		const closed = { stage: 'closed', closedAt: changedAt } as const;
		const people = { 'round-1': 4 };
		await bringWorkshop(helper, site, { ...session, ...closed, tables, people });
		await open(helper, site, 'workshop/');
		const file = await sessionFile(helper);
		await context.close();

		await open(page, site, 'workshop/');
		for (const added of [4, 0]) {
			await choose(page, file);
			await expect(page.locator(`[data-merge-preview][data-added="${added}"]`)).toBeVisible();
			await page.click('[data-action=confirm-merge]');
			await expect(page.locator('[data-notice=merged]')).toBeVisible();
			const [here] = (await storedWorkshops(page)).sessions;
			expect(here).toMatchObject({ stage: 'open', title: 'Corrected' });
			expect(here!.tables.map(({ number }) => number)).toEqual([1, 2, 6]);
		}
		await open(page, site, `workshop/set-up/?s=${session.id}`);
		await expect(page.locator('[data-table="6"]')).toContainText('Balcony');
		await page.click('[data-action=add-table]');
		await expect(page.locator('[data-table="7"]')).toBeVisible();
	});

	// Catches a session that opens without anybody having been told.
	test('one that is only planned here opens with a file that has ballots', async ({
		page,
		site,
		browser,
	}) => {
		const { session } = makeWorkshop();
		await bringWorkshop(page, site, { ...session, people: { 'round-1': 3 } });
		await open(page, site, 'workshop/');
		const file = await sessionFile(page);
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const other = await context.newPage();
		await bringWorkshop(other, site, { ...session, stage: 'planned' });
		await open(other, site, 'workshop/');
		await choose(other, file);
		await expect(other.locator('[data-merge-preview]')).toContainText('open here too');
		await other.click('[data-action=confirm-merge]');
		await expect(other.locator('[data-session][data-stage=open]')).toBeVisible();
		await other.click('[data-action=undo-merge]');
		await expect(other.locator('[data-session][data-stage=planned]')).toBeVisible();
		await context.close();
	});

	// Catches a ballot taken in after a merge that goes with its undo.
	test('nothing is taken back once something has followed', async ({ page, site }) => {
		const { session } = await bringWorkshop(page, site, { people: { 'round-1': 3 } });
		await open(page, site, 'workshop/');
		const file = await sessionFile(page);
		await choose(page, file);
		await page.click('[data-action=confirm-merge]');
		await expect(page.locator('[data-notice=merged]')).toBeVisible();
		const other = await page.context().newPage();
		await open(other, site, `workshop/set-up/?s=${session.id}`);
		await other.fill('#title', 'Changed since');
		await other.click('[data-action=save-session]');
		await saved(other);
		await page.click('[data-action=undo-merge]');
		await expect(page.locator('[data-notice=merge-overtaken]')).toBeVisible();
		expect((await storedWorkshops(page)).sessions[0]!.title).toBe('Changed since');
	});

	// Catches a wrong file that is taken in, or refused with the wrong reason.
	test('each wrong file is refused with its reason', async ({ page, site }) => {
		await bringWorkshop(page, site, { people: { 'round-1': 3 } });
		await open(page, site, 'workshop/');
		const file = await sessionFile(page);
		const before = await storedWorkshops(page);
		const wrong: [string, string][] = [
			['empty', ''],
			['not-json', file.slice(0, 300)],
			['not-ours', '{}'],
			['checksum', file.replace('How ready are we?', 'How ready were we?')],
			['newer-version', file.replace('"version": 1', '"version": 99')],
			['assessment', fileWith(partial())],
		];
		for (const [why, text] of wrong) {
			await choose(page, text);
			await expect(page.locator(`[data-merge-fault=${why}]`)).toContainText(/\w{3}/u);
		}
		expect(await storedWorkshops(page)).toEqual(before);
	});
});

// Catches what a screen reader, or somebody who sees little contrast, can't use.
test('is accessible in each state', async ({ page, site }) => {
	test.slow();
	const sound = async (what: string) => expect.soft(await violations(page), what).toEqual([]);
	await open(page, site, 'workshop/');
	await sound('sessions, none');
	await open(page, site, 'workshop/set-up/');
	await sound('set up without an assessment');
	await open(page, site, 'workshop/set-up/?s=no-such-session');
	await expect(page.locator('[data-notice=session-missing]')).toBeVisible();
	await sound('set up of a session that is not here');
	await makeSession(page, site);
	for (const more of await page.locator('main summary').all()) await more.click();
	await page.fill('#expected', 'many');
	await page.click('[data-action=save-session]');
	await page.getByRole('link', { name: 'To the sessions' }).click();
	await expect(page.locator('[data-notice=leave]')).toBeVisible();
	await sound('set up with faults');
	await page.click('[data-action=leave-dropped]');
	await page.click('[data-action=rehearse]');
	await expect(page.locator('[data-session]')).toHaveCount(2);
	await page.click('[data-action=remove-session]');
	await sound('sessions');
	await open(page, site, 'workshop/check/');
	await expect(page.locator('[data-checked=true]')).toBeVisible();
	await sound('before travelling');
});
