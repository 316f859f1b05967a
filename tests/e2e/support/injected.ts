/** 200 strings that would like to be more than texts, and what would show that one was. */
import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

export const STRINGS = JSON.parse(
	readFileSync('tests/fixtures/injections.json', 'utf8'),
) as string[];

/** Nothing has run, and no text has become an element, a handler or an address. */
export async function nothingMade(page: Page, where: string): Promise<void> {
	const made = await page.evaluate(() => {
		const found = [...document.querySelectorAll('*')].filter((element) =>
			[...element.attributes].some(
				({ name, value }) =>
					name.startsWith('on') ||
					(name === 'style' && /url\(|expression|animation|fixed/iu.test(value)) ||
					/^(?:srcdoc|formaction|xlink:href)$/u.test(name) ||
					(/^(?:href|src|action|data)$/u.test(name) &&
						/^[\s\u0000-\u0020]*(?:javascript|vbscript|data:text|\/\/)/iu.test(value)),
			),
		);
		const strange = document.body.querySelectorAll(
			'main :is(script, style, iframe, object, embed, base, meta, link, frameset, marquee, plaintext, xmp, math, audio, [popover], video:not([class*="svelte-"]))',
		);
		return {
			ran: 'ran' in window || 'ran' in Object.prototype || 'polluted' in Object.prototype,
			made: [...found, ...strange].map((element) => element.outerHTML.slice(0, 200)),
		};
	});
	expect(made, where).toEqual({ ran: false, made: [] });
}
