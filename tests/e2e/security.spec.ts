/** Nothing runs, and nothing is asked for, that is not the tool's own. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addressesIn } from '../../scripts/site/site.mjs';
import { appIsHere, choose, QUICK, saved } from './support/app';
import { bringIn, complete, fileWith } from './support/filled';
import { FOLLOWING } from './support/pages';
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
		expect(policy.get('form-action'), address).toEqual(["'none'"]);
		expect(policy.get('require-trusted-types-for'), address).toEqual(["'script'"]);
		expect(policy.get('trusted-types'), address).toEqual(['svelte-trusted-html', 'worker']);
		const all = [...policy.values()].flat();
		for (const unsafe of ["'unsafe-inline'", "'unsafe-eval'", '*', 'https:', 'http:']) {
			expect(all, address).not.toContain(unsafe);
		}
		expect(
			all.filter((source) => !source.startsWith("'sha256-") && source.includes('//')),
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

// What is refused, and what is asked of others, the test itself looks at (support/test.ts).
test('nothing is refused on the way through the whole tool', async ({ page, site, watched }) => {
	const id = await bringIn(page, site, fileWith(complete()));
	for (const path of [
		...['', 'new/', 'assess/', `duty/${QUICK[0]}/`, 'data/', 'details/', 'offline/'],
		...FOLLOWING,
		...['help/', 'glossary/', 'method/', 'about/'],
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
	expect(watched).toEqual({ errors: [], refused: [], foreign: [] });
});

test.describe('what a policy is for', () => {
	test.use({ expectRefusals: true });

	// Catches a policy that lets a text become a script in a way that Trusted Types know nothing of.
	test('an inline handler and a script’s address do not run', async ({ page, site, watched }) => {
		await page.goto(site.url('en/'));
		await appIsHere(page);
		await page.evaluate(() => {
			const link = document.createElement('a');
			link.href = 'javascript:window.ran=1';
			document.body.append(link);
			link.click();
			const frame = document.createElement('iframe');
			frame.src = 'data:text/html,<script>parent.ran=2</script>';
			document.body.append(frame);
			const form = document.createElement('form');
			form.action = '/en/data/';
			document.body.append(form);
			form.submit();
		});
		await expect.poll(() => watched.refused.length).toBeGreaterThanOrEqual(3);
		expect(await page.evaluate(() => 'ran' in window)).toBe(false);
		expect(await page.evaluate(() => location.pathname)).toBe('/en/');
	});

	// Catches Trusted Types that are only asked for and not there, and a policy open to everybody.
	test('no text becomes markup, a script or an address of one', async ({ page, site, watched }) => {
		await page.goto(site.url('en/'));
		await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', {
			timeout: 30_000,
		});
		const thrown = await page.evaluate(async () => {
			type Policies = { createPolicy(name: string, rules: object): unknown };
			const { trustedTypes } = window as unknown as { trustedTypes: Policies };
			const ways: Record<string, () => unknown> = {
				innerHTML: () => (document.createElement('p').innerHTML = '<b>x</b>'),
				outerHTML: () => (document.body.firstElementChild!.outerHTML = '<b>x</b>'),
				insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
				write: () => document.write('<b>x</b>'),
				parse: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
				fragment: () => document.createRange().createContextualFragment('<b>x</b>'),
				srcdoc: () => (document.createElement('iframe').srcdoc = '<b>x</b>'),
				script: () => (document.createElement('script').textContent = 'window.ran = 1'),
				src: () => (document.createElement('script').src = '/x.js'),
				handler: () => document.createElement('b').setAttribute('onclick', 'window.ran = 1'),
				worker: () => new Worker('/sw.js'),
				register: () => navigator.serviceWorker.register('/sw.js'),
				'a policy of its own': () => trustedTypes.createPolicy('mine', {}),
				'one with a name that passes for any': () => trustedTypes.createPolicy('default', {}),
				'Svelte’s once more': () => trustedTypes.createPolicy('svelte-trusted-html', {}),
				'the worker’s once more': () => trustedTypes.createPolicy('worker', {}),
			};
			const found: Record<string, string> = {};
			for (const [name, way] of Object.entries(ways)) {
				try {
					await way();
					found[name] = 'went through';
				} catch (error) {
					found[name] = (error as Error).name;
				}
			}
			return found;
		});
		expect(Object.keys(thrown).length).toBe(16);
		expect(Object.entries(thrown).filter(([, name]) => name !== 'TypeError')).toEqual([]);
		expect(await page.evaluate(() => 'ran' in window)).toBe(false);
		expect(watched.refused.length).toBeGreaterThanOrEqual(16);
	});

	// In a task of its own: what Playwright runs itself may use eval, whatever the policy says.
	test('eval does not run', async ({ page, site }) => {
		await page.goto(site.url('en/'));
		await appIsHere(page);
		const thrown = page.evaluate(
			() =>
				new Promise<string>((resolve) => {
					addEventListener('error', ({ message }) => resolve(message));
					setTimeout(() => {
						const build = Function;
						build('window.ran = 1')();
						resolve('went through');
					});
				}),
		);
		expect(await thrown).toMatch(/EvalError|unsafe-eval|TrustedScript/u);
		expect(await page.evaluate(() => 'ran' in window)).toBe(false);
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
