/** What-if and targets: what is tried out changes nothing, and what is kept is kept. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { tsImport } from 'tsx/esm/api';
import type { Answers } from '../../src/lib/domain/answers';
import type { Action } from '../../src/lib/domain/plan';
import { AREA_IDS } from '../../src/lib/framework/types';
import { appIsHere, startAssessment } from './support/app';
import { assess } from './support/domain';
import { bringIn, complete, dutiesOf, fileWith } from './support/filled';
import type { Site } from './support/site';
import { stored } from './support/stored';
import { expect, test } from './support/test';

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

const load = <T>(name: string): Promise<T> =>
	tsImport(`../../src/lib/domain/${name}.ts`, import.meta.url) as Promise<T>;
const { afterSteps } = await load<typeof import('../../src/lib/domain/what-if')>('what-if');
const { smallestSteps } =
	await load<typeof import('../../src/lib/domain/smallest-steps')>('smallest-steps');
const { progress } = await load<typeof import('../../src/lib/domain/progress')>('progress');

const [, now] = JSON.parse(readFileSync('src/lib/state/sample-answers.json', 'utf8')) as [
	unknown,
	{ period: string; answers: Answers },
];
const { answers } = now;
const scope = 'full';
const figure = (value: number | null) => String(value ?? '');

/** The sample city's last assessment, on the page. */
async function openSample(page: Page, site: Site): Promise<void> {
	await page.goto(site.url('en/'));
	await appIsHere(page);
	await page.click('[data-action=add-sample]');
	await expect(page.locator('[data-assessment]')).toHaveCount(2);
	const card = page.locator('[data-assessment]').filter({ hasText: now.period });
	const id = await card.getAttribute('data-assessment');
	await page.goto(site.url(`en/results/what-if/?a=${id}`));
	await expect(page.locator('[data-what-if]').first()).toBeVisible();
}

async function expectFigures(page: Page, duties: string[]): Promise<void> {
	const before = assess({ scope, answers });
	const after = assess({ scope, answers: afterSteps(answers, duties) });
	const rows = [
		['[data-overall]', before.overall, after.overall] as const,
		...AREA_IDS.map((id) => [`tr[data-area=${id}]`, before.areas[id], after.areas[id]] as const),
	];
	for (const [row, one, other] of rows) {
		const shown = page.locator(row);
		await expect(shown).toHaveAttribute('data-score-before', figure(one.score));
		await expect(shown).toHaveAttribute('data-score-after', figure(other.score));
		await expect(shown).toHaveAttribute('data-level-before', figure(one.level));
		await expect(shown).toHaveAttribute('data-level-after', figure(other.level));
	}
}

const ticked = (page: Page) =>
	page
		.locator('[data-what-if]:checked')
		.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value).sort());

/** All that is stored, the plan too. */
async function everything(page: Page) {
	const actions = await page.evaluate(
		() =>
			new Promise<unknown[]>((resolve, reject) => {
				const opening = indexedDB.open('readiness');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const all = db.transaction('actions').objectStore('actions').getAll();
					all.onsuccess = () => {
						db.close();
						resolve(all.result as unknown[]);
					};
				};
			}),
	);
	return { ...(await stored(page)), actions: actions as Action[] };
}

// Catches figures of the page's own, and a what-if that writes before it is asked to.
test('ticked steps move scores and levels as the rules say, and nothing is stored', async ({
	page,
	site,
}) => {
	await openSample(page, site);
	const before = await everything(page);
	await expectFigures(page, []);
	const { suggestions } = assess({ scope, answers });
	const [first, second] = suggestions.now.map((one) => one) as [
		(typeof suggestions.now)[number],
		(typeof suggestions.now)[number],
	];
	const chart = page.locator('canvas[data-chart=what-if]');
	await expect(chart).toHaveAttribute('data-chart-state', 'drawn');
	const picture = () => chart.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
	const drawn = await picture();

	await page.check(`[data-what-if][value="${first.duty}:${first.to}"]`);
	await page.check(`[data-what-if][value="${second.duty}:${second.to}"]`);
	// The next rung comes once the one below is ticked.
	await page.check(`[data-what-if][value="${first.duty}:${first.to + 1}"]`);
	await expectFigures(page, [first.duty, first.duty, second.duty]);
	await expect.poll(picture).not.toBe(drawn);
	// Without the lower rung the higher one falls, too.
	await page.uncheck(`[data-what-if][value="${first.duty}:${first.to}"]`);
	await expectFigures(page, [second.duty]);
	await page.click('[data-action=clear-ticks]');
	expect(await ticked(page)).toEqual([]);
	await expectFigures(page, []);
	expect(await everything(page)).toEqual(before);
});

test('the smallest set of steps of each area is ticked exactly', async ({ page, site }) => {
	await openSample(page, site);
	let shown = 0;
	for (const area of AREA_IDS) {
		const steps = smallestSteps({ scope, answers }, area)?.steps ?? [];
		const button = page.locator(`[data-action=smallest-steps][data-area=${area}]`);
		await expect(button).toHaveCount(steps.length > 0 ? 1 : 0);
		if (steps.length === 0) continue;
		shown += 1;
		await button.click();
		await expect(button).toBeFocused();
		expect(await ticked(page)).toEqual(steps.map(({ duty, to }) => `${duty}:${to}`).sort());
		await expectFigures(
			page,
			steps.map(({ duty }) => duty),
		);
	}
	expect(shown).toBeGreaterThan(3);
});

test('missing answers of a smallest set are named, with the level that they need', async ({
	page,
	site,
}) => {
	const duties = dutiesOf('quick');
	const levels = Object.fromEntries(duties.map((id) => [id, { level: 1 as const }]));
	const missing = duties[0]!;
	const id = await bringIn(page, site, fileWith({ ...levels, [missing]: { unknown: true } }));
	await page.goto(site.url(`en/results/what-if/?a=${id}`));
	await page.getByText('duty to answer first').click();
	const way = page.locator('details[open]');
	await expect(way.locator(`a[href*="${missing}"]`)).toBeVisible();
	await expect(way).toContainText('level 1 or above');
});

// Catches actions that are put twice, and ticks that are lost on the way to the plan and back.
test('the steps go into the plan once, and "Back" brings the ticks back', async ({
	page,
	site,
}) => {
	await openSample(page, site);
	const { suggestions } = assess({ scope, answers });
	const { duty, to } = suggestions.now[0]!;
	const other = suggestions.later[0]!;
	const tick = async (key: string) => page.check(`[data-what-if][value="${key}"]`);
	const status = page.locator('[data-plan-state]');
	const before = await everything(page);

	await page.click('[data-action=to-plan]');
	await expect(status).toHaveAttribute('data-plan-state', 'nothing');
	await tick(`${duty}:${to}`);
	await tick(`${duty}:${to + 1}`);
	await page.click('[data-action=to-plan]');
	await expect(status).toHaveAttribute('data-plan-state', 'put');
	await tick(`${other.duty}:${other.to}`);
	await page.click('[data-action=to-plan]');
	await expect(status).toContainText('1 step is now in the action plan');
	await expect(status).toContainText('2 were there already');

	const after = await everything(page);
	expect(after.answers).toEqual(before.answers);
	const put = after.actions
		.filter((action) => !before.actions.some(({ id }) => id === action.id))
		.toSorted((a, b) => a.order - b.order);
	expect(put).toMatchObject([
		{ duty, to, horizon: 'now', status: 'open' },
		{ duty, to: to + 1, horizon: 'next', status: 'open' },
		{ duty: other.duty, to: other.to, horizon: 'later', status: 'open' },
	]);
	expect(put.every(({ task }) => task.length > 20)).toBe(true);

	const keys = await ticked(page);
	await status.getByRole('link').click();
	await page.waitForURL(/\/plan\//u);
	await page.goBack();
	await expect.poll(() => ticked(page)).toEqual(keys);
});

test('targets are stored at once, survive a reload, and are reckoned as the rules say', async ({
	page,
	site,
}) => {
	await openSample(page, site);
	const targets = { inclusion: 3, governance: 4 } as const;
	const state = page.locator('[data-target-state]');
	for (const [area, level] of Object.entries(targets)) {
		await page.selectOption(`select[name=target-${area}]`, String(level));
		await expect(state).toHaveAttribute('data-target-state', 'saved');
	}
	await page.reload();
	const { areas, overall } = progress({ scope, answers, targets });
	for (const id of AREA_IDS) {
		const chosen = String((targets as Record<string, number>)[id] ?? '');
		await expect(page.locator(`select[name=target-${id}]`)).toHaveValue(chosen);
		await expect(page.locator(`[data-progress=${id}]`)).toHaveAttribute(
			'data-percent',
			figure(areas[id]),
		);
	}
	const whole = page.locator('[data-progress=overall]');
	await expect(whole).toHaveAttribute('data-percent', figure(overall));
	await page.selectOption('select[name=target-inclusion]', '');
	await expect(state).toHaveAttribute('data-target-state', 'saved');
	const { assessments } = await stored(page);
	expect(assessments.map((one) => one.targets).filter(Boolean)).toEqual([{ governance: 4 }]);
});

test('says what is the matter where there is no step to try out', async ({ page, site }) => {
	const id = await startAssessment(page, site);
	await page.goto(site.url(`en/results/what-if/?a=${id}`));
	const notice = page.locator('[data-notice=no-steps]');
	await expect(notice).toContainText('No duty has a level yet');
	const top = Object.fromEntries(
		Object.keys(complete()).map((duty) => [duty, { level: 4 as const }]),
	);
	const copy = await bringIn(page, site, fileWith(top));
	await page.goto(site.url(`en/results/what-if/?a=${copy}`));
	await expect(notice).toContainText('at level 4');
	await expect(page.locator('[data-what-if]')).toHaveCount(0);
	// A target stays possible, and one that is passed is reached.
	await page.selectOption('select[name=target-literacy]', '2');
	await expect(page.locator('[data-progress=literacy]')).toHaveText('Target reached: level 2');
});

// Catches "saved" that is said of a write that failed, and a choice that is lost with it.
test('a target or a plan that cannot be stored says so, stays, and can be tried again', async ({
	page,
	site,
}) => {
	await page.addInitScript(() => {
		const { transaction } = IDBDatabase.prototype;
		IDBDatabase.prototype.transaction = function (stores, mode, options) {
			if (mode === 'readwrite' && 'failWrites' in window) {
				throw new DOMException('broken', 'UnknownError');
			}
			return transaction.call(this, stores, mode, options);
		};
	});
	const broken = (on: boolean) =>
		page.evaluate((how) => {
			if (how) Object.assign(window, { failWrites: true });
			else Reflect.deleteProperty(window, 'failWrites');
		}, on);
	await openSample(page, site);
	await broken(true);
	const target = page.locator('select[name=target-literacy]');
	await target.selectOption('4');
	const failed = page.getByRole('alert').locator('[data-notice=save-failed]');
	await expect(failed).toContainText('The target is not saved');
	await expect(target).toHaveValue('4');
	await broken(false);
	await failed.locator('[data-action=retry]').click();
	await expect(page.locator('[data-target-state]')).toHaveAttribute('data-target-state', 'saved');
	await expect(failed).toHaveCount(0);

	await broken(true);
	await page.locator('[data-what-if]').first().check();
	await page.click('[data-action=to-plan]');
	await expect(failed).toContainText('The steps are not saved');
	await expect(page.locator('[data-plan-state]')).not.toContainText('saved');
	await broken(false);
	await failed.locator('[data-action=retry]').click();
	await expect(page.locator('[data-plan-state]')).toContainText('1 step is now in the action plan');
	expect((await everything(page)).assessments.some((one) => one.targets?.literacy === 4)).toBe(
		true,
	);
});
