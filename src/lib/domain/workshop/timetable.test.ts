import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AgendaItem } from './session';
import { clockAfter, partsAt, timetable } from './timetable';

const DAY: AgendaItem[] = [
	{ kind: 'welcome', minutes: 10 },
	{ kind: 'score', minutes: 45 },
	{ kind: 'close', minutes: 65 },
];

// Catches a part that starts when it ends, and minutes that run past 59.
test('each part begins where the one before ends', () => {
	expect(timetable(DAY, '09:30')).toEqual([
		{ item: DAY[0], offset: 0, from: '09:30', to: '09:40' },
		{ item: DAY[1], offset: 10, from: '09:40', to: '10:25' },
		{ item: DAY[2], offset: 55, from: '10:25', to: '11:30' },
	]);
});

// Catches 24:00, and times like 25:10.
test('past midnight the clock begins again', () => {
	expect(timetable(DAY, '23:05').map(({ from, to }) => `${from} ${to}`)).toEqual([
		'23:05 23:15',
		'23:15 00:00',
		'00:00 01:05',
	]);
	expect(clockAfter('23:59', 1 + 2 * 24 * 60)).toBe('00:00');
});

// Catches “NaN:NaN” on the page while a time is still being typed.
test.each(['', '9:30', '24:00', '12:60', '12:3', 'noon', '12:30:00', ' 12:30'])(
	'“%s” is no start: only the minutes are known',
	(start) => {
		expect(clockAfter(start, 5)).toBeUndefined();
		expect(timetable(DAY, start)).toEqual([
			{ item: DAY[0], offset: 0 },
			{ item: DAY[1], offset: 10 },
			{ item: DAY[2], offset: 55 },
		]);
	},
);

// Catches a clock that loses or gains minutes.
test('so many minutes after are exactly that many', () => {
	const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
	fc.assert(
		fc.property(fc.nat(23), fc.nat(59), fc.nat(5000), (hour, minute, later) => {
			const start = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
			const clock = clockAfter(start, later)!;
			expect(clock).toMatch(/^\d{2}:\d{2}$/u);
			expect((minuteOf(start) + later) % (24 * 60)).toBe(minuteOf(clock));
		}),
	);
});

// Catches a desk that names a part too early or too late, or goes on when the day is over.
test('says which part should be going on, and which comes next', () => {
	const at = (clock: string) => {
		const { now, next } = partsAt(DAY, '09:30', clock);
		return [now?.item.kind, next?.item.kind];
	};
	expect(at('09:29')).toEqual([undefined, 'welcome']);
	expect(at('09:30')).toEqual(['welcome', 'score']);
	expect(at('09:39')).toEqual(['welcome', 'score']);
	expect(at('09:40')).toEqual(['score', 'close']);
	expect(at('11:29')).toEqual(['close', undefined]);
	expect(at('11:30')).toEqual([undefined, undefined]);
	expect(partsAt(DAY, undefined, '10:00')).toEqual({});
	expect(partsAt([], '09:30', '10:00')).toEqual({});
});
