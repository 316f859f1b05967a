/** Bringing a file in: seen first, then stored all at once, and taken back if it was wrong. */
import { truncateSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { tsImport } from 'tsx/esm/api';
import type { Answers } from '../../src/lib/domain/answers';
import { dutiesOf } from './support/filled';
import {
	action,
	assessmentFile,
	backupFile,
	bring,
	chooseNamed,
	confirm,
	EARLY,
	held,
	LATE,
	look,
} from './support/incoming';
import { promise } from './support/promise';
import { answersIn, stored } from './support/stored';
import { expect, test } from './support/test';

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

type Encryption = typeof import('../../src/lib/transfer/encryption');
const { encryptText } = (await tsImport(
	'../../src/lib/transfer/encryption.ts',
	import.meta.url,
)) as Encryption;

const [FIRST, SECOND, THIRD, FOURTH] = dutiesOf('quick') as [string, string, string, string];
const everyDuty = (level: 1 | 3): Answers =>
	Object.fromEntries(dutiesOf('full').map((duty) => [duty, { level, note: `Level ${level}` }]));

const card = (page: Page, id: string) => page.locator(`[data-incoming="${id}"]`);

/** Everything but the settings and the bin: what a city has entered, and what follows from it. */
async function entered(page: Page) {
	const { assessments, answers, actions, results } = await stored(page);
	return {
		assessments,
		answers,
		actions,
		results: results.map(({ id, scores }) => ({ id, scores })),
	};
}

// Catches a standing that is told wrongly, a preview that stores, and one that leaves something out.
test('before anything is stored, each assessment of a backup says what would become of it', async ({
	page,
	site,
}) => {
	const same = held({ [FIRST]: { level: 1 } }, { city: 'Sameville' });
	const more = held({ [FIRST]: { level: 1 }, [SECOND]: { level: 2 } }, { city: 'Moreton' });
	const other = held({ [FIRST]: { level: 1 } }, { city: 'Otherby', period: '2026' });
	await bring(page, site, same, more, other);
	const before = await stored(page);

	const fewer = { ...more, answers: { [FIRST]: { level: 1 } as const } };
	const changed = {
		...other,
		answers: { [FIRST]: { level: 3 } as const, [SECOND]: { level: 2 } as const },
		actions: [action('one', 'Call the mayor')],
	};
	const fresh = held({ [THIRD]: { level: 4 } }, { city: 'Newham' });
	await look(page, site, backupFile(same, fewer, changed, fresh));

	await expect(page.locator('[data-import-preview]')).toHaveAttribute('data-import-preview', '4');
	await expect(card(page, same.assessment.id)).toHaveAttribute('data-standing', 'same');
	// Fewer answers than here: nothing to add, and nothing is to go.
	await expect(card(page, more.assessment.id)).toHaveAttribute('data-standing', 'same');
	await expect(card(page, fresh.assessment.id)).toHaveAttribute('data-standing', 'new');
	const differs = card(page, other.assessment.id);
	await expect(differs).toHaveAttribute('data-standing', 'differs');
	await expect(differs.locator('[data-added-answers="1"][data-added-actions="1"]')).toBeVisible();
	await expect(differs.locator('[data-conflicts="1"]')).toBeVisible();
	await expect(differs.locator('[data-conflict]')).toHaveCount(1);
	expect(await stored(page)).toEqual(before);

	await confirm(page);
	const after = await stored(page);
	expect(after.assessments.map(({ city }) => city).sort()).toEqual([
		'Moreton',
		'Newham',
		'Otherby',
		'Sameville',
	]);
	expect(answersIn(after, more.assessment.id)).toEqual(more.answers);
	// Equally old on both sides: what is here stays.
	expect(answersIn(after, other.assessment.id)).toEqual({
		[FIRST]: { level: 1 },
		[SECOND]: { level: 2 },
	});
	expect(after.actions).toMatchObject([{ id: 'one', assessmentId: other.assessment.id }]);
});

test.describe('what differs is shown side by side, and the choice is kept', () => {
	/** Here: FIRST older, SECOND newer, THIRD only here. In the file: FOURTH only there. */
	const mine = held(
		{ [FIRST]: { level: 1 }, [SECOND]: { level: 2, note: 'From here' }, [THIRD]: { level: 3 } },
		{
			period: '2025',
			answeredAt: { [FIRST]: EARLY, [SECOND]: LATE, [THIRD]: EARLY },
			actions: [action('one', 'Ask here', LATE)],
		},
	);
	const theirs = {
		...mine,
		assessment: { ...mine.assessment, period: '2026', savedAt: LATE },
		answers: {
			[FIRST]: { level: 4 },
			[SECOND]: { level: 0, note: 'From the file' },
			[FOURTH]: { unknown: true },
		} as Answers,
		answeredAt: { [FIRST]: LATE, [SECOND]: EARLY, [FOURTH]: LATE },
		actions: [action('one', 'Ask there', EARLY), action('two', 'Only there')],
	};
	const united: Answers = { [THIRD]: { level: 3 }, [FOURTH]: { unknown: true } };
	const here = { [FIRST]: mine.answers[FIRST], [SECOND]: mine.answers[SECOND] };
	const there = { [FIRST]: theirs.answers[FIRST], [SECOND]: theirs.answers[SECOND] };

	type Outcome = { answers: Answers; period: string; task: string };
	const WAYS: [how: string, choose: (page: Page) => Promise<unknown>, outcome: Outcome][] = [
		[
			'the newer, unless somebody says otherwise',
			async () => undefined,
			{
				answers: { [FIRST]: there[FIRST], [SECOND]: here[SECOND] } as Answers,
				period: '2026',
				task: 'Ask here',
			},
		],
		[
			'this device for all',
			(page) => page.check('[data-conflict-rule=mine]'),
			{ answers: here as Answers, period: '2025', task: 'Ask here' },
		],
		[
			'the file for all',
			(page) => page.check('[data-conflict-rule=theirs]'),
			{ answers: there as Answers, period: '2026', task: 'Ask there' },
		],
		[
			'one by one',
			async (page) => {
				await page.check('[data-conflict-rule=theirs]');
				await page
					.locator(`[data-conflict="answer/${FIRST}"]`)
					.getByRole('radio', { name: /This device/u })
					.check();
			},
			{
				answers: { [FIRST]: here[FIRST], [SECOND]: there[SECOND] } as Answers,
				period: '2026',
				task: 'Ask there',
			},
		],
	];

	// Catches a side that is swapped, a choice that is forgotten, and an entry lost while uniting.
	for (const [how, choose, outcome] of WAYS) {
		test(how, async ({ page, site }) => {
			await bring(page, site, mine);
			await look(page, site, assessmentFile(theirs));
			await expect(page.locator('[data-conflict]')).toHaveCount(4);
			const first = page.locator(`[data-conflict="answer/${FIRST}"]`);
			await expect(first).toContainText('Level 1');
			await expect(first).toContainText('Level 4');
			await expect(first).toContainText('newer');
			await choose(page);
			await confirm(page);
			const after = await stored(page);
			expect(answersIn(after, mine.assessment.id)).toEqual({ ...united, ...outcome.answers });
			expect(after.assessments).toMatchObject([{ period: outcome.period }]);
			const tasks = after.actions.map(({ task }) => task).sort();
			expect(tasks).toEqual([outcome.task, 'Only there'].sort());
		});
	}

	// Catches a copy that takes the place of what is here, or its actions.
	test('or none of it: a second assessment, or nothing at all', async ({ page, site }) => {
		await bring(page, site, mine);
		const before = await entered(page);
		await look(page, site, assessmentFile(theirs));
		await page.check('[data-decision=leave]');
		await expect(page.locator('[data-conflict]')).toHaveCount(0);
		await confirm(page);
		expect(await entered(page)).toEqual(before);

		await look(page, site, assessmentFile(theirs));
		await page.check('[data-decision=copy]');
		await confirm(page);
		const after = await stored(page);
		const copy = after.assessments.find(({ id }) => id !== mine.assessment.id)!;
		expect(after.assessments).toHaveLength(2);
		expect(answersIn(after, mine.assessment.id)).toEqual(mine.answers);
		expect(answersIn(after, copy.id)).toEqual(theirs.answers);
		const own = after.actions.filter(({ assessmentId }) => assessmentId === copy.id);
		expect(own.map(({ task }) => task).sort()).toEqual(['Ask there', 'Only there']);
		expect(after.actions).toHaveLength(3);
	});
});

// Catches a list that pushes the button out of reach or is wider than a phone, and lost focus.
test('sixty-four things that differ can be settled on a phone, with a keyboard', async ({
	page,
	site,
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	const mine = held(everyDuty(1), { scope: 'full' });
	await bring(page, site, mine);
	await look(page, site, assessmentFile({ ...mine, answers: everyDuty(3) }));
	await expect(page.getByRole('heading', { name: /64 things differ/u })).toBeVisible();
	await expect(page.locator('[data-conflict]')).toHaveCount(10);
	await page.locator('[data-action=show-more-conflicts]').focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-conflict]')).toHaveCount(64);
	const eleventh = page.locator('[data-conflict]').nth(10);
	await expect(eleventh.getByRole('radio', { checked: true })).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(eleventh).toHaveAttribute('data-side', 'theirs');
	const wide = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(wide).toBeLessThanOrEqual(360);
	await expect(page.locator('[data-kept-mine="63"][data-kept-theirs="1"]')).toBeVisible();
	await confirm(page);
	const after = answersIn(await stored(page), mine.assessment.id);
	expect(Object.values(after).filter((answer) => answer?.level === 3)).toHaveLength(1);
});

// Catches an undo that leaves something behind, or that works only as long as the page is open.
test('what was brought in can be taken back, at once and later', async ({ page, site }) => {
	const mine = held({ [FIRST]: { level: 1 } }, { savedAt: EARLY, actions: [action('one', 'Ask')] });
	await bring(page, site, mine);
	const before = await entered(page);
	const file = backupFile(
		{ ...mine, answers: { [FIRST]: { level: 2 }, [SECOND]: { level: 2 } } },
		held({ [THIRD]: { level: 4 } }, { city: 'Newham' }),
	);

	await look(page, site, file);
	await confirm(page);
	expect((await entered(page)).assessments).toHaveLength(2);
	await page.click('[data-action=undo-import]');
	await expect(page.locator('[data-notice=import-undone]')).toBeVisible();
	expect(await entered(page)).toEqual(before);
	await expect(page.locator('[data-notice=storage-lost]')).toHaveCount(0);

	await look(page, site, file);
	await confirm(page);
	expect((await entered(page)).assessments).toHaveLength(2);
	await page.reload();
	const batch = page.locator('[data-bin-batch]').first();
	await expect(batch).toContainText('Newham');
	await batch.locator('[data-action=undo-batch]').click();
	await expect.poll(() => entered(page)).toEqual(before);
});

// Catches a "nothing to do" that dead-ends, or that writes all the same.
test('where all of it is here already, going on changes nothing and leads to it', async ({
	page,
	site,
}) => {
	const mine = held({ [FIRST]: { level: 1 } });
	await bring(page, site, mine);
	const before = await stored(page);
	await look(page, site, assessmentFile(mine));
	await expect(page.locator('[data-import-preview]')).toContainText('Nothing would change');
	await confirm(page);
	expect(await stored(page)).toEqual(before);
	await expect(page.locator('[data-action=undo-import]')).toHaveCount(0);
	// A copy to change before it is given away.
	await look(page, site, assessmentFile(mine));
	await page.check('[data-decision=copy]');
	await confirm(page);
	expect((await stored(page)).assessments).toHaveLength(2);
	await page.click('[data-action=undo-import]');
	await expect(page.locator('[data-notice=import-undone]')).toBeVisible();

	await look(page, site, assessmentFile(mine));
	await confirm(page);
	await page.locator('[data-notice=import-done] a').click();
	await expect(page).toHaveURL(new RegExp(`/assess/\\?a=${mine.assessment.id}`, 'u'));
});

// Catches a file that opens with any passphrase or none, and one that asks in vain.
test('a file with a passphrase opens with it, and only with it', async ({ page, site }) => {
	const mine = held({ [FIRST]: { level: 1 } });
	const secret = 'a long enough passphrase';
	const file = await encryptText(assessmentFile(mine), secret);
	await page.goto(site.url('en/data/'));
	await chooseNamed(page, 'backup.readiness', file);
	const passphrase = page.locator('[name=passphrase]');
	await expect(passphrase).toBeFocused();
	await passphrase.fill('another passphrase');
	await page.click('[data-action=unlock-import]');
	await expect(page.locator('[data-import-error=wrong-passphrase-or-damaged]')).toBeVisible();
	await expect(page.locator('[data-action=confirm-import]')).toHaveCount(0);
	await passphrase.fill(secret);
	await page.click('[data-action=unlock-import]');
	await confirm(page);
	expect(answersIn(await stored(page), mine.assessment.id)).toEqual(mine.answers);

	// What can be told without a passphrase is told before somebody looks for it.
	await chooseNamed(page, 'cut off.readiness', file.slice(0, 40));
	await expect(page.locator('[data-import-error=cut-off]')).toBeVisible();
	await expect(passphrase).toHaveCount(0);
});

// Catches a part of a file that is stored before the disk was full.
test('where it cannot be stored, none of it is, and it can be tried again', async ({
	page,
	site,
}) => {
	await page.goto(site.url('en/data/'));
	const all = Array.from({ length: 20 }, (_, i) => held(everyDuty(1), { city: `City ${i}` }));
	await bring(page, site, held({ [FIRST]: { level: 1 } }));
	const before = await stored(page);
	await look(page, site, backupFile(...all));
	await page.evaluate(() => {
		const { add } = IDBObjectStore.prototype;
		let left = 300;
		IDBObjectStore.prototype.add = function (...given) {
			if (this.name === 'answers' && (left -= 1) < 0) {
				IDBObjectStore.prototype.add = add;
				throw new DOMException('full', 'QuotaExceededError');
			}
			return add.apply(this, given);
		};
	});
	await page.click('[data-action=confirm-import]');
	await expect(page.locator('[data-import-error=quota]')).toContainText('could not be stored');
	expect(await stored(page)).toEqual(before);
	await confirm(page);
	expect((await stored(page)).assessments).toHaveLength(21);
});

// Catches a size that is looked at only once the file has been read.
test('100 MB are refused in under a second, and nothing of them is read', async ({
	page,
	site,
}, info) => {
	const huge = info.outputPath('huge.json');
	writeFileSync(huge, '');
	truncateSync(huge, 100_000_000);
	await page.goto(site.url('en/data/'));
	await chooseNamed(page, 'empty.json', '');
	await expect(page.locator('[data-import-error=empty]')).toBeVisible();
	await page.evaluate(() => {
		const seen = Object.assign(window, { read: 0, took: 0 });
		for (const how of ['text', 'arrayBuffer', 'slice', 'stream'] as const) {
			const real = Blob.prototype[how] as (...given: unknown[]) => unknown;
			Object.assign(Blob.prototype, {
				[how](this: Blob, ...given: unknown[]) {
					seen.read += 1;
					return real.apply(this, given);
				},
			});
		}
		let began = 0;
		document.addEventListener('change', () => (began = performance.now()), true);
		new MutationObserver(() => {
			if (document.querySelector('[data-import-error=too-large]')) {
				seen.took ||= performance.now() - began;
			}
		}).observe(document.body, { subtree: true, childList: true, attributes: true });
	});
	await page.setInputFiles('[data-import]', huge);
	await expect(page.locator('[data-import-error=too-large]')).toContainText('20 MB');
	const { read, took } = await page.evaluate(() => {
		const seen = window as unknown as { read: number; took: number };
		return { read: seen.read, took: seen.took };
	});
	expect(read).toBe(0);
	expect(took).toBeGreaterThan(0);
	expect(took).toBeLessThan(1000);
	promise(4, {
		what: 'files of 100 MB refused unread, in under a second',
		done: 1,
		of: 1,
		milliseconds: Math.round(took),
	});
});
