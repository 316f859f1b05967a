/**
 * What a person types, or a file brings, is a text and stays one: 200 strings that would like to be
 * more, in every field that takes free text, on every page that shows one.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Download, Page } from '@playwright/test';
import papaparse from 'papaparse';
import type { Answer, Answers } from '../../src/lib/domain/answers';
import type { Held } from '../../src/lib/domain/assessment';
import type { Action } from '../../src/lib/domain/plan';
import { appIsHere, choose, QUICK, saved } from './support/app';
import { assess, fileText, writeAssessmentFile, writeBackupFile } from './support/domain';
import { bringIn, chooseFile, dutiesOf } from './support/filled';
import { nothingMade, STRINGS } from './support/injected';
import { FOLLOWING } from './support/pages';
import { times } from './support/promise';
import { stored, storedAnswer } from './support/stored';
import { expect, test } from './support/test';

// Of the pages alone: fetching everything for offline use would take a quarter of the time.
test.use({ serviceWorkers: 'block' });

const AT = '2026-01-31T08:00:00.000Z';
const [FIRST, SECOND] = QUICK as [string, string];
const DUTIES = dutiesOf('full');
const ACTIONS = 24;
/** For what takes a page each: these, spread over all kinds. */
const spread = (count: number) =>
	Array.from({ length: count }, (_, i) => STRINGS[Math.floor((i * STRINGS.length) / count)]!);

/** What i18next would take for its own, were a text given to it twice. */
const CITY = '{{city}} $t(common:appName) <img src=x onerror=window.ran=1> {{- n}}';
const OTHER_CITY = '</title><script>window.ran=1</script>${window.ran=1}{{count}}';

/** Every string in one of the free fields: two in each answer, three in each action. */
function everywhere(): { answers: Answers; actions: Action[] } {
	const strings = [...STRINGS];
	const answers = Object.fromEntries(
		DUTIES.map((duty, i): [string, Answer] => {
			const [one, other] = [strings.shift()!, strings.shift()!];
			return i % 4 === 3
				? [duty, { unknown: true, askWhom: one, note: other }]
				: [duty, { level: 1, evidence: 'public', evidenceText: one, note: other }];
		}),
	);
	const actions = Array.from({ length: ACTIONS }, (_, order): Action => {
		const [task, owner, note] = [strings.shift()!, strings.shift()!, strings.shift()!];
		const fixed = { horizon: 'now', status: 'open', due: '2026-02-28' } as const;
		const stamps = { createdAt: AT, changedAt: AT };
		return { id: `action-${order}`, task, owner, note, order, ...fixed, ...stamps };
	});
	expect(strings, 'strings that no field took').toEqual([]);
	return { answers, actions };
}

const assessment = (id: string, city: string) => ({
	id,
	city,
	period: '2026',
	scope: 'full' as const,
	framework: { id: 'ig-pcsc-draft3', version: '1' },
	createdAt: AT,
	savedAt: AT,
});
const written = (held: Held) =>
	fileText(writeAssessmentFile({ ...held, app: '0.1.0', exportedAt: AT }));

/** Fails as soon as one of them asks anything of anybody. */
function watchDialogs(page: Page): string[] {
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	return dialogs;
}

/** Which of these texts stand on the page, to the last sign. */
const shownIn = (page: Page, texts: readonly string[], within = 'body') =>
	page.evaluate(
		({ texts, within }) => {
			const all = document.querySelector(within)?.textContent ?? '';
			return texts.filter((text) => all.includes(text));
		},
		{ texts, within },
	);

async function save(page: Page, kind: string): Promise<Download> {
	await page.locator(`[data-export=${kind}]`).first().click();
	await expect(page.locator('[data-export-preview]')).toBeVisible();
	const download = page.waitForEvent('download');
	await page.click('[data-action=confirm-export]');
	return download;
}

/** Nothing that leads elsewhere, runs, hides or turns round. */
const SAFE_NAME = /^readiness[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]*\.\w+$/u;

test('the strings are 200, and no two are the same', () => {
	expect(STRINGS).toHaveLength(200);
	expect(new Set(STRINGS).size).toBe(200);
});

// Catches markup made of a note, an owner or a task on any page; a text that i18next reads once
// more; and one that is cut, cleaned or escaped twice on its way to the reader.
test('brought in by a file, all are shown as texts on every page', async ({ page, site }) => {
	test.setTimeout(300_000);
	const dialogs = watchDialogs(page);
	const { answers, actions } = everywhere();
	const held = { assessment: assessment('injected', CITY), answers, actions };
	const id = await bringIn(page, site, written(held));
	const other = { assessment: assessment('other', OTHER_CITY), answers };
	await bringIn(page, site, written(other));
	await nothingMade(page, 'data');

	const given = Object.values(answers) as Answer[];
	const notes = given.map(({ note }) => note!);
	const others = given.map(({ evidenceText, askWhom }) => evidenceText ?? askWhom!);
	const tasks = actions.flatMap(({ task, owner, note }) => [task, owner!, note!]);
	const shown: Record<string, string[]> = {
		'plan/': tasks,
		'report/': [...notes, ...others, ...tasks],
	};
	for (const path of ['', 'assess/', 'results/', 'data/', 'details/', ...FOLLOWING]) {
		await page.goto(site.url(`en/${path}?a=${id}`));
		await appIsHere(page);
		await expect(page.locator('header bdi').first(), path).toContainText(CITY);
		if (path === 'report/') {
			for (const detail of ['evidence', 'notes', 'names']) {
				await page.check(`[name=detail][value=${detail}]`);
			}
			await expect(page.locator('[data-report-state=whole]')).toBeVisible();
		}
		const expected = shown[path] ?? [];
		await expect
			.poll(async () => (await shownIn(page, expected)).length, path)
			.toBe(expected.length);
		await nothingMade(page, path);
	}

	// Still on the report: the files that leave it.
	await page.goto(site.url(`en/report/?a=${id}`));
	await expect(page.locator('[data-report-state=whole]')).toBeVisible();
	const csv = await save(page, 'csv');
	const { data } = papaparse.parse<string[]>(readFileSync(await csv.path(), 'utf8').slice(1));
	const cells = data.flat();
	expect(cells.filter((cell) => /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell))).toEqual(
		[],
	);
	for (const note of notes) {
		expect(
			cells.some((cell) => cell === note || cell === `'${note}`),
			note,
		).toBe(true);
	}
	const html = await save(page, 'report-html');
	const svg = await save(page, 'chart-svg');
	for (const file of [csv, html, svg]) expect(file.suggestedFilename()).toMatch(SAFE_NAME);

	// And as a file on a disk, with no policy of a host and with scripts allowed.
	const path = test.info().outputPath('report.html');
	await html.saveAs(path);
	await page.goto(pathToFileURL(path).href);
	const all = [CITY, ...shown['report/']!].map((text) =>
		text.replace(/[^\P{Cc}\t\n]|[\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, '\uFFFD'),
	);
	const there = await shownIn(page, all);
	expect(all.filter((text) => !there.includes(text))).toEqual([]);
	await expect(page).toHaveTitle(/\$t\(common:appName\)/u);
	expect(await page.evaluate(() => 'ran' in window)).toBe(false);
	expect(await page.locator('script, iframe, object, embed, form, link, base').count()).toBe(0);

	const drawing = test.info().outputPath('chart.svg');
	await svg.saveAs(drawing);
	await page.goto(pathToFileURL(drawing).href);
	expect(await page.evaluate(() => document.documentElement.nodeName)).toBe('svg');
	expect(await page.evaluate(() => 'ran' in window)).toBe(false);
	expect(await page.locator('script, foreignObject, a, image, use').count()).toBe(0);
	expect(dialogs).toEqual([]);
});

// Catches a city's name that breaks out of a heading, a label or a tab's title.
test('200 cities with such names are listed, and none runs', async ({ page, site }) => {
	test.setTimeout(times(180_000, 1_800_000));
	const dialogs = watchDialogs(page);
	const held = STRINGS.map((city, i): Held => {
		return { assessment: assessment(`city-${i}`, city), answers: { [FIRST]: { level: 2 } } };
	});
	const text = fileText(writeBackupFile({ held, app: '0.1.0', exportedAt: AT }));
	await page.goto(site.url('en/data/'));
	// The name of the file, too, is somebody's text.
	await page.setInputFiles('[data-import]', {
		name: '<img src=x onerror=window.ran=1>\u202e{{city}}.json',
		mimeType: 'application/json',
		buffer: Buffer.from(text),
	});
	await expect(page.locator('[data-action=confirm-import]')).toBeVisible();
	await nothingMade(page, 'preview');
	expect(await shownIn(page, STRINGS)).toEqual(STRINGS);
	await page.click('[data-action=confirm-import]');
	// Two hundred at once, and twice: how long that takes is no matter here.
	await expect(page.locator('[data-notice=import-done]')).toBeVisible({ timeout: 30_000 });
	for (const path of ['data/', '', 'compare/']) {
		await page.goto(site.url(`en/${path}`));
		await appIsHere(page);
		if (path === '') await expect(page.locator('[data-assessment]')).toHaveCount(STRINGS.length);
		await nothingMade(page, path);
	}
	await page.goto(site.url('en/'));
	await expect.poll(() => shownIn(page, STRINGS)).toEqual(STRINGS);
	const { assessments } = await stored(page);
	expect(assessments.map(({ city }) => city).toSorted()).toEqual(STRINGS.toSorted());
	for (const city of spread(times(6, STRINGS.length))) {
		const { id } = assessments.find((one) => one.city === city)!;
		await page.goto(site.url(`en/results/?a=${id}`));
		await expect(page.locator('[data-overall]')).toBeVisible();
		expect(await page.locator('header bdi').first().textContent()).toContain(city);
		await nothingMade(page, city);
	}
	expect(dialogs).toEqual([]);
});

// Catches a field that a person types into and that trusts them more than it trusts a file.
test('typed by hand they are stored and shown as they are', async ({ page, site }) => {
	test.setTimeout(times(300_000, 1_800_000));
	const dialogs = watchDialogs(page);
	const typed = spread(times(60, STRINGS.length));
	await page.goto(site.url('en/new/'));
	await page.fill('[name=city]', OTHER_CITY);
	await page.click('[data-action=start]');
	await page.waitForURL(/\/assess\/\?a=/u);
	const id = new URL(page.url()).searchParams.get('a')!;

	await page.goto(site.url(`en/duty/${FIRST}/?a=${id}`));
	await choose(page, '1');
	await page.check('[name=evidence][value=public]');
	for (const [i, text] of typed.entries()) {
		const evidenceText = typed[(i + 1) % typed.length]!;
		await page.fill('[name=note]', text);
		await page.fill('[name=evidenceText]', evidenceText);
		await saved(page);
		expect(await storedAnswer(page, id, FIRST)).toMatchObject({
			note: text.trim() && text,
			evidenceText: evidenceText.replace(/\n/gu, ''),
		});
	}
	await page.reload();
	await expect(page.locator('[name=note]')).toHaveValue(typed.at(-1)!);
	await nothingMade(page, 'duty');

	await page.goto(site.url(`en/duty/${SECOND}/?a=${id}`));
	await choose(page, 'unknown');
	for (const text of spread(times(10, STRINGS.length))) {
		await page.fill('[name=askWhom]', text);
		await saved(page);
		expect((await storedAnswer(page, id, SECOND))?.askWhom).toBe(text.replace(/\n/gu, ''));
	}

	await page.goto(site.url(`en/plan/?a=${id}`));
	await page.click('[data-action=write-action]');
	for (const text of [CITY, ...spread(times(3, 20))]) {
		await page.fill('[data-add-form] [name=task]', text);
		await page.fill('[data-add-form] [name=owner]', text);
		await page.fill('[data-add-form] [name=note]', text);
		await page.click('[data-action=add-action]');
		await expect.poll(() => shownIn(page, [text], 'main')).toEqual([text]);
		await nothingMade(page, text);
	}
	// What was taken away is named in a sentence.
	await page.locator('[data-action=edit-action]').first().click();
	await page.locator('[data-action=remove-action]').first().click();
	await expect(page.locator('[data-action=undo]')).toBeVisible();
	await nothingMade(page, 'plan');
	expect(dialogs).toEqual([]);
});

test.describe('in an address', () => {
	test.use({ expectedErrors: ['404', 'Not found: '] });

	// Catches an address that is written into a page, or followed.
	test('they name nothing and do nothing', async ({ page, site }) => {
		test.setTimeout(times(300_000, 1_800_000));
		const dialogs = watchDialogs(page);
		for (const text of spread(times(8, STRINGS.length))) {
			const part = encodeURIComponent(text);
			await page.goto(site.url(`en/results/?a=${part}&from=${part}&x=${part}#${part}`));
			await expect(page.locator('[data-notice]').first()).toBeVisible();
			await nothingMade(page, `?a=${text}`);
		}
		for (const text of spread(4)) {
			await page.goto(
				site.url(`en/duty/${encodeURIComponent(text).replace(/%2F|%5C|%0./giu, '-')}/`),
			);
			await expect(page.locator('h1')).not.toBeEmpty();
			await nothingMade(page, `duty/${text}`);
		}
		expect(dialogs).toEqual([]);
	});
});

// Catches a file whose very field names are taken for something of the language.
test('in the place of a field or an id they are refused', async ({ page, site }) => {
	await page.goto(site.url('en/data/'));
	const good = written({ assessment: assessment('good', 'Sampleton'), answers: {} });
	for (const name of ['__proto__', 'constructor', 'toString', '<img src=x onerror=window.ran=1>']) {
		const answers = `{${JSON.stringify(name)}: {"level": 1, "ran": 1}}`;
		await chooseFile(page, good.replace(/"answers": \{\}/u, `"answers": ${answers}`));
		await expect(page.locator('[data-import-error]')).toBeVisible();
		await nothingMade(page, name);
	}
	expect((await stored(page)).assessments).toEqual([]);
	expect(assess({ scope: 'quick', answers: {} }).overall).not.toHaveProperty('ran');
});
