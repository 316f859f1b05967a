/**
 * Promise 9: whatever stands between host and device (a hotel's login page, a clumsy proxy, a line
 * that breaks) and whichever file it spoils, nothing wrong enters the cache, nothing half there is
 * called ready, and the version that is installed goes on running.
 *
 * Not the whole app but its worker, on an empty page of the same site: so that each file of the app
 * can be spoiled in each way, many a second.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { neverCached } from '../support/gate';
import { full, promise, times } from '../support/promise';
import { BUILD, type Intercept, type Site } from '../support/site';
import { expect, test } from '../support/test';

type Answer = Parameters<Intercept>[1];
type File = { address: string; hash: string };

/** The list in the built worker: whatever spelling the bundler has chosen for it. */
const LISTED = /\[[`"'](?<address>[^`"']+)[`"'],[`"'](?<hash>[A-Za-z0-9+/]{43}=)[`"']\]/gu;
const FILES = [...readFileSync(path.join(BUILD, 'sw.js'), 'utf8').matchAll(LISTED)].map(
	({ groups }) => ({ ...groups }) as File,
);
/** In short one of each sort: a script, a text, and the page that all pages start from. */
const TRIED = full
	? FILES
	: [/entry\/app/u, /duties\/inclusion/u, /en\/shell\.html/u].map((name) =>
			FILES.find(({ address }) => name.test(address))!,
		);

const HTML = { 'content-type': 'text/html' };
const SPOILT: Record<string, (answer: Answer, right: Buffer) => void> = {
	'a login page': (answer) => {
		answer.writeHead(200, HTML).end('<!doctype html><title>Log in</title>');
	},
	'a redirect': (answer) => void answer.writeHead(302, { location: '/elsewhere.html' }).end(),
	nothing: (answer) => void answer.writeHead(200, { 'content-length': '0' }).end(),
	'half of it': (answer, right) => {
		const half = right.subarray(0, right.length / 2);
		answer.writeHead(200, { 'content-length': String(half.length) }).end(half);
	},
};
const WAYS = Object.keys(SPOILT);
const CASES = TRIED.flatMap((file) => WAYS.map((way) => ({ ...file, way })));
/** Each file and each way once, where the way in has been tried with all of them already. */
const FEWER = full ? CASES : WAYS.map((way, i) => ({ ...TRIED[i % TRIED.length]!, way }));

const sha256 = (body: string | Buffer) => createHash('sha256').update(body).digest('base64');

/** What the site answers with, beside what stands in its folder. */
class Interference {
	/** The one file that is spoilt now, and how. */
	spoilt: { address: string; way: string } | undefined;
	/** Files of a newer version: their content by address. */
	readonly newer = new Map<string, string>();
	/** How often the spoilt file was asked for: else nothing has been tried. */
	asked = 0;

	constructor(site: Site) {
		site.intercept = (request, answer) => {
			neverCached(answer);
			const address = (request.url ?? '').slice(1).replace(/[?#].*$/u, '');
			if (address === 'en/beside/' || address === 'elsewhere.html') {
				answer.writeHead(200, HTML).end('<!doctype html><link rel="icon" href="data:,">');
				return true;
			}
			const newer = this.newer.get(address);
			if (this.spoilt?.address === address) {
				this.asked += 1;
				const right = newer ? Buffer.from(newer) : readFileSync(path.join(site.root, address));
				SPOILT[this.spoilt.way]!(answer, right);
				return true;
			}
			if (newer === undefined) return false;
			answer.setHeader('content-type', address.endsWith('.js') ? 'text/javascript' : 'text/plain');
			answer.end(newer);
			return true;
		};
	}
}

/** What an install, an update or a verification came to. */
type Outcome = {
	state: ServiceWorkerState | 'refused';
	/** Whether a worker is in charge, and whether one waits to be. */
	active: boolean;
	waiting: boolean;
};

/** Registers the worker, or looks for a newer one, and waits for how that ends. */
const install = (page: Page): Promise<Outcome> =>
	page.evaluate(async () => {
		const before = await navigator.serviceWorker.getRegistration('/en/');
		const running = before?.active;
		let state: Outcome['state'] = 'refused';
		let registration = before;
		try {
			if (registration) await registration.update();
			else registration = await navigator.serviceWorker.register('/sw.js', { scope: '/' });
			const coming = registration.installing ?? registration.waiting ?? registration.active!;
			const over = () =>
				coming.state === 'redundant' ||
				coming.state === 'activated' ||
				(coming.state === 'installed' && running);
			while (!over()) {
				await new Promise((resolve) =>
					coming.addEventListener('statechange', resolve, { once: true }),
				);
			}
			state = coming.state;
		} catch {
			// The script itself did not come.
		}
		// The one that has failed may stand there for a moment yet.
		const after = await navigator.serviceWorker.getRegistration('/en/');
		return { state, active: Boolean(after?.active), waiting: Boolean(after?.waiting) };
	});

/** Asks the worker in charge as a page of the app does. */
const verify = (page: Page): Promise<{ ok: boolean; missing: string[] }> =>
	page.evaluate(async () => {
		const { active } = (await navigator.serviceWorker.getRegistration('/en/'))!;
		const { port1, port2 } = new MessageChannel();
		const answer = new Promise<{ ok: boolean; missing: string[] }>((resolve) => {
			port1.onmessage = ({ data }) =>
				resolve({
					ok: data.ok,
					missing: data.missing.map((url: string) => new URL(url).pathname.slice(1)),
				});
		});
		active!.postMessage({ type: 'VERIFY', language: 'en' }, [port2]);
		return answer;
	});

const dropFromCache = (page: Page, address: string): Promise<void> =>
	page.evaluate(async (one) => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			await cache.delete(`/${one}`, { ignoreSearch: true });
		}
	}, address);

/** Every file of the app in the cache, with the hash of its content. */
const cachedFiles = (page: Page): Promise<File[]> =>
	page.evaluate(async () => {
		const names = (await caches.keys()).filter((name) => name.startsWith('readiness-files-'));
		const files: File[] = [];
		for (const name of names) {
			const cache = await caches.open(name);
			for (const key of await cache.keys()) {
				const body = await (await cache.match(key))!.arrayBuffer();
				const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
				files.push({
					address: new URL(key.url).pathname.slice(1),
					hash: btoa(String.fromCharCode(...digest)),
				});
			}
		}
		return files;
	});

/** Nothing stands in the cache but what a list names, as it names it. */
async function nothingBad(page: Page, newer?: File): Promise<File[]> {
	const right = [...FILES, ...(newer ? [newer] : [])].map(Object.values).map(String);
	const files = await cachedFiles(page);
	expect(files.filter((file) => !right.includes(`${file.address},${file.hash}`))).toEqual([]);
	return files;
}

test.use({ expectedErrors: ['integrity', 'Failed to load'] });
test.describe.configure({ timeout: times(60_000, 15 * 60_000) });

let page: Page;
let spoil: Interference;
test.beforeEach(async ({ page: own, site }) => {
	page = own;
	spoil = new Interference(site);
	await page.goto(site.url('en/beside/'));
});

// Catches a wrong file that enters the cache at the first install, and an install that succeeds
// without one of its files.
test('a first install with one file spoilt', async () => {
	for (const { address, way } of CASES) {
		await test.step(`${address}: ${way}`, async () => {
			spoil.asked = 0;
			spoil.spoilt = { address, way };
			await dropFromCache(page, address);
			expect(await install(page)).toEqual({ state: 'redundant', active: false, waiting: false });
			const files = await nothingBad(page);
			// The others have come, and wait for the next try.
			expect(files.map((file) => file.address).sort()).toEqual(
				FILES.map((file) => file.address)
					.filter((one) => one !== address)
					.sort(),
			);
			expect(spoil.asked, 'it was really asked for').toBeGreaterThan(0);
		});
	}
	spoil.spoilt = undefined;
	expect(await install(page)).toEqual({ state: 'activated', active: true, waiting: false });
	promise(9, { what: 'first installs with a spoilt file', done: CASES.length, of: CASES.length });
});

// Catches a worker that mends itself with whatever comes, and a false "ready".
test('a file lost from the cache and spoilt on the way', async () => {
	await install(page);
	expect(await verify(page)).toEqual({ ok: true, missing: [] });
	for (const { address, way } of FEWER) {
		await test.step(`${address}: ${way}`, async () => {
			spoil.spoilt = { address, way };
			await dropFromCache(page, address);
			expect(await verify(page)).toEqual({ ok: false, missing: [address] });
			await nothingBad(page);
			spoil.spoilt = undefined;
			expect(await verify(page)).toEqual({ ok: true, missing: [] });
		});
	}
	promise(9, { what: 'repairs with a spoilt file', done: FEWER.length, of: FEWER.length });
});

// Catches a bad update that replaces a good version, or takes something from it.
test('a newer version with one file spoilt', async ({ site }) => {
	await install(page);
	const worker = readFileSync(path.join(site.root, 'sw.js'), 'utf8');
	for (const { address, hash, way } of FEWER) {
		await test.step(`${address}: ${way}`, async () => {
			const content = `${readFileSync(path.join(site.root, address), 'utf8')} newer`;
			// What is named by its content has another name then.
			const newer = {
				address: address.replace(/^(_app\/immutable\/.*)\./u, '$1x.'),
				hash: sha256(content),
			};
			spoil.newer.clear();
			spoil.newer.set(newer.address, content);
			spoil.newer.set(
				'sw.js',
				worker.replace(address, newer.address).replace(hash, () => newer.hash),
			);
			spoil.spoilt = { address: newer.address, way };
			expect(await install(page)).toEqual({ state: 'redundant', active: true, waiting: false });
			expect(await verify(page)).toEqual({ ok: true, missing: [] });
			await nothingBad(page, newer);
		});
	}
	spoil.spoilt = undefined;
	expect(await install(page)).toEqual({ state: 'installed', active: true, waiting: true });
	promise(9, { what: 'updates with a spoilt file', done: FEWER.length, of: FEWER.length });
});

// Catches a spoilt worker script that replaces the worker in charge.
test('the worker itself spoilt', async ({ site }) => {
	await install(page);
	const ways = WAYS.filter((way) => way !== 'nothing');
	for (const way of ways) {
		spoil.spoilt = { address: 'sw.js', way };
		expect(await install(page), way).toEqual({ state: 'refused', active: true, waiting: false });
		expect(await verify(page), way).toEqual({ ok: true, missing: [] });
	}
	promise(9, { what: 'updates with the worker spoilt', done: ways.length, of: ways.length });
	await site.stop();
});
