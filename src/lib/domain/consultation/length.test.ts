import { expect, test } from 'vitest';
import { lengthOf } from './length';

// Catches a count by UTF-16 units or code points, which no person could follow.
test.each([
	['', 0],
	['Habla', 5],
	['e\u0301te\u0301', 3],
	['नमस्ते', 4],
	['الْعَرَبِيَّة', 7],
	['👨‍👩‍👧 👍🏽 🇪🇸🇫🇷', 6],
	['1\uFE0F\u20E3', 1],
	['a\r\nb\nc', 5],
	['\ud83d!', 2],
	['\u0301', 1],
])('%j has %i', (text, length) => {
	expect(lengthOf(text)).toBe(length);
});

// Catches an expression that takes longer than a keystroke on what somebody pastes.
test('a long text is counted at once', () => {
	const start = performance.now();
	expect(lengthOf('👩\u200D'.repeat(30_000))).toBeGreaterThan(0);
	expect(lengthOf(`a${'\u0301'.repeat(60_000)}`)).toBe(1);
	expect(performance.now() - start).toBeLessThan(1000);
});
