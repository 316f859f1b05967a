/** The facilitator's desk and the projector's screen: two windows, and what each may know. */
import type { BrowserContext, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import type { HandIn } from '../../src/lib/domain/workshop/hand-in';
import type { Session } from '../../src/lib/domain/workshop/session';
import { QUICK } from './support/app';
import { violations } from './support/axe';
import { fileText } from './support/domain';
import type { Site } from './support/site';
import { expect, test } from './support/test';
import { bringWorkshop, storedWorkshops } from './support/workshop';

const { writeBallotFile } = (await tsImport(
	'../../src/lib/domain/workshop/file.ts',
	import.meta.url,
)) as typeof import('../../src/lib/domain/workshop/file');

// The desk asks the laptop's own network whether anybody is there.
test.use({
	viewport: { width: 1280, height: 800 },
	expectedErrors: ['404'],
	// Of the pages alone: fetching everything for offline use would take a quarter of the time.
	serviceWorkers: 'block',
});

const action = (name: string) => `[data-action=${name}]`;
const row = (page: Page, duty: string) => page.locator(`[data-board-row="${duty}"]`);
const onScreen = (screen: Page, part: string) => screen.locator(`[data-screen=${part}]`);

async function openDesk(page: Page, site: Site, wanted: Parameters<typeof bringWorkshop>[2]) {
	const made = await bringWorkshop(page, site, wanted);
	await page.goto(site.url(`en/workshop/console/?s=${made.session.id}`));
	await expect(page.locator('[data-board-row]')).toHaveCount(made.session.duties.length);
	return made;
}

/** By the desk's own button. */
async function openScreen(page: Page, context: BrowserContext): Promise<Page> {
	const coming = context.waitForEvent('page');
	await page.click(action('open-screen'));
	const screen = await coming;
	await expect(onScreen(screen, 'welcome')).toBeVisible();
	return screen;
}

async function openDuty(page: Page, duty: string): Promise<void> {
	await row(page, duty).getByRole('link').click();
	await expect(page.locator(`[data-desk-duty="${duty}"]`)).toBeVisible();
}

const finding = async (page: Page, duty: string) =>
	((await storedWorkshops(page)).sessions[0] as Session).findings[duty];

/** The duties by how far people differ, as the made-up votes have it. */
const mostDisputed = async (page: Page): Promise<string> =>
	(await page.locator('[data-board-row]').first().getAttribute('data-board-row'))!;

test('one duty from a look alone to what is agreed, on the desk and before the room', async ({
	page,
	site,
	context,
}) => {
	await openDesk(page, site, { people: { 'round-1': 40 } });
	await expect(page.locator('[data-received=round-1]')).toHaveAttribute('data-count', '40');
	const screen = await openScreen(page, context);
	const duty = await mostDisputed(page);
	// Catches spread that stands in the page before anybody has looked.
	await expect(page.locator('[data-spread]')).toHaveCount(0);
	await openDuty(page, duty);
	await expect(page.locator('[data-spread]')).toHaveCount(0);
	// Catches a screen that changes because the facilitator has opened something.
	await expect(onScreen(screen, 'welcome')).toBeVisible();

	await page.click(action('show-duty'));
	await expect(onScreen(screen, 'duty')).toHaveAttribute('data-screen-duty', duty);
	await page.click(action('look-alone'));
	await expect(page.locator('[data-spread="1"]')).toBeVisible();
	const votes = await page
		.locator('[data-spread="1"] tr[data-level]')
		.evaluateAll((rows) => rows.map((one) => Number((one as HTMLElement).dataset['votes'])));
	// Catches a private look that tells the room, in whatever element.
	await expect(screen.locator('[data-votes], circle, [data-drawn]')).toHaveCount(0);

	await page.click(action('reveal-show'));
	await expect(onScreen(screen, 'spread')).toBeVisible();
	await expect(page.locator('#desk-votes')).toBeFocused();
	// Catches dots that are not the votes.
	await expect(screen.locator('circle')).toHaveCount(votes.reduce((sum, one) => sum + one));
	const shown = await screen
		.locator('tr[data-level]')
		.evaluateAll((rows) => rows.map((one) => Number((one as HTMLElement).dataset['votes'])));
	expect(shown).toEqual(votes);

	// A second round by raised hands is private until it is revealed too.
	await page.fill('[name=hands-2]', '12');
	await page.fill('[name=hands-3]', '20');
	await page.click(action('save-hands'));
	await expect(page.locator('[data-hands]')).toHaveAttribute('data-hands', '32');
	await expect(screen.locator('circle')).toHaveCount(votes.reduce((sum, one) => sum + one));
	await page.click(action('reveal-show'));
	await expect(screen.locator('circle')).toHaveCount(32);

	// The middle is proposed, and nothing is agreed before somebody says it.
	await expect(page.locator('[name=agreed][value="3"]')).toBeChecked();
	expect((await finding(page, duty))?.agreements).toBeUndefined();
	await page.fill('[name=dissent]', 'The port has its own portal.');
	await page.click(action('agree'));
	await expect(page.locator('[data-agreement="3"]')).toBeVisible();
	expect((await finding(page, duty))?.agreements).toMatchObject([
		{ level: 3, dissent: 'The port has its own portal.' },
	]);
	await page.click(action('show-agreed'));
	await expect(onScreen(screen, 'agreed')).toBeVisible();
	// Catches dissent, which may point at somebody, on the wall.
	await expect(screen.getByText('portal')).toHaveCount(0);

	await page.click(action('take-back'));
	await expect(page.locator('[data-agreement=""]')).toBeVisible();
	await expect(onScreen(screen, 'spread').or(onScreen(screen, 'duty'))).toBeVisible();
});

test('the remote goes only where the facilitator has been', async ({ page, site, context }) => {
	await openDesk(page, site, { people: { 'round-1': 12 } });
	const screen = await openScreen(page, context);
	const duty = await mostDisputed(page);
	await openDuty(page, duty);
	await page.click(action('show-duty'));
	await expect(onScreen(screen, 'duty')).toBeVisible();

	// Catches a remote that reveals by itself. Dark and back: so that the key before has been heard.
	for (const key of ['PageDown', 'ArrowRight', ' ']) await screen.keyboard.press(key);
	await screen.keyboard.press('b');
	await expect(onScreen(screen, 'blank')).toBeVisible();
	await expect(page.locator('[data-room-sees=blank]')).toBeVisible();
	await expect(screen.locator('[data-screen] *')).toHaveCount(0);
	await screen.keyboard.press('.');
	await expect(onScreen(screen, 'duty')).toBeVisible();
	expect((await finding(page, duty))?.revealed).toBeUndefined();

	await page.click(action('reveal'));
	await expect(page.locator('[data-desk-duty][data-revealed="1"]')).toBeVisible();
	// Catches a reveal at the desk that puts the votes on the wall unasked.
	await expect(onScreen(screen, 'duty')).toBeVisible();
	await screen.keyboard.press('PageDown');
	await expect(onScreen(screen, 'spread')).toBeVisible();
	await screen.keyboard.press('PageUp');
	await expect(onScreen(screen, 'duty')).toBeVisible();

	// Catches votes that follow to another duty, and a question that does not.
	await screen.keyboard.press('PageDown');
	await expect(onScreen(screen, 'spread')).toBeVisible();
	await page.click(action('next'));
	await expect(onScreen(screen, 'duty')).not.toHaveAttribute('data-screen-duty', duty);
	await page.uncheck('[name=screen-follows]');
	const stays = await onScreen(screen, 'duty').getAttribute('data-screen-duty');
	await page.click(action('next'));
	await expect(page.locator(`[data-desk-duty="${stays}"]`)).toHaveCount(0);
	await page.check('[name=remote-reveals]');
	// The other window has heard of it when it does it.
	await expect(async () => {
		await screen.keyboard.press('ArrowRight');
		await expect(onScreen(screen, 'spread')).toBeVisible({ timeout: 500 });
	}).toPass();
	await expect(onScreen(screen, 'spread')).toHaveAttribute('data-screen-duty', stays!);
});

// Catches a timer that ends with the page, and one that is not the same on the wall.
test('the timer goes on after a reload, and the room sees it', async ({ page, site, context }) => {
	await openDesk(page, site, {});
	const screen = await openScreen(page, context);
	await page.selectOption('[name=timer-part]', { index: 2 });
	await expect(page.locator('[name=timer-minutes]')).toHaveValue('40');
	await page.click(action('timer-set'));
	await expect(page.locator('[data-timer=paused] [role=timer]')).toContainText('40:00');
	await page.click(action('timer-more'));
	await expect(screen.getByRole('timer')).toHaveText('41:00');
	await page.click(action('timer-toggle'));
	await expect(page.locator('[data-timer=running]')).toBeVisible();
	await page.reload();
	await expect(page.locator('[data-timer=running] [role=timer]')).toContainText(/40:[0-5]\d/u);
	await expect(screen.getByRole('timer')).toHaveText(/40:[0-5]\d/u);
	await page.click(action('timer-remove'));
	await expect(screen.getByRole('timer')).toHaveCount(0);
});

test('what nobody disputes is agreed on in one go, and can be opened again', async ({
	page,
	site,
}) => {
	const { session } = await openDesk(page, site, { people: { 'round-1': 10 } });
	const count = Number(await page.locator('[data-undisputed]').getAttribute('data-undisputed'));
	expect(count).toBeGreaterThan(0);
	expect(count).toBeLessThan(session.duties.length);
	await page.click(action('accept-undisputed'));
	await expect(page.locator('[data-board-row][data-state=agreed]')).toHaveCount(count);
	// Catches an undo that leaves the votes shown, or something agreed.
	await expect(page.locator(action('undo-undisputed'))).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-board-row][data-state=to-reveal]')).toHaveCount(
		session.duties.length,
	);
	expect((await storedWorkshops(page)).sessions[0]).toMatchObject({ findings: {} });
});

test('the file holds only what was revealed', async ({ page, site }) => {
	await openDesk(page, site, { people: { 'round-1': 40 } });
	await page.click('[data-export=ballots-csv]');
	await expect(page.locator('[data-export-preview] [data-rows]')).toHaveAttribute('data-rows', '0');
	await expect(page.locator(action('confirm-export'))).toBeDisabled();
	await page.click(action('cancel-export'));
	await expect(page.locator('[data-export=ballots-csv]')).toBeFocused();

	const duty = await mostDisputed(page);
	await openDuty(page, duty);
	await page.click(action('reveal'));
	await expect(page.locator('[data-desk-duty][data-revealed="1"]')).toBeVisible();
	await page.click(action('to-board'));
	await page.click('[data-export=ballots-csv]');
	const coming = page.waitForEvent('download');
	await page.click(action('confirm-export'));
	const text = readFileSync((await (await coming).path())!, 'utf8');
	const lines = text.trim().split('\r\n').slice(1);
	expect(lines.length).toBeGreaterThan(1);
	expect(lines.every((line) => line.startsWith(`"${duty}"`))).toBe(true);
	await expect(page.locator('[data-export-preview]')).toHaveCount(0);
	await expect(page.locator('[data-export=ballots-csv]')).toBeFocused();
});

// Catches a disagreement of two laptops that is hidden, and one that nobody can end.
test('what two laptops agreed on apart is shown side by side and settled', async ({
	page,
	site,
}) => {
	const at = '2024-11-17T13:00:00.000Z';
	const duty = QUICK[3]!;
	await openDesk(page, site, {
		people: { 'round-1': 9 },
		findings: {
			[duty]: {
				revealed: 1,
				agreements: [
					{ id: 'a', level: 1, at },
					{ id: 'b', level: 3, dissent: 'Two of us say one.', at },
				],
			},
		},
	});
	await expect(row(page, duty)).toHaveAttribute('data-state', 'conflict');
	await openDuty(page, duty);
	await expect(page.locator('[data-conflict="2"]')).toBeVisible();
	await page.locator(action('settle')).nth(1).click();
	await expect(page.locator('[data-agreement="3"]')).toBeVisible();
	await expect(page.locator('[data-conflict]')).toHaveCount(0);
	expect((await finding(page, duty))?.agreements).toMatchObject([
		{ level: 3, dissent: 'Two of us say one.', over: ['a', 'b'] },
	]);
});

const fileOf = (name: string, text: string) => ({
	name,
	mimeType: 'application/json',
	buffer: Buffer.from(text),
});

test('files are taken in, each with its outcome, and the last one out again', async ({
	page,
	site,
}) => {
	const { session, handIns } = await openDesk(page, site, { people: { 'round-1': 5 } });
	const writing = { app: '0.1.0', exportedAt: '2024-11-17T13:00:00.000Z' };
	const text = (one: HandIn, of = session) => {
		const { sessionId: _s, way: _w, at: _a, ...ballot } = one;
		return fileText(writeBallotFile(ballot, of, writing));
	};
	const [one] = handIns as [HandIn];
	const duty = session.duties[0]!;
	const fresh = { ...one, id: 'f'.repeat(16), reasons: { [duty]: 'Nobody is paid for it.' } };
	await page.setInputFiles('[data-take-files]', [
		fileOf('new.json', text(fresh)),
		fileOf('again.json', text(one)),
		fileOf('other.json', text({ ...one, id: 'e'.repeat(16) }, { ...session, code: '0THER0' })),
		fileOf('half.json', text(fresh).slice(0, 200)),
	]);
	const count = (what: string, n: number) =>
		expect(page.locator(`[data-taken=${what}]`)).toHaveAttribute('data-count', String(n));
	await count('refused', 2);
	await count('added', 1);
	await count('known', 1);
	// Catches a refusal that does not say which file, why, and what to do.
	await expect(page.locator('[data-refused] li')).toHaveCount(2);
	await expect(page.locator('[data-refused]')).toContainText('other.json');
	await expect(page.locator('[data-refused]')).toContainText('0THER0');
	await expect(page.locator('[data-received=round-1]')).toHaveAttribute('data-count', '6');

	// Catches reasons that nobody ever reads, and words that are read before the votes are.
	const words = page.getByText('Nobody is paid for it.');
	await openDuty(page, duty);
	await expect(page.getByText('1 reason in words')).toHaveCount(0);
	await page.click(action('look-alone'));
	await page.getByText('1 reason in words').click();
	await expect(words).toBeVisible();
	await page.click(action('to-board'));
	await expect(words).toHaveCount(0);

	// Catches an undo that takes out another ballot.
	await page.click(action('undo-take-in'));
	await expect(page.locator('[data-received=round-1]')).toHaveAttribute('data-count', '5');
	const ids = (await storedWorkshops(page)).handIns.map(({ id }) => id);
	expect(ids.sort()).toEqual(handIns.map(({ id }) => id).sort());

	// Catches votes that are taken in after the end.
	await page.click(action('close-session'));
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-stage=closed]')).toBeVisible();
	await expect(page.locator(action('open-session'))).toBeFocused();
	await page.setInputFiles('[data-take-files]', fileOf('late.json', text(fresh)));
	await count('refused', 3);
	expect((await storedWorkshops(page)).handIns).toHaveLength(5);
	await page.click(action('open-session'));
	await expect(page.locator('[data-stage=open]')).toBeVisible();
});

test('what could not be stored stays on the screen and can be tried again', async ({
	page,
	site,
}) => {
	await openDesk(page, site, { people: { 'round-1': 9 } });
	const duty = await mostDisputed(page);
	await openDuty(page, duty);
	await page.check('[name=agreed][value="2"]');
	await page.fill('[name=dissent]', 'Some say one.');
	await page.evaluate(() => {
		const { put } = IDBObjectStore.prototype;
		Object.assign(window, { mend: () => (IDBObjectStore.prototype.put = put) });
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
	});
	await page.click(action('agree'));
	await expect(page.locator('[data-notice=save-failed]')).toBeVisible();
	await expect(page.locator('[data-draft]')).toBeVisible();
	// Catches words that are lost because somebody looked at another duty meanwhile.
	await page.click(action('to-board'));
	await openDuty(page, duty);
	await expect(page.locator('[name=dissent]')).toHaveValue('Some say one.');
	await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
	await page.click(action('retry'));
	await expect(page.locator('[data-agreement="2"]')).toBeVisible();
	await expect(page.locator('[data-notice=save-failed]')).toHaveCount(0);
	expect((await finding(page, duty))?.agreements).toMatchObject([{ dissent: 'Some say one.' }]);
	// Catches a duty that is told as not written down though it is.
	await expect(page.locator('[data-draft]')).toHaveCount(0);
});

test('groups of fewer than five stay hidden, also to the facilitator', async ({ page, site }) => {
	// Five groups in turn: of 22 people two groups have five, and three have four.
	await openDesk(page, site, { people: { 'round-1': 22 } });
	await openDuty(page, await mostDisputed(page));
	await page.click(action('look-alone'));
	const shown = page.locator('[data-division=group] tr[data-of]');
	for (const one of await shown.all()) {
		expect(Number(await one.locator('td').first().textContent())).toBeGreaterThanOrEqual(5);
	}
	await expect(page.locator('[data-hidden]').first()).toBeVisible();
});

test('with the keyboard alone, for who sees and for who does not', async ({
	page,
	site,
	context,
}) => {
	await openDesk(page, site, { people: { 'round-1': 40 } });
	expect(await violations(page)).toEqual([]);
	const screen = await openScreen(page, context);
	expect(await violations(screen)).toEqual([]);
	const duty = await mostDisputed(page);
	const press = async (name: string) => {
		await page.locator(name).focus();
		await page.keyboard.press('Enter');
	};
	await press(`[data-board-row="${duty}"] a`);
	// Catches a focus that is lost when the board gives way to a duty.
	await expect(page.locator('#desk-duty')).toBeFocused();
	await page.keyboard.press('ArrowRight');
	await expect(page.locator(`[data-desk-duty="${duty}"]`)).toHaveCount(0);
	await expect(page.locator('#desk-duty')).toBeFocused();
	await page.keyboard.press('ArrowLeft');
	await expect(page.locator(`[data-desk-duty="${duty}"]`)).toBeVisible();
	await expect(page.locator('#desk-duty')).toBeFocused();
	await press(action('show-duty'));
	await expect(onScreen(screen, 'duty').locator('li')).toHaveCount(5);
	expect(await violations(screen)).toEqual([]);
	await press(action('reveal-show'));
	await expect(onScreen(screen, 'spread')).toBeVisible();
	expect(await violations(screen)).toEqual([]);
	expect(await violations(page)).toEqual([]);
	await page.locator('[name=agreed]:checked').focus();
	await page.keyboard.press('ArrowDown');
	await press(action('agree'));
	await expect(page.locator(action('take-back'))).toBeVisible();
	expect(await violations(page)).toEqual([]);
	// Catches arrow keys that change the duty while a choice is made, and a way back that fails.
	await expect(page.locator(`[data-desk-duty="${duty}"]`)).toBeVisible();
	await page.goBack();
	await page.goBack();
	await page.goBack();
	await expect(page.locator('[data-board-row]').first()).toBeVisible();
});

// Catches counts of a round without power that can be entered nowhere.
test('hands alone are enough', async ({ page, site }) => {
	await openDesk(page, site, { people: {} });
	await openDuty(page, await mostDisputed(page));
	await page.fill('[name=hands-1]', '6');
	await page.fill('[name=hands-2]', '9');
	await page.click(action('save-hands'));
	await expect(page.locator('[data-again="15"]')).toBeVisible();
	await expect(page.locator('[data-spread]')).toHaveCount(0);
	await page.click(action('reveal'));
	await expect(page.locator('[data-spread="2"] tr[data-level="2"]')).toHaveAttribute(
		'data-votes',
		'9',
	);
	await expect(page.locator('[name=agreed][value="2"]')).toBeChecked();
});

// Catches what sticks out on a phone: facilitators look at the board from one, too.
test('it fits a phone', async ({ page, site }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await openDesk(page, site, { people: { 'round-1': 40 } });
	const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
	expect(await wide()).toBe(360);
	await openDuty(page, await mostDisputed(page));
	await page.click(action('look-alone'));
	// Catches ten screens of tables on the way to what is to be agreed on.
	await expect(page.locator('[data-division=group]')).toHaveCount(0);
	await page.click('[data-spread] summary');
	await expect(page.locator('[data-division=group]')).toBeVisible();
	expect(await wide()).toBe(360);
});
