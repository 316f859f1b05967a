/** How texts stand in an HTML file without ever becoming markup. */

/** Control characters have no place in HTML; a lone surrogate has none in UTF-8. */
const NOT_TEXT =
	/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Cs}/gu;

/** For content and for attributes in either quotes. */
export function escapeHtml(text: string): string {
	return text
		.replace(NOT_TEXT, '\uFFFD')
		.replace(/\r\n?/gu, '\n')
		.replace(/&/gu, '&amp;')
		.replace(/</gu, '&lt;')
		.replace(/>/gu, '&gt;')
		.replace(/"/gu, '&quot;')
		.replace(/'/gu, '&#39;');
}

/** A CSS string, also inside `<style>`: all but plain letters and digits as escapes. */
export function cssString(text: string): string {
	const escaped = text
		.replace(NOT_TEXT, '\uFFFD')
		.replace(/\s+/gu, ' ')
		.replace(/[^ \p{L}\p{N}\p{M}]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `);
	return `"${escaped}"`;
}

/** A picture that is part of the file. As an image, no script in it can run. */
export function svgAddress(svg: string): string {
	return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.replace(/\p{Cs}/gu, '\uFFFD'))}`;
}
