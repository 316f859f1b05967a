/**
 * The test of all browser suites: each gets a site of its own, and fails on what no person would
 * see (errors on the console, refused by the security policy, asked of another host).
 */
import { test as base, expect, type Page } from '@playwright/test';
import { BUILD, Site } from './site';

type Fixtures = {
	/** The folder that the site serves: `test.use({ root: PSEUDO_BUILD })`. */
	root: string;
	site: Site;
	/** Messages that a test expects on the console, by a part of their text. */
	expectedErrors: string[];
};

export const test = base.extend<Fixtures>({
	root: [BUILD, { option: true }],
	expectedErrors: [[], { option: true }],
	site: async ({ root }, use) => {
		const site = await Site.start(root);
		await use(site);
		await site.stop();
	},
	page: async ({ page, site, expectedErrors }, use) => {
		const faults = watchFaults(page, site);
		await use(page);
		const unexpected = faults.filter(
			(fault) => !expectedErrors.some((part) => fault.includes(part)),
		);
		expect(unexpected, 'errors that nobody expected').toEqual([]);
	},
});

export { expect };

function watchFaults(page: Page, site: Site): string[] {
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') faults.push(`console: ${message.text()}`);
	});
	page.on('request', (request) => {
		const url = request.url();
		if (/^https?:/u.test(url) && !url.startsWith(site.origin)) faults.push(`foreign: ${url}`);
	});
	return faults;
}
