/**
 * A whole workshop with no network at all: set up, forty ballots by all ways, two rounds, the board,
 * the projector, the close. Then the same with two laptops.
 */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import type { Ballot, Part } from '../../src/lib/domain/workshop/hand-in';
import type { Session } from '../../src/lib/domain/workshop/session';
import { appIsHere, startAssessment } from './support/app';
import { filmFile, withCamera, writeFilm } from './support/camera';
import { fileText } from './support/domain';
import type { Site } from './support/site';
import { stored } from './support/stored';
import { expect as impatient, test } from './support/test';
import { storedWorkshops } from './support/workshop';

const load = <T>(name: string): Promise<T> =>
	tsImport(`../../src/lib/domain/workshop/${name}.ts`, import.meta.url) as Promise<T>;
const { rehearsalBallots } =
	await load<typeof import('../../src/lib/domain/workshop/rehearsal')>('rehearsal');
const { ballotCode } =
	await load<typeof import('../../src/lib/domain/workshop/ballot-code')>('ballot-code');
const { sequenceOf } =
	await load<typeof import('../../src/lib/domain/workshop/sequence')>('sequence');
const { writeBallotFile } = await load<typeof import('../../src/lib/domain/workshop/file')>('file');

const FILM = filmFile('rehearsal');
const expect = impatient.configure({ timeout: 20_000 });
const BY = { app: '0.2.0', exportedAt: '2026-11-22T10:00:00.000Z' };

test.use({
	launchOptions: withCamera(FILM),
	viewport: { width: 1280, height: 900 },
	// What the browser says of a network that is not there.
	expectedErrors: ['ERR_', 'Failed to'],
});

const session = async (page: Page): Promise<Session> =>
	(await storedWorkshops(page)).sessions[0] as Session;
const received = (page: Page, part: Part, count: number) =>
	expect(page.locator(`[data-received=${part}]`)).toHaveAttribute('data-count', String(count));
const fileOf = (ballot: Ballot, of: Session, i: number) => ({
	name: `ballot-${i}.json`,
	mimeType: 'application/json',
	buffer: Buffer.from(fileText(writeBallotFile(ballot, of, BY) as never)),
});

/** A session of the quick set, open, set up through the pages. */
async function setUp(page: Page, site: Site): Promise<Session> {
	const id = await startAssessment(page, site);
	await page.goto(site.url(`en/workshop/set-up/?a=${id}`));
	await appIsHere(page);
	await page.fill('#title', 'Town hall');
	await page.fill('#expected', '40');
	await page.click('[data-action=propose]');
	await page.click('[data-action=save-session]');
	await expect(page.locator('[data-save-state=saved]')).toBeVisible();
	await page.click('[data-action=open-session]');
	await expect.poll(async () => (await session(page))?.stage).toBe('open');
	return session(page);
}

const toDesk = async (page: Page, site: Site, { id }: Session) => {
	await page.goto(site.url(`en/workshop/console/?s=${id}`));
	await expect(page.locator('[data-board-row]').first()).toBeVisible();
};

// Catches whatever breaks between the pages: each by itself has tests of its own.
test('from the first page to the minutes, with the network off', async ({
	page,
	site,
	context,
}, info) => {
	test.setTimeout(300_000);
	await page.goto(site.url('en/'));
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
	await site.stop();
	await context.setOffline(true);

	const of = await setUp(page, site);
	const people = rehearsalBallots(of, { seed: 7, people: 40 });
	const byCode = people.slice(0, 20);
	const bySequence = people.slice(20, 22);
	const byFile = people.slice(22, 34);
	const onPaper = people.slice(34, 37);
	const shared = people.slice(37);

	// Twenty phones, one of them twice, one of another workshop, and two with reasons in words.
	const reason = {
		[of.duties[0]!]: 'The list is on the town’s door, and nobody can read it there.',
	};
	const film = [
		...byCode.map((ballot) => ballotCode(ballot, of)),
		ballotCode(byCode[0]!, of),
		ballotCode(byCode[1]!, { ...of, code: 'AAAAAA' }),
		...bySequence.flatMap((ballot) =>
			sequenceOf(fileText(writeBallotFile({ ...ballot, reasons: reason }, of, BY) as never))!,
		),
	];
	writeFilm(FILM, film, { seconds: 0.75 });
	await toDesk(page, site, of);
	await page.click('[data-action=scan-start]');
	await expect(page.locator('[data-received=round-1]')).toHaveAttribute('data-count', '22', {
		timeout: 90_000,
	});
	await expect(page.locator('[data-refused]')).toContainText('AAAAAA');
	await page.click('[data-action=scan-stop]');

	await page.setInputFiles(
		'[data-take-files]',
		byFile.map((ballot, i) => fileOf(ballot, of, i)),
	);
	await received(page, 'round-1', 34);

	await page.goto(site.url(`en/workshop/entry/?s=${of.id}`));
	for (const [i, { votes }] of onPaper.entries()) {
		await expect(page.locator('[name=sheet-number]')).toBeFocused();
		await page.keyboard.type(String(i + 1));
		for (let key = 0; key < 3; key += 1) await page.keyboard.press('Enter');
		await expect(page.locator('[data-typing]')).toBeFocused();
		await page.keyboard.type(votes.toLowerCase());
		await page.keyboard.press('Enter');
		if (votes.includes('-')) await page.keyboard.press('Enter');
		await expect(page.locator(`[data-paper-sheets="${i + 1}"]`)).toBeVisible();
	}

	await page.goto(site.url(`en/workshop/vote/?s=${of.id}`));
	for (const { votes } of shared) {
		await page.click('[data-action=begin-ballot]');
		await page.locator('[data-action=vote-begin]').first().click();
		for (const vote of votes.slice(0, 2)) {
			const duty = await page.locator('form[data-vote]').getAttribute('data-vote');
			const value = vote === '?' || vote === 'N' || vote === '-' ? 'unknown' : vote;
			await page.locator(`label:has([name=vote][value="${value}"])`).click();
			await page.click('[data-action=vote-next]');
			await expect(page.locator(`form[data-vote="${duty}"]`)).toHaveCount(0);
		}
		await page.click('[data-action=vote-list]');
		await page.click('[data-action=vote-hand-in]');
		await page.click('[data-action=hand-in-here]');
		await expect(page.locator('[data-thanks=true]')).toBeVisible();
	}

	await toDesk(page, site, of);
	await received(page, 'round-1', 40);
	const coming = context.waitForEvent('page');
	await page.click('[data-action=open-screen]');
	const screen = await coming;
	await expect(screen.locator('[data-screen=welcome]')).toBeVisible();

	// The most disputed duty: both rounds, seen by the room, agreed with a dissent.
	const first = (await page.locator('[data-board-row]').first().getAttribute('data-board-row'))!;
	await page.locator(`[data-board-row="${first}"]`).getByRole('link').click();
	await page.click('[data-action=show-duty]');
	await expect(screen.locator('[data-screen=duty]')).toBeVisible();
	await expect(screen.locator('[data-votes], circle')).toHaveCount(0);
	await page.click('[data-action=reveal-show]');
	await expect(screen.locator('[data-screen=spread]')).toBeVisible();
	await expect(screen.locator('circle').first()).toBeVisible();
	const again = rehearsalBallots(of, { seed: 7, people: 30, part: 'round-2' });
	await page.setInputFiles(
		'[data-take-files]',
		again.map((ballot, i) => fileOf(ballot, of, i)),
	);
	await expect
		.poll(
			async () =>
				(await storedWorkshops(page)).handIns.filter(({ part }) => part === 'round-2').length,
		)
		.toBe(30);
	await page.click('[data-action=reveal-show]');
	await page.fill('[name=dissent]', 'Two tables see no routine yet.');
	await page.click('[data-action=agree]');
	await expect(page.locator('[data-desk-duty] [data-agreement]')).not.toHaveAttribute(
		'data-agreement',
		'',
	);
	await screen.screenshot({ path: info.outputPath('screen.png') });

	await toDesk(page, site, of);
	await page.screenshot({ path: info.outputPath('desk.png'), fullPage: true });
	const agreedOn = Object.values((await session(page)).findings).filter(
		(finding) => finding?.agreements?.length,
	).length;
	expect(agreedOn).toBe(1);

	await page.goto(site.url(`en/workshop/close/?s=${of.id}`));
	await page.click('[data-action=take-over-answers]');
	await expect(page.locator('[data-step=answers]')).toHaveAttribute('data-done', 'true');
	const answers = (await stored(page)).answers.filter(
		({ assessmentId }) => assessmentId === of.assessmentId,
	);
	expect(answers.map(({ answer }) => (answer as { origin?: string }).origin)).toEqual([of.code]);
	await page.fill('[data-own-action] [name=task]', 'Put the list where people can read it');
	await page.click('[data-action=add-own-action]');
	await expect(page.locator('[data-now-actions="1"]')).toBeVisible();

	await page.pdf({ path: info.outputPath('minutes.pdf'), format: 'A4' });
	await page.click('[data-export=minutes-html]');
	const saving = page.waitForEvent('download');
	await page.click('[data-action=confirm-export]');
	const minutes = readFileSync(await (await saving).path(), 'utf8');
	for (const text of ['Two tables see no routine yet.', 'Put the list where', of.code]) {
		expect(minutes).toContain(text);
	}
	for (const place of ['first', 'second']) {
		const copy = page.waitForEvent('download');
		await page.click(`[data-copy=${place}] [data-action=save-copy]`);
		await copy;
		await page.check(`[name=copy-${place}]`);
	}
	await page.click('[data-action=close-session]');
	await expect(page.locator('[data-step=end]')).toHaveAttribute('data-done', 'true');
	expect((await session(page)).stage).toBe('closed');
});

// Catches totals that depend on which laptop took what in, and votes that count twice.
test('two laptops, each with half of the room and some of the other half', async ({
	page,
	site,
	browser,
}) => {
	test.setTimeout(180_000);
	const of = await setUp(page, site);
	const people = rehearsalBallots(of, { seed: 3, people: 40 });
	const save = async (from: Page) => {
		await from.goto(site.url('en/workshop/'));
		const coming = from.waitForEvent('download');
		await from.locator('[data-export=session]').first().click();
		return (await coming).path();
	};
	const merge = async (into: Page, file: string) => {
		await into.goto(site.url('en/workshop/'));
		await appIsHere(into);
		await into.setInputFiles('[data-merge-file]', file);
		await into.click('[data-action=confirm-merge]');
		await expect(into.locator('[data-notice=merged]')).toBeVisible();
	};
	const take = async (at: Page, ballots: readonly Ballot[]) => {
		await toDesk(at, site, of);
		await at.setInputFiles(
			'[data-take-files]',
			ballots.map((ballot, i) => fileOf(ballot, of, i)),
		);
		await expect
			.poll(async () => {
				const here = new Set((await storedWorkshops(at)).handIns.map(({ id }) => id));
				return ballots.every(({ id }) => here.has(id));
			})
			.toBe(true);
	};
	const board = async (at: Page) => {
		await toDesk(at, site, of);
		await received(at, 'round-1', 40);
		return at
			.locator('[data-board-row]')
			.evaluateAll((rows) => rows.map((row) => ({ ...(row as HTMLElement).dataset })));
	};

	const elsewhere = await browser.newContext();
	const other = await elsewhere.newPage();
	await merge(other, await save(page));
	await take(page, people.slice(0, 24));
	await take(other, people.slice(16));
	const [mine, theirs] = [await save(page), await save(other)];
	await merge(page, theirs);
	await merge(other, mine);
	await merge(other, mine);
	expect(await board(other)).toEqual(await board(page));
	await elsewhere.close();
});
