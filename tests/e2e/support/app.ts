/** What a person does in the app, by its stable hooks. */
import { expect, type Page } from '@playwright/test';
import type { Answer } from '../../../src/lib/domain/answers';
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

/** Goes to a duty's page by its address. */
export async function openDuty(
	page: Page,
	site: Site,
	duty: string,
	assessment?: string,
): Promise<void> {
	await page.goto(site.url(`en/duty/${duty}/${assessment ? `?a=${assessment}` : ''}`));
}

/** Enters a whole answer as a person would, in the form's order, and waits until it is saved. */
export async function enter(page: Page, answer: Answer): Promise<void> {
	if (answer.level !== undefined) await choose(page, String(answer.level));
	if (answer.unknown) await choose(page, 'unknown');
	if (answer.askWhom) await page.fill('[name=askWhom]', answer.askWhom);
	if (answer.notApplicable) {
		await choose(page, 'na');
		await page.check(`[name=naReason][value="${answer.notApplicable}"]`);
	}
	if (answer.evidence) await page.check(`[name=evidence][value="${answer.evidence}"]`);
	for (const field of ['evidenceText', 'evidenceDate', 'note'] as const) {
		const text = answer[field];
		if (text !== undefined) await page.fill(`[name=${field}]`, text);
	}
	for (const field of ['priority', 'heldBy'] as const) {
		const code = answer[field];
		if (code !== undefined) await page.selectOption(`[name=${field}]`, code);
	}
	if (answer.flag) await page.check('[name=flag]');
	await saved(page);
}

/** Goes on by the form's own button. @param to the duty that comes next */
export async function next(page: Page, to: string): Promise<void> {
	await page.click('[data-action=next]');
	await expect(form(page, to)).toBeVisible();
}
