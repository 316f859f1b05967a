/**
 * Promise 6: two tabs with one city take nothing from each other, and one that an update has left
 * behind does not write into what the newer one has made.
 *
 * SEED=n repeats a run.
 */
import type { Page } from '@playwright/test';
import type { Answers } from '../../../src/lib/domain/answers';
import { appIsHere, choose, form, openDuty, QUICK, saved, startAssessment } from '../support/app';
import { assess } from '../support/domain';
import { randomFrom } from '../support/mortal-browser';
import { promise, times } from '../support/promise';
import { RELEASES, unpackRelease } from '../support/releases';
import { BUILD } from '../support/site';
import { answersIn, stored } from '../support/stored';
import { expect as impatient, test } from '../support/test';

const expect = impatient.configure({ timeout: 30_000 });
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const EDITS = times(40, 500);
const DUTIES = QUICK.slice(0, 3);

/** What can be entered in each field, other than what stands there. */
const FIELDS = {
	level: ['0', '1', '2', '3', '4'],
	evidence: ['none', 'internal', 'public'],
	priority: ['low', 'normal', 'high'],
	heldBy: ['national', 'private', 'cso'],
	flag: ['true', ''],
	note: [],
	evidenceText: [],
} as const;
type Field = keyof typeof FIELDS;

type Edit = { field: Field; value: string; pauseMs: number };

/**
 * Runs in the page: enters one value after the other, as a person's hand would. @returns which of
 * them: one that stood there already is not entered
 */
async function enterAll(edits: Edit[]): Promise<boolean[]> {
	const form = document.querySelector<HTMLFormElement>('form[data-duty]')!;
	const enter = ({ field, value }: Edit): boolean => {
		const fields = [...form.querySelectorAll<HTMLInputElement>(`[name="${field}"]`)];
		const one = fields.find((option) => option.value === value) ?? fields[0]!;
		if (one.type === 'radio' || one.type === 'checkbox') {
			const wanted = one.type === 'radio' || value !== '';
			if (one.checked === wanted) return false;
			one.click();
			return true;
		}
		if (one.value === value) return false;
		one.value = value;
		for (const type of ['input', 'change']) one.dispatchEvent(new Event(type, { bubbles: true }));
		return true;
	};
	const entered: boolean[] = [];
	for (const edit of edits) {
		await new Promise((resolve) => setTimeout(resolve, edit.pauseMs));
		entered.push(enter(edit));
	}
	return entered;
}

/** Nothing is on its way: all is saved, or nothing was entered yet. */
const quiet = (page: Page) =>
	expect(page.locator('form[data-duty]')).toHaveAttribute('data-save-state', /^(?:saved)?$/u);

/** What the values make of an answer. */
const answerOf = (values: Partial<Record<Field, string>>) =>
	Object.fromEntries(
		Object.entries(values)
			.filter(([, value]) => value !== '')
			.map(([field, value]) => {
				if (field === 'level') return [field, Number(value)];
				return [field, field === 'flag' ? true : value];
			}),
	);

// Catches a write of a whole answer from an old reading, a live query that overwrites what is being
// entered, and scores that one of the tabs has worked out without the other's answer.
test('edits in two tabs at once: the last word on each field stands', async ({
	page,
	site,
	context,
}) => {
	test.setTimeout(60_000 + EDITS * 1000);
	console.log(`two tabs: SEED=${SEED}`);
	const random = randomFrom(SEED);
	const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
	const id = await startAssessment(page, site);
	const tabs = [
		{ page, duty: '' },
		{ page: await context.newPage(), duty: '' },
	];
	const open = async (tab: (typeof tabs)[number], duty: string) => {
		if (tab.duty) await quiet(tab.page);
		await openDuty(tab.page, site, duty, id);
		await appIsHere(tab.page);
		tab.duty = duty;
	};
	for (const tab of tabs) await open(tab, DUTIES[0]!);

	const expected = new Map<string, Partial<Record<Field, string>>>();
	let edits = 0;
	for (let burst = 1; edits < EDITS; burst++) {
		if (random() < 0.1) {
			const tab = pick(tabs);
			await open(tab, pick(DUTIES.filter((one) => one !== tab.duty)));
		}
		// At once in both tabs, and mostly on one duty; but never on one field of it, where nobody
		// could say which of the two came last.
		const owner = new Map((Object.keys(FIELDS) as Field[]).map((field) => [field, pick(tabs)]));
		const bursts = tabs.map((tab) => {
			const own = [...owner].filter(([, one]) => one === tab).map(([field]) => field);
			const count = own.length > 0 ? 1 + Math.floor(random() * 4) : 0;
			return Array.from({ length: count }, (_, i): Edit => {
				const field = pick(own);
				const values = FIELDS[field];
				const value = values.length > 0 ? pick<string>(values) : `${field} ${burst}.${i}`;
				return { field, value, pauseMs: random() * 30 };
			});
		});
		const entered = await Promise.all(
			tabs.map(({ page: one }, i) => one.evaluate(enterAll, bursts[i]!)),
		);
		for (const [i, { duty }] of tabs.entries()) {
			for (const [n, { field, value }] of bursts[i]!.entries()) {
				if (!entered[i]![n]) continue;
				edits += 1;
				expected.set(duty, { ...expected.get(duty), [field]: value });
			}
		}
		for (const tab of tabs) await quiet(tab.page);
	}
	const answers = Object.fromEntries(
		[...expected].map(([duty, values]) => [duty, answerOf(values)]),
	) as Answers;
	const now = await stored(page);
	expect(answersIn(now, id), `SEED=${SEED}`).toEqual(answers);
	const { overall, areas } = assess({ scope: 'quick', answers });
	expect(now.results).toMatchObject([{ scores: { overall, areas } }]);
	for (const tab of tabs) {
		const { note = '' } = expected.get(tab.duty)!;
		await expect(tab.page.locator('[name=note]')).toHaveValue(note);
	}
	promise(6, { what: 'interleaved edits in two tabs, none lost', done: edits, of: edits });
});

for (const version of RELEASES) {
	test.describe('without a worker, which would hold the newer version back', () => {
		// The old tab's own files are no longer on the host.
		test.use({ serviceWorkers: 'block', expectedErrors: ['404'] });

		// Catches an upgrade that an old tab holds up for ever, an old tab that writes into the newer
		// database, and one that loses what is on its screen.
		test(`${version} in another tab, while this version upgrades the database`, async ({
			page,
			site,
			context,
		}, info) => {
			site.root = unpackRelease(version, info.outputPath('release'));
			const id = await startAssessment(page, site);
			const [first, second] = QUICK as [string, string];
			await openDuty(page, site, first, id);
			await choose(page, '3');
			await page.fill('[name=note]', 'Typed in the old tab');
			await saved(page);
			await page.evaluate(() => void Object.assign(window, { marked: true }));

			site.root = BUILD;
			const newer = await context.newPage();
			await openDuty(newer, site, second, id);
			await choose(newer, '2');
			await saved(newer);
			const upgraded = await stored(newer);
			expect(answersIn(upgraded, id)).toEqual({
				[first]: { level: 3, note: 'Typed in the old tab' },
				[second]: { level: 2 },
			});

			await expect(page.locator('[data-notice=storage-outdated]')).toBeVisible();
			await page.fill('[name=note]', 'Typed after the upgrade');
			await expect(form(page, first)).toHaveAttribute('data-save-state', 'failed');
			expect(await stored(newer), 'the old tab has written nothing').toEqual(upgraded);
			await expect(page.locator('[name=note]')).toHaveValue('Typed after the upgrade');
			expect(await page.evaluate(() => 'marked' in window), 'no reload unasked').toBe(true);
			promise(6, { what: `a tab of ${version} beside this version`, done: 1, of: 1 });
		});
	});
}
