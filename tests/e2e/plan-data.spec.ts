/** The plan and the marks of an assessment that was begun from the last one, in storage and files. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Answers } from '../../src/lib/domain/answers';
import type { Action } from '../../src/lib/domain/plan';
import { choose, openDuty, QUICK, saved } from './support/app';
import { fileText, readFile, writeAssessmentFile } from './support/domain';
import type { Site } from './support/site';
import { answersIn, stored } from './support/stored';
import { expect, test } from './support/test';

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

const [FIRST, SECOND, THIRD] = QUICK as [string, string, string];
const AT = '2026-01-31T08:00:00.000Z';

/** All that an action may hold, with what is hard to carry. */
const ACTIONS: Action[] = [
	{
		id: 'one',
		task: '=HYPERLINK("x")\nسطر 👩‍👩‍👧',
		duty: FIRST,
		to: 2,
		horizon: 'next',
		owner: 'x'.repeat(10_000),
		due: '2026-02-28',
		effort: 'large',
		status: 'done',
		note: '\t\u2028',
		partners: ['human-rights.national.1'],
		order: 0,
		createdAt: AT,
		changedAt: AT,
		doneAt: AT,
	},
	{
		id: 'two',
		task: '',
		horizon: 'now',
		status: 'open',
		order: 1,
		createdAt: AT,
		changedAt: AT,
	},
];

const ANSWERS: Answers = {
	[FIRST]: { level: 1, note: 'As last year', toConfirm: true },
	[SECOND]: { level: 2, toConfirm: true },
	[THIRD]: { unknown: true, toConfirm: true },
};

const fileOf = (id: string) =>
	fileText(
		writeAssessmentFile({
			app: '0.1.0',
			exportedAt: AT,
			assessment: {
				id,
				city: 'Sampleton',
				scope: 'quick',
				framework: { id: 'ig-pcsc-draft3', version: '1' },
				basedOn: 'the-year-before',
				createdAt: AT,
				savedAt: AT,
			},
			answers: ANSWERS,
			actions: ACTIONS,
		}),
	);

/** Brings the file of an assessment in. @returns its id here */
async function bringIn(page: Page, site: Site, id = 'origin'): Promise<string> {
	await page.goto(site.url('en/data/'));
	await page.setInputFiles('[data-import]', {
		name: 'file.json',
		mimeType: 'application/json',
		buffer: Buffer.from(fileOf(id)),
	});
	await page.click('[data-action=confirm-import]');
	const link = page.locator('[data-notice=import-done] a');
	const address = new URL((await link.getAttribute('href')) ?? '', page.url());
	return address.searchParams.get('a') ?? '';
}

async function exported(page: Page, site: Site, id: string) {
	await page.goto(site.url(`en/data/?a=${id}`));
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.click('[data-export=assessment]'),
	]);
	const read = readFile(readFileSync(await download.path(), 'utf8'));
	if (!read.ok || read.file.kind !== 'assessment') throw new Error(JSON.stringify(read));
	return read.file;
}

// Catches a plan that is lost on the way, and one whose actions take the place of another's.
test('a plan comes in with its assessment and goes out with it, with the ids of another’s too', async ({
	page,
	site,
}) => {
	const both = [await bringIn(page, site), await bringIn(page, site, 'another')];
	const files = [];
	for (const id of both) files.push(await exported(page, site, id));
	for (const { actions = [], assessment, answers } of files) {
		expect(actions.map((action, i) => ({ ...action, id: ACTIONS[i]?.id }))).toEqual(ACTIONS);
		expect(assessment.basedOn).toBe('the-year-before');
		expect(answers).toEqual(ANSWERS);
	}
	const ids = files.flatMap(({ actions = [] }) => actions.map(({ id }) => id));
	expect(ids.slice(0, 2)).toEqual(['one', 'two']);
	expect(new Set(ids).size).toBe(4);
});

// Catches a mark that outlives the person's answer, or goes from answers that nobody looked at.
test('an answer that was taken over is confirmed by a change in its form, and no other', async ({
	page,
	site,
}) => {
	const id = await bringIn(page, site);
	await openDuty(page, site, FIRST, id);
	await expect(page.locator('[name=level][value="1"]')).toBeChecked();
	await page.check('[name=flag]');
	await saved(page);
	await openDuty(page, site, SECOND, id);
	await choose(page, 'na');
	await expect(page.locator('form[data-duty]')).toHaveAttribute('data-save-state', 'incomplete');
	expect(answersIn(await stored(page), id)).toEqual({
		...ANSWERS,
		[FIRST]: { level: 1, note: 'As last year', flag: true },
	});
});
