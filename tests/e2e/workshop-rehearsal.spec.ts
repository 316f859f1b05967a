/**
 * A whole workshop with no network at all: set up, forty ballots by all ways, two rounds, the board,
 * the projector, the close. Then the same with two laptops.
 */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import type { Ballot, Part } from '../../src/lib/domain/workshop/hand-in';
import type { Session } from '../../src/lib/domain/workshop/session';
import { appIsHere, QUICK, startAssessment } from './support/app';
import { filmFile, withCamera, writeFilm } from './support/camera';
import { fileText } from './support/domain';
import type { Site } from './support/site';
import { answersIn, stored } from './support/stored';
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
	// A window behind another one draws once a second, and each press of a button waits for that.
	await page.bringToFront();
	await page.goto(site.url(`en/workshop/console/?s=${id}`));
	await expect(page.locator('[data-board-row]').first()).toBeVisible();
};

const row = (page: Page, duty: string) => page.locator(`[data-board-row="${duty}"]`);

/** From the board, or from another duty. */
async function openDuty(page: Page, duty: string): Promise<void> {
	const another = page.locator('[data-desk-duty]');
	if ((await another.count()) > 0) await page.click('[data-action=to-board]');
	await expect(another).toHaveCount(0);
	await row(page, duty).getByRole('link').click();
	await expect(page.locator(`[data-desk-duty="${duty}"]`)).toBeVisible();
}

/** In the duty that is open. */
async function agree(page: Page, level: number, dissent = ''): Promise<void> {
	await page.check(`[name=agreed][value="${level}"]`);
	await page.fill('[name=dissent]', dissent);
	await page.click('[data-action=agree]');
	await expect(page.locator(`[data-desk-duty] [data-agreement="${level}"]`)).toBeVisible();
}

/** A film of these before the camera, until so many of the first round are in. */
async function scan(page: Page, codes: readonly string[], count: number): Promise<void> {
	writeFilm(FILM, codes, { seconds: 0.75 });
	await page.click('[data-action=scan-start]');
	await received(page, 'round-1', count);
	await page.click('[data-action=scan-stop]');
}

/** At the board as well as beside a duty. */
async function takeFiles(page: Page, ballots: readonly Ballot[], of: Session): Promise<void> {
	const files = ballots.map((ballot, i) => fileOf(ballot, of, i));
	await page.setInputFiles('[data-take-files]', files);
	await expect
		.poll(async () => {
			const { handIns } = await storedWorkshops(page);
			const here = new Set(handIns.map(({ id, part }) => `${id} ${part}`));
			return ballots.every(({ id, part }) => here.has(`${id} ${part}`));
		})
		.toBe(true);
}

async function openScreen(page: Page): Promise<Page> {
	const coming = page.context().waitForEvent('page');
	await page.click('[data-action=open-screen]');
	const screen = await coming;
	await expect(screen.locator('[data-screen=welcome]')).toBeVisible();
	await page.bringToFront();
	return screen;
}

/** The app on all of them; then there is no network for any of them. */
async function withoutNetwork(site: Site, laptops: readonly Page[]): Promise<void> {
	for (const page of laptops) {
		await page.goto(site.url('en/'));
		await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
	}
	await site.stop();
	for (const page of laptops) await page.context().setOffline(true);
}

async function saveTwoCopies(page: Page): Promise<void> {
	for (const place of ['first', 'second']) {
		const copy = page.waitForEvent('download');
		await page.click(`[data-copy=${place}] [data-action=save-copy]`);
		await copy;
		await page.check(`[name=copy-${place}]`);
	}
	await expect(page.locator('[data-step=backup]')).toHaveAttribute('data-done', 'true');
}

/** @returns the minutes as the file that is given away */
async function saveMinutes(page: Page): Promise<string> {
	await page.click('[data-export=minutes-html]');
	const saving = page.waitForEvent('download');
	await page.click('[data-action=confirm-export]');
	return readFileSync(await (await saving).path(), 'utf8');
}

// Catches whatever breaks between the pages: each by itself has tests of its own.
test('from the first page to the minutes, with the network off', async ({ page, site }, info) => {
	test.setTimeout(300_000);
	await withoutNetwork(site, [page]);

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

	await takeFiles(page, byFile, of);
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
	const screen = await openScreen(page);

	// The most disputed duty: both rounds, seen by the room, agreed with a dissent.
	const first = (await page.locator('[data-board-row]').first().getAttribute('data-board-row'))!;
	await openDuty(page, first);
	await page.click('[data-action=show-duty]');
	await expect(screen.locator('[data-screen=duty]')).toBeVisible();
	await expect(screen.locator('[data-votes], circle')).toHaveCount(0);
	await page.click('[data-action=reveal-show]');
	await expect(screen.locator('[data-screen=spread]')).toBeVisible();
	await expect(screen.locator('circle').first()).toBeVisible();
	const again = rehearsalBallots(of, { seed: 7, people: 30, part: 'round-2' });
	await takeFiles(page, again, of);
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
	const minutes = await saveMinutes(page);
	for (const text of ['Two tables see no routine yet.', 'Put the list where', of.code]) {
		expect(minutes).toContain(text);
	}
	await saveTwoCopies(page);
	await page.click('[data-action=close-session]');
	await expect(page.locator('[data-step=end]')).toHaveAttribute('data-done', 'true');
	expect((await session(page)).stage).toBe('closed');
});

/** The page on which laptops' files come and go. */
async function toHub(page: Page, site: Site): Promise<void> {
	await page.bringToFront();
	await page.goto(site.url('en/workshop/'));
	await expect(page.locator('[data-sessions], [data-no-sessions]')).toBeVisible();
}

/** “Save for another laptop”. */
async function saveSession(page: Page): Promise<string> {
	const coming = page.waitForEvent('download');
	await page.click('[data-export=session]');
	return (await coming).path();
}

/** @returns what was said before it was done */
async function merge(page: Page, file: string): Promise<{ added: string; conflicts: string }> {
	await page.setInputFiles('[data-merge-file]', file);
	const preview = page.locator('[data-merge-preview]');
	await expect(preview).toBeVisible();
	const { added, conflicts } = await preview.evaluate(({ dataset }) => ({ ...dataset }));
	await page.click('[data-action=confirm-merge]');
	await expect(page.locator('[data-notice=merged]')).toBeVisible();
	return { added: added!, conflicts: conflicts! };
}

/** Each one's file, of the same moment, into the other; then both are at their desks again. */
async function exchange(one: Page, other: Page, site: Site, of: Session) {
	const files: string[] = [];
	for (const page of [one, other]) {
		await toHub(page, site);
		files.push(await saveSession(page));
	}
	const there = await merge(other, files[0]!);
	await toDesk(other, site, of);
	await one.bringToFront();
	const here = await merge(one, files[1]!);
	await toDesk(one, site, of);
	return [here, there];
}

/** All that the board tells, in its order. */
const boardOn = (page: Page) =>
	page
		.locator('[data-board-row]')
		.evaluateAll((rows) => rows.map((one) => ({ ...(one as HTMLElement).dataset })));

/** Counted past the app: how many chose each level. */
function chosen(ballots: readonly Ballot[], duty: string): number[] {
	const votes = ballots.map((ballot) => ballot.votes[QUICK.indexOf(duty)]);
	return ['0', '1', '2', '3', '4'].map((level) => votes.filter((vote) => vote === level).length);
}
const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

/** The same as the room sees it, of a duty and a round. */
async function seesVotes(screen: Page, duty: string, ballots: readonly Ballot[]): Promise<void> {
	const spread = screen.locator(`[data-screen=spread][data-screen-duty="${duty}"]`);
	const levels = spread.locator('tr[data-level]');
	await expect
		.poll(() => levels.evaluateAll((all) => all.map((one) => Number(one.dataset['votes']))))
		.toEqual(chosen(ballots, duty));
	await expect(spread.locator('circle')).toHaveCount(sum(chosen(ballots, duty)));
}

// Catches totals that depend on which laptop took what in, by which way and when; votes that count
// twice; and whatever two laptops have found out apart that does not come to be one.
test('two laptops, each with half of the room and some of the other half, with the network off', async ({
	page,
	site,
	browser,
}, info) => {
	test.setTimeout(180_000);
	const elsewhere = await browser.newContext();
	const other = await elsewhere.newPage();
	await withoutNetwork(site, [page, other]);
	const of = await setUp(page, site);
	await toHub(page, site);
	const begun = await saveSession(page);
	await toHub(other, site);
	await merge(other, begun);

	// Eight are at both: four by file, one by code, three by file here and by code there; of these
	// one had second thoughts on the way from one laptop to the other.
	const people = rehearsalBallots(of, { seed: 3, people: 40 });
	const corrected = { ...people[20]!, revision: 2, votes: '4'.repeat(QUICK.length) };
	const room = people.with(20, corrected);
	const codes = (ballots: readonly Ballot[]) => ballots.map((ballot) => ballotCode(ballot, of));
	await toDesk(page, site, of);
	await scan(page, codes(people.slice(0, 4)), 4);
	await takeFiles(page, people.slice(4, 24), of);
	await toDesk(other, site, of);
	await scan(other, codes([people[0]!, corrected, ...people.slice(21, 23)]), 4);
	await takeFiles(other, [...people.slice(16, 20), ...people.slice(24)], of);
	for (const laptop of [page, other]) await received(laptop, 'round-1', 24);

	/** Catches two laptops that say two things of one room, and two that are wrong together. */
	const sayTheSame = async (counting: (duty: string) => readonly Ballot[]) => {
		for (const laptop of [page, other]) await received(laptop, 'round-1', 40);
		const board = await boardOn(page);
		expect(await boardOn(other)).toEqual(board);
		const counted = ({ boardRow: duty }: DOMStringMap) => sum(chosen(counting(duty!), duty!));
		expect(board.map(({ n }) => Number(n))).toEqual(board.map(counted));
		return board.map(({ boardRow }) => boardRow!);
	};
	const joined = await exchange(page, other, site, of);
	expect(joined.map(({ added }) => added)).toEqual(['16', '16']);
	const [talked, apart, there] = (await sayTheSame(() => room)) as [string, string, string];

	const screen = await openScreen(page);
	await openDuty(page, talked);
	await page.click('[data-action=reveal-show]');
	await seesVotes(screen, talked, room);

	// Some score two duties again, here and there, and say who is responsible.
	await page.click('[data-action=count-again]');
	const isAgain = [talked, apart].map((duty) => QUICK.indexOf(duty));
	const again = rehearsalBallots(of, { seed: 3, people: 30, part: 'round-2' }).map((ballot) => ({
		...ballot,
		votes: [...ballot.votes].map((vote, i) => (isAgain.includes(i) ? vote : '-')).join(''),
	}));
	const responsible = rehearsalBallots(of, { seed: 3, people: 24, part: 'responsible' });
	await takeFiles(page, [...again.slice(0, 18), ...responsible.slice(0, 14)], of);
	await takeFiles(other, [...again.slice(12), ...responsible.slice(10)], of);
	const onWall = screen.locator('[data-screen-received]');
	await expect(onWall).toHaveAttribute('data-screen-received', '18');
	await exchange(page, other, site, of);
	for (const laptop of [page, other]) {
		await received(laptop, 'round-2', 30);
		await received(laptop, 'responsible', 24);
	}
	// Catches a second round that counts, or that is on the wall, before anybody has revealed it; and
	// a wall that knows of one laptop's ballots only.
	await sayTheSame(() => room);
	await expect(onWall).toHaveAttribute('data-screen-received', '30');
	await expect(screen.locator('[data-screen=duty]')).toBeVisible();
	await expect(screen.locator('[data-votes], circle')).toHaveCount(0);

	await openDuty(page, talked);
	await page.click('[data-action=reveal-show]');
	await seesVotes(screen, talked, again);
	await screen.screenshot({ path: info.outputPath('screen.png') });
	await agree(page, 2, 'Two tables see no routine yet.');

	// One duty is agreed on here as well as there, and another one only there.
	await openDuty(page, apart);
	for (const round of [1, 2]) {
		await page.click('[data-action=reveal]');
		await expect(page.locator(`[data-desk-duty][data-revealed="${round}"]`)).toBeVisible();
	}
	await agree(page, 1);
	for (const duty of [apart, there]) {
		await openDuty(other, duty);
		await other.click('[data-action=reveal]');
		await agree(other, 3, duty === apart ? 'The port has its own portal.' : '');
	}
	const met = await exchange(page, other, site, of);
	// Catches a conflict that a laptop is not told of before it takes it in.
	expect(met.map(({ conflicts }) => conflicts)).toEqual(['1', '1']);
	await sayTheSame((duty) => (duty === talked || duty === apart ? again : room));
	for (const [duty, state] of [
		[talked, 'agreed'],
		[apart, 'conflict'],
		[there, 'agreed'],
	] as const) {
		await expect(row(page, duty)).toHaveAttribute('data-state', state);
	}

	await openDuty(page, apart);
	const sides = page.locator('[data-conflict="2"] .card');
	await expect(sides).toHaveCount(2);
	const [left, right] = await Promise.all((await sides.all()).map((side) => side.boundingBox()));
	expect([left!.y, left!.x === right!.x]).toEqual([right!.y, false]);
	await page.screenshot({ path: info.outputPath('conflict.png'), fullPage: true });
	await sides.filter({ hasText: 'portal' }).locator('[data-action=settle]').click();
	await expect(page.locator('[data-conflict]')).toHaveCount(0);
	await expect(page.locator('[data-desk-duty] [data-agreement="3"]')).toBeVisible();

	await page.goto(site.url(`en/workshop/responsible/?s=${of.id}`));
	await expect(page.locator('[data-hidden-ballots="24"]')).toBeVisible();
	await page.click('[data-action=reveal-responsible]');
	await expect(page.locator('[data-matrix][data-ballots="24"]')).toBeVisible();

	await page.goto(site.url(`en/workshop/close/?s=${of.id}`));
	await expect(page.locator(`[data-open="${QUICK.length - 3}"][data-conflicts="0"]`)).toBeVisible();
	await page.click('[data-action=take-over-answers]');
	await expect(page.locator('[data-step=answers]')).toHaveAttribute('data-done', 'true');
	const levels = { [talked]: 2, [apart]: 3, [there]: 3 };
	expect(answersIn(await stored(page), of.assessmentId)).toEqual(
		Object.fromEntries(
			Object.entries(levels).map(([duty, level]) => [duty, { level, origin: of.code }]),
		),
	);
	await page.locator('[data-action=plan-suggestion]').first().click();
	const own = ['Put the list where people can read it', 'Name who answers for it'];
	for (const [i, task] of own.entries()) {
		await page.fill('[data-own-action] [name=task]', task);
		await page.click('[data-action=add-own-action]');
		await expect(page.locator(`[data-now-actions="${i + 2}"]`)).toBeVisible();
	}
	await expect(page.locator('[data-step=actions]')).toHaveAttribute('data-done', 'true');

	// Catches minutes of one laptop's half, and of what was agreed there before it was settled.
	const minutes = page.locator('[data-report]');
	await expect(minutes).toContainText('Handed in: 40 in the first round, 30 in the second.');
	await expect(minutes.locator('caption', { hasText: 'How many people named' })).toHaveCount(1);
	const rowOf = (duty: string) =>
		minutes.locator('tr', { hasText: new RegExp(`^${QUICK.indexOf(duty) + 1}\\. `, 'u') });
	for (const duty of [talked, apart, there]) {
		for (const [i, ballots] of [room, again].entries()) {
			const counts = chosen(ballots, duty).flatMap((n, level) => (n > 0 ? `${level}: ${n}` : []));
			await expect(rowOf(duty).locator('td').nth(i)).toContainText(counts.join(' · '));
		}
		await expect(rowOf(duty).locator('td').nth(2)).toHaveText(new RegExp(`^${levels[duty]} `, 'u'));
	}
	const suggested = await page.locator('[data-now-action] p').first().innerText();
	const said = [
		...['Two tables see no routine yet.', 'The port has its own portal.', of.code],
		...[...own, suggested],
	];
	for (const text of said) await expect(minutes).toContainText(text);
	await page.pdf({ path: info.outputPath('minutes.pdf'), format: 'A4' });
	const file = await saveMinutes(page);
	for (const text of said) expect(file).toContain(text);

	await saveTwoCopies(page);
	await page.click('[data-action=close-session]');
	await expect(page.locator('[data-step=end]')).toHaveAttribute('data-done', 'true');

	// Catches a conflict that comes back from the other laptop, and one that never ends there; and a
	// laptop that ends the round on another one.
	await exchange(page, other, site, of);
	await sayTheSame((duty) => (duty === talked || duty === apart ? again : room));
	await expect(row(other, apart)).toHaveAttribute('data-state', 'agreed');
	for (const laptop of [page, other]) {
		await expect(laptop.locator('html')).toHaveAttribute('data-offline', 'ready');
	}
	expect([(await session(page)).stage, (await session(other)).stage]).toEqual(['closed', 'open']);
	await elsewhere.close();
});
