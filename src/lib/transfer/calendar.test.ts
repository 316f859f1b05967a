import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyText } from '../domain/testing/arbitraries';
import { calendarFile, calendarText, type CalendarEntry } from './calendar';

const STAMP = '2024-11-17T12:00:00.123Z';
const ABOUT = { name: 'Plan', stamp: STAMP };
const ENTRY: CalendarEntry = { id: 'a1', title: 'Publish the list', day: '2024-12-31' };

test('one entry, line by line', () => {
	const entry = { ...ENTRY, details: 'Who: Ana; what, where\\when\nthen' };
	expect(calendarText([entry], ABOUT).split('\r\n')).toEqual([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//people-centred-readiness//plan//EN',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		'X-WR-CALNAME:Plan',
		'BEGIN:VEVENT',
		'UID:a1@people-centred-readiness',
		'DTSTAMP:20241117T120000Z',
		'DTSTART;VALUE=DATE:20241231',
		'DTEND;VALUE=DATE:20250101',
		'SUMMARY:Publish the list',
		'DESCRIPTION:Who: Ana\\; what\\, where\\\\when\\nthen',
		'TRANSP:TRANSPARENT',
		'END:VEVENT',
		'END:VCALENDAR',
		'',
	]);
});

test.each([
	['2024-02-28', '20240229'],
	['2024-02-29', '20240301'],
	['2023-02-28', '20230301'],
	['9999-12-31', undefined],
])('the day after %s', (day, next) => {
	expect(/DTEND;VALUE=DATE:(\d+)/u.exec(calendarText([{ ...ENTRY, day }], ABOUT))?.[1]).toBe(next);
});

test('a day that no calendar has makes no entry', () => {
	expect(calendarText([{ ...ENTRY, day: '2023-02-29' }], ABOUT)).not.toContain('VEVENT');
});

const anyEntry: fc.Arbitrary<CalendarEntry> = fc.record(
	{
		id: fc.uuid(),
		title: fc.oneof(anyText, fc.string({ unit: 'binary', maxLength: 300 })),
		day: fc
			.date({ noInvalidDate: true, min: new Date('1990-01-01'), max: new Date('2090-01-01') })
			.map((date) => date.toISOString().slice(0, 10)),
		details: fc.oneof(
			anyText,
			fc.constantFrom('ح'.repeat(10_000), '👨‍👩‍👧'.repeat(1_000), '\\;,\r\n:"'),
		),
	},
	{ requiredKeys: ['id', 'title', 'day'] },
);

/** As RFC 5545 says to read it: unfold first, then split, then take the escapes back. */
function read(text: string): Map<string, string>[] {
	const events: Map<string, string>[] = [];
	for (const line of text.replace(/\r\n[ \t]/gu, '').split('\r\n')) {
		const [, name, value] = /^([A-Z-]+(?:;[^:]*)?):(.*)$/su.exec(line) ?? [];
		if (line === 'BEGIN:VEVENT') events.push(new Map());
		else if (name && !name.startsWith('END')) {
			const unescaped = value!.replace(/\\(.)/gsu, (_, sign: string) =>
				sign === 'n' ? '\n' : sign,
			);
			events.at(-1)?.set(name, unescaped);
		}
	}
	return events;
}

const expected = (text: string) =>
	text
		.replace(/\p{Cs}/gu, '\uFFFD')
		.replace(/\r\n?/gu, '\n')
		.replace(/[\u0000-\u0008\u000B-\u001F\u007F]/gu, ' ');

// Catches a text that ends its line, begins another property, or is cut inside a character.
test('any text comes back, in lines of at most 75 octets', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(anyEntry, { maxLength: 5 }), anyText, async (entries, name) => {
			const bytes = await calendarFile(entries, { name, stamp: STAMP }).arrayBuffer();
			const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
			const lines = text.split('\r\n');
			for (const line of lines) {
				expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
				expect(line).not.toMatch(/[\r\n]/u);
			}
			const events = read(text);
			expect(events).toHaveLength(entries.length);
			for (const [at, { id, title, day, details }] of entries.entries()) {
				const event = events[at]!;
				expect(event.get('UID')).toBe(`${id}@people-centred-readiness`);
				expect(event.get('SUMMARY')).toBe(expected(title));
				expect(event.get('DESCRIPTION') ?? '').toBe(expected(details ?? ''));
				expect(event.get('DTSTART;VALUE=DATE')).toBe(day.replaceAll('-', ''));
			}
		}),
		{ numRuns: 50 },
	);
});
