const DAY_MS = 86_400_000;

/**
 * How many days ago by the calendar, in the reader's words: "today", "yesterday", "3 days ago".
 *
 * @param at ISO 8601 timestamp
 */
export function daysAgo(at: string, locale: string, now = new Date()): string {
	const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
	// Rounded, for a day may have 23 hours; and a clock that was set back makes no future of it.
	const days = Math.round((midnight(now) - midnight(new Date(at))) / DAY_MS);
	const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
	return words.format(-Math.max(0, days), 'day');
}
