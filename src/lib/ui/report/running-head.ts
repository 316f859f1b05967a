/**
 * Title and page numbers in the margins of printed pages, where the browser can (Chrome from 131
 * on). The title is the city's, so it cannot stand in a stylesheet; a sheet that a script makes is
 * what the app's content policy lets in.
 */
import { cssString } from '$lib/state/report-files';
import type { Attachment } from 'svelte/attachments';

/** @param title read in an effect, so the margin follows it */
export function runningHead(title: () => string): Attachment {
	return () => {
		if (!('adoptedStyleSheets' in document)) return;
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(`@page {
			margin: 18mm 16mm 16mm;
			@top-center { content: ${cssString(title())}; font: 9pt system-ui, sans-serif; }
			@bottom-center { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; }
		}`);
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
		return () => {
			document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
		};
	};
}
