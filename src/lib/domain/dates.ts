/** The forms in which dates are kept. Pure: nothing here knows what day it is. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]))?$/;
const TIMESTAMP =
	/^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** A day that the calendar has, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	const [, year, month, day] = (DAY.exec(text) ?? []).map(Number);
	if (year === undefined || month === undefined || day === undefined) return false;
	// Day 0 of the next month is the last of this one.
	const lastDay = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
	return month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
}

/** The year, or the month, that an assessment is about: `YYYY` or `YYYY-MM`. */
export function isPeriod(text: string): boolean {
	return PERIOD.test(text);
}

/** An ISO 8601 timestamp with seconds and a zone, as `Date.prototype.toISOString` writes it. */
export function isTimestamp(text: string): boolean {
	const day = TIMESTAMP.exec(text)?.[1];
	return day !== undefined && isDay(day);
}
