/**
 * Due dates as an iCalendar file (RFC 5545). Our own: the well-known library for it (ics 3) is 21
 * kB in Brotli, because it checks what the domain has checked already, and this needs one kind of
 * entry only.
 */
import { isDay } from '../domain/dates';

export type CalendarEntry = {
	/** Stays the same from file to file, so that a calendar updates the entry it already has. */
	id: string;
	title: string;
	/** `YYYY-MM-DD`. */
	day: string;
	details?: string;
};

const UTF8 = new TextEncoder();
/** Of a line with its line break left out (section 3.1). */
const MOST_OCTETS = 75;

/**
 * One entry a day-long event. Entries whose day no calendar has are left out.
 *
 * @param name of the calendar
 * @param stamp ISO 8601 timestamp of the export, in UTC
 */
export function calendarText(
	entries: readonly CalendarEntry[],
	{ name, stamp }: { name: string; stamp: string },
): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//people-centred-readiness//plan//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${escaped(name)}`,
		...entries.filter(({ day }) => isDay(day)).flatMap((entry) => event(entry, basic(stamp))),
		'END:VCALENDAR',
	];
	return lines.map(folded).join('');
}

export function calendarFile(...content: Parameters<typeof calendarText>): Blob {
	return new Blob([calendarText(...content)], { type: 'text/calendar;charset=utf-8' });
}

function event({ id, title, day, details }: CalendarEntry, stamp: string): string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${escaped(id)}@people-centred-readiness`,
		`DTSTAMP:${stamp}`,
		`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
		...ending(day),
		`SUMMARY:${escaped(title)}`,
		...(details ? [`DESCRIPTION:${escaped(details)}`] : []),
		// A due date does not make anybody busy.
		'TRANSP:TRANSPARENT',
		'END:VEVENT',
	];
}

/** The day after: an end is the first moment that no longer belongs to an event. */
function ending(day: string): string[] {
	const next = new Date(`${day}T00:00:00Z`);
	next.setUTCDate(next.getUTCDate() + 1);
	const text = next.toISOString().slice(0, 10).replaceAll('-', '');
	// After the year 9999 there is no next day; an event without an end lasts its day.
	return /^\d{8}$/u.test(text) ? [`DTEND;VALUE=DATE:${text}`] : [];
}

/** `2024-11-17T12:00:00.000Z` as `20241117T120000Z`. */
function basic(stamp: string): string {
	return new Date(stamp).toISOString().replace(/\.\d+/u, '').replace(/[-:]/gu, '');
}

/** A TEXT value (section 3.3.11). Control characters cannot stand in it, but for the tab. */
function escaped(text: string): string {
	return text
		.replace(/\p{Cs}/gu, '\uFFFD')
		.replace(/[\\;,]/gu, (sign) => `\\${sign}`)
		.replace(/\r\n?|\n/gu, '\\n')
		.replace(/[\u0000-\u0008\u000B-\u001F\u007F]/gu, ' ');
}

/** In lines of at most 75 octets, each but the first begun with a blank; no character is cut. */
function folded(line: string): string {
	let text = '';
	let octets = 0;
	for (const sign of line) {
		const more = UTF8.encode(sign).length;
		if (octets + more > MOST_OCTETS) {
			text += '\r\n ';
			octets = 1;
		}
		text += sign;
		octets += more;
	}
	return `${text}\r\n`;
}
