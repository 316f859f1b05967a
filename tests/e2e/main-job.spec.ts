/** What most people come for: answer the duties of a city, see its results, come back later. */
import type { Page } from '@playwright/test';
import type { Answer, Answers } from '../../src/lib/domain/answers';
import type { Assessed } from '../../src/lib/domain/assess';
import { choose, enter, form, next, openDuty, QUICK, saved, startAssessment } from './support/app';
import { assess } from './support/domain';
import { answersIn, NOTHING, stored, storedAnswer } from './support/stored';
import { expect, test } from './support/test';

const [FIRST, SECOND, THIRD] = QUICK as [string, string, string];

/** Every kind of answer, with areas that come out scored, incomplete and only half applicable. */
const KINDS: Answer[] = [
	{ level: 1, evidence: 'none' },
	{ level: 4, evidence: 'public', evidenceText: 'https://example.org/plan', flag: true },
	{ level: 3 },
	{ unknown: true, askWhom: 'The office of statistics' },
	{ level: 0, note: 'Nobody yet.\nAsk again in spring.' },
	{ notApplicable: 'service-absent', note: 'No such service.' },
	{ level: 2, priority: 'high' },
	{ level: 2, heldBy: 'regional', priority: 'low' },
	{ notApplicable: 'no-legal-power' },
	{ level: 3, evidence: 'internal', evidenceText: 'File 12/7', evidenceDate: '2025-11-30' },
	{ level: 1 },
	{ level: 2 },
	{ level: 4, evidence: 'internal' },
	{ unknown: true },
	{ level: 0, heldBy: 'national' },
	{ level: 3, evidence: 'public' },
];
const ANSWERS: Answers = Object.fromEntries(QUICK.map((duty, index) => [duty, KINDS[index]!]));

const quick = (answers: Answers) => assess({ scope: 'quick', answers });

/** The figures of the results page, as its attributes carry them. */
function shownFigures(page: Page) {
	const FIGURES = ['score', 'low', 'high', 'level', 'evidencedLevel', 'status'];
	return page.locator('[data-overall], article[data-area]').evaluateAll(
		(elements, figures) =>
			elements.map((element) => {
				const { dataset } = element as HTMLElement;
				return [dataset['area'] ?? 'overall', ...figures.map((figure) => dataset[figure])];
			}),
		FIGURES,
	);
}

function figuresOf({ overall, areas }: Assessed) {
	const row = (id: string, of: Assessed['overall']) =>
		[id, of.score, of.low, of.high, of.level, of.evidencedLevel, of.status].map((figure) =>
			String(figure ?? ''),
		);
	return [row('overall', overall), ...Object.entries(areas).map(([id, area]) => row(id, area))];
}

function shownSuggestions(page: Page) {
	return page
		.locator('[data-suggestion]')
		.evaluateAll((elements) =>
			elements.map((element) => [
				element.getAttribute('data-horizon'),
				element.getAttribute('data-suggestion'),
			]),
		);
}

const suggestionsOf = ({ suggestions }: Assessed) =>
	(['now', 'next', 'later'] as const).flatMap((horizon) =>
		suggestions[horizon].map(({ duty }) => [horizon, duty]),
	);

/** The page shows exactly what the rules make of these answers. */
async function expectResults(page: Page, answers: Answers) {
	const expected = quick(answers);
	await expect(page.locator('[data-overall]')).toBeVisible();
	// As soon as the last answer has come round from the database.
	await expect.poll(() => shownFigures(page)).toEqual(figuresOf(expected));
	expect(await shownSuggestions(page)).toEqual(suggestionsOf(expected));
}

test('a city answers all 16 quick duties and sees its results, here, after a reload and in a second tab', async ({
	page,
	site,
	context,
}) => {
	test.setTimeout(120_000);
	await page.goto(site.url('en/'));
	await expect(page.locator('[data-assessment]')).toHaveCount(0);
	await page.click('[data-action=new]');

	// Nothing is compulsory but the city; what cannot be is said beside its field.
	await page.fill('[name=period]', '2026-13');
	await page.click('[data-action=start]');
	await expect(page.locator('[name=city]')).toHaveAttribute('aria-invalid', 'true');
	await expect(page.locator('[name=city]')).toBeFocused();
	await expect(page.locator('[name=period]')).toHaveAttribute('aria-invalid', 'true');
	await page.fill('[name=city]', 'Sampleton');
	await page.click('[data-action=start]');
	await expect(page.locator('[name=period]')).toBeFocused();
	await expect(page.locator('[name=city]')).not.toHaveAttribute('aria-invalid', 'true');
	expect((await stored(page)).assessments).toEqual([]);
	await page.fill('[name=period]', '2026-03');
	await page.selectOption('[name=country]', 'BR');
	await page.click('[data-action=start]');
	await page.waitForURL(/\/en\/assess\/\?a=/u);
	const id = new URL(page.url()).searchParams.get('a')!;
	await expect(page.locator('header')).toContainText('Sampleton, 2026-03');

	await page.click(`a[href*="/duty/${FIRST}/"]`);
	await expect(form(page, FIRST)).toBeVisible();
	for (const [index, duty] of QUICK.entries()) {
		await enter(page, ANSWERS[duty]!);
		if (index + 1 < QUICK.length) await next(page, QUICK[index + 1]!);
	}
	await page.click('[data-action=next]');
	await page.waitForURL(/\/en\/results\//u);
	await expectResults(page, ANSWERS);
	await expect(page.locator('table tbody tr')).toHaveCount(7);
	const chart = page.locator('canvas[data-chart=areas]');
	await expect(chart).toHaveAttribute('data-chart-state', 'drawn');
	const inked = await chart.evaluate((canvas: HTMLCanvasElement) => {
		const { width, height } = canvas;
		const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
		return data.filter((value, at) => at % 4 === 3 && value > 0).length / (width * height);
	});
	expect(inked, 'share of the canvas that is drawn on').toBeGreaterThan(0.01);
	expect(answersIn(await stored(page), id)).toEqual(ANSWERS);

	await page.reload();
	await expectResults(page, ANSWERS);
	const second = await context.newPage();
	await second.goto(site.url('en/results/'));
	await expectResults(second, ANSWERS);

	// What was open is answered: now every area has a score, and so has the city.
	const complete: Answers = Object.fromEntries(
		QUICK.map((duty) => [duty, ANSWERS[duty]?.unknown ? { level: 1 } : ANSWERS[duty]!]),
	);
	for (const duty of QUICK.filter((one) => ANSWERS[one]?.unknown)) {
		await page.click(`[data-list=findOut] a[href*="/duty/${duty}/"]`);
		await choose(page, '1');
		await saved(page);
		await page.goBack();
		await expect(page.locator('[data-overall]')).toBeVisible();
	}
	expect(quick(complete).overall.status).toBe('scored');
	await expectResults(page, complete);
	await expect
		.poll(() => shownFigures(second), 'the other tab follows')
		.toEqual(figuresOf(quick(complete)));

	await second.close();
	await page.goto(site.url('en/'));
	const card = page.locator(`[data-assessment="${id}"]`);
	await expect(card).toContainText('16 of 16');
	await expect(card).toContainText('Sampleton, 2026-03');
});

test('whoever closes the page in the middle of the work comes back to the same duty', async ({
	page,
	site,
	context,
}) => {
	const id = await startAssessment(page, site);
	await page.click(`a[href*="/duty/${FIRST}/"]`);
	await choose(page, '2');
	await saved(page);
	await next(page, SECOND);
	await next(page, THIRD);
	await choose(page, '1');
	await saved(page);
	await page.close({ runBeforeUnload: true });

	const later = await context.newPage();
	await later.goto(site.url('en/'));
	await expect(later.locator('header')).toContainText('Sampleton');
	await expect(later.locator(`[data-assessment="${id}"]`)).toContainText('2 of 16');
	await later.locator(`[data-assessment="${id}"] a.button`).first().click();
	await expect(form(later, THIRD)).toBeVisible();
	await expect(later.locator('[name=level][value="1"]')).toBeChecked();
});

test('scores are stored with the answer that they follow from, never before or after it', async ({
	page,
	site,
}) => {
	const id = await startAssessment(page, site);
	await openDuty(page, site, FIRST, id);
	// Looks at the database all the time, each look one transaction.
	await page.evaluate(() => {
		const looks: string[] = [];
		Object.assign(window, { looks });
		const opening = indexedDB.open('readiness');
		opening.onsuccess = () => {
			const look = () => {
				const reading = opening.result.transaction(['answers', 'results'], 'readonly');
				const answers = reading.objectStore('answers').getAll();
				const results = reading.objectStore('results').getAll();
				reading.oncomplete = () => {
					const seen = JSON.stringify([answers.result, results.result]);
					if (looks.at(-1) !== seen) looks.push(seen);
					setTimeout(look, 0);
				};
			};
			look();
		};
	});
	for (const [index, duty] of [FIRST, SECOND, THIRD].entries()) {
		if (index > 0) await next(page, duty);
		for (const level of ['3', 'unknown', '1']) {
			await choose(page, level);
			await saved(page);
			const now = await stored(page);
			const { areas, overall } = quick(answersIn(now, id));
			expect(now.results).toMatchObject([{ assessmentId: id, scores: { areas, overall } }]);
		}
	}
	const looks = await page.evaluate(() => (window as unknown as { looks: string[] }).looks);
	expect(looks.length).toBeGreaterThanOrEqual(9);
	for (const look of looks) {
		const [answers, results] = JSON.parse(look);
		const { areas, overall } = quick(answersIn({ ...NOTHING, answers }, id));
		expect(results[0].scores).toEqual({ overall, areas });
	}
});

test('a duty opened where there is no assessment starts an unnamed one, to be named later', async ({
	page,
	site,
}) => {
	await openDuty(page, site, SECOND);
	await choose(page, '3');
	await saved(page);
	const { assessments } = await stored(page);
	expect(assessments).toMatchObject([{ city: '', scope: 'quick' }]);
	await next(page, THIRD);
	await choose(page, '1');
	await saved(page);

	await page.goto(site.url('en/details/'));
	await page.fill('[name=city]', 'Latertown');
	await page.click('[data-action=start]');
	await expect(page.locator('header')).toContainText('Latertown');
	const after = await stored(page);
	expect(after.assessments).toMatchObject([{ id: assessments[0]!.id, city: 'Latertown' }]);
	expect(answersIn(after, assessments[0]!.id)).toEqual({
		[SECOND]: { level: 3 },
		[THIRD]: { level: 1 },
	});
});

test('looking around, clearing nothing, or a "not applicable" without a reason starts no assessment', async ({
	page,
	site,
}) => {
	await openDuty(page, site, FIRST);
	await expect(page.locator('[data-action=clear]')).toBeDisabled();
	await choose(page, 'na');
	await expect(form(page, FIRST)).toHaveAttribute('data-save-state', 'incomplete');
	await next(page, SECOND);
	for (const name of ['assess', 'results', 'details', 'data']) {
		await page.goto(site.url(`en/${name}/`));
		await expect(page.locator('h1')).toBeVisible();
	}
	await page.goto(site.url('en/'));
	await expect(page.getByText('No assessment on this device yet.')).toBeVisible();
	expect((await stored(page)).assessments).toEqual([]);
});

test.describe('an address that names an assessment which is not here', () => {
	for (const where of ['assess/', 'results/', 'details/', `duty/${FIRST}/`]) {
		test(`is said in words on ${where}, and nothing is stored`, async ({ page, site }) => {
			const id = await startAssessment(page, site);
			const before = await stored(page);
			await page.goto(site.url(`en/${where}?a=nowhere`));
			await expect(page.locator('[data-notice=assessment-missing]')).toBeVisible();
			await expect(page.locator('header')).not.toContainText('Sampleton');
			if (where.startsWith('duty')) {
				await choose(page, '2');
				await expect(form(page, FIRST)).toHaveAttribute('data-save-state', 'failed');
				await expect(page.locator('[data-notice=save-failed]')).toBeVisible();
				await expect(page.locator('[name=level][value="2"]')).toBeChecked();
			}
			// What the settings hold may change: which one was used last.
			expect({ ...(await stored(page)), settings: [] }).toEqual({ ...before, settings: [] });
			// The way on leads to what is here.
			page.once('dialog', (dialog) => void dialog.accept());
			await page.goto(site.url('en/'));
			await expect(page.locator(`[data-assessment="${id}"]`)).toBeVisible();
		});
	}
});

test('"not applicable" counts only with its reason; until then the earlier level stays', async ({
	page,
	site,
}) => {
	const id = await startAssessment(page, site);
	await openDuty(page, site, FIRST, id);
	await choose(page, '2');
	await saved(page);
	await choose(page, 'na');
	await expect(form(page, FIRST)).toHaveAttribute('data-save-state', 'incomplete');
	await expect(page.locator('[name=level][value=na]')).toBeChecked();
	expect(await storedAnswer(page, id, FIRST)).toEqual({ level: 2 });
	// A note beside it is saved all the same, and the tick does not jump back.
	await page.fill('[name=note]', 'Is it?');
	await expect.poll(() => storedAnswer(page, id, FIRST)).toEqual({ level: 2, note: 'Is it?' });
	await expect(form(page, FIRST)).toHaveAttribute('data-save-state', 'incomplete');
	await expect(page.locator('[name=level][value=na]')).toBeChecked();
	await page.check('[name=naReason][value=no-legal-power]');
	await saved(page);
	expect(await storedAnswer(page, id, FIRST)).toEqual({
		notApplicable: 'no-legal-power',
		note: 'Is it?',
	});
	await choose(page, '3');
	await saved(page);
	expect(await storedAnswer(page, id, FIRST)).toEqual({ level: 3, note: 'Is it?' });
});

test('a cleared answer is gone, and comes back whole with undo', async ({ page, site }) => {
	const answer: Answer = {
		unknown: true,
		askWhom: 'The harbour office',
		evidence: 'internal',
		evidenceText: 'Folder 7',
		evidenceDate: '2026-01-02',
		priority: 'high',
		heldBy: 'cso',
		note: 'Keep this.',
		flag: true,
	};
	const id = await startAssessment(page, site);
	await openDuty(page, site, FIRST, id);
	await enter(page, answer);
	expect(await storedAnswer(page, id, FIRST)).toEqual(answer);
	await page.click('[data-action=clear]');
	await saved(page);
	await expect(page.locator('[name=level]:checked')).toHaveCount(0);
	await expect(page.locator('[name=note]')).toHaveValue('');
	expect(await storedAnswer(page, id, FIRST)).toBeUndefined();
	await page.click('[data-action=undo]');
	await saved(page);
	await expect(page.locator('[name=askWhom]')).toHaveValue('The harbour office');
	expect(await storedAnswer(page, id, FIRST)).toEqual(answer);
});

test('duties can be answered in any order, the list counts them, and browser Back retraces the way', async ({
	page,
	site,
}) => {
	const [, , , fourth] = QUICK as [string, string, string, string];
	await startAssessment(page, site);
	const counts = () =>
		page
			.locator('section[data-area]')
			.evaluateAll((areas) =>
				areas.map(
					(area) => `${area.getAttribute('data-answered')}/${area.getAttribute('data-total')}`,
				),
			);
	await expect.poll(counts).toEqual(['0/2', '0/2', '0/2', '0/2', '0/2', '0/3', '0/3']);
	const order = [QUICK[15]!, fourth, FIRST];
	for (const duty of order) {
		await page.click(`section a[href*="/duty/${duty}/"]`);
		await expect(form(page, duty)).toBeVisible();
		await choose(page, '4');
		await saved(page);
		await page.click('nav a[href*="/assess/"]');
		await expect(page.locator('section[data-area]').first()).toBeVisible();
	}
	await expect.poll(counts).toEqual(['1/2', '1/2', '0/2', '0/2', '0/2', '0/3', '1/3']);
	for (const duty of order.toReversed()) {
		await page.goBack();
		await expect(form(page, duty)).toBeVisible();
		await expect(page.locator('[name=level][value="4"]')).toBeChecked();
		await page.goBack();
		await expect(page.locator('section[data-area]').first()).toBeVisible();
	}
	await page.goBack();
	await expect(page.locator('[data-action=start]')).toBeVisible();
});

test('what is typed comes back unchanged: any script, emoji, lines, markup, 10,000 characters', async ({
	page,
	site,
}) => {
	const family = '👩‍👩‍👧‍👦🇧🇷';
	const answer: Answer = {
		unknown: true,
		askWhom: `  "<img src=x onerror=alert(1)>" &amp; مكتب الإحصاء \u202bRTL\u202c ${family} `,
		evidence: 'public',
		evidenceText: `${family}é\u0301`.repeat(1000).slice(0, 9_990).padEnd(10_000, '|'),
		note: `שלום עולם\nسطر ثانٍ\n\n<script>alert('note')</script>\t{{name}} $t(level)\n${family}\n`,
	};
	const city = `<b>مدينة</b> {{count}} ${family}`;
	const id = await startAssessment(page, site, { city });
	await expect(page.locator('header')).toContainText(city);
	await openDuty(page, site, FIRST, id);
	await enter(page, answer);
	expect(await storedAnswer(page, id, FIRST)).toEqual(answer);
	await page.reload();
	await expect(page.locator('[name=level][value=unknown]')).toBeChecked();
	for (const field of ['askWhom', 'evidenceText', 'note'] as const) {
		await expect(page.locator(`[name=${field}]`)).toHaveValue(answer[field]!);
	}
	await expect(page.locator('header')).toContainText(city);
});
