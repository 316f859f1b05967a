/** The report: on paper, as files, and what is not in them. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Download, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import type { Answers } from '../../src/lib/domain/answers';
import type { Action } from '../../src/lib/domain/plan';
import { appIsHere, QUICK } from './support/app';
import { assess, fileText, writeAssessmentFile } from './support/domain';
import { bringIn } from './support/filled';
import type { Site } from './support/site';
import { expect, test } from './support/test';

const AT = '2026-01-31T08:00:00.000Z';
const [FIRST, SECOND] = QUICK as [string, string];
const [, sample] = JSON.parse(readFileSync('src/lib/state/sample-answers.json', 'utf8')) as [
	unknown,
	{ answers: Answers },
];
const RESULTS = assess({ scope: 'full', answers: sample.answers });
/** The sample's scores as they are written. */
const SCORES = [RESULTS.overall, ...Object.values(RESULTS.areas)].map(({ score }) => `${score}`);

/** What is hard to keep out, or to keep a text. */
const FORMULA = '=HYPERLINK("https://example.org","NOTE-MARK")';
const MARKS = {
	notes: ['NOTE-MARK', 'ACTION-NOTE-MARK'],
	evidence: ['EVIDENCE-MARK'],
	names: ['WHOM-MARK', 'OWNER-MARK'],
};
const ANSWERS: Answers = {
	[FIRST]: { level: 3, evidence: 'public', evidenceText: '+EVIDENCE-MARK', note: FORMULA },
	[SECOND]: { unknown: true, askWhom: '@WHOM-MARK' },
};
const ACTION: Action = {
	id: 'one',
	task: '-Build the ramp',
	duty: FIRST,
	to: 4,
	horizon: 'now',
	owner: 'OWNER-MARK',
	due: '2026-02-28',
	effort: 'small',
	status: 'open',
	note: '\tACTION-NOTE-MARK',
	order: 0,
	createdAt: AT,
	changedAt: AT,
};
const FILE = fileText(
	writeAssessmentFile({
		app: '0.1.0',
		exportedAt: AT,
		assessment: {
			id: 'origin',
			city: 'Secretville',
			country: 'BR',
			period: '2026',
			scope: 'quick',
			framework: { id: 'ig-pcsc-draft3', version: '1' },
			createdAt: AT,
			savedAt: AT,
		},
		answers: ANSWERS,
		actions: [ACTION],
	}),
);

async function openSample(page: Page, site: Site): Promise<void> {
	await page.goto(site.url('en/'));
	await appIsHere(page);
	await page.click('[data-action=add-sample]');
	await expect(page.locator('[data-assessment]')).toHaveCount(2);
	await page.goto(site.url('en/report/'));
	await expect(page.locator('[data-report-state=whole]')).toBeVisible();
}

async function openSecret(page: Page, site: Site): Promise<void> {
	const id = await bringIn(page, site, FILE);
	await page.goto(site.url(`en/report/?a=${id}`));
	await expect(page.locator('[data-report-state=whole]')).toBeVisible();
}

/** Saves a file after its preview. @param more of the button, where there are several */
async function save(page: Page, kind: string, more = ''): Promise<Download> {
	await page.locator(`[data-export=${kind}]${more}`).first().click();
	await expect(page.locator('[data-export-preview]')).toBeVisible();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.click('[data-action=confirm-export]'),
	]);
	await expect(page.locator('[data-export-preview]')).toHaveCount(0);
	return download;
}

/** The files of a workbook, by name. */
async function workbook(page: Page): Promise<Record<string, string>> {
	const download = await save(page, 'xlsx');
	const files = unzipSync(readFileSync(await download.path()));
	return Object.fromEntries(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]));
}

const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;

// Catches empty sheets, a summary that runs over, and figures that are not the domain's.
for (const format of ['A4', 'Letter'] as const) {
	test(`on ${format} paper: no empty page, a summary of one, the domain’s figures`, async ({
		page,
		site,
	}, info) => {
		await openSample(page, site);
		const path = info.outputPath(`report-${format}.pdf`);
		const pdf = await page.pdf({ path, format });
		const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? [];
		expect(sheets.length).toBeGreaterThan(10);
		expect(sheets.length).toBeLessThan(30);

		await page.emulateMedia({ media: 'print' });
		for (const away of ['nav', 'footer', 'button', 'input', 'header', 'main > h1']) {
			for (const one of await page.locator(away).all()) await expect(one, away).toBeHidden();
		}
		await expect(page.locator('[data-report] h2')).toBeVisible();

		test.skip(!hasPdftotext, 'pdftotext is not on this machine');
		const { stdout } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
		const pages = stdout.split('\f').slice(0, -1);
		expect(pages).toHaveLength(sheets.length);
		// Beside the running title and the page's number something stands on each.
		for (const [index, text] of pages.entries()) {
			expect(text.replace(/\s+/gu, '').length, `page ${index + 1}`).toBeGreaterThan(200);
			expect(text).toContain('Rivaluma');
		}
		expect(pages[0]).toContain('Summary for leadership');
		expect(pages[0]).toContain('What is not known yet');
		expect(pages[1]).toContain('Charts');
		expect(pages[0]).toContain(`${RESULTS.overall.score} of 100`);
		const text = stdout.replace(/\s+/gu, ' ');
		for (const figure of SCORES) expect(text).toContain(figure);
	});
}

// Catches a file that needs the app, the network or a script, and one that says something else.
test('the HTML file opens anywhere, and says what the page says', async ({
	page,
	site,
	browser,
}, info) => {
	await openSample(page, site);
	const download = await save(page, 'report-html');
	expect(download.suggestedFilename()).toMatch(/^readiness-.+\.html$/u);
	const path = info.outputPath('report.html');
	await download.saveAs(path);

	const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
	const file = await context.newPage();
	const requests: string[] = [];
	file.on('request', (request) => requests.push(request.url()));
	await file.goto(pathToFileURL(path).href);
	expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(path).href]);
	await expect(file.locator('script, link, iframe')).toHaveCount(0);
	for (const image of await file.locator('img').all()) {
		expect(await image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
	}
	const cells = (root: Page, within: string) =>
		root.locator(`${within} :is(th, td)`).allTextContents();
	expect(await cells(file, 'main')).toEqual(await cells(page, '[data-report]'));
	const text = await file.locator('main').innerText();
	for (const figure of SCORES) expect(text).toContain(figure);
	await context.close();
});

test('the workbook has four sheets, no formula, and figures that are figures', async ({
	page,
	site,
}) => {
	await openSample(page, site);
	const files = await workbook(page);
	const sheets = Object.keys(files).filter((name) => /worksheets\/sheet\d+\.xml$/u.test(name));
	expect(sheets).toHaveLength(4);
	for (const sheet of sheets) expect(files[sheet]).not.toMatch(/<f[ >/]/u);
	const [scores] = sheets.map((name) => files[name]!).filter((xml) => xml.includes('<v>43.2</v>'));
	expect(scores).toBeDefined();
	// A cell without a type is a number; texts stand in a list of their own.
	const numbers = [...scores!.matchAll(/<c (?<look>[^>]*)><v>(?<value>[^<]*)<\/v>/gu)]
		.filter(({ groups }) => !/\bt="(?!n")/u.test(groups!['look']!))
		.map(({ groups }) => groups!['value']);
	expect(numbers).toEqual(expect.arrayContaining(SCORES));
});

// Catches a spreadsheet that runs what somebody has typed.
test('what looks like a formula stays a text everywhere', async ({ page, site }) => {
	await openSecret(page, site);
	await page.check('[name=detail][value=names]');
	const files = await workbook(page);
	const all = Object.values(files).join('\n');
	expect(all).toContain('=HYPERLINK(');
	expect(all).not.toMatch(/<f[ >/]/u);
	const csv = readFileSync(await (await save(page, 'csv')).path(), 'utf8');
	expect(csv).toContain(`"'=HYPERLINK(""https`);
	expect(csv).not.toMatch(/(?:^|,)"?[=+@-]/mu);
	const html = readFileSync(await (await save(page, 'report-html')).path(), 'utf8');
	expect(html).toContain('=HYPERLINK(&quot;https://example.org&quot;,&quot;NOTE-MARK&quot;)');
	await expect(page.locator('[data-report]')).toContainText(FORMULA);
});

// Catches a detail that leaves although its tick was taken away.
test('notes, names and evidence that are not ticked are in no file', async ({ page, site }) => {
	await openSecret(page, site);
	for (const detail of ['notes', 'evidence', 'names'] as const) {
		for (const one of ['notes', 'evidence', 'names'] as const) {
			await page.setChecked(`[name=detail][value=${one}]`, one !== detail);
		}
		const made = [
			await page.locator('[data-report]').innerHTML(),
			...Object.values(await workbook(page)),
			readFileSync(await (await save(page, 'csv')).path(), 'utf8'),
			readFileSync(await (await save(page, 'report-html')).path(), 'utf8'),
		].join('\n');
		for (const [name, marks] of Object.entries(MARKS)) {
			for (const mark of marks) expect(made.includes(mark), mark).toBe(name !== detail);
		}
	}
	// The choice is there again at the next visit.
	await page.reload();
	await expect(page.locator('[name=detail][value=names]')).not.toBeChecked();
	await expect(page.locator('[name=detail][value=notes]')).toBeChecked();
});

test('the public summary holds what was ticked, and shows it to the last sign', async ({
	page,
	site,
}) => {
	await openSecret(page, site);
	const summary = async (...ticks: string[]) => {
		await page.click('[data-export=public-summary]');
		for (const tick of ticks) await page.check(`[name=public][value=${tick}]`);
		const shown = page.locator('[data-public-summary]');
		await expect(shown).toContainText('"sha256"');
		for (const tick of ticks) await expect(shown).toContainText(`"${tick}"`);
		const exact = await shown.textContent();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.click('[data-action=confirm-export]'),
		]);
		const text = readFileSync(await download.path(), 'utf8');
		expect(text).toBe(exact);
		return { name: download.suggestedFilename(), text };
	};
	const bare = await summary();
	expect(Object.keys(JSON.parse(bare.text).summary)).toEqual(['scope', 'overall', 'areas']);
	expect(bare.name + bare.text).not.toContain('Secretville');
	for (const mark of Object.values(MARKS).flat()) expect(bare.text).not.toContain(mark);
	expect(bare.text).not.toContain('ramp');

	const named = await summary('city', 'period');
	expect(JSON.parse(named.text).summary).toMatchObject({ city: 'Secretville', period: '2026' });
	expect(JSON.parse(named.text).summary).not.toHaveProperty('country');
});

test('charts are files of their own, and all works with no network', async ({
	page,
	site,
}, info) => {
	await openSample(page, site);
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 });
	await site.stop();
	await page.reload();
	await expect(page.locator('[data-report-state=whole]')).toBeVisible();
	for (const chart of ['areas', 'principles']) {
		const svg = await save(page, 'chart-svg', `[data-chart=${chart}]`);
		const text = readFileSync(await svg.path(), 'utf8');
		expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
		const png = await save(page, 'chart-png', `[data-chart=${chart}]`);
		const path = info.outputPath(`${chart}.png`);
		await png.saveAs(path);
		const image = readFileSync(path);
		expect(image.subarray(1, 4).toString()).toBe('PNG');
		expect(image.readUInt32BE(16)).toBe(1200);
	}
	for (const kind of ['report-html', 'xlsx', 'csv', 'public-summary']) await save(page, kind);
});

test.describe('an export that fails', () => {
	test.use({ expectedErrors: ['Failed to load resource'], serviceWorkers: 'block' });

	test('says why, saves nothing, and works when it is tried again', async ({ page, site }) => {
		await openSample(page, site);
		await page.click('[data-export=xlsx]');
		let downloads = 0;
		page.on('download', () => (downloads += 1));
		await page.route('**/*.js', (route) => route.abort());
		await page.click('[data-action=confirm-export]');
		await expect(page.locator('[data-notice=export-failed]')).toContainText('You can try again');
		expect(downloads).toBe(0);
		await page.unroute('**/*.js');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.click('[data-action=confirm-export]'),
		]);
		writeFileSync(test.info().outputPath('again.xlsx'), readFileSync(await download.path()));
		await expect(page.locator('[data-export=xlsx]')).toBeFocused();
	});
});
