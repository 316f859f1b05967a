/** Sizes of paper, and the browser told of the one that was chosen. */
import type { Attachment } from 'svelte/attachments';

export const PAPERS = ['A4', 'Letter'] as const;
export type Paper = (typeof PAPERS)[number];

/**
 * Pages carry their own margins, so that the browser prints none of its own heads and feet: the
 * address of the app says nothing to somebody who holds a sheet.
 */
export function paperSize(paper: () => Paper): Attachment {
	return () => {
		if (!('adoptedStyleSheets' in document)) return;
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(`@page { size: ${paper()} portrait; margin: 0 }`);
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
		return () => {
			document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
		};
	};
}
