import { cssString } from './html';

/**
 * The look of a report, on a screen and on A4 or Letter: the paper's size is the printer's. Black
 * on white, and nothing is told by a colour alone.
 *
 * @param runningTitle at the head of each page, where a browser can (Chrome from 131 on); others
 *   print the page's title there themselves
 */
export function reportStyle(runningTitle: string, dir: 'ltr' | 'rtl'): string {
	// A text in the other direction reads as it should, and yet begins where the others do.
	const start = dir === 'ltr' ? 'left' : 'right';
	return `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body {
	margin: 0 auto; padding: 1.5rem; max-width: 60rem; color: #14212b; background: #fff;
	font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
	overflow-wrap: anywhere;
}
h1, h2, h3, h4 { line-height: 1.25; margin: 1.5em 0 0.5em; break-after: avoid; }
h1 { font-size: 1.75rem; margin-top: 0; }
h2 { font-size: 1.375rem; border-bottom: 2px solid #14212b; padding-bottom: 0.2em; }
h3 { font-size: 1.125rem; }
h4 { font-size: 1rem; }
p, li, td, th, dd, figcaption, caption { unicode-bidi: plaintext; text-align: ${start}; }
p, li, th, td, dd { white-space: pre-line; }
p { margin: 0 0 0.75em; orphans: 3; widows: 3; }
.notice { border: 1px solid #14212b; border-inline-start-width: 6px; padding: 0.5em 0.75em; }
dl { display: grid; grid-template-columns: fit-content(40%) 1fr; gap: 0 1em; margin: 0 0 1.5em; }
dt { font-weight: bold; }
dd { margin: 0; }
.scroll { overflow-x: auto; margin: 0 0 1.5em; padding-inline-end: 1px; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 36rem; font-size: 0.9375em; hyphens: auto; }
caption { font-weight: bold; margin-bottom: 0.35em; }
th, td { border: 1px solid #6b7b86; padding: 0.3em 0.5em; vertical-align: top; }
th { font-weight: bold; }
thead th { border-bottom-width: 3px; }
.n, td.n, th.n { text-align: end; unicode-bidi: normal; }
figure { margin: 0 0 1.5em; break-inside: avoid; }
figure img { display: block; width: 100%; max-width: 30rem; height: auto; }
@page {
	margin: 18mm 16mm 16mm; font-family: system-ui, sans-serif;
	@top-center { content: ${cssString(runningTitle)}; font-size: 9pt; }
	@bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; }
}
@media print {
	body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.35; }
	h1 { font-size: 17pt; }
	h2 { font-size: 14pt; margin: 1em 0 0.5em; }
	h3 { font-size: 11pt; margin: 0.9em 0 0.35em; }
	p { margin-bottom: 0.5em; }
	ul, ol { margin: 0 0 0.5em; }
	/* In one paragraph, so that a summary stays on the first page with it. */
	dl { display: block; font-size: 9pt; margin-bottom: 1em; }
	dt, dd { display: inline; }
	dt::after { content: ": "; }
	dd:not(:last-child)::after { content: " · "; }
	nav { display: none; }
	.page { break-before: page; }
	.scroll { overflow: visible; margin-bottom: 0.9em; }
	table { min-width: 0; font-size: 9.5pt; }
	th, td { padding: 0.2em 0.5em; }
	thead { display: table-header-group; }
	tr, li, .notice { break-inside: avoid; }
	tr.long { break-inside: auto; }
	caption, h2 + p { break-after: avoid; }
	/* No head of a table alone at the foot of a page. */
	tbody tr:first-child { break-before: avoid; }
	figure img { width: 170mm; max-width: 100%; max-height: 180mm; object-fit: contain; object-position: ${start}; }
}
`;
}
