import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../domain/testing/arbitraries';
import { fileName, safeName, type Ending } from './file-name';

const DAY = '2024-11-17T12:00:00.000Z';
const ENDINGS: Ending[] = ['json', 'csv', 'xlsx', 'ics', 'html', 'svg', 'png', 'txt'];

test.each([
	[{ city: 'São Example', period: '2024-11' }, 'readiness-São-Example-2024-11-2024-11-17.json'],
	[{ city: '' }, 'readiness-2024-11-17.json'],
	[{ city: '../..\\etc:*?"<>|' }, 'readiness-etc-2024-11-17.json'],
	[{ city: 'مدينة الساحل' }, 'readiness-مدينة-الساحل-2024-11-17.json'],
])('%j', (assessment, name) => {
	expect(fileName(assessment, DAY)).toBe(name);
});

test('says what is in it where there are several', () => {
	expect(fileName({ city: 'X' }, DAY, 'csv', 'plan')).toBe('readiness-X-2024-11-17-plan.csv');
});

describe('any name', () => {
	const anyPart = fc.oneof(
		anyText,
		fc.string({ unit: 'binary', maxLength: 300 }),
		fc.constantFrom('CON', 'nul', 'lpt1', '..', 'a.b', '都'.repeat(400), ' '),
	);

	// Catches names that a system refuses, changes or takes for a device, a folder or another type.
	test('is safe on every system', () => {
		fc.assert(
			fc.property(
				fc.array(anyPart, { maxLength: 4 }),
				fc.constantFrom(...ENDINGS),
				(parts, ending) => {
					const name = safeName(parts, ending);
					expect(name.endsWith(`.${ending}`)).toBe(true);
					const stem = name.slice(0, -ending.length - 1);
					expect(stem).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|.]|^\s|\s$|^$/u);
					expect(stem).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/iu);
					expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(220);
				},
			),
		);
	});
});

test.each(['CON', 'nul', 'Lpt1', 'com¹'])('%s is a device on Windows', (part) => {
	expect(safeName([part], 'csv')).toBe(`${part}-file.csv`);
});
