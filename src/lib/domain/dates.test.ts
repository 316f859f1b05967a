import { expect, test } from 'vitest';
import { compareTimes, isDay, isPeriod, isTimestamp } from './dates';

// Catches days that the calendar lacks, which a browser would refuse to format.
test.each([
	['2024-02-29', true],
	['2023-02-29', false],
	['2100-02-29', false],
	['2000-02-29', true],
	['2024-04-31', false],
	['2024-13-01', false],
	['2024-00-10', false],
	['2024-01-00', false],
	['2024-1-1', false],
	['2024-01-01T00:00:00Z', false],
	['', false],
])('day %j: %s', (text, expected) => {
	expect(isDay(text)).toBe(expected);
});

test.each([
	['2024', true],
	['2024-12', true],
	['2024-13', false],
	['2024-00', false],
	['24', false],
	['2024-12-01', false],
])('period %j: %s', (text, expected) => {
	expect(isPeriod(text)).toBe(expected);
});

test.each([
	[new Date(0).toISOString(), true],
	['2024-11-17T23:59:59+05:30', true],
	['2024-11-17', false],
	['2024-02-30T10:00:00Z', false],
	['2024-11-17T24:00:00Z', false],
	['2024-11-17T10:00:00', false],
])('timestamp %j: %s', (text, expected) => {
	expect(isTimestamp(text)).toBe(expected);
});

// Catches "newer" that goes by the text, or by what a browser makes of many digits.
test.each([
	['2024-01-01T00:00:00Z', '2024-01-01T00:00:01Z', -1],
	['2024-01-01T00:00:00.1Z', '2024-01-01T00:00:00.099Z', 1],
	['2024-01-01T00:00:00.000000001Z', '2024-01-01T00:00:00.000000002Z', -1],
	['2024-01-01T00:00:00Z', '2024-01-01T02:00:00.000+02:00', 0],
	['2024-01-01T00:00:00-00:30', '2024-01-01T00:29:59Z', 1],
	['0099-12-31T23:59:59Z', '1999-01-01T00:00:00Z', -1],
	['2024-02-29T24', '0000-01-01T00:00:00Z', -1],
	['yesterday', 'today', 0],
])('%s to %s: %i', (a, b, expected) => {
	expect(Math.sign(compareTimes(a, b))).toBe(expected);
	expect(Math.sign(compareTimes(b, a))).toBe(-expected || 0);
});
