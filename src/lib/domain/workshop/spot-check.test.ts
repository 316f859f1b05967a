import { describe, expect, test } from 'vitest';
import { dutiesInScope } from '../../framework/index';
import { dutyLines } from './sheets';
import { differing, draw, drawnNext, isGood, readSpotChecks, withCompared } from './spot-check';

const sheets = Array.from({ length: 41 }, (_, i) => i + 1);
const lots =
	(...all: number[]) =>
	() =>
		all.shift() ?? 1;

describe('drawing by lot', () => {
	// Catches a check of no sheet at all, or of all.
	test('takes one in ten, and at least one', () => {
		const count = (n: number) => draw(sheets.slice(0, n), undefined, Math.random).todo.length;
		expect([0, 1, 10, 11, 41].map(count)).toEqual([0, 1, 1, 2, 5]);
	});

	// Catches a choice that always falls on the first sheets.
	test('takes those on whom the lot falls', () => {
		const lot = lots(0.9, 0.1, 0.8, 0.2, 0.7, 0.6, 0.5, 0.4, 0.3, 0.95, 0.05);
		expect(draw(sheets.slice(0, 11), undefined, lot).todo).toEqual([2, 11]);
	});

	// Catches a figure that looks better because somebody drew until there was no slip.
	test('again adds to the figure, and takes other sheets', () => {
		let check = draw(sheets.slice(0, 11), undefined, lots(0, 0.1));
		for (const sheet of check.todo) {
			check = withCompared(check, { sheet, entries: 16, differences: 1 });
		}
		expect(check).toMatchObject({ checked: [1, 2], todo: [], entries: 32, differences: 2 });
		const again = draw(sheets.slice(0, 12), check, lots(0, 0.1));
		expect(again).toEqual({ ...check, todo: [3, 4] });
	});

	// Catches a lot that is offered though every sheet was typed in twice.
	test('ends when all sheets are checked', () => {
		const all = { todo: [], checked: [1, 2, 3], entries: 48, differences: 0 };
		expect(drawnNext([1, 2, 3], all)).toBe(0);
		expect(drawnNext([1, 2, 3, 4], all)).toBe(1);
	});
});

describe('the figure', () => {
	// Catches two windows that count one sheet twice.
	test('counts a sheet once', () => {
		const check = draw([7], undefined, lots());
		const once = withCompared(check, { sheet: 7, entries: 16, differences: 3 });
		expect(withCompared(once, { sheet: 7, entries: 16, differences: 3 })).toBe(once);
	});

	// Catches a bound that is off by one: one in a hundred is too many.
	test('is good below one slip in a hundred ticks', () => {
		const figure = { todo: [], checked: [1] };
		expect(isGood({ ...figure, entries: 100, differences: 1 })).toBe(false);
		expect(isGood({ ...figure, entries: 101, differences: 1 })).toBe(true);
		expect(isGood({ ...figure, entries: 16, differences: 0 })).toBe(true);
	});

	// Catches an entry page that dies of what another version has stored.
	test('is read back, or is not there where it makes no sense', () => {
		const checks = {
			'round-2': { todo: [4], checked: [2], entries: 16, differences: 1 },
		};
		expect(readSpotChecks(structuredClone(checks))).toEqual(checks);
		const nonsense = [undefined, null, 'x', { 'round-1': 3 }, { 'round-9': checks['round-2'] }];
		for (const stored of nonsense) expect(readSpotChecks(stored)).toEqual({});
	});
});

describe('two times of typing in', () => {
	const duties = dutiesInScope('quick').map(({ id }) => id);
	const lines = dutyLines({ scope: 'quick', tables: [], duties: [duties[0]!, duties[2]!] });

	// Catches differences on lines that the sheet does not have, and a difference that is missed.
	test('differ on the lines of the sheet alone', () => {
		expect(differing(lines, '1-3-----------?-', '1?3-------------')).toEqual([]);
		expect(differing(lines, '1-2-------------', '--3-------------')).toEqual(lines);
	});
});
