import { describe, expect, test } from 'vitest';
import { dutiesInScope } from '../../framework/index';
import { BALLOT_ID, type HandIn } from './hand-in';
import {
	dutyLines,
	readSheet,
	responsibleLines,
	sheetBallotId,
	sheetsIn,
	storedSheet,
} from './sheets';

const duties = dutiesInScope('quick').map(({ id }) => id);
const session = {
	scope: 'quick' as const,
	duties,
	tables: [{ number: 3, areas: ['governance' as const] }],
};

describe('the ballot of a sheet', () => {
	// Catches an id that depends on the laptop or on the moment: one sheet would count twice.
	test('follows from the session and the number alone', () => {
		expect(sheetBallotId('a-session', 7)).toBe(sheetBallotId('a-session', 7));
		expect(sheetBallotId('a-session', 7)).toMatch(BALLOT_ID);
		// As other laptops have it: may never change.
		expect(sheetBallotId('a-session', 7)).toBe('c1404dfb80849dab');
	});

	// Catches two sheets that are taken for one.
	test('is another for each sheet and each session', () => {
		const ids = ['s', 't'].flatMap((id) =>
			Array.from({ length: 9999 }, (_, i) => sheetBallotId(id, i + 1)),
		);
		expect(new Set(ids).size).toBe(ids.length);
	});

	// Catches a sheet of one part that is taken for one of another.
	test('is found among those stored, by part', () => {
		const id = sheetBallotId('s', 4);
		const stored = { id, part: 'round-1', sheet: 4, way: 'paper' } as HandIn;
		const at = { sessionId: 's', sheet: 4 };
		expect(storedSheet([stored], { ...at, part: 'round-1' })).toBe(stored);
		expect(storedSheet([stored], { ...at, part: 'round-2' })).toBeUndefined();
		expect(sheetsIn([stored], 'round-1')).toEqual([4]);
		expect(sheetsIn([stored], 'responsible')).toEqual([]);
	});
});

// Catches a number that no sheet has, and one that is read as another.
test('a sheet’s number is a whole one from 1 to 9999', () => {
	expect(['7', ' 12 ', '0042', '9999'].map(readSheet)).toEqual([7, 12, 42, 9999]);
	for (const typed of ['', '0', '-1', '1.5', '10000', '1e3', 'seven', '٣']) {
		expect(readSheet(typed), typed).toBeUndefined();
	}
});

describe('the lines of a sheet', () => {
	// Catches a paper and a page that number the duties differently, so that votes slip by a line.
	test('have the number of their duty, whatever the order', () => {
		const all = dutyLines(session);
		expect(all.map(({ id }) => id)).toEqual(duties);
		expect(all.map(({ number }) => number)).toEqual(duties.map((_, i) => i + 1));
		const own = dutyLines(session, 3);
		expect(own[0]!.area).toBe('governance');
		expect([...own].sort((a, b) => a.number - b.number)).toEqual(all);
	});

	// Catches the number on the paper taken for the place in the votes, where only some duties are asked.
	test('know their place among all duties of the scope', () => {
		const some = dutyLines({ ...session, duties: [duties[5]!, duties[9]!] });
		expect(some.map(({ number, index }) => [number, index])).toEqual([
			[1, 5],
			[2, 9],
		]);
	});

	test('of “who is responsible?” are the form’s 66', () => {
		expect(responsibleLines()).toHaveLength(66);
		expect(responsibleLines()[65]).toEqual({ number: 66, index: 65, id: 'q23.6' });
	});
});
