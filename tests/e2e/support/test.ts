/**
 * The test of all browser suites: each gets a site of its own, and fails on what no person would
 * see, on any page of any context: errors on the console, what the content policy refuses, and
 * what is asked of another host. The last two count even where errors are expected.
 */
import { test as base, expect, type BrowserContext } from '@playwright/test';
import { BUILD, Site } from './site';

type Fixtures = {
	/** The folder that the site serves: `test.use({ root: PSEUDO_BUILD })`. */
	root: string;
	site: Site;
	/** Messages that a test expects on the console, by a part of their text. */
	expectedErrors: string[];
	/** Only for tests of the content policy itself: what it refuses is then no fault. */
	expectRefusals: boolean;
	watched: Watched;
};

/** What was seen so far in all contexts of this test. */
type Watched = { errors: string[]; refused: string[]; foreign: string[] };

export const test = base.extend<Fixtures>({
	root: [BUILD, { option: true }],
	expectedErrors: [[], { option: true }],
	expectRefusals: [false, { option: true }],
	site: async ({ root }, use) => {
		const site = await Site.start(root);
		await use(site);
		await site.stop();
	},
	watched: [
		async ({ browser, site, expectedErrors, expectRefusals }, use) => {
			const watched: Watched = { errors: [], refused: [], foreign: [] };
			const watch = (context: BrowserContext) => watchContext(context, site, watched);
			browser.on('context', watch);
			await use(watched);
			browser.off('context', watch);
			const unexpected = watched.errors.filter(
				(fault) => !expectedErrors.some((part) => fault.includes(part)),
			);
			expect(watched.foreign, 'asked of another host').toEqual([]);
			if (!expectRefusals) {
				expect(watched.refused, 'refused by the content policy').toEqual([]);
				expect(unexpected, 'errors that nobody expected').toEqual([]);
			}
		},
		{ auto: true },
	],
});

export { expect };

/** Begins what a page says of a refusal: none of the browser's own messages does. */
const REFUSED = '[refused by the content policy]';

/** Also for a context that a test has opened past its own browser. */
export function watchContext(context: BrowserContext, site: Site, watched: Watched): void {
	context.on('weberror', (error) => {
		watched.errors.push(`page error: ${error.error().message}`);
	});
	context.on('console', (message) => {
		if (message.type() !== 'error') return;
		const text = message.text();
		if (text.startsWith(REFUSED)) watched.refused.push(text.slice(REFUSED.length + 1));
		else watched.errors.push(`console: ${text}`);
	});
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (!/^(?:https?|wss?):$/u.test(url.protocol) || url.origin === site.origin) return;
		watched.foreign.push(url.href);
	});
	// In the order in which they are sent, this comes before the context's first page.
	void context.addInitScript(tellRefusals, REFUSED).catch(() => undefined);
}

/** Runs in each page and frame before anything else. */
function tellRefusals(mark: string): void {
	document.addEventListener('securitypolicyviolation', (event) => {
		const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
		console.error(`${mark} ${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
	});
}
