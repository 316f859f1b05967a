/** The texts where they are read: whole on every duty's page, explained, and sourced. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tsImport } from 'tsx/esm/api';
import type { DutyText, DutyTexts, Prose, TaskTexts, Terms } from '../../src/lib/content/types';
import { appIsHere, choose, saved } from './support/app';
import { assess } from './support/domain';
import { bringIn, complete, dutiesOf, fileWith } from './support/filled';
import { READING } from './support/pages';
import { BUILD, type Site } from './support/site';
import { expect, test } from './support/test';

const text = <T>(name: string): T =>
	JSON.parse(readFileSync(`src/lib/content/en/${name}.json`, 'utf8')) as T;
const AREAS = READING.filter((page) => page.startsWith('area/')).map((page) => page.split('/')[1]!);
const DUTIES = Object.assign({}, ...AREAS.map((area) => text(`duties/${area}`))) as DutyTexts;

/** What a person reads in the raw HTML, without a script. */
function rawText(address: string): string {
	const html = readFileSync(path.join(BUILD, `${address}index.html`), 'utf8');
	return html
		.replace(/<(script|style)\b.*?<\/\1>/gsu, '')
		.replace(/<!--.*?-->|<[^>]+>/gsu, '')
		.replaceAll('&amp;', '&')
		.replaceAll('&lt;', '<');
}

async function open(page: Page, site: Site, address: string): Promise<void> {
	await page.goto(site.url(`en/${address}`));
	await appIsHere(page);
}

test.use({ serviceWorkers: 'block' });

test('the raw page of every duty holds all of its texts, and says where it comes from', () => {
	const ids = dutiesOf('full');
	expect(ids).toHaveLength(64);
	for (const id of ids) {
		const { evidence, smallTown, indicators, practice, ...rest } = DUTIES[id] as DutyText;
		const page = rawText(`en/duty/${id}/`);
		const expected = [
			...[rest.question, rest.why, ...rest.anchors, rest.ask],
			...[...evidence.counts, evidence.not, smallTown['2'], smallTown['3']],
			...indicators.flatMap((one) => Object.values(one)),
			...(practice ? [practice.text, practice.section] : []),
			id.includes('.ext.') ? 'consultation on the guidelines, 2024: question' : 'table “',
		];
		expect(
			expected.filter((one) => !page.includes(one)),
			id,
		).toEqual([]);
	}
});

test('the seven pages of areas hold the lines of all partners and of the consultation', () => {
	const lines = [
		...Object.values(text<Record<string, string>>('partners')),
		...Object.values(text<Record<string, string>>('consultation')),
	];
	const pages = AREAS.map((area) => rawText(`en/area/${area}/`));
	const lost = lines.filter((line) => pages.filter((page) => page.includes(line)).length !== 1);
	expect(lost).toEqual([]);
	expect(lines).toHaveLength(107 + 66);
});

test('pages to read hold their texts before any script has come', () => {
	for (const name of [
		...READING.filter((page) => page.startsWith('help/f')),
		'method/',
		'about/',
	]) {
		const { title, sections } = text<Prose>(name.slice(0, -1));
		const page = rawText(`en/${name}`);
		for (const one of [title, ...sections.map(({ heading }) => heading)]) {
			expect(page, name).toContain(one);
		}
	}
});

test('a term leads to its entry in the glossary, and Back to the answer begun', async ({
	page,
	site,
}) => {
	const id = 'equity.lrg.3';
	await open(page, site, `duty/${id}/`);
	await choose(page, '2');
	await saved(page);
	await page.getByText('What the words mean here').click();
	await page.getByRole('link', { name: 'Digital divide', exact: true }).click();
	await expect(page).toHaveURL(/glossary\/.*#digital-divide$/u);
	const entry = page.locator('#digital-divide');
	await expect(entry).toBeInViewport();
	await expect(entry).toBeFocused();
	await page.goBack();
	await expect(page.locator('[name=level][value="2"]')).toBeChecked();
});

test('every link to a term finds its entry', async ({ page, site }) => {
	const entries = Object.keys(text<Terms>('terms'));
	let links = 0;
	for (const address of [...READING, ...dutiesOf('full').map((id) => `duty/${id}/`)]) {
		const html = readFileSync(path.join(BUILD, `en/${address}index.html`), 'utf8');
		for (const [, term] of html.matchAll(/glossary\/[^"#]*#([^"]+)"/gu)) {
			links += 1;
			expect(entries, address).toContain(term);
		}
	}
	expect(links).toBeGreaterThan(200);
	await open(page, site, 'glossary/');
	await expect(page.locator('dl > div')).toHaveCount(entries.length);
});

test('the glossary can be searched', async ({ page, site }) => {
	await open(page, site, 'glossary/');
	await page.getByRole('searchbox').fill('e-Waste ');
	await expect(page.locator('dt')).toHaveText(['E-waste']);
	await expect(page.getByRole('status').filter({ hasText: '1 entry' })).toBeVisible();
	await page.getByRole('searchbox').fill('no such word');
	await expect(page.getByRole('status').filter({ hasText: '0 entries' })).toBeVisible();
});

test('the worked example shows what the rules give, with and without scripts', async ({
	page,
	site,
}) => {
	type Example = typeof import('../../src/lib/ui/method/example');
	const { EXAMPLE, EXAMPLE_AREA, EXAMPLE_KNOWN } = (await tsImport(
		'../../src/lib/ui/method/example.ts',
		import.meta.url,
	)) as Example;
	const before = assess(EXAMPLE);
	const { score, low, high, level, evidencedLevel } = before.areas[EXAMPLE_AREA];
	const after = assess(EXAMPLE_KNOWN).areas[EXAMPLE_AREA];
	// What the sentences around the figures say must be true of them.
	expect(before.areas[EXAMPLE_AREA].status).toBe('scored');
	expect(level).toBeLessThan(before.areas[EXAMPLE_AREA].levelHigh!);
	expect(after.evidencedLevel).toBeLessThan(after.level!);
	expect(evidencedLevel).not.toBeNull();

	const said = [
		`equal weight: ${score}, between ${low} and ${high}`,
		`Its level is ${level} –`,
		`The score becomes ${after.score}, and the level ${after.level} –`,
		`the level that evidence supports is ${after.evidencedLevel} –`,
	];
	await open(page, site, 'method/');
	const shown = await page.locator('[data-example]').innerText();
	for (const sentence of said) {
		expect(shown).toContain(sentence);
		expect(rawText('en/method/')).toContain(sentence);
	}
	const steps = page.locator('[data-example-step]');
	expect(await steps.evaluateAll((all) => all.map((one) => one.dataset['exampleStep']))).toEqual(
		before.suggestions.now.map(({ duty }) => duty),
	);
});

test('each suggestion says what to do first, how much work it is and what it needs', async ({
	page,
	site,
}) => {
	const answers = complete('full');
	const id = await bringIn(page, site, fileWith(answers, 'full'));
	await open(page, site, `results/?a=${id}`);
	const { now, next, later } = assess({ scope: 'full', answers }).suggestions;
	const tasks = Object.assign({}, ...AREAS.map((area) => text(`tasks/${area}`))) as TaskTexts;
	await page.locator('[data-suggestion]').first().scrollIntoViewIfNeeded();
	for (const more of await page.getByText(/^Show \d+ steps?$/u).all()) await more.click();
	for (const { duty, to } of [...now, ...next, ...later]) {
		const { first, needs, effort } = tasks[duty]![to - 1]!;
		const card = page.locator(`[data-suggestion="${duty}"]`);
		await expect(card).toContainText(first);
		await expect(card).toContainText(needs);
		await expect(card).toContainText(`${effort} –`);
	}
});

test('all three sizes of assessment are offered, and list their duties', async ({ page, site }) => {
	for (const [scope, size] of [
		['core', 42],
		['full', 64],
	] as const) {
		await open(page, site, 'new/');
		await page.fill('[name=city]', `Sampleton ${scope}`);
		await page.check(`[name=scope][value=${scope}]`);
		await page.click('[data-action=start]');
		await expect(page.locator('[data-area] a[href*="/duty/"]')).toHaveCount(size);
	}
});
