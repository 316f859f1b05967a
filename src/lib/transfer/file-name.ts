import type { Assessment } from '../domain/assessment';

/** Not allowed in a name on one system or another, or invisible. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}/\\:*?"<>|.]+/gu;
/** Names of devices on Windows, with any ending. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/iu;
const LONGEST_CITY = 60;
/** Systems take 255 octets; a browser adds to a name that is taken already. */
const MOST_OCTETS = 200;

/** What a file can end with. */
export type Ending = 'json' | 'csv' | 'xlsx' | 'ics' | 'html' | 'svg' | 'png' | 'txt' | 'readiness';

/**
 * `readiness-<city>-<period>-<date>.<ending>`: safe on every system, in the city's own script.
 *
 * @param exportedAt ISO 8601 timestamp
 * @param what stands before the ending, such as "plan", where there are several files
 */
export function fileName(
	{ city, period }: Pick<Assessment, 'city' | 'period'>,
	exportedAt: string,
	ending: Ending = 'json',
	what = '',
): string {
	const name = [...safe(city)].slice(0, LONGEST_CITY).join('');
	return safeName(['readiness', name, period ?? '', exportedAt.slice(0, 10), what], ending);
}

/** Any parts joined by hyphens, safe on every system. Parts that hold nothing are left out. */
export function safeName(parts: readonly string[], ending: Ending): string {
	const joined = parts.map(safe).filter(Boolean).join('-') || 'file';
	const named = RESERVED.test(joined) ? `${joined}-file` : joined;
	return `${cut(named, MOST_OCTETS)}.${ending}`;
}

function safe(text: string): string {
	return text.normalize('NFC').replace(UNSAFE, ' ').trim().replace(/\s+/gu, '-');
}

/** No character is cut in two. */
function cut(text: string, octets: number): string {
	const utf8 = new TextEncoder();
	let kept = '';
	let length = 0;
	for (const sign of text) {
		length += utf8.encode(sign).length;
		if (length > octets) break;
		kept += sign;
	}
	return kept;
}
