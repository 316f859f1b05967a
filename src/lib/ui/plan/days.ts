/** Days as a plan counts them: by the calendar of whoever looks at it. */
import { isOverdue, type Action } from '$lib/domain/plan';

const DAY_MS = 86_400_000;

/** The reader's own day, `YYYY-MM-DD`: in UTC it may be another. */
export function localDay(now: Date): string {
	const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
	return [
		String(year).padStart(4, '0'),
		...[month, day].map((n) => String(n).padStart(2, '0')),
	].join('-');
}

/** Whole days since its last day was over; 0 where it is not overdue. @param today `YYYY-MM-DD` */
export function daysOverdue(action: Action, today: string): number {
	if (!isOverdue(action, today)) return 0;
	return Math.round((Date.parse(today) - Date.parse(action.due!)) / DAY_MS);
}

/** As this reader writes a day. @param day `YYYY-MM-DD` */
export function dayInWords(day: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
		new Date(`${day}T00:00:00Z`),
	);
}
