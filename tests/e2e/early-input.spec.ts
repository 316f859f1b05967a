/**
 * A duty page can be read and answered before its scripts have come, and without them: what is
 * entered meanwhile is neither lost nor mistaken.
 */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Answer } from '../../src/lib/domain/answers';
import type { DutyTexts } from '../../src/lib/content/types';
import catalogue from '../../src/lib/framework/catalogue.json' with { type: 'json' };
import { choose, enter, form, openDuty, QUICK, saved, startAssessment } from './support/app';
import { Gate, neverCached } from './support/gate';
import { PSEUDO_BUILD, type Site } from './support/site';
import { answersIn, stored, storedAnswer } from './support/stored';
import { expect, test } from './support/test';

const [FIRST, SECOND] = QUICK as [string, string];
/** What starts the app. Not all scripts: six held connections would hold the styles as well. */
const START = /\/entry\/\w+\.[\w-]+\.js$/u;
const SCRIPT = /\.js$/u;

/** What the page counts of its own input. */
type Tapped = Window & { lastTapped?: string; taps?: number };

// The worker answers with a shell: what is tested here is the prerendered page of a first visit.
test.use({ serviceWorkers: 'block' });

/** Opens a duty and stays before its scripts. */
async function openEarly(page: Page, site: Site, duty: string, assessment = ''): Promise<void> {
	const query = assessment && `?a=${assessment}`;
	await page.goto(site.url(`en/duty/${duty}/${query}`), { waitUntil: 'commit' });
	await page.locator('[data-action=next]').waitFor();
}

/** Puts another kind of input into each kind of field. */
async function enterEarly(page: Page): Promise<void> {
	await choose(page, '1');
	await choose(page, '3');
	await page.check('[name=evidence][value=public]');
	await page.fill('[name=evidenceText]', 'Early link');
	await page.fill('[name=evidenceDate]', '2026-02-01');
	await page.selectOption('[name=priority]', 'high');
	await page.selectOption('[name=heldBy]', 'national');
	await page.locator('[name=note]').pressSequentially('Early note');
	await page.check('[name=flag]');
}
const EARLY: Answer = {
	level: 3,
	evidence: 'public',
	evidenceText: 'Early link',
	evidenceDate: '2026-02-01',
	priority: 'high',
	heldBy: 'national',
	note: 'Early note',
	flag: true,
};

/** What the form shows, in the shape of an answer. */
function shownAnswer(page: Page): Promise<Record<string, unknown>> {
	return page.locator('form[data-duty]').evaluate((element) => {
		const shown = Object.fromEntries(
			[...new FormData(element as HTMLFormElement)].filter(([, value]) => value !== ''),
		);
		return {
			...shown,
			...('level' in shown && { level: Number(shown['level']) }),
			...('flag' in shown && { flag: true }),
		};
	});
}

for (const [what, held] of [
	['scripts', START],
	['texts', /\/texts\//u],
] as const) {
	test(`what is entered before the ${what} come is shown and stored as soon as they are there`, async ({
		page,
		site,
	}) => {
		const gate = new Gate(site);
		gate.close(held);
		await openEarly(page, site, FIRST);
		await enterEarly(page);
		await expect.poll(() => gate.waiting).toBeGreaterThan(0);
		await expect(form(page, FIRST)).toHaveAttribute('data-save-state', '');
		gate.open();
		await saved(page);
		expect(await shownAnswer(page)).toEqual(EARLY);
		const now = await stored(page);
		expect(now.assessments).toHaveLength(1);
		expect(answersIn(now, now.assessments[0]!.id)).toEqual({ [FIRST]: EARLY });
	});
}

test('"don’t know" and "not applicable", with their details, are taken over as well', async ({
	page,
	site,
}) => {
	const gate = new Gate(site);
	const id = await startAssessment(page, site);
	for (const [duty, tap, answer] of [
		[
			FIRST,
			async () => {
				await choose(page, 'unknown');
				await page.fill('[name=askWhom]', 'The archive');
			},
			{ unknown: true, askWhom: 'The archive' },
		],
		[
			SECOND,
			async () => {
				await choose(page, 'na');
				await page.check('[name=naReason][value=service-absent]');
			},
			{ notApplicable: 'service-absent' },
		],
	] as const) {
		gate.close(START);
		await openEarly(page, site, duty, id);
		await tap();
		expect(gate.waiting).toBeGreaterThan(0);
		gate.open();
		await saved(page);
		expect(await storedAnswer(page, id, duty)).toEqual(answer);
	}
});

test('early input wins over what was stored; fields that nobody touched keep what was stored', async ({
	page,
	site,
}) => {
	const before: Answer = {
		level: 1,
		evidence: 'internal',
		evidenceText: 'Stored link',
		priority: 'low',
		heldBy: 'cso',
		note: 'Stored note',
		flag: true,
	};
	const gate = new Gate(site);
	const id = await startAssessment(page, site);
	await openDuty(page, site, FIRST, id);
	await enter(page, before);
	gate.close(START);
	await openEarly(page, site, FIRST, id);
	expect(await shownAnswer(page), 'the raw page knows nothing of it').toEqual({});
	await choose(page, '4');
	await page.fill('[name=note]', 'Early note');
	expect(gate.waiting).toBeGreaterThan(0);
	gate.open();
	await saved(page);
	const after = { ...before, level: 4 as const, note: 'Early note' };
	expect(await storedAnswer(page, id, FIRST)).toEqual(after);
	await expect.poll(() => shownAnswer(page)).toEqual(after);
});

test('no tap is lost or turned round in the moment in which the app takes over', async ({
	page,
	site,
}) => {
	test.setTimeout(120_000);
	await page.addInitScript(() => {
		addEventListener(
			'change',
			({ target }) => {
				if (target instanceof HTMLInputElement && target.name === 'level') {
					const { taps = 0 } = window as Tapped;
					Object.assign(window, { lastTapped: target.value, taps: taps + 1 });
				}
			},
			{ capture: true },
		);
	});
	// A different rhythm of arrival each time, the same in each run; and the last tap comes before the
	// app, in its very moment, or after it.
	for (const [round, duty] of QUICK.slice(0, 8).entries()) {
		let script = 0;
		site.intercept = async ({ url = '' }, response) => {
			neverCached(response);
			if (SCRIPT.test(url)) {
				const delay = ((script++ * 7 + round * 13) % 11) * 25;
				await new Promise((resolve) => setTimeout(resolve, delay));
			}
			return false;
		};
		await openEarly(page, site, duty);
		await page.locator('[name=level][value="1"]').scrollIntoViewIfNeeded();
		const boxes = await Promise.all(
			['1', '2'].map((level) =>
				page
					.locator('label', { has: page.locator(`[name=level][value="${level}"]`) })
					.boundingBox(),
			),
		);
		const until = performance.now() + round * 200;
		for (let taps = 0; taps < 2 || performance.now() < until; taps++) {
			const { x, y, height } = boxes[taps % 2]!;
			await page.mouse.click(x + 60, y + height / 2);
		}
		await saved(page);
		const { assessments } = await stored(page);
		const { level } = (await storedAnswer(page, assessments[0]!.id, duty)) ?? {};
		const { lastTapped, taps } = await page.evaluate(() => ({
			lastTapped: (window as Tapped).lastTapped,
			taps: (window as Tapped).taps,
		}));
		expect(taps, 'taps that changed something').toBeGreaterThan(1);
		expect(await page.locator('[name=level]:checked').inputValue()).toBe(lastTapped);
		expect(String(level)).toBe(lastTapped);
	}
});

for (const [what, serviceWorkers] of [
	['the prerendered page', 'block'],
	['the stored shell', 'allow'],
] as const) {
	test.describe(`with ${what}`, () => {
		test.use({ serviceWorkers });

		test('reload, Back and Forward never bring back what another tab has changed since', async ({
			page,
			site,
			context,
		}) => {
			const id = await startAssessment(page, site);
			if (serviceWorkers === 'allow') {
				await page.locator('html[data-offline=ready]').waitFor({ timeout: 30_000 });
			}
			await openDuty(page, site, FIRST, id);
			await enter(page, { level: 2, note: 'Two' });
			await page.goto(site.url(`en/?a=${id}`));
			const other = await context.newPage();
			await openDuty(other, site, FIRST, id);
			await expect(other.locator('[name=level][value="2"]')).toBeChecked();
			await enter(other, { level: 3, note: 'Three' });

			for (const move of ['goBack', 'reload', 'goForward', 'goBack'] as const) {
				await page[move]();
				if (move === 'goForward') {
					await expect(page.locator('[data-action=new]')).toBeVisible();
					continue;
				}
				await expect(page.locator('[name=level][value="3"]')).toBeChecked();
				await expect(page.locator('[name=note]')).toHaveValue('Three');
				await expect(form(page, FIRST)).toHaveAttribute('data-save-state', '');
			}
			expect(await storedAnswer(page, id, FIRST)).toEqual({ level: 3, note: 'Three' });
		});
	});
}

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a duty can be read whole, and its form shows what belongs to the choice', async ({
		page,
		site,
	}) => {
		await page.goto(site.url(`en/duty/${FIRST}/`));
		const texts: DutyTexts = JSON.parse(
			readFileSync('src/lib/content/en/duties/inclusion.json', 'utf8'),
		);
		const { question, why, anchors, evidence } = texts[FIRST]!;
		for (const text of [question, why, ...anchors, ...evidence.counts, evidence.not]) {
			await expect(page.getByText(text).first()).toBeVisible();
		}
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');

		const askWhom = page.locator('[name=askWhom]');
		const naReason = page.locator('[name=naReason]').first();
		const evidenceText = page.locator('[name=evidenceText]');
		for (const hidden of [askWhom, naReason, evidenceText]) await expect(hidden).toBeHidden();
		await choose(page, 'unknown');
		await expect(askWhom).toBeVisible();
		await expect(naReason).toBeHidden();
		await choose(page, 'na');
		await expect(naReason).toBeVisible();
		await expect(askWhom).toBeHidden();
		await choose(page, '0');
		await expect(naReason).toBeHidden();
		await page.check('[name=evidence][value=internal]');
		await expect(evidenceText).toBeVisible();
		await page.check('[name=evidence][value=none]');
		await expect(evidenceText).toBeHidden();
		await page.click('[data-action=next]');
		await expect(form(page, SECOND)).toBeVisible();
	});

	test('each of the 64 duties has the whole form in its raw page', async ({ site }) => {
		const duties = catalogue.duties.filter(({ actor }) => actor === 'lrg');
		expect(duties).toHaveLength(64);
		const radio = (name: string, value: string) =>
			new RegExp(`<input(?=[^>]*\\bname="${name}")(?=[^>]*\\bvalue="${value}")[^>]*>`, 'u');
		const needed = [
			...['0', '1', '2', '3', '4', 'unknown', 'na'].map((value) => radio('level', value)),
			...['no-legal-power', 'service-absent'].map((value) => radio('naReason', value)),
			...['none', 'internal', 'public'].map((value) => radio('evidence', value)),
			...['askWhom', 'evidenceText', 'evidenceDate', 'priority', 'heldBy', 'note', 'flag'].map(
				(name) => new RegExp(`<(?:input|textarea|select)[^>]*\\bname="${name}"`, 'u'),
			),
			...['high', 'normal', 'low', 'national', 'regional', 'private', 'academia', 'cso'].map(
				(code) => new RegExp(`<option[^>]*\\bvalue="${code}"`, 'u'),
			),
			/data-save-state=""/u,
			/data-action="next"/u,
			/data-action="clear"/u,
		];
		for (const { id } of duties) {
			const raw = await (await fetch(site.url(`en/duty/${id}/`))).text();
			expect(raw).toContain(`data-duty="${id}"`);
			const missing = needed.filter((one) => !one.test(raw)).map(String);
			expect(missing, id).toEqual([]);
			const inDetails = /<details[^>]*>(?:(?!<\/details>).)*\bname="/su;
			expect(inDetails.test(raw), `${id}: a field behind a fold`).toBe(false);
			const preset = /<input[^>]*\bchecked\b|<option[^>]*\bvalue="\w[^>]*\bselected\b/u;
			const inForm = raw.slice(raw.indexOf('<form'), raw.indexOf('</form>'));
			expect(preset.test(inForm), `${id}: a field that is filled in`).toBe(false);
		}
	});
});

test.describe('in a language that is written from right to left', () => {
	test.use({ root: PSEUDO_BUILD, javaScriptEnabled: false });

	test('language and direction are right in the raw page, and the form is there', async ({
		page,
		site,
	}) => {
		for (const path of ['', 'results/', `duty/${FIRST}/`]) {
			await page.goto(site.url(`en-XB/${path}`));
			await expect(page.locator('html')).toHaveAttribute('lang', 'en-XB');
			await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
		}
		await choose(page, '2');
		await expect(page.locator('[name=level][value="2"]')).toBeChecked();
	});
});
