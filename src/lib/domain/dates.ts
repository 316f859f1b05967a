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

const PARTS =
	/^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * Whether the first timestamp is later (above 0), earlier (below 0) or of the same moment (0) as
 * the second, whatever their zones. Not by `Date.parse`: what that makes of more than three digits
 * of a second is the browser's own affair, and all devices must come to the same.
 */
export function compareTimes(a: string, b: string): number {
	const [first, second] = [momentOf(a), momentOf(b)];
	return first.seconds - second.seconds || first.nanoseconds - second.nanoseconds;
}

type Moment = { seconds: number; nanoseconds: number };

function momentOf(text: string): Moment {
	const parts = PARTS.exec(text);
	// What is no timestamp is earlier than all that are.
	if (!parts) return { seconds: -Number.MAX_SAFE_INTEGER, nanoseconds: 0 };
	const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
	const [, , , , , , , fraction = '', sign, zoneHours = 0, zoneMinutes = 0] = parts;
	const offset = (sign === '-' ? -60 : 60) * (60 * Number(zoneHours) + Number(zoneMinutes));
	const date = new Date(0);
	// Not `Date.UTC`, which takes the years before 100 for those of the last century.
	date.setUTCFullYear(year!, month! - 1, day);
	date.setUTCHours(hour!, minute, second);
	return {
		seconds: date.getTime() / 1000 - offset,
		nanoseconds: Number(fraction.padEnd(9, '0')),
	};
}
