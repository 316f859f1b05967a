/**
 * A report as one HTML file that opens anywhere, without this app and without a network: styles
 * and figures inside, no script, and a policy that lets nothing else in or out.
 */
import { escapeHtml, svgAddress } from './html';
import { isLongRow, type Block, type Cell, type ReportDocument, type Section } from './report';
import { reportStyle } from './report-style';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export function reportHtml(report: ReportDocument): string {
	const { title, lang, dir, sections } = report;
	const meta = report.meta.map(
		({ label, text }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(text)}</dd>`,
	);
	const links = sections.map(
		(section, index) => `<li><a href="#s${index + 1}">${escapeHtml(section.title)}</a></li>`,
	);
	const contents = `<nav><h2>${escapeHtml(report.contents)}</h2><ol>${links.join('')}</ol></nav>`;
	return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${reportStyle(report.runningTitle, dir)}</style>
</head>
<body>
<header><h1>${escapeHtml(title)}</h1>
<dl>${meta.join('\n')}</dl></header>
${sections.length > 1 ? contents : ''}
<main>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

export function reportFile(report: ReportDocument): Blob {
	return new Blob([reportHtml(report)], { type: 'text/html;charset=utf-8' });
}

function sectionHtml({ title, blocks, newPage }: Section, index: number): string {
	const id = `s${index + 1}`;
	return `<section id="${id}"${newPage ? ' class="page"' : ''}>
<h2>${escapeHtml(title)}</h2>
${blocks.map(blockHtml).join('\n')}
</section>`;
}

function blockHtml(block: Block): string {
	switch (block.kind) {
		case 'heading':
			return `<h${block.level ?? 3}>${escapeHtml(block.text)}</h${block.level ?? 3}>`;
		case 'paragraph':
			return `<p>${escapeHtml(block.text)}</p>`;
		case 'notice':
			return `<p class="notice">${escapeHtml(block.text)}</p>`;
		case 'list': {
			const items = block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('');
			return block.ordered ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
		}
		case 'table':
			return tableHtml(block);
		case 'figure': {
			const caption = block.caption ? `<figcaption>${escapeHtml(block.caption)}</figcaption>` : '';
			const image = `<img src="${escapeHtml(svgAddress(block.svg))}" alt="${escapeHtml(block.alt)}">`;
			return `<figure>${image}${caption}</figure>`;
		}
	}
}

function tableHtml({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
	const head = columns.map(
		({ label, kind }) =>
			`<th scope="col"${kind === 'number' ? ' class="n"' : ''}>${escapeHtml(label)}</th>`,
	);
	const body = rows.map(
		(row) =>
			`<tr${isLongRow(row) ? ' class="long"' : ''}>${row.map((cell, index) => cellHtml(cell, columns[index]?.kind ?? 'text')).join('')}</tr>`,
	);
	const weights = columns.map(({ kind, width }) => width ?? (kind === 'number' ? 1 : 3));
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	const widths = weights.map((weight) => `<col style="width: ${percent(weight / all)}">`);
	return `<div class="scroll"><table><caption>${escapeHtml(caption)}</caption>
<colgroup>${widths.join('')}</colgroup>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>`;
}

function percent(share: number): string {
	return `${(100 * share).toFixed(2)}%`;
}

function cellHtml(cell: Cell, column: 'text' | 'number'): string {
	const { text, kind } = typeof cell === 'string' ? { text: cell, kind: column } : cell;
	if (kind === 'heading') return `<th scope="row">${escapeHtml(text)}</th>`;
	return `<td${kind === 'number' ? ' class="n"' : ''}>${escapeHtml(text)}</td>`;
}
