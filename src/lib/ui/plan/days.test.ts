import { describe, expect, test } from 'vitest';
import type { Action } from '$lib/domain/plan';
import { dayInWords, daysOverdue, localDay } from './days';

const AT = '2026-01-01T00:00:00.000Z';
const action = (fields: Partial<Action>): Action => ({
	...({ id: 'a', task: '', horizon: 'now', status: 'open', order: 0 } as const),
	...{ createdAt: AT, changedAt: AT },
	...fields,
});

test('the day is the reader’s own, not the one in Greenwich', () => {
	expect(localDay(new Date(2026, 2, 1, 0, 5))).toBe('2026-03-01');
	expect(localDay(new Date(2026, 11, 31, 23, 55))).toBe('2026-12-31');
});

describe('days overdue', () => {
	test.each([
		['2026-03-01', '2026-03-01', 0],
		['2026-02-28', '2026-03-01', 1],
		// Over the change of the clock, where a day has 23 hours.
		['2026-03-28', '2026-03-30', 2],
		['2023-12-31', '2024-12-31', 366],
		['2026-03-02', '2026-03-01', 0],
	])('due %s on %s: %i', (due, today, days) => {
		expect(daysOverdue(action({ due }), today)).toBe(days);
		expect(daysOverdue(action({ due, status: 'done' }), today)).toBe(0);
	});
});

// Catches a day that shows as the one before it west of Greenwich.
test('a day in words is the day that was chosen', () => {
	expect(dayInWords('2026-03-01', 'en-GB')).toBe('1 Mar 2026');
});
