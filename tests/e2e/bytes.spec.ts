/** What a page costs on the line, to the byte: Brotli, as `npm start` sends it. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { precacheList } from '../../scripts/site/precache.mjs';
import { addressesIn, languagesOf } from '../../scripts/site/site.mjs';
import { WORKER_FILE } from '../../scripts/site/worker.mjs';
import { TEXT, withCorrectedText } from './support/editions';
import { bringIn, complete, dutiesOf, fileWith } from './support/filled';
import { reachedFrom } from './support/reach';
import { BUILD, type Site } from './support/site';
import { expect, test } from './support/test';

const HOME_MAX = 80_000;
const DUTY_MAX = 90_000;
const RESULTS_MAX = 150_000;
const READ_MAX = 15_000;
/** What the main job and its content need without a network. */
const OFFLINE_MAX = 330_000;
/** With the pages that follow from the answers: comparison, what-if, plan, report, exports. */
const OFFLINE_WITH_DECISIONS_MAX = 400_000;
/** Beside that, what keeps the work safe: backup, import with merging, bin, encryption, erasing. */
const SAFETY_MAX = 30_000;
/** And what only a workshop needs: set-up, ballots, desk, screen, paper, close, codes and the camera. */
const WORKSHOPS_MAX = 180_000;

/** What comes only when somebody is about to read it depends on how much is in view. */
const SCREENS = { phone: { width: 360, height: 740 }, laptop: { width: 1366, height: 768 } };

const DECISIONS = /\/(?:results\/.+|compare|plan|report)$/u;
const SAFETY = /\/data$/u;
const SAFETY_TEXTS = /texts\/en\/ui\/(?:data|import|backup-page)\.json$/u;
const WORKSHOPS = /\/workshop(?:\/|$)/u;
const WORKSHOP_TEXTS =
	/texts\/en\/(?:ui\/(?:ballot|closing|desk|paper|responsible|scan|workshop)|help\/workshop)\.json$/u;
const DECISION_TEXTS = /texts\/en\/(?:ui\/(?:explore|what-if|compare|plan|report)|lenses)\.json$/u;

/** Words that minifying leaves as they are: each shows that a library or a helper is in a script. */
const LAZY = {
	'Chart.js': 'radialLinear',
	'QR code': 'Capacity overflow',
	'QR reader': 'finder storage exhausted',
	'install helper': 'appinstalled',
};

const sizeOf = (address: string): number => {
	const file = path.join(BUILD, address);
	return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
};
const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);

function within(what: string, bytes: number, most: number): void {
	const figures = [bytes, most].map((figure) => figure.toLocaleString('en').padStart(7));
	console.log(`bytes  ${what.padEnd(44)} ${figures.join(' of ')}`);
	expect(bytes, what).toBeLessThanOrEqual(most);
}

/** Every prerendered page. */
const pages = addressesIn(BUILD).filter((address) => address.endsWith('index.html'));
/** The duty whose page and texts weigh most. */
function largestDuty(): string {
	const weight = (id: string) => sizeOf(`en/duty/${id}/index.html`);
	return dutiesOf('full').toSorted((a, b) => weight(b) - weight(a))[0]!;
}

type Loaded = { bytes: number; files: string[] };

/**
 * Opens a page in a browser that has nothing of it, without the worker, until nothing more is asked
 * for: the registration that fails is the last step of all.
 */
async function cold(
	browser: Browser,
	site: Site,
	address: string,
	{ until, ...options }: BrowserContextOptions & { until?: string } = {},
): Promise<Loaded> {
	const context = await browser.newContext({ serviceWorkers: 'block', ...options });
	const page = await context.newPage();
	site.requests.length = 0;
	await page.goto(site.url(address));
	await page.waitForSelector('html:not([data-offline=pending])', { state: 'attached' });
	if (until) await page.waitForSelector(until);
	await isQuiet(page, site);
	await context.close();
	const odd = site.requests.filter(({ status, complete }) => status !== 200 || !complete);
	expect(odd).toEqual([]);
	const files = site.requests.map((request) => request.path.slice(1));
	expect(
		files.filter((file, i) => files.indexOf(file) < i),
		'sent twice',
	).toEqual([]);
	return { bytes: sum(site.requests.map(({ bytes }) => bytes)), files };
}

/** Nothing has been asked for since a while. */
async function isQuiet(page: Page, site: Site): Promise<void> {
	const QUIET_MS = 700;
	let before = -1;
	while (before !== site.requests.length) {
		before = site.requests.length;
		await page.waitForLoadState('networkidle');
		await page.waitForTimeout(QUIET_MS);
	}
}

const contentOf = (files: string[]) =>
	files
		.filter((file) => file.endsWith('.js'))
		.map((f) => readFileSync(path.join(BUILD, f), 'utf8'));

function expectNothingLazy({ files }: Loaded): void {
	for (const [what, word] of Object.entries(LAZY)) {
		expect(
			contentOf(files).some((script) => script.includes(word)),
			what,
		).toBe(false);
	}
}

test('the words that would show a QR library in a script stand in that library', () => {
	expect(readFileSync('node_modules/qr/index.js', 'utf8')).toContain(LAZY['QR code']);
	expect(readFileSync('node_modules/qr/decode.js', 'utf8')).toContain(LAZY['QR reader']);
});

test('home, cold', async ({ browser, site }) => {
	const home = await cold(browser, site, 'en/');
	within('home, cold', home.bytes, HOME_MAX);
	expectNothingLazy(home);
});

test('the largest duty page with its texts, cold', async ({ browser, site }) => {
	const duty = await cold(browser, site, `en/duty/${largestDuty()}/`);
	expect(duty.files.some((file) => file.includes('texts/en/duties/'))).toBe(true);
	within('a duty page with its texts, cold', duty.bytes, DUTY_MAX);
	expectNothingLazy(duty);
});

test('results of a complete assessment with its chart, cold', async ({ browser, site }) => {
	const before = await browser.newContext({ serviceWorkers: 'block' });
	const id = await bringIn(await before.newPage(), site, fileWith(complete()));
	const storageState = await before.storageState({ indexedDB: true });
	await before.close();
	for (const [screen, viewport] of Object.entries(SCREENS)) {
		const until = '[data-chart-state=drawn]';
		const results = await cold(browser, site, `en/results/?a=${id}`, {
			storageState,
			viewport,
			until,
		});
		within(`results with the chart on a ${screen}, cold`, results.bytes, RESULTS_MAX);
		const scripts = contentOf(results.files);
		expect(scripts.some((script) => script.includes(LAZY['Chart.js']))).toBe(true);
	}
});

test('what is needed to read a prerendered page', () => {
	const toRead = pages.map((page) => {
		const html = readFileSync(path.join(BUILD, page), 'utf8');
		// A link that is disabled is not fetched: its styles stand in the page.
		const styles = [...html.matchAll(/<link href="([^"]+)" rel="stylesheet">/gu)].map(([, href]) =>
			path.posix.join(path.posix.dirname(page), href!),
		);
		expect(styles.length > 0 || html.includes('<style>'), `${page} has styles`).toBe(true);
		return sum([page, ...styles].map(sizeOf));
	});
	within('to read a prerendered page (HTML, CSS)', Math.max(...toRead), READ_MAX);
});

test('the whole offline app in English', () => {
	const plain = addressesIn(BUILD).filter((address) => !/\.(?:br|gz)$/u.test(address));
	const list = precacheList(
		plain,
		languagesOf(BUILD).map(({ code }) => code),
		(address) => readFileSync(path.join(BUILD, address)),
	);
	const files = [...list.common, ...list.languages['en']!].map(([address]) => address);
	const built = readFileSync(path.join(BUILD, WORKER_FILE), 'utf8').includes(list.version);
	expect(built, 'this is the list that the worker has').toBe(true);
	const isCode = (file: string) => /\.(?:js|css)$/u.test(file);
	const code = files.filter(isCode);
	/** What the wanted pages need, texts too. */
	const neededBy = (isWanted: (route: string) => boolean, otherTexts: readonly RegExp[]) => {
		const reached = reachedFrom(BUILD, code, isWanted);
		return files.filter((file) =>
			isCode(file) ? reached.has(file) : !otherTexts.some((text) => text.test(file)),
		);
	};
	// The worker names every file: a budget pays for the names of its own files too.
	const worker = readFileSync(path.join(BUILD, WORKER_FILE), 'utf8');
	const namedIn = (needed: readonly string[]) => {
		const kept = new Set(needed);
		const list = worker.replace(/\[`([^`]+)`,`[^`]+`[^\]]*\],?/gu, (entry, address: string) =>
			files.includes(address) && !kept.has(address) ? '' : entry,
		);
		return brotliCompressSync(list).length;
	};
	expect(Math.abs(namedIn(files) - sizeOf(WORKER_FILE)), 'all are named').toBeLessThan(200);
	expect(namedIn([]), 'the names can be told apart').toBeLessThan(namedIn(files) / 2);
	const size = (needed: string[]) => sum(needed.map(sizeOf)) + namedIn(needed);
	const withDecisions = neededBy((route) => !WORKSHOPS.test(route), [WORKSHOP_TEXTS]);
	const mainJob = neededBy(
		(route) => ![DECISIONS, SAFETY, WORKSHOPS].some((other) => other.test(route)),
		[DECISION_TEXTS, SAFETY_TEXTS, WORKSHOP_TEXTS],
	);
	const withSafety = neededBy(
		(route) => ![DECISIONS, WORKSHOPS].some((other) => other.test(route)),
		[DECISION_TEXTS, WORKSHOP_TEXTS],
	);
	// Followed as far as what comes lazily, and without what only the other pages have.
	const holds = (needed: string[], word: string) =>
		contentOf(needed).some((script) => script.includes(word));
	expect(holds(mainJob, LAZY['Chart.js'])).toBe(true);
	for (const [word, needed] of [
		['smallest-steps', withSafety],
		['undo-import', mainJob],
		[LAZY['QR reader'], withDecisions],
	] as const) {
		expect(holds(needed, word), word).toBe(false);
		expect(holds(files, word), word).toBe(true);
	}
	expect(holds(withSafety, 'undo-import')).toBe(true);
	const main = size(mainJob);
	const safety = size(withSafety) - size(mainJob);
	const decisions = size(withDecisions);
	const workshops = size(files) - size(withDecisions);
	within('the main job without a network, in English', main, OFFLINE_MAX);
	within('beside it, to keep the work safe', safety, SAFETY_MAX);
	within('with the pages of decisions', decisions - safety, OFFLINE_WITH_DECISIONS_MAX);
	within('and beside that, for workshops', workshops, WORKSHOPS_MAX);
	for (const lazy of ['Chart.js', 'install helper'] as const) {
		expect(
			contentOf(files).filter((script) => script.includes(LAZY[lazy])),
			lazy,
		).toHaveLength(1);
	}
});

test('the worker fetches nothing before the page is idle', async ({ page, site }) => {
	const LATE_MS = 1500;
	let idle = false;
	const tooEarly: string[] = [];
	site.intercept = async ({ url, headers }) => {
		const fromWorker = url === `/${WORKER_FILE}` || headers['service-worker'] === 'script';
		if (fromWorker && !idle) tooEarly.push(url ?? '');
		// The last thing that the page waits for comes late.
		if (url?.includes('texts/en/ui/home') && !idle) {
			await new Promise((resolve) => setTimeout(resolve, LATE_MS));
			idle = true;
		}
		return false;
	};
	await page.goto(site.url('en/'));
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 });
	expect(tooEarly).toEqual([]);
	const asked = site.requests.map((request) => request.path);
	const precached = asked.indexOf(`/${WORKER_FILE}`);
	const scripts = scriptsInHtml('en/index.html');
	expect(scripts.length).toBeGreaterThan(0);
	for (const file of scripts) {
		expect(asked).toContain(file);
		expect(asked.indexOf(file), `${file} comes before the worker`).toBeLessThan(precached);
	}
});

/** The scripts that the raw HTML asks for: a page that runs adds links of its own. */
const scriptsInHtml = (address: string): string[] =>
	[...readFileSync(path.join(BUILD, address), 'utf8').matchAll(/<link\b[^>]*>/gu)]
		.map(([link]) => link)
		.filter((link) => link.includes('modulepreload'))
		.map((link) => `/${/_app\/immutable\/[^"]+/u.exec(link)?.[0]}`);

test('an update that changes one text fetches that text and the worker', async ({
	page,
	site,
}, info) => {
	await page.goto(site.url('en/'));
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 });
	site.root = await withCorrectedText(BUILD, info.outputPath('corrected'));
	site.requests.length = 0;
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.ready).update();
	});
	await expect(page.locator('[data-notice=update]')).toBeVisible({ timeout: 30_000 });
	const sent = site.requests.filter(({ status }) => status === 200).map((one) => one.path.slice(1));
	const allowed = [WORKER_FILE, TEXT, 'manifest.en.webmanifest'];
	expect(sent.filter((file) => !allowed.includes(file))).toEqual([]);
	expect(sent).toContain(TEXT);
	const bytes = sum([WORKER_FILE, TEXT].map(sizeOf));
	console.log(
		`bytes  ${'an update of one text'.padEnd(44)} ${bytes.toLocaleString('en').padStart(7)}`,
	);
});

test('two builds of the same sources are identical', ({}, info) => {
	test.slow();
	const copy = info.outputPath('sources');
	const sources = ['src', 'static', 'scripts', 'package.json', 'package-lock.json'];
	for (const one of [...sources, 'svelte.config.js', 'vite.config.ts', 'tsconfig.json']) {
		cpSync(one, path.join(copy, one), { recursive: true });
	}
	symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'));
	const built = spawnSync(process.execPath, ['scripts/build.mjs'], {
		cwd: copy,
		env: { ...process.env, BUILD_DIR: 'build' },
		encoding: 'utf8',
	});
	expect(built.status, built.stderr).toBe(0);
	const other = path.join(copy, 'build');
	expect(addressesIn(other)).toEqual(addressesIn(BUILD));
	const differing = addressesIn(BUILD).filter(
		(address) =>
			!readFileSync(path.join(BUILD, address)).equals(readFileSync(path.join(other, address))),
	);
	expect(differing).toEqual([]);
});
