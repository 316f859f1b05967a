/** From a phone to the desk, both ends real: over the laptop's own network, as a dropped file, and the way in by camera. */
import type { Page } from '@playwright/test';
import { createHub } from '../../scripts/lib/workshop-hub.mjs';
import { createWorkshopRoutes } from '../../scripts/lib/workshop-routes.mjs';
import { packOf, voteAddress, writeBallotFile } from './support/ballot';
import { filmFile, withCamera, writeFilm } from './support/camera';
import { fileText } from './support/domain';
import type { Site } from './support/site';
import { expect, test } from './support/test';
import { bringWorkshop, storedWorkshops, type Made } from './support/workshop';

const FILM = filmFile('hand-in');
test.use({
	launchOptions: withCamera(FILM),
	expectedErrors: ['404'],
	// Of the pages alone: fetching everything for offline use would take a quarter of the time.
	serviceWorkers: 'block',
});

async function openDesk(page: Page, site: Site, people = 0): Promise<Made> {
	const made = await bringWorkshop(page, site, { people: { 'round-1': people } });
	await page.goto(site.url(`en/workshop/console/?s=${made.session.id}`));
	await expect(page.locator('[data-received=round-1]')).toBeVisible();
	return made;
}
const received = (page: Page, count: number) =>
	expect(page.locator('[data-received=round-1]')).toHaveAttribute('data-count', String(count));

/** One level on the first duty, up to the page that shows how to hand in. */
async function vote(phone: Page, level: number): Promise<void> {
	await phone.locator('[data-action=vote-begin]').first().click();
	await phone.locator(`label:has([name=vote][value="${level}"])`).click();
	await expect(phone.locator('form[data-save-state=saved]')).toBeVisible();
	await phone.click('[data-action=vote-list]');
	await phone.click('[data-action=vote-hand-in]');
}

// Catches a phone that is told "handed in" before the desk has stored it, or never.
test('over the laptop’s network, stored at the desk before the phone is told', async ({
	page,
	site,
	browser,
}) => {
	const hub = createHub({ now: () => Date.now() });
	site.intercept = createWorkshopRoutes({ hub, addresses: () => ['http://192.0.2.7:4173/'] });
	const { session } = await openDesk(page, site);
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const phone = await context.newPage();
	await phone.goto(site.url(voteAddress(packOf(session))));
	await vote(phone, 3);
	await phone.click('[data-action=hand-in-network]');
	await expect(phone.locator('[data-network]')).toHaveAttribute('data-network', 'waiting');
	expect((await storedWorkshops(page)).handIns).toEqual([]);

	await page.click('[data-action=collect]');
	await expect(phone.locator('[data-handed-in=stored]')).toBeVisible({ timeout: 20_000 });
	const { handIns } = await storedWorkshops(page);
	expect(handIns).toMatchObject([{ way: 'network', votes: `3${'-'.repeat(15)}` }]);
	await received(page, 1);
	await expect(page.locator('[data-hub]')).toHaveAttribute('data-hub', 'on');
	// Catches a desk that no longer collects after a reload, while phones wait.
	await page.reload();
	await expect(page.locator('[data-hub]')).toHaveAttribute('data-hub', 'on');
	// Catches phones that wait because somebody types in paper sheets in this window.
	await page.locator(`a[href*="/workshop/entry/"]`).click();
	await expect(page.locator('[name=sheet-number]')).toBeVisible();
	await phone.click('[data-action=vote-start]');
	await vote(phone, 4);
	await phone.click('[data-action=hand-in-network]');
	await expect(phone.locator('[data-handed-in=stored]')).toBeVisible({ timeout: 20_000 });
	expect((await storedWorkshops(page)).handIns).toMatchObject([{ revision: 2 }]);
	await context.close();
});

// Catches a drop that opens the file in the browser, and takes the desk away.
test('as files that are dropped on the desk', async ({ page, site }) => {
	const other = await openDesk(page, site, 3);
	const texts = other.handIns.map(({ sessionId: _s, way: _w, at: _a, ...ballot }) =>
		fileText(
			writeBallotFile({ ...ballot, id: [...ballot.id].reverse().join('') }, other.session, {
				app: '0.2.0',
				exportedAt: '2024-11-17T12:00:00.000Z',
			}) as never,
		),
	);
	const dropped = await page.evaluateHandle((all) => {
		const some = new DataTransfer();
		all.forEach((text, i) => some.items.add(new File([text], `ballot-${i}.json`)));
		return some;
	}, texts);
	const box = page.locator('[role=group]:has([data-take-files])');
	await box.dispatchEvent('dragover', { dataTransfer: dropped });
	await box.dispatchEvent('drop', { dataTransfer: dropped });
	await received(page, 6);
	await expect(page.locator('[data-taken=added]')).toHaveAttribute('data-count', '3');
});

// Catches a laptop without a camera on which nothing can be handed in, and a torn picture that is
// taken for a ballot or ends the desk.
test('as a photo of the code, where the camera is refused', async ({ page, site, browser }) => {
	await page.addInitScript(() => {
		navigator.mediaDevices.getUserMedia = () =>
			Promise.reject(new DOMException('refused', 'NotAllowedError'));
	});
	const { session } = await openDesk(page, site);
	await page.click('[data-action=scan-start]');
	await expect(page.locator('[data-scan-fault=refused]')).toContainText('photo');

	const context = await browser.newContext({ serviceWorkers: 'block' });
	const phone = await context.newPage();
	await phone.goto(site.url(voteAddress(packOf(session))));
	await vote(phone, 3);
	const code = phone.locator('[data-codes] svg');
	await code.scrollIntoViewIfNeeded();
	const { x, y, width, height } = (await code.boundingBox())!;
	const torn = await phone.screenshot({ clip: { x, y, width, height: height / 2 } });
	const whole = await phone.screenshot();
	await context.close();

	const choose = (buffer: Buffer) =>
		page.setInputFiles('[data-scan-photo]', { name: 'code.png', mimeType: 'image/png', buffer });
	await choose(torn);
	await expect(page.locator('[data-scan-photo-fault=no-code]')).toBeVisible();
	await received(page, 0);
	await choose(whole);
	await received(page, 1);
	const { handIns } = await storedWorkshops(page);
	expect(handIns).toMatchObject([{ way: 'code', votes: `3${'-'.repeat(15)}` }]);
});

// Catches a phone that cannot read the poster, though its camera can.
test('a phone joins with its camera', async ({ page, site }) => {
	const { session } = await bringWorkshop(page, site);
	writeFilm(FILM, ['', site.url(voteAddress(packOf(session)))]);
	const context = await page.context().browser()!.newContext({ serviceWorkers: 'block' });
	const phone = await context.newPage();
	await phone.goto(site.url('en/workshop/vote/'));
	await phone.click('[data-action=vote-scan]');
	await phone.click('[data-action=scan-start]');
	await expect(phone.locator('[data-vote-step=start]')).toBeVisible({ timeout: 20_000 });
	await expect(phone.locator(`[data-session="${session.code}"]`)).toBeVisible();
	await context.close();
});
