/** A city's file: out of one device and into another, whole; and nothing else gets in. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Answers } from '../../src/lib/domain/answers';
import type { AssessmentDocument } from '../../src/lib/domain/bundle/index';
import { choose, enter, next, openDuty, QUICK, saved, startAssessment } from './support/app';
import { assess, readFile, seal } from './support/domain';
import type { Site } from './support/site';
import { answersIn, stored } from './support/stored';
import { expect, test } from './support/test';

const [FIRST, SECOND, THIRD, FOURTH] = QUICK as [string, string, string, string];

/** Every field of the form, with what is hard to carry: scripts, quotes, lines. */
const ANSWERS: Answers = {
	[FIRST]: {
		level: 3,
		evidence: 'public',
		evidenceText: 'https://example.org/?a=1&b="2"',
		evidenceDate: '2026-02-28',
		priority: 'high',
		heldBy: 'regional',
		note: 'سطر\nline two\t\u2028 👩‍👩‍👧',
		flag: true,
	},
	[SECOND]: { unknown: true, askWhom: 'The <b>archive</b>' },
	[THIRD]: { notApplicable: 'service-absent' },
	[FOURTH]: { level: 0 },
};

/** A named assessment with these answers, made through the pages. */
async function fill(page: Page, site: Site): Promise<string> {
	const id = await startAssessment(page, site, { city: 'مدينة / "Sampleton"' });
	await openDuty(page, site, FIRST, id);
	for (const [index, duty] of Object.keys(ANSWERS).entries()) {
		if (index > 0) await next(page, duty);
		await enter(page, ANSWERS[duty]!);
	}
	return id;
}

async function exportFile(page: Page, site: Site, id: string): Promise<string> {
	await page.goto(site.url(`en/data/?a=${id}`));
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.click('[data-export=assessment]'),
	]);
	expect(download.suggestedFilename()).toMatch(/^readiness-[^/\\:*?"<>|]+\.json$/u);
	return download.path();
}

async function chooseFile(page: Page, content: string | Buffer, name = 'file.json'): Promise<void> {
	const buffer = typeof content === 'string' ? Buffer.from(content) : content;
	await page.setInputFiles('[data-import]', { name, mimeType: 'application/json', buffer });
}

/** Attributes of the results page: overall and area by area. */
function figures(page: Page): Promise<(string | null)[][]> {
	return page
		.locator('[data-overall], article[data-area]')
		.evaluateAll((elements) =>
			elements.map((element) =>
				['score', 'low', 'high', 'level', 'evidenced-level', 'status'].map((name) =>
					element.getAttribute(`data-${name}`),
				),
			),
		);
}

test('a saved file brings an assessment to another device, whole, and scores the same everywhere', async ({
	page,
	site,
	browser,
}) => {
	const id = await fill(page, site);
	const path = await exportFile(page, site, id);
	const text = readFileSync(path, 'utf8');
	const read = readFile(text);
	expect(read).toMatchObject({ ok: true, file: { answers: ANSWERS } });
	await page.goto(site.url(`en/results/?a=${id}`));
	await expect(page.locator('[data-overall]')).toBeVisible();
	const here = await figures(page);

	// The command that programmes use says the same as the page.
	const printed = execFileSync('npm', ['run', '--silent', 'score', '--', path], {
		encoding: 'utf8',
	});
	const scored = JSON.parse(printed);
	expect(scored).toEqual(assess({ scope: 'quick', answers: ANSWERS }));
	expect(here).toEqual(
		[scored.overall, ...Object.values<Record<string, unknown>>(scored.areas)].map((of) =>
			['score', 'low', 'high', 'level', 'evidencedLevel', 'status'].map((key) =>
				String(of[key] ?? ''),
			),
		),
	);

	const elsewhere = await browser.newContext();
	const other = await elsewhere.newPage();
	await other.goto(site.url('en/data/'));
	await chooseFile(other, text);
	await expect(other.locator('[data-action=confirm-import]')).toBeVisible();
	await expect(other.locator('[data-incoming]')).toContainText('مدينة / "Sampleton"');
	expect((await stored(other)).assessments).toEqual([]);
	await other.click('[data-action=confirm-import]');
	await expect(other.locator('[data-notice=import-done]')).toBeVisible();
	// On an empty device it is the current one at once.
	await expect(other.locator('header')).toContainText('Sampleton');
	const there = await stored(other);
	expect(there.assessments).toHaveLength(1);
	const copy = there.assessments[0]!;
	// The same assessment on both devices: a later file is put together with it.
	expect(copy.id).toBe(id);
	expect(answersIn(there, copy.id)).toEqual(ANSWERS);
	const { overall, areas } = scored;
	expect(there.results).toMatchObject([{ assessmentId: copy.id, scores: { overall, areas } }]);
	await other.goto(site.url('en/results/'));
	await expect(other.locator('[data-overall]')).toBeVisible();
	await expect.poll(() => figures(other)).toEqual(here);

	// Once more: all of it is here already, and nothing is touched.
	await other.goto(site.url('en/data/'));
	await chooseFile(other, text);
	await expect(other.locator('[data-incoming]')).toHaveAttribute('data-standing', 'same');
	await other.click('[data-action=confirm-import]');
	await expect(other.locator('[data-notice=import-done]')).toBeVisible();
	expect((await stored(other)).assessments).toEqual([copy]);
	await expect(other.locator('header')).toContainText('Sampleton');
	// And what comes out of the copy is what went in.
	const again = readFile(readFileSync(await exportFile(other, site, copy.id), 'utf8'));
	expect(again).toMatchObject({ ok: true, file: { answers: ANSWERS } });
	await elsewhere.close();
});

test('whatever a form lets somebody enter can be saved as a file and brought in again', async ({
	page,
	site,
}) => {
	const id = await startAssessment(page, site, { city: 'x'.repeat(200) });
	await openDuty(page, site, FIRST, id);
	await choose(page, '1');
	await page.check('[name=evidence][value=public]');
	// Browsers let a year have six digits, and a length limit may cut an emoji in two.
	await page.locator('[name=evidenceDate]').evaluate((field: HTMLInputElement) => {
		field.value = '12026-02-28';
		field.dispatchEvent(new Event('change', { bubbles: true }));
	});
	await page.locator('[name=evidenceText]').evaluate((field: HTMLTextAreaElement) => {
		field.value = 'half an emoji: \ud83d';
		field.dispatchEvent(new Event('input', { bubbles: true }));
	});
	await page.fill('[name=note]', 'ü'.repeat(10_000));
	await saved(page);
	const read = readFile(readFileSync(await exportFile(page, site, id), 'utf8'));
	expect(read).toMatchObject({ ok: true, file: { answers: { [FIRST]: { level: 1 } } } });
});

test.describe('a file that cannot be brought in is refused in words, and nothing is stored', () => {
	const document = seal({
		format: 'people-centred-readiness',
		version: 1,
		kind: 'assessment',
		app: '0.1.0',
		exportedAt: '2026-01-02T03:04:05.000Z',
		framework: readFramework(),
		assessment: {
			city: 'Sampleton',
			scope: 'quick',
			createdAt: '2026-01-02T03:04:05.000Z',
			savedAt: '2026-01-02T03:04:05.000Z',
		},
		answers: { [FIRST]: { level: 2 } },
	}) as unknown as AssessmentDocument;
	const text = JSON.stringify(document);

	/** The same with something changed and a checksum that is right again. */
	function altered(change: Record<string, unknown>): string {
		return JSON.stringify(seal({ ...document, sha256: undefined, ...change }));
	}

	const REFUSED: [what: string, code: string, content: () => string | Buffer, words: RegExp][] = [
		['one changed letter', 'checksum', () => text.replace('Sampleton', 'Sampletan'), /changed/u],
		['no checksum', 'checksum', () => text.replace(/,"sha256":"\w+"/u, ''), /changed/u],
		['cut off', 'not-json', () => text.slice(0, -20), /damaged/u],
		['a picture', 'not-json', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), /damaged/u],
		['empty', 'empty', () => '', /empty/u],
		['only spaces', 'empty', () => ' \n ', /empty/u],
		['a list', 'not-ours', () => '[]', /not saved by this tool/u],
		['another tool’s', 'not-ours', () => '{"format":"else"}', /not saved by this tool/u],
		['nested without end', 'not-ours', () => '['.repeat(100_000), /not saved by this tool/u],
		['a newer version', 'newer-version', () => altered({ version: 99 }), /newer version/u],
		['a ballot', 'unsupported-kind', () => altered({ kind: 'ballot' }), /something other/u],
		['half a backup', 'invalid', () => altered({ kind: 'backup' }), /not as it should be/u],
		[
			'other guidelines',
			'unknown-framework',
			() => altered({ framework: { id: 'other', version: '9' } }),
			/another edition/u,
		],
		[
			'a level that cannot be',
			'invalid',
			() => altered({ answers: { [FIRST]: { level: 7 } } }),
			/answers\.human-rights\.lrg\.3\.level/u,
		],
		[
			'a duty that cannot be',
			'invalid',
			() => altered({ answers: { '<img src=x onerror=alert(1)>': { level: 1 } } }),
			/answers\.<img src=x/u,
		],
		[
			'a field of nobody',
			'invalid',
			() => altered({ answers: { [FIRST]: { level: 1, colour: 'red' } } }),
			/answers\.human-rights\.lrg\.3\.colour/u,
		],
		['21 MB', 'too-large', () => Buffer.alloc(21_000_000, 0x20), /larger than 20 MB/u],
	];

	test('each with its own code and message', async ({ page, site }) => {
		test.setTimeout(90_000);
		await page.goto(site.url('en/data/'));
		await expect(page.locator('html')).toHaveAttribute('data-offline', /ready|unavailable/u, {
			timeout: 30_000,
		});
		for (const [what, code, content, words] of REFUSED) {
			await chooseFile(page, content());
			await test.step(what, async () => {
				const refusal = page.locator(`[data-import-error="${code}"]`);
				await expect(refusal, what).toContainText(words);
				await expect(page.locator('[data-action=confirm-import]')).toHaveCount(0);
			});
			// A good one in between: the refusal goes, and the next one is a new one.
			await chooseFile(page, text);
			await expect(page.locator('[data-action=confirm-import]')).toBeVisible();
			await expect(page.locator('[data-import-error]')).toHaveCount(0);
		}
		expect((await stored(page)).assessments).toEqual([]);
	});

	test('and a good one is only looked at until somebody says yes', async ({ page, site }) => {
		await page.goto(site.url('en/data/'));
		await chooseFile(page, `\uFEFF${text}`, 'from a phone.txt');
		await expect(page.locator('[data-incoming]')).toContainText('1 of 16');
		await page.locator('[data-action=cancel-import]').click();
		await expect(page.locator('[data-action=confirm-import]')).toHaveCount(0);
		expect((await stored(page)).assessments).toEqual([]);
		await page.reload();
		await expect(page.locator('header')).not.toContainText('Sampleton');
		// The same file can be chosen again.
		await chooseFile(page, text);
		await page.click('[data-action=confirm-import]');
		await expect(page.locator('header')).toContainText('Sampleton');
	});
});

function readFramework() {
	const { id } = JSON.parse(readFileSync('src/lib/framework/catalogue.json', 'utf8'));
	const version = /FRAMEWORK_VERSION = '([^']+)'/u.exec(
		readFileSync('src/lib/framework/version.ts', 'utf8'),
	)?.[1];
	return { id, version };
}
