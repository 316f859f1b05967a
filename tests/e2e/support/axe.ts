/** What axe finds on a page as it is shown now, light and dark. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type AxeResult = { violations: { id: string; nodes: { html: string }[] }[] };
declare const axe: { run(context: Document, options: object): Promise<AxeResult> };

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All that a change of colours can break. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** @returns one line for each rule that is broken, with what breaks it; none where all is well */
export async function violations(page: Page): Promise<string[]> {
	await page.evaluate(AXE);
	const light = await run(page, { type: 'tag', values: STANDARD });
	await page.emulateMedia({ colorScheme: 'dark' });
	const dark = await run(page, { type: 'rule', values: COLOURS });
	await page.emulateMedia({ colorScheme: 'light' });
	return [...light, ...dark.map((line) => `dark: ${line}`)];
}

async function run(page: Page, runOnly: object): Promise<string[]> {
	const found = await page.evaluate(
		(options) => axe.run(document, { ...options, resultTypes: ['violations'] }),
		{ runOnly },
	);
	return found.violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
	);
}
