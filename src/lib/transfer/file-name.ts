import type { Assessment } from '../domain/assessment';

/** Not allowed in a name on one system or another, or invisible. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}/\\:*?"<>|.]+/gu;
const LONGEST_CITY = 60;

/**
 * `readiness-<city>-<period>-<date>.json`: safe on every system, in the city's own script.
 *
 * @param exportedAt ISO 8601 timestamp
 */
export function fileName({ city, period }: Assessment, exportedAt: string): string {
	const safe = [...city.normalize('NFC').replace(UNSAFE, ' ').trim().replace(/\s+/gu, '-')];
	return ['readiness', safe.slice(0, LONGEST_CITY).join(''), period, exportedAt.slice(0, 10)]
		.filter(Boolean)
		.join('-')
		.concat('.json');
}
