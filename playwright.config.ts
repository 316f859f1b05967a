import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS } from './tests/e2e/support/launch';

/**
 * The app in a real browser, against the production build: `npm test` builds it first, and names
 * the browser that it found in BROWSER_PATH (empty: Playwright's own).
 */
export default defineConfig({
	testDir: 'tests/e2e',
	globalSetup: './tests/e2e/support/tripwire.setup.ts',
	timeout: 60_000,
	fullyParallel: true,
	workers: 2,
	retries: 0,
	forbidOnly: true,
	reporter: 'list',
	use: {
		viewport: { width: 360, height: 740 },
		locale: 'en-GB',
		launchOptions: {
			...(process.env['BROWSER_PATH'] && { executablePath: process.env['BROWSER_PATH'] }),
			args: BROWSER_ARGS,
		},
	},
});
