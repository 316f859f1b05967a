/** Assessments that are answered already, and a way to have one on the device. */
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { tsImport } from 'tsx/esm/api';
import type { Answer } from '../../../src/lib/domain/answers';
import type { Assessment } from '../../../src/lib/domain/assessment';
import catalogue from '../../../src/lib/framework/catalogue.json' with { type: 'json' };
import type { Site } from './site';

type Files = typeof import('../../../src/lib/domain/bundle/index');
type Scope = Assessment['scope'];
type Answers = Record<string, Answer>;

const { fileText, writeAssessmentFile } = (await tsImport(
	'../../../src/lib/domain/bundle/index.ts',
	import.meta.url,
)) as Files;

const SCOPES: readonly Scope[] = ['quick', 'core', 'full'];

/** The duties of a scope, in catalogue order. */
export const dutiesOf = (scope: Scope): string[] =>
	catalogue.duties
		.filter(
			(duty) => 'scope' in duty && SCOPES.indexOf(duty.scope as Scope) <= SCOPES.indexOf(scope),
		)
		.map((duty) => duty.id);

/** An answer of each kind in turn, so that every suggestion and every notice has its reason. */
const KINDS: Answer[] = [
	{ level: 1, evidence: 'none', note: 'To be looked at again in spring.' },
	{ level: 3, evidence: 'none', priority: 'high' },
	{ level: 0, heldBy: 'national' },
	{ level: 4, evidence: 'public', evidenceText: 'https://example.org/register' },
	{ level: 2, evidence: 'internal', evidenceDate: '2024-05-17', flag: true },
];

/** Every duty of the scope with a level. */
export const complete = (scope: Scope = 'quick'): Answers =>
	Object.fromEntries(dutiesOf(scope).map((id, i) => [id, KINDS[i % KINDS.length]!]));

/** Some levels, one "don't know", one "not applicable", and the rest still open. */
export function partial(): Answers {
	const ids = dutiesOf('quick');
	return {
		...Object.fromEntries(ids.slice(0, 7).map((id, i) => [id, KINDS[i % KINDS.length]!])),
		[ids[7]!]: { unknown: true, askWhom: 'The statistics office' },
		[ids[8]!]: { notApplicable: 'service-absent' },
	};
}

/** The text of a file with these answers, of another assessment each time. */
export function fileWith(answers: Answers, scope: Scope = 'quick', city = 'Sampleton'): string {
	const at = '2024-11-17T12:00:00.000Z';
	return fileText(
		writeAssessmentFile({
			app: '0.1.0',
			exportedAt: at,
			assessment: {
				id: randomUUID(),
				city,
				country: 'BR',
				period: '2024-11',
				scope,
				framework: { id: catalogue.id, version: '1' },
				createdAt: at,
				savedAt: at,
			},
			answers,
		}),
	);
}

/** Chooses a file on the data page. */
export const chooseFile = (page: Page, text: string) =>
	page.setInputFiles('[data-import]', {
		name: 'assessment.json',
		mimeType: 'application/json',
		buffer: Buffer.from(text),
	});

/** Brings a file in through the data page. @returns its id here */
export async function bringIn(page: Page, site: Site, text: string, lang = 'en'): Promise<string> {
	await page.goto(site.url(`${lang}/data/`));
	await chooseFile(page, text);
	await page.click('[data-action=confirm-import]');
	const open = page.locator('[data-notice=import-done] a');
	const href = await open.getAttribute('href');
	return new URL(href ?? '', page.url()).searchParams.get('a') ?? '';
}
