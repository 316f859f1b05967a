/** What a person does in the app, by its stable hooks. */
import { expect, type Page } from '@playwright/test';
import type { Site } from './site';

/** The 16 duties of the quick scope, in catalogue order. */
import catalogue from '../../../src/lib/framework/catalogue.json' with { type: 'json' };

export const QUICK: string[] = catalogue.duties
	.filter((duty) => 'scope' in duty && duty.scope === 'quick')
	.map((duty) => duty.id);

export const form = (page: Page, duty: string) => page.locator(`form[data-duty="${duty}"]`);

/** Waits until everything on the form is committed. */
export async function saved(page: Page): Promise<void> {
	await expect(page.locator('form[data-duty]')).toHaveAttribute('data-save-state', 'saved');
}

/** Starts a named assessment through the form. @returns its id, as the address carries it */
export async function startAssessment(
	page: Page,
	site: Site,
	{ city = 'Sampleton', lang = 'en' } = {},
): Promise<string> {
	await page.goto(site.url(`${lang}/new/`));
	await page.fill('[name=city]', city);
	await page.click('[data-action=start]');
	await page.waitForURL(/\/assess\/\?a=/u);
	return new URL(page.url()).searchParams.get('a') ?? '';
}

/** @param value a level `0` to `4`, `unknown` or `na` */
export async function choose(page: Page, value: string): Promise<void> {
	await page.check(`[name=level][value="${value}"]`);
}

/** Waits for the app to have taken the page over, worker or not. */
export async function appIsHere(page: Page): Promise<void> {
	await page.waitForFunction(() => document.documentElement.dataset['offline'] !== undefined);
	await page.waitForLoadState('networkidle');
}
