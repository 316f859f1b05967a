/**
 * `npm run bench`: how fast the built app is, as ratios to a plain form that was written by hand
 * (see bench/README.md). No test: times depend on the machine, so nothing fails here.
 *
 *   npm run bench -- [--repeats N] [--only slow|answering|reloading|deciding|workshop] [--build FOLDER] [--json FILE]
 *
 * Both sites come from the same server, in the same run, in turns; the browser is found as the tests
 * find it (BROWSER_PATH names one). Keep the machine quiet while it runs.
 */
import { chromium } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { tsImport } from 'tsx/esm/api';
import { rows, table } from './bench/figures.mjs';
import { writeFloor } from './bench/floor.mjs';
import { answering, deciding, reloading, slowVisit } from './bench/scenarios.mjs';
import { workshop } from './bench/workshop.mjs';
import { findBrowser } from './lib/browser.mjs';
import { ensureBuild } from './lib/ensure-build.mjs';
import { createStaticServer } from './lib/serve.mjs';

/**
 * @import { AddressInfo } from 'node:net'
 * @import { Page } from '@playwright/test'
 * @import { Figures } from './bench/figures.mjs'
 */

const { values: options } = parseArgs({
	options: {
		repeats: { type: 'string', default: '7' },
		only: { type: 'string' },
		build: { type: 'string' },
		json: { type: 'string' },
	},
});
const SCENARIOS = { slow: slowVisit, answering, reloading, deciding, workshop };

/** @type {{ id: string, duties: { id: string, actor: string, scope?: string }[] }} */
const catalogue = JSON.parse(readFileSync('src/lib/framework/catalogue.json', 'utf8'));
const assessed = catalogue.duties.filter(({ actor }) => actor === 'lrg').map(({ id }) => id);
const quick = catalogue.duties.filter(({ scope }) => scope === 'quick').map(({ id }) => id);

if (!options.build) {
	const { code } = await ensureBuild();
	if (code !== 0) process.exit(code);
}
const floor = mkdtempSync(path.join(tmpdir(), 'bench-floor-'));
await writeFloor(floor, quick);
const servers = [await serve(options.build ?? 'build'), await serve(floor)];
const [app, plain] = /** @type {[string, string]} */ (servers.map(({ origin }) => origin));

const sites = [
	{ name: 'ours', origin: app, duties: quick, list: '/en/assess/', restore: restoreApp },
	{ name: 'floor', origin: plain, duties: quick, list: '', restore: restoreFloor },
];
/** How many assessments were brought in. */
let restored = 0;
/** @type {Record<string, Figures>} */
const measured = { ours: {}, floor: {} };

const found = await findBrowser();
// A scenario that needs a camera starts a browser of its own.
process.env['BROWSER_PATH'] = found.path ?? '';
const browser = await chromium.launch({
	...(found.path && { executablePath: found.path }),
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
const repeats = Number(options.repeats);
console.log(
	`${found.name}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${repeats} repeats in turns\n`,
);
for (let i = 0; i < repeats; i++) {
	for (const [name, scenario] of Object.entries(SCENARIOS)) {
		if (options.only && options.only !== name) continue;
		// Each begins in turn, so that neither always runs on the warmer machine.
		for (const site of i % 2 ? sites.toReversed() : sites) {
			for (const [figure, values] of Object.entries(await scenario(browser, site))) {
				((measured[site.name] ??= {})[figure] ??= []).push(...values);
			}
		}
	}
	process.stderr.write(`repeat ${i + 1} of ${repeats}\n`);
}
await browser.close();
for (const { close } of servers) close();
rmSync(floor, { recursive: true });

const head = ['', 'ours', 'floor', 'ratio', 'goal', '', 'n'];
console.log(table(head, rows(measured['ours'] ?? {}, measured['floor'] ?? {})));
console.log('\nMilliseconds; medians, or the percentile named. Ratios under 1.3 are noise.');
if (options.json) writeFileSync(options.json, JSON.stringify(measured, null, '\t'));

/** @param {string} root */
async function serve(root) {
	const server = createStaticServer({ root });
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {AddressInfo} */ (server.address());
	return {
		origin: `http://127.0.0.1:${port}`,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** All 64 duties answered, brought in as a file, as a person would. @param {Page} page @param {string} origin */
async function restoreApp(page, origin) {
	/** @type {typeof import('../src/lib/domain/bundle/index')} */
	const { fileText, writeAssessmentFile } = await tsImport(
		'../src/lib/domain/bundle/index.ts',
		import.meta.url,
	);
	const at = '2024-11-17T12:00:00.000Z';
	const text = fileText(
		writeAssessmentFile({
			app: '0.1.0',
			exportedAt: at,
			assessment: {
				// Its own, or the next one would be merged with it.
				id: `bench-${(restored += 1)}`,
				city: 'Sampleton',
				scope: 'full',
				framework: { id: catalogue.id, version: '1' },
				createdAt: at,
				savedAt: at,
			},
			answers: Object.fromEntries(
				assessed.map((id) => [id, { level: 2, evidence: 'public', note: 'As agreed in spring.' }]),
			),
		}),
	);
	await page.goto(`${origin}/en/data/`);
	await page.setInputFiles('[data-import]', {
		name: 'bench.json',
		mimeType: 'application/json',
		buffer: Buffer.from(text),
	});
	await page.click('[data-action=confirm-import]');
	await page.waitForSelector('[data-notice=import-done]');
}

/** @param {Page} page @param {string} origin */
async function restoreFloor(page, origin) {
	await page.goto(`${origin}/en/duty/${quick[0]}/`);
	await page.evaluate(
		(answers) => localStorage.setItem('answers', answers),
		JSON.stringify(
			Object.fromEntries(
				assessed.map((id) => [
					id,
					{ level: '2', evidence: 'public', note: 'As agreed in spring.' },
				]),
			),
		),
	);
}
