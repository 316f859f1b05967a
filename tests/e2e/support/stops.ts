/** Where the focus goes on a page. */
import type { Page } from '@playwright/test';

/** More than any page has stops. */
export const MANY = 150;

export type Stop = {
	what: string;
	/** Its place in the page, to compare with the order of the stops. */
	place: number;
	outlined: boolean;
	covered: boolean;
};

/** What has the focus now, or undefined where it has left the page's elements. */
const stop = (page: Page): Promise<Stop | undefined> =>
	page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return undefined;
		const marked = element.closest('.choice') ?? element;
		const { outlineStyle, outlineWidth } = getComputedStyle(marked);
		// Its first line, where it has several.
		const [{ x, y, width, height }] = element.getClientRects() as unknown as [DOMRect];
		const atTop = document.elementFromPoint(x + width / 2, y + Math.min(height / 2, 20));
		return {
			what: `${element.localName} ${element.getAttribute('name') ?? ''} ${element.textContent?.trim().slice(0, 30)}`,
			place: [...document.querySelectorAll('*')].indexOf(element),
			outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
			covered:
				!atTop || !(element.contains(atTop) || (marked.contains(atTop) && marked !== element)),
		};
	});

/** Goes through the page with one key until the focus leaves it or comes round. */
export async function walk(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Stop[]> {
	const stops: Stop[] = [];
	while (stops.length < MANY) {
		await page.keyboard.press(key);
		const here = await stop(page);
		if (!here || stops.some(({ place }) => place === here.place)) return stops;
		stops.push(here);
	}
	throw new Error(`no way out after ${MANY} steps: ${stops.at(-1)?.what}`);
}

/** Stops that nobody would see. */
export const unseen = (stops: readonly Stop[]) =>
	stops.filter(({ outlined, covered }) => !outlined || covered);

/** Back to where a page begins, with no focus anywhere. */
export async function fromTheTop(page: Page): Promise<void> {
	await page.evaluate(() => {
		(document.activeElement as HTMLElement | null)?.blur();
		scrollTo(0, 0);
	});
	await page.mouse.click(1, 1);
}
