/**
 * Certificates of participation as one HTML file, each on a page of its own. The name is a line to
 * write on: the tool knows nobody's name.
 */
import { escapeHtml } from './html';

/** All texts come ready, in one language. */
export type Certificate = {
	lang: string;
	dir: 'ltr' | 'rtl';
	title: string;
	/** Below the line for a name: that this person took part, and in what. */
	text: string;
	where: string;
	/** Labels of the lines to write on. */
	lines: { name: string; place: string; signature: string };
	/** What a certificate does not say. */
	note: string;
};

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; color: #14212b; background: #fff; font: 14pt/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
section { display: flex; flex-direction: column; justify-content: center; gap: 8mm; width: 100%; min-height: 90vh; padding: 15mm; border: 1mm double #14212b; text-align: center; overflow-wrap: anywhere; }
h1, h2, p { margin: 0; }
h1 { font-size: 26pt; line-height: 1.2; }
.line { border-top: 0.3mm solid #14212b; padding-top: 1mm; font-size: 10pt; }
.name { width: 70%; margin: 18mm auto 0; }
.signed { display: flex; justify-content: space-between; gap: 15mm; margin-top: 20mm; }
.signed .line { flex: 1; }
.note { font-size: 9.5pt; }
@page { margin: 12mm; }
@media print { section { min-height: 0; height: calc(100vh - 2mm); break-after: page; break-inside: avoid; } section:last-child { break-after: auto; } }
`;

/** @param count how many, 1 or more */
export function certificateHtml(certificate: Certificate, count: number): string {
	const { lang, dir, title, text, where, lines, note } = certificate;
	const one = `<section>
<h1>${escapeHtml(title)}</h1>
<p class="line name">${escapeHtml(lines.name)}</p>
<p>${escapeHtml(text)}</p>
<p>${escapeHtml(where)}</p>
<div class="signed"><p class="line">${escapeHtml(lines.place)}</p><p class="line">${escapeHtml(lines.signature)}</p></div>
<p class="note">${escapeHtml(note)}</p>
</section>`;
	return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${Array<string>(count).fill(one).join('\n')}
</body>
</html>
`;
}

export const certificateFile = (certificate: Certificate, count: number): Blob =>
	new Blob([certificateHtml(certificate, count)], { type: 'text/html;charset=utf-8' });
