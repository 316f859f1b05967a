/** Files to bring in, made of whole assessments, and what a person does with them. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Answers } from '../../../src/lib/domain/answers';
import type { Assessment, Held } from '../../../src/lib/domain/assessment';
import type { Action } from '../../../src/lib/domain/plan';
import catalogue from '../../../src/lib/framework/catalogue.json' with { type: 'json' };
import { fileText, writeAssessmentFile, writeBackupFile } from './domain';
import type { Site } from './site';
import { expect } from './test';

export const EARLY = '2026-01-10T08:00:00.000Z';
export const LATE = '2026-02-20T08:00:00.000Z';

/** An assessment of 16 duties, last changed early. */
export function held(
	answers: Answers,
	{ actions, answeredAt, ...details }: Partial<Assessment> & Partial<Held> = {},
): Held {
	return {
		assessment: {
			id: randomUUID(),
			city: 'Sampleton',
			scope: 'quick',
			framework: { id: catalogue.id, version: '1' },
			createdAt: EARLY,
			savedAt: EARLY,
			...details,
		},
		answers,
		...(answeredAt && { answeredAt }),
		...(actions && { actions }),
	};
}

export const action = (id: string, task: string, changedAt = EARLY): Action => ({
	id,
	task,
	horizon: 'now',
	status: 'open',
	order: 0,
	createdAt: EARLY,
	changedAt,
});

export const assessmentFile = (one: Held): string =>
	fileText(writeAssessmentFile({ ...one, app: '0.2.0', exportedAt: LATE }));

export const backupFile = (...all: Held[]): string =>
	fileText(writeBackupFile({ held: all, app: '0.2.0', exportedAt: LATE }));

export const chooseNamed = (page: Page, name: string, content: string | Uint8Array) =>
	page.setInputFiles('[data-import]', {
		name,
		mimeType: 'application/octet-stream',
		buffer: Buffer.from(content),
	});

/** Chooses a file on the data page, and waits for what it would change. */
export async function look(page: Page, site: Site, text: string | Uint8Array): Promise<void> {
	await page.goto(site.url('en/data/'));
	await chooseNamed(page, 'readiness.json', text);
	await expect(page.locator('[data-action=confirm-import]')).toBeVisible();
}

export async function confirm(page: Page): Promise<void> {
	await page.click('[data-action=confirm-import]');
	await expect(page.locator('[data-notice=import-done]')).toBeVisible();
}

/** Both at once, where nothing is to be chosen. */
export async function bring(page: Page, site: Site, ...all: Held[]): Promise<void> {
	await look(page, site, backupFile(...all));
	await confirm(page);
}
