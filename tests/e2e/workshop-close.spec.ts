/** The end of a workshop: what was agreed becomes the city's, and everybody gets something to keep. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { Finding } from '../../src/lib/domain/workshop/finding';
import { violations } from './support/axe';
import { dutiesOf } from './support/filled';
import type { Site } from './support/site';
import { stored, storedAnswer } from './support/stored';
import { expect, test } from './support/test';
import { bringWorkshop, storedWorkshops, WORKSHOP_AT } from './support/workshop';

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

const duties = dutiesOf('quick');
const [FIRST, SECOND, THIRD, LAST] = [duties[0]!, duties[1]!, duties[2]!, duties[15]!];
const DISSENT = 'Two of us see <b>no</b> routine yet.';

const agreedOn = (level: number, more: Partial<Finding> = {}, dissent?: string): Finding => ({
	revealed: 1,
	agreements: [
		{ id: `agreed-${level}`, level: level as 2, at: WORKSHOP_AT, ...(dissent && { dissent }) },
	],
	...more,
});

/** All but the last duty agreed on; one of them without its votes having been shown. */
async function toClose(page: Page, site: Site, more = {}) {
	const findings = Object.fromEntries(duties.slice(0, 15).map((duty) => [duty, agreedOn(2)]));
	findings[FIRST] = agreedOn(3, { revealed: 2 }, DISSENT);
	const { revealed: _, ...unseen } = agreedOn(1);
	findings[THIRD] = unseen;
	const made = await bringWorkshop(page, site, {
		findings,
		responsible: true,
		people: { 'round-1': 40, 'round-2': 12, responsible: 20 },
		answers: { [FIRST]: { level: 1, note: 'Kept beside it' }, [SECOND]: { level: 2 } },
		...more,
	});
	await page.goto(site.url(`en/workshop/close/?s=${made.session.id}`));
	await expect(page.locator('[data-step=open]')).toBeVisible();
	return made;
}

// Catches a step that tells a duty is agreed on when it is not, and figures of votes nobody has seen.
test('says what is open, and how the room moved', async ({ page, site }) => {
	await toClose(page, site);
	await expect(page.locator('[data-open]')).toHaveAttribute('data-open', '1');
	await expect(page.locator('[data-step=open]')).toHaveAttribute('data-done', 'false');
	await expect(page.locator('[data-moved]')).not.toHaveCount(0);
	// 15 are agreed on, and one of them was not shown.
	await expect(page.locator('[data-step=scores]')).toContainText('Duties compared: 14');
	await expect(page.locator(`[data-dissent="${FIRST}"]`)).toContainText(DISSENT);
	expect(await violations(page)).toEqual([]);
});

// Catches a preview that says something else than what is written, and an undo that leaves something.
test('agreed levels go into the assessment, and out of it again', async ({ page, site }) => {
	const { assessment, session } = await toClose(page, site);
	await expect(page.locator(`[data-change="${FIRST}"]`)).toHaveAttribute('data-is', 'changed');
	await expect(page.locator(`[data-change="${SECOND}"]`)).toHaveCount(0);
	await expect(page.locator('[data-changes-new="13"][data-changes-changed="1"]')).toBeVisible();

	await page.click('[data-action=take-over-answers]');
	await expect(page.locator('[data-answers-said]')).toContainText('15 answers');
	await expect(page.locator('[data-step=answers]')).toHaveAttribute('data-done', 'true');
	const origin = session.code;
	expect(await storedAnswer(page, assessment.id, FIRST)).toEqual({
		...{ level: 3, note: 'Kept beside it', origin },
	});
	expect(await storedAnswer(page, assessment.id, LAST)).toBeUndefined();

	await page.click('[data-action=undo-answers]');
	await expect(page.locator('[data-step=answers]')).toHaveAttribute('data-done', 'false');
	expect(await storedAnswer(page, assessment.id, FIRST)).toEqual({
		level: 1,
		note: 'Kept beside it',
	});
	expect(await storedAnswer(page, assessment.id, THIRD)).toBeUndefined();
});

// Catches actions that land in another city's plan, or are lost on the way.
test('actions for now go into the plan of this city', async ({ page, site }) => {
	const { assessment } = await toClose(page, site);
	await page.locator('[data-action=plan-suggestion]').first().click();
	await expect(page.locator('[data-now-actions="1"]')).toBeVisible();
	await page.fill('[data-own-action] [name=task]', 'Put the list of cameras on the town’s door');
	await page.fill('[data-own-action] [name=owner]', 'The clerk Ana');
	await page.fill('[data-own-action] [name=due]', '2030-01-31');
	await page.click('[data-action=add-own-action]');
	await expect(page.locator('[data-now-actions="2"]')).toBeVisible();
	await expect
		.poll(async () =>
			(await stored(page)).actions.map(({ assessmentId, horizon }) => [assessmentId, horizon]),
		)
		.toEqual([
			[assessment.id, 'now'],
			[assessment.id, 'now'],
		]);

	// Catches a suggestion that stays a wish: without a name, without a date, and not to be got rid of.
	const action = page.locator('[data-now-action]').first();
	await action.locator('[name=owner]').fill('The mayor’s office');
	await action.locator('[name=due]').fill('2030-03-01');
	await expect
		.poll(async () =>
			(await stored(page)).actions.map(({ owner, due }) => `${owner} ${due}`).sort(),
		)
		.toEqual(['The clerk Ana 2030-01-31', 'The mayor’s office 2030-03-01']);
	await action.locator('[data-action=remove-action]').click();
	await expect(page.locator('[data-now-actions="1"]')).toBeVisible();
	await expect(page.locator('[data-action=undo-remove-action]')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-now-actions="2"]')).toBeVisible();
	await expect(action.locator('[name=owner]')).toHaveValue('The mayor’s office');

	// Who does it stands in the minutes only when somebody ticks it.
	const minutes = page.locator('[data-report]');
	await expect(minutes).toContainText('the town’s door');
	await expect(minutes).not.toContainText('Ana');
	await page.check('[name=minutes-names]');
	await expect(minutes).toContainText('Ana');
});

// Catches minutes that tell what the room has not seen, markup made of a text, and a script in the file.
test('minutes hold what was shown, as print and as one file', async ({ page, site }, info) => {
	const { session } = await toClose(page, site);
	const minutes = page.locator('[data-report]');
	await expect(minutes).toContainText(DISSENT);
	const rowOf = (number: number) =>
		minutes.locator('tr', { hasText: new RegExp(`^${number}\\. `, 'u') });
	await expect(rowOf(1)).toContainText('middle');
	await expect(rowOf(3)).toContainText('not shown');
	await expect(rowOf(3)).not.toContainText('middle');
	await expect(rowOf(16)).not.toContainText('middle');
	// Shown in the first round only: nothing of the second.
	await expect(rowOf(2).locator('td').nth(1)).toHaveText('not shown');

	await page.pdf({ path: info.outputPath('minutes.pdf'), format: 'A4' });
	await page.click('[data-export=minutes-html]');
	const coming = page.waitForEvent('download');
	await page.click('[data-action=confirm-export]');
	const download = await coming;
	expect(download.suggestedFilename()).toMatch(/^readiness-Sampleton-.*minutes\.html$/u);
	const html = readFileSync(await download.path(), 'utf8');
	expect(html).toContain('Two of us see &lt;b&gt;no&lt;/b&gt; routine yet.');
	expect(html).not.toMatch(/<script|src="http|href="http/u);
	expect(html).toContain(session.code);
});

// Catches a certificate that rates, that has a name on it, or that runs over to a second page.
test('certificates: one a page, a line for the name, and no rating', async ({
	page,
	site,
}, info) => {
	await toClose(page, site, { day: '2024-11-17' });
	await page.check('[name=papers][value=certificates]', { force: true });
	await page.fill('[name=certificates]', '3');
	const path = info.outputPath('certificates.pdf');
	const pdf = await page.pdf({ path, format: 'A4' });
	expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(3);
	const text = await page.locator('[data-certificates] section').first().innerText();
	expect(text).toContain('How ready are we?');
	expect(text).not.toMatch(/level|score|Piloting|Operating|\b\d+ of\b/iu);

	await page.click('[data-export=certificates-html]');
	const coming = page.waitForEvent('download');
	await page.click('[data-action=confirm-export]');
	const html = readFileSync(await (await coming).path(), 'utf8');
	expect(html.match(/<section>/gu)).toHaveLength(3);
});

// Catches a workshop that is closed with no copy anywhere and no word about it.
test('asks for two copies before it closes, and can be opened again', async ({ page, site }) => {
	const { session } = await toClose(page, site);
	const stage = async () =>
		(await storedWorkshops(page)).sessions.find(({ id }) => id === session.id)?.stage;
	await page.click('[data-action=close-session]');
	await expect(page.locator('[data-close-question]')).toBeVisible();
	expect(await stage()).toBe('open');
	await page.click('[data-action=cancel-close]');

	for (const place of ['first', 'second']) {
		const coming = page.waitForEvent('download');
		await page.click(`[data-copy=${place}] [data-action=save-copy]`);
		await coming;
		await page.check(`[name=copy-${place}]`);
		await expect(page.locator(`[data-copy=${place}]`)).toHaveAttribute('data-current', 'true');
	}
	await expect(page.locator('[data-step=backup]')).toHaveAttribute('data-done', 'true');
	await page.click('[data-action=close-session]');
	await expect(page.locator('[data-step=end]')).toHaveAttribute('data-done', 'true');
	expect(await stage()).toBe('closed');
	// Catches copies that are called old because of the very last step.
	await expect(page.locator('[data-step=backup]')).toHaveAttribute('data-done', 'true');

	// A copy from before a change does not hold it.
	await page.click('[data-action=take-over-answers]');
	await expect(page.locator('[data-copy=first]')).toHaveAttribute('data-current', 'false');
	await page.click('[data-action=reopen-session]');
	await expect(page.locator('[data-step=end]')).toHaveAttribute('data-done', 'false');
	expect(await stage()).toBe('open');
});

// Catches copies that pass for old for as long as another laptop's clock was ahead, and copies that
// pass for new though ballots came that were taken in before them.
test('a copy counts by what it holds, whatever the clocks of other laptops say', async ({
	page,
	site,
}) => {
	const ahead = '2099-01-01T00:00:00.000Z';
	const findings = { [FIRST]: { agreements: [{ id: 'a', level: 2 as const, at: ahead }] } };
	const { session } = await toClose(page, site, { findings, savedAt: ahead });
	const first = page.locator('[data-copy=first]');
	const copy = async () => {
		const coming = page.waitForEvent('download');
		await first.locator('[data-action=save-copy]').click();
		await coming;
		await page.check('[name=copy-first]');
		await expect(first).toHaveAttribute('data-current', 'true');
	};
	await copy();

	const other = await page.context().newPage();
	const before = { savedAt: '2024-11-17T11:00:00.000Z', people: { 'round-1': 1 }, seed: 2 };
	await bringWorkshop(other, site, { ...session, ...before });
	expect((await storedWorkshops(page)).sessions[0]!.savedAt < ahead).toBe(true);
	await expect(first).toHaveAttribute('data-current', 'false');
	await copy();

	await other.goto(site.url(`en/workshop/console/?s=${session.id}`));
	await other.locator(`[data-board-row="${FIRST}"]`).getByRole('link').click();
	await other.click('[data-action=take-back]');
	await expect(first).toHaveAttribute('data-current', 'false');
});
