/** Nothing runs, and nothing is asked for, that is not the tool's own. */
import type { Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addressesIn } from '../../scripts/site/site.mjs';
import { appIsHere, choose, QUICK, saved } from './support/app';
import { bringIn, complete, fileWith } from './support/filled';
import { BUILD } from './support/site';
import { expect, test } from './support/test';

const pages = addressesIn(BUILD).filter((address) => address.endsWith('.html'));
const html = (address: string) => readFileSync(path.join(BUILD, address), 'utf8');
const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page's policy, as its raw HTML states it. */
function policyOf(page: string): Map<string, string[]> {
	const content = /<meta http-equiv="content-security-policy" content="([^"]+)">/u.exec(page)?.[1];
	return new Map(
		(content ?? '').split(';').map((directive) => {
			const [name, ...sources] = directive.trim().split(/\s+/u);
			return [name!, sources];
		}),
	);
}

const inside = (page: string, tag: 'script' | 'style') =>
	[...page.matchAll(new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>(.*?)</${tag}>`, 'gsu'))].map(
		([, content]) => content!,
	);

test('each page has a policy by hash, and nothing that it forbids', () => {
	expect(pages.length).toBeGreaterThan(64);
	for (const address of pages) {
		const page = html(address);
		const policy = policyOf(page);
		expect(policy.get('default-src'), address).toEqual(["'self'"]);
		expect(policy.get('object-src'), address).toEqual(["'none'"]);
		expect(policy.get('base-uri'), address).toEqual(["'none'"]);
		const all = [...policy.values()].flat();
		for (const unsafe of ["'unsafe-inline'", "'unsafe-eval'", '*', 'https:', 'http:']) {
			expect(all, address).not.toContain(unsafe);
		}
		expect(
			all.filter((source) => source.includes('//')),
			`${address}: other hosts`,
		).toEqual([]);
		for (const script of inside(page, 'script')) {
			expect(policy.get('script-src'), address).toContain(sha256(script));
		}
		for (const style of inside(page, 'style')) {
			expect(policy.get('style-src'), address).toContain(sha256(style));
		}
		// A page may not run what came before its policy, unless the policy names it too.
		expect(page.match(/\son[a-z]+\s*=/u), `${address}: inline handlers`).toBeNull();
		expect(page.match(/\sstyle\s*=/u), `${address}: inline styles`).toBeNull();
		expect(page.match(/(?:src|href)="(?:https?:)?\/\//u), `${address}: foreign`).toBeNull();
	}
});

/** Counts what the policy refuses, from the first moment of each page. */
async function watchRefusals(page: Page): Promise<string[]> {
	const refusals: string[] = [];
	await page.exposeFunction('reportRefusal', (what: string) => void refusals.push(what));
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', (event) => {
			const { violatedDirective, blockedURI, sourceFile } = event;
			const report = (window as unknown as { reportRefusal: (what: string) => void }).reportRefusal;
			report(`${violatedDirective} ${blockedURI} ${sourceFile}`);
		});
	});
	return refusals;
}

test('nothing is refused on the way through the whole tool', async ({ page, site }) => {
	const refusals = await watchRefusals(page);
	const foreign: string[] = [];
	page.context().on('request', (request) => {
		const { origin, protocol } = new URL(request.url());
		if (/^https?:|^wss?:/u.test(protocol) && origin !== site.origin) foreign.push(request.url());
	});
	const id = await bringIn(page, site, fileWith(complete()));
	for (const path of [
		'',
		'new/',
		'assess/',
		`duty/${QUICK[0]}/`,
		'data/',
		'details/',
		'offline/',
	]) {
		await page.goto(site.url(`en/${path}?a=${id}`));
		await appIsHere(page);
	}
	await page.goto(site.url(`en/duty/${QUICK[1]}/?a=${id}`));
	await choose(page, '2');
	await saved(page);
	await page.click('[data-action=next]');
	await expect(page.locator(`form[data-duty="${QUICK[2]}"]`)).toBeVisible();
	await page.goto(site.url(`en/results/?a=${id}`));
	await expect(page.locator('[data-chart-state=drawn]')).toBeVisible();
	await page.selectOption('[data-action=theme]', 'dark');
	await page.reload();
	await expect(page.locator('[data-chart-state=drawn]')).toBeVisible();
	await page.goto(site.url('en/data/'));
	const download = page.waitForEvent('download');
	await page.click('[data-export=assessment]');
	await download;
	await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 30_000 });
	expect(refusals).toEqual([]);
	expect(foreign).toEqual([]);
});

test.describe('what a policy is for', () => {
	test.use({ expectedErrors: ['Content Security Policy', 'Refused to', 'violates'] });

	test('an inline script, an inline handler and eval do not run', async ({ page, site }) => {
		const refusals = await watchRefusals(page);
		await page.goto(site.url('en/'));
		await appIsHere(page);
		await page.evaluate(() => {
			const script = document.createElement('script');
			script.textContent = 'window.ran = 1';
			document.body.append(script);
			const button = document.createElement('button');
			button.setAttribute('onclick', 'window.ran = 2');
			document.body.append(button);
			button.click();
		});
		expect(await page.evaluate(() => 'ran' in window)).toBe(false);
		await expect.poll(() => refusals.length).toBeGreaterThanOrEqual(2);
	});

	test('what a person types stays text', async ({ page, site }) => {
		const city = '<img src=x onerror="window.ran=1"><b>Bold</b>';
		const id = await bringIn(page, site, fileWith(complete(), 'quick', city));
		for (const path of ['', 'results/', 'data/', 'details/']) {
			await page.goto(site.url(`en/${path}?a=${id}`));
			await appIsHere(page);
			await expect(page.locator('header bdi')).toContainText(city);
		}
		expect(await page.evaluate(() => 'ran' in window)).toBe(false);
		expect(await page.locator('img[src=x]').count()).toBe(0);
	});
});

test('what is not there is a 404: a page for a person, one line for a script', async ({ site }) => {
	const SHORT = 200;
	for (const missing of [
		'_app/immutable/chunks/none.js',
		'texts/en/ui/none.json',
		'icons/none.png',
	]) {
		const answer = await fetch(site.url(missing), { headers: { accept: '*/*' } });
		expect(answer.status, missing).toBe(404);
		expect((await answer.text()).length, missing).toBeLessThan(SHORT);
		expect(answer.headers.get('content-type'), missing).toMatch(/^text\/plain/u);
	}
	const answer = await fetch(site.url('en/none/'), { headers: { accept: 'text/html' } });
	expect(answer.status).toBe(404);
	expect(answer.headers.get('content-type')).toMatch(/^text\/html/u);
});

test.describe('an unknown address', () => {
	test.use({ expectedErrors: ['404', 'Not found: '] });

	test('shows a page with a way back', async ({ page, site }) => {
		const answer = await page.goto(site.url('en/none/'));
		expect(answer?.status()).toBe(404);
		await expect(page.locator('h1')).toHaveText('This page is not here');
		await page.click('main a.button');
		await expect(page).toHaveURL(site.url('en/'));
		await expect(page.locator('[data-action=new]')).toBeVisible();
	});
});
