/** A participant's ballot: on a phone of one's own, and on a laptop that goes from hand to hand. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createHub } from '../../scripts/lib/workshop-hub.mjs';
import { createWorkshopRoutes } from '../../scripts/lib/workshop-routes.mjs';
import type { Pack } from '../../src/lib/domain/workshop/session';
import {
	makePack,
	packText,
	readBallotCode,
	readBallotFile,
	readSequence,
	shownCode,
	voteAddress,
	writePackFile,
} from './support/ballot';
import { fileText } from './support/domain';
import { dutiesOf } from './support/filled';
import { MortalBrowser } from './support/mortal-browser';
import { Site } from './support/site';
import { expect, test } from './support/test';
import { bringWorkshop, storedWorkshops } from './support/workshop';

/** On a host without a hub the look for one is answered so, and the browser notes it. */
const NO_HUB = 'status of 404';
// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ expectedErrors: [NO_HUB], serviceWorkers: 'block' });

const form = (page: Page) => page.locator('form[data-vote]');
const dutyOn = (page: Page) => form(page).getAttribute('data-vote');
const step = (page: Page, name: string) => page.locator(`[data-vote-step="${name}"]`);
const saved = (page: Page) =>
	expect(page.locator('form[data-save-state]')).toHaveAttribute('data-save-state', 'saved');
const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);

async function begin(page: Page, name = 'round-1'): Promise<void> {
	await part(page, name).locator('[data-action=vote-begin]').click();
}

/** Taps an answer and goes on to the next duty. */
async function answer(page: Page, value: string): Promise<void> {
	const duty = await dutyOn(page);
	await form(page).locator(`label:has([name=vote][value="${value}"])`).click();
	await saved(page);
	await page.click('[data-action=vote-next]');
	await expect(page.locator(`form[data-vote="${duty}"]`)).toHaveCount(0);
}

async function openVote(page: Page, site: Site, pack: Pack): Promise<void> {
	await page.goto(site.url(voteAddress(pack)));
	await expect(step(page, 'start')).toBeVisible();
}

/** What the code on the screen says, through the real decoder. */
async function readShown(page: Page, pack: Pack) {
	const text = await shownCode(page);
	const read = readBallotCode(text ?? '', pack);
	if (!read.ok) throw new Error(`${read.fault}: ${text}`);
	return read.ballot;
}

test.describe('on a phone of one’s own', () => {
	// Catches a vote that is stored at another duty's place, a table that does not come first, a
	// reload that begins anew, and a shown code that says something else than what was tapped.
	test('all duties by taps, a reload in the middle, and the code on the screen', async ({
		page,
		site,
	}) => {
		const pack = makePack();
		await openVote(page, site, pack);
		await page.selectOption('[name=group]', '2');
		await page.selectOption('[name=table]', '2');
		await begin(page);
		const values = ['0', '1', '2', '3', '4', 'unknown', 'na'];
		const tapped = new Map<string, string>();
		for (let i = 0; i < pack.duties.length; i += 1) {
			const duty = (await dutyOn(page))!;
			const value = values[i % values.length]!;
			tapped.set(duty, value);
			if (i === 7) {
				await page.reload();
				await expect(page.locator(`form[data-vote="${duty}"]`)).toBeVisible();
				await expect(page.locator('[data-progress]')).toHaveAttribute('data-answered', '7');
			}
			await answer(page, value);
		}
		const asked = [...tapped.keys()];
		expect(asked.toSorted()).toEqual([...pack.duties].toSorted());
		// Table 2 begins with governance; in the catalogue that is not the first.
		expect(asked[0]).not.toBe(pack.duties[0]);

		await expect(step(page, 'hand-in')).toBeVisible();
		await expect(page.locator('[data-open]')).toHaveCount(0);
		const ballot = await readShown(page, pack);
		const signs: Record<string, string> = { unknown: '?', na: 'N' };
		const expected = dutiesOf('quick').map((id) => signs[tapped.get(id)!] ?? tapped.get(id)!);
		expect(ballot).toMatchObject({ group: 2, table: 2, revision: 1, part: 'round-1' });
		expect(ballot.votes).toBe(expected.join(''));

		// Changed after it was shown: the same ballot, one revision later.
		await page.click('[data-action=vote-seen]');
		await expect(page.locator('[data-handed-in=said]')).toBeVisible();
		await page.click('[data-action=vote-change]');
		await page.click(`[data-open-duty="${asked[0]}"]`);
		await form(page).locator('label:has([value="4"])').click();
		await saved(page);
		await page.click('[data-action=vote-list]');
		await page.click('[data-action=vote-hand-in]');
		const again = await readShown(page, pack);
		expect(again).toMatchObject({ id: ballot.id, revision: 2 });
		expect(again.votes).not.toBe(ballot.votes);
	});

	// Catches a control that no key reaches, a focus that is lost between two duties, and a half-filled
	// ballot that does not say so.
	test('by keyboard alone, half of it', async ({ page, site }) => {
		const pack = makePack();
		await openVote(page, site, pack);
		const tabTo = async (selector: string) => {
			for (let i = 0; i < 60; i += 1) {
				if (await page.evaluate((one) => document.activeElement?.matches(one), selector)) return;
				await page.keyboard.press('Tab');
			}
			throw new Error(`no way to ${selector}`);
		};
		await tabTo('[data-part=round-1] [data-action=vote-begin]');
		await page.keyboard.press('Enter');
		for (const [i, presses] of [3, 1, 2].entries()) {
			await expect(form(page)).toHaveAttribute('data-vote', pack.duties[i]!);
			await expect(form(page).locator('h2')).toBeFocused();
			await page.keyboard.press('Tab');
			// The first radio is reached; each arrow chooses the next one.
			for (let press = 0; press < presses; press += 1) await page.keyboard.press('ArrowDown');
			await saved(page);
			await page.keyboard.press('Enter');
		}
		await expect(form(page)).toHaveAttribute('data-vote', pack.duties[3]!);
		await tabTo('[data-action=vote-list]');
		await page.keyboard.press('Enter');
		await expect(step(page, 'list')).toHaveAttribute('data-answered', '3');
		await tabTo('[data-action=vote-hand-in]');
		await page.keyboard.press('Enter');
		await expect(page.locator('[data-open]')).toHaveAttribute('data-open', '13');
		const ballot = await readShown(page, pack);
		expect(ballot.votes).toBe(`312${'-'.repeat(13)}`);
		expect(ballot.group).toBeUndefined();
	});

	// Catches a reason that is cut off or left out on its way, a file that the console refuses, and a
	// sequence that never gets to its end.
	test('with a reason, as a file and as several codes', async ({ page, site }) => {
		const pack = makePack();
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await openVote(page, site, pack);
		await begin(page);
		await form(page).locator('label:has([value="1"])').click();
		await page.click('[data-action=vote-why]');
		const reason = `${'Ñandú 城市 '.repeat(33)}.`.slice(0, 300);
		await page.fill('[name=reason]', reason);
		await saved(page);
		await page.click('[data-action=vote-list]');
		await page.click('[data-action=vote-hand-in]');

		const [file] = await Promise.all([
			page.waitForEvent('download'),
			page.click('[data-export=ballot]'),
		]);
		const read = readBallotFile(readFileSync(await file.path(), 'utf8'), pack);
		if (!read.ok) throw new Error(JSON.stringify(read.fault));
		const duty = pack.duties[0]!;
		expect(read.ballot.reasons).toEqual({ [duty]: reason });

		const codes = page.locator('[data-codes]');
		const total = Number(await codes.getAttribute('data-codes'));
		expect(total).toBeGreaterThan(2);
		let reading: Parameters<typeof readSequence>[1];
		let whole: string | undefined;
		for (let i = 0; i < total; i += 1) {
			await expect(codes).toHaveAttribute('data-code', String(i));
			const got = readSequence((await shownCode(page)) ?? '', reading);
			if (got.state === 'reading') reading = got.reading;
			if (got.state === 'whole') whole = got.text;
			await page.click('[data-action=code-next]');
		}
		const joined = readBallotFile(whole ?? '', pack);
		expect(joined.ok && joined.ballot.reasons).toEqual({ [duty]: reason });

		await page.locator('label:has([name=with-reasons][value=votes])').click();
		await expect(codes).toHaveAttribute('data-codes', '1');
		expect((await readShown(page, pack)).votes).toBe(`1${'-'.repeat(15)}`);
	});

	// Catches "handed in" that is said before the laptop has stored it, and a refusal without a word.
	test('over the laptop’s network', async ({ page, site }) => {
		const pack = makePack();
		const hub = createHub({ now: () => Date.now() });
		site.intercept = createWorkshopRoutes({ hub, addresses: () => [] });
		await openVote(page, site, pack);
		await begin(page);
		await answer(page, '2');
		await page.click('[data-action=vote-list]');
		await page.click('[data-action=vote-hand-in]');
		await page.click('[data-action=hand-in-network]');
		await expect(page.locator('[data-network]')).toHaveAttribute('data-network', 'waiting');
		await expect(step(page, 'done')).toHaveCount(0);
		const settle = (state: object) =>
			page.evaluate(async (standing) => {
				const waiting = await (await fetch('/workshop-hub/waiting')).json();
				const list = waiting.map(({ receipt }: { receipt: string }) => ({ receipt, ...standing }));
				await fetch('/workshop-hub/settled', {
					method: 'POST',
					headers: { 'Content-Type': 'application/json' },
					body: JSON.stringify(list),
				});
				return waiting.map(({ body }: { body: string }) => body) as string[];
			}, state);
		const [body] = await settle({ state: 'stored' });
		const read = readBallotCode(body ?? '', pack);
		expect(read.ok && read.ballot.votes).toBe(`2${'-'.repeat(15)}`);
		await expect(page.locator('[data-handed-in=stored]')).toBeVisible();

		await page.click('[data-action=vote-change]');
		await page.click(`[data-open-duty="${pack.duties[1]}"]`);
		await answer(page, '0');
		await page.click('[data-action=vote-list]');
		await page.click('[data-action=vote-hand-in]');
		await page.click('[data-action=hand-in-network]');
		await expect(page.locator('[data-network]')).toHaveAttribute('data-network', 'waiting');
		await settle({ state: 'refused', why: 'closed' });
		await expect(page.locator('[data-network]')).toHaveAttribute('data-network-why', 'closed');
		await expect(page.getByText('The workshop is closed.')).toBeVisible();
	});

	// Catches a second round that takes the first one's place, and rows of the form that are mixed up.
	test('a second round, and who is responsible', async ({ page, site }) => {
		const pack = makePack({ responsible: true });
		await openVote(page, site, pack);
		await begin(page);
		await answer(page, '4');
		await page.click('[data-action=vote-list]');
		await page.click('[data-action=vote-start]');
		await begin(page, 'round-2');
		await page.click(`[data-open-duty="${pack.duties[0]}"]`);
		await expect(page.locator('[data-first-round]')).toContainText('Level 4');
		// Catches a second round that leads through all duties, asked for again or not.
		await answer(page, '3');
		await expect(step(page, 'hand-in')).toBeVisible();
		const second = await readShown(page, pack);
		expect(second).toMatchObject({ part: 'round-2', votes: `3${'-'.repeat(15)}` });
		await page.click('[data-action=vote-seen]');
		await page.click('[data-action=vote-start]');

		await begin(page, 'responsible');
		await page.locator('[data-row="q14.2"] label:has([value=cso])').click();
		await page.locator('[data-row="q14.3"] label:has([value=all])').click();
		await page.locator('[data-row="q14.3"] label:has([value=""])').click();
		await saved(page);
		await page.click('[data-action=vote-next]');
		await page.locator('[data-row="q15.1"] label:has([value=lrg])').click();
		await saved(page);
		await page.click('[data-action=vote-start]');
		await part(page, 'responsible').locator('[data-action=vote-hand-in]').click();
		const third = await readShown(page, pack);
		expect(third).toMatchObject({ id: second.id, part: 'responsible' });
		expect(third.votes).toMatch(/^-c-{7}l-{56}$/u);
	});

	// Catches a phone of one's own that is shut in like a laptop that strangers share, and a skip link
	// that puts itself in the place of the workshop in the address.
	test('keeps the way to all pages', async ({ page, site }) => {
		await openVote(page, site, makePack());
		await expect(page.getByRole('navigation').first()).toBeVisible();
		await page.locator('.skip').focus();
		await page.keyboard.press('Enter');
		await expect(page.locator('main')).toBeFocused();
		await expect(step(page, 'start')).toBeVisible();
	});

	// Catches a ballot that stays on the phone after it was deleted.
	test('can be deleted from the phone', async ({ page, site }) => {
		const pack = makePack();
		await openVote(page, site, pack);
		await begin(page);
		await answer(page, '2');
		await page.click('[data-action=vote-list]');
		await page.click('[data-action=vote-start]');
		await page.click('[data-action=delete-ballot]');
		await page.click('[data-action=confirm-delete-ballot]');
		await expect(page.locator('[data-deleted=true]')).toBeVisible();
		await page.reload();
		await expect(part(page, 'round-1')).toHaveAttribute('data-answered', '0');
	});

	// Catches an installed app that has lost the workshop because it was opened without the address.
	test('comes back to the workshop without its address', async ({ page, site }) => {
		const pack = makePack();
		await openVote(page, site, pack);
		await begin(page);
		await answer(page, '2');
		const duty = await dutyOn(page);
		await page.goto(site.url('en/workshop/vote/'));
		await page.click('[data-action=vote-go-on]');
		await expect(page.locator(`form[data-vote="${duty}"]`)).toBeVisible();
	});
});

// Catches "Saved" that comes before the disk has it.
test('a phone that dies comes back to where it was', async () => {
	const site = await Site.start();
	const browser = new MortalBrowser('sqlite');
	try {
		let page = await browser.start();
		const pack = makePack();
		await openVote(page, site, pack);
		await begin(page);
		await answer(page, '3');
		await answer(page, '1');
		await form(page).locator('label:has([value="2"])').click();
		await saved(page);
		await browser.kill();
		page = await browser.start();
		await page.goto(site.url(voteAddress(pack)));
		await expect(page.locator(`form[data-vote="${pack.duties[2]}"]`)).toBeVisible();
		await expect(page.locator('[data-progress]')).toHaveAttribute('data-answered', '3');
		await expect(page.locator('[name=vote][value="2"]')).toBeChecked();
	} finally {
		await browser.bury();
		await site.stop();
	}
});

test.describe('a pack', () => {
	const FAULTS: Record<string, (pack: Pack) => string> = {
		damaged: (pack) => packText(pack).replace(/.{6}$/u, 'AAAAAA'),
		'not-ours': () => '!!',
		'unknown-framework': (pack) =>
			packText({ ...pack, framework: { ...pack.framework, version: '999' } }),
	};
	for (const [fault, textOf] of Object.entries(FAULTS)) {
		// Catches a phone that answers for something that the console will refuse, and a dead end.
		test(`that is ${fault} is said to be so, and there is a way on`, async ({ page, site }) => {
			await page.goto(site.url(`en/workshop/vote/#${textOf(makePack())}`));
			await expect(page.locator('[data-pack-fault]')).toHaveAttribute('data-pack-fault', fault);
			await page.locator('[data-pack-fault] a').click();
			await expect(step(page, 'get')).toBeVisible();
		});
	}

	// Catches a wrong file that ends in silence, and a right one that is lost at a reload.
	test('comes from a file, after a wrong one', async ({ page, site }) => {
		const pack = makePack();
		await page.goto(site.url('en/workshop/vote/'));
		const choose = (text: string) =>
			page.setInputFiles('[data-pack-file]', {
				name: 'workshop.json',
				mimeType: 'application/json',
				buffer: Buffer.from(text),
			});
		await choose('{"format":"something else"}');
		await expect(page.locator('[data-pack-fault=not-ours]')).toBeVisible();
		await choose(fileText(writePackFile(pack, { app: '0.1.0', exportedAt: new Date().toJSON() })));
		await expect(step(page, 'start')).toBeVisible();
		await page.reload();
		await expect(page.locator(`[data-session="${pack.code}"]`)).toBeVisible();
	});
});

test.describe('on a shared laptop', () => {
	test.use({ viewport: { width: 1280, height: 800 } });

	const openShared = async (page: Page, site: Site, more = {}) => {
		const made = await bringWorkshop(page, site, more);
		await page.goto(site.url(`en/workshop/vote/?s=${made.session.id}`));
		await expect(step(page, 'hand-over')).toBeVisible();
		return made;
	};
	/** A whole turn: begin, some answers, hand in. */
	async function takeTurn(page: Page, values: string[]): Promise<void> {
		await page.click('[data-action=begin-ballot]');
		await begin(page);
		for (const value of values) await answer(page, value);
		await page.click('[data-action=vote-list]');
		await page.click('[data-action=vote-hand-in]');
		await page.click('[data-action=hand-in-here]');
		await expect(page.locator('[data-thanks=true]')).toBeVisible();
	}

	// Catches two people who count as one, an answer of the last person in the next one's page, and a
	// ballot that the browser's Back brings up again.
	test('three people, one after another', async ({ page, site }) => {
		await openShared(page, site);
		for (const values of [['4', '3'], ['0'], ['unknown', 'na', '1']]) {
			await takeTurn(page, values);
			await expect(page.locator('[name=vote]')).toHaveCount(0);
		}
		const { handIns } = await storedWorkshops(page);
		expect(handIns.map(({ votes }) => votes.replace(/-+$/u, '')).sort()).toEqual([
			'0',
			'43',
			'?N1',
		]);
		expect(new Set(handIns.map(({ id }) => id)).size).toBe(3);
		expect(handIns.every(({ way }) => way === 'shared')).toBe(true);

		await page.click('[data-action=begin-ballot]');
		await expect(part(page, 'round-1')).toHaveAttribute('data-answered', '0');
		await page.goBack();
		await page.goForward();
		await expect(step(page, 'hand-over')).toBeVisible();
		await expect(page.locator('[name=vote]')).toHaveCount(0);
	});

	// Catches answers of one part that are thrown away when another part is handed in.
	test('all parts are handed in with the second one', async ({ page, site }) => {
		await openShared(page, site, { responsible: true });
		await page.click('[data-action=begin-ballot]');
		await begin(page);
		await answer(page, '3');
		await page.click('[data-action=vote-list]');
		await page.click('[data-action=vote-start]');
		await begin(page, 'responsible');
		await page.locator('[data-row="q14.2"] label:has([value=cso])').click();
		await saved(page);
		await page.click('[data-action=vote-start]');
		await part(page, 'responsible').locator('[data-action=vote-hand-in]').click();
		await expect(page.locator('[data-handing-in]')).toHaveCount(2);
		await page.click('[data-action=hand-in-here]');
		await expect(page.locator('[data-thanks=true]')).toBeVisible();
		await expect(page.locator('[data-left]')).toHaveCount(0);

		const { handIns } = await storedWorkshops(page);
		const votesOf = Object.fromEntries(handIns.map(({ part: of, votes }) => [of, votes]));
		expect(votesOf).toEqual({
			'round-1': `3${'-'.repeat(15)}`,
			responsible: `-c${'-'.repeat(64)}`,
		});
		expect(new Set(handIns.map(({ id }) => id)).size).toBe(1);
	});

	/** Where links lead in one tap, but for the same page in a language. */
	const waysOut = (page: Page) =>
		page.locator('a[href]:not(.skip)').evaluateAll((links) =>
			(links as HTMLAnchorElement[])
				.map(({ href }) => new URL(href))
				.filter((url) => !/\/workshop\/vote\/$/u.test(url.pathname) || !url.search)
				.map(String),
		);

	// Catches a participant who is one tap, or a press on Back, from a page that shows votes.
	test('opens in a window of its own, from which nothing leads to the desk', async ({
		page,
		site,
		context,
	}) => {
		const { session } = await bringWorkshop(page, site);
		await page.goto(site.url(`en/workshop/console/?s=${session.id}`));
		const coming = context.waitForEvent('page');
		await page.click('[data-action=open-shared]');
		const shared = await coming;
		await expect(step(shared, 'hand-over')).toBeVisible();
		expect(await shared.evaluate(() => [history.length, window.opener])).toEqual([1, null]);
		await expect(shared.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expect(shared.getByRole('navigation')).toHaveCount(0);
		expect(await waysOut(shared)).toEqual([]);
		await shared.click('[data-action=begin-ballot]');
		expect(await waysOut(shared)).toEqual([]);
		await begin(shared);
		expect(await waysOut(shared)).toEqual([]);
		await answer(shared, '3');
		await shared.click('[data-action=vote-list]');
		await shared.click('[data-action=vote-hand-in]');
		expect(await waysOut(shared)).toEqual([]);
		// Catches a skip link that takes the page for one of a phone, with the desk's links on it.
		await shared.locator('.skip').focus();
		await shared.keyboard.press('Enter');
		await expect(shared.locator('main')).toBeFocused();
		expect(await waysOut(shared)).toEqual([]);
	});

	// Catches a way out that opens the desk by a slip of the finger, and one that stays open behind the
	// facilitator as the browser's Forward.
	test('the facilitator leaves it after a question', async ({ page, site }) => {
		const { session } = await openShared(page, site);
		await page.click('[data-action=leave-shared]');
		await expect(page.locator('[data-notice=leave-shared]')).toBeVisible();
		await page.click('[data-action=stay-shared]');
		await expect(page.locator('[data-action=leave-shared]')).toBeFocused();
		await expect(step(page, 'hand-over')).toBeVisible();
		await page.click('[data-action=leave-shared]');
		await page.click('[data-action=confirm-leave-shared]');
		await expect(page).toHaveURL(site.url(`en/workshop/console/?s=${session.id}`));
		await expect(page.getByRole('navigation').first()).toBeVisible();
		await page.goBack();
		await expect(page).not.toHaveURL(/\/workshop\/vote\//u);
	});

	// Catches a ballot that is thrown away when its person is called off or the power goes, one that
	// shows answers before anybody has said whose it is, and one that is offered to all who come.
	test('a ballot that was left is asked for, and kept', async ({ page, site }) => {
		await openShared(page, site);
		await page.click('[data-action=begin-ballot]');
		await begin(page);
		await answer(page, '3');
		await page.reload();
		await expect(step(page, 'hand-over')).toBeVisible();
		await page.click('[data-action=begin-ballot]');
		await expect(page.locator('[data-found-ballot]')).toBeVisible();
		await expect(page.locator('[name=vote], [data-answered]')).toHaveCount(0);
		await page.click('[data-action=new-ballot]');
		await expect(part(page, 'round-1')).toHaveAttribute('data-answered', '0');
		await begin(page);
		await answer(page, '1');
		await page.click('[data-action=vote-list]');
		await page.click('[data-action=vote-hand-in]');
		await page.click('[data-action=hand-in-here]');
		await expect(page.locator('[data-thanks=true]')).toBeVisible();
		// The third person is not asked about the first one's, which the facilitator still has.
		await page.click('[data-action=begin-ballot]');
		await expect(step(page, 'start')).toBeVisible();
		await page.click('[data-action=put-away]');
		// Theirs was empty, and is not asked for again.
		await page.locator('main summary').click();
		await expect(page.locator('[data-left]')).toHaveAttribute('data-left', '1');
		await page.click('[data-action=hand-in-left]');
		await expect(page.locator('[data-left]')).toHaveCount(0);
		const { handIns } = await storedWorkshops(page);
		expect(handIns.map(({ votes }) => votes[0]).sort()).toEqual(['1', '3']);
	});

	// Catches answers that stay on the screen of a laptop that nobody sits at, and votes that are gone
	// when the person comes back.
	test('hides a ballot that nobody touches for three minutes', async ({ page, site }) => {
		const { session } = await bringWorkshop(page, site);
		await page.clock.install();
		await page.goto(site.url(`en/workshop/vote/?s=${session.id}`));
		await page.click('[data-action=begin-ballot]');
		await begin(page);
		await answer(page, '3');
		await page.clock.fastForward('02:50');
		await expect(form(page)).toBeVisible();
		await page.clock.fastForward('00:20');
		await expect(step(page, 'still-there')).toBeVisible();
		await expect(page.locator('[name=vote]')).toHaveCount(0);
		await page.click('[data-action=still-here]');
		await expect(page.locator('[data-progress]')).toHaveAttribute('data-answered', '1');
	});

	// Catches ballots that go on being filled in when nobody takes them any more.
	test('takes no more ballots once the workshop is closed', async ({ page, site }) => {
		await openShared(page, site, { stage: 'closed' });
		await expect(page.locator('[data-notice=session-closed]')).toBeVisible();
		await expect(page.locator('[data-action=begin-ballot]')).toHaveCount(0);
	});
});
