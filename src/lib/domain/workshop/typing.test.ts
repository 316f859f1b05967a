import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dutiesInScope } from '../../framework/index';
import { dutyLines, responsibleLines } from './sheets';
import { keyFor, nothingTyped, pressed, typedIn, type Typed } from './typing';
import { areVotes, givenIn } from './vote-text';

const duties = dutiesInScope('quick').map(({ id }) => id);
/** Only some duties, and the last area first: places and lines are not the same. */
const session = {
	scope: 'quick' as const,
	duties: duties.filter((_, i) => i % 3 !== 1),
	tables: [{ number: 1, areas: ['infrastructure' as const] }],
};
const lines = dutyLines(session, 1);
const sheet = { part: 'round-1' as const, lines };

const type = (keys: readonly string[], from = nothingTyped('round-1', 'quick')): Typed =>
	keys.reduce((typed, key) => pressed(typed, key, sheet) ?? typed, from);
const said = ({ votes }: Typed) => lines.map(({ index }) => votes[index]).join('');

describe('typing in a sheet', () => {
	// Catches keys that write the wrong thing, or onto another line than the one shown.
	test('writes one line a key, in the order of the sheet', () => {
		const typed = type(['3', '0', '?', 'n', 'N', '-', ' ', '4']);
		expect(said(typed).slice(0, 8)).toBe('30?NN--4');
		expect(typed.at).toBe(8);
		expect(typed.votes[lines[0]!.index]).toBe('3');
	});

	// Catches a slip of the finger that changes something, or moves on.
	test('takes no other key', () => {
		const before = type(['3']);
		for (const key of ['5', '9', 'x', 'Tab', 'F5', '/', 'é', '٣', 'Delete', 'constructor', '']) {
			expect(pressed(before, key, sheet), key).toBeNull();
		}
	});

	// Catches a Backspace that leaves the wrong entry standing.
	test('goes back and clears', () => {
		expect(said(type(['3', '4', 'Backspace', '1'])).slice(0, 2)).toBe('31');
		const typed = type(['3', 'Backspace', 'Backspace']);
		expect([typed.at, givenIn(typed.votes)]).toEqual([0, 0]);
	});

	// Catches arrows that clear what they pass, and a last line that can't be reached again.
	test('moves without changing anything', () => {
		const typed = type(['3', '4', '2', 'ArrowLeft', 'ArrowUp', '1', 'ArrowRight', '0']);
		expect(said(typed).slice(0, 4)).toBe('3120');
		expect(type(['End', 'ArrowLeft', '2']).votes[lines.at(-1)!.index]).toBe('2');
		expect(type(['ArrowLeft', 'Home']).at).toBe(0);
		expect(type(['End', 'ArrowRight']).at).toBe(lines.length);
	});

	// Catches an entry that falls off the end of the sheet.
	test('takes nothing more at the end', () => {
		const full = type(lines.map(() => '2'));
		expect(pressed(full, '3', sheet)).toBeNull();
		expect(typedIn(lines, full.votes)).toBe(lines.length);
	});

	// Catches votes that no ballot can have, or a vote on a duty that is not asked.
	test('whatever is pressed, it stays a ballot', () => {
		const keys = fc.array(
			fc.constantFrom('0', '4', '?', 'n', '-', ' ', 'Backspace', 'ArrowLeft', 'End', 'x'),
		);
		fc.assert(
			fc.property(keys, (all) => {
				const { votes, at } = type(all);
				expect(areVotes(votes, 'round-1', 'quick')).toBe(true);
				expect(typedIn(lines, votes)).toBe(givenIn(votes));
				expect(at >= 0 && at <= lines.length).toBe(true);
			}),
		);
	});
});

// Catches columns that are typed in as their neighbours.
test('on a sheet of “who is responsible?” the columns have numbers', () => {
	const rows = { part: 'responsible' as const, lines: responsibleLines() };
	let typed = nothingTyped('responsible', 'quick');
	for (const key of ['1', '2', '6', '-']) typed = pressed(typed, key, rows)!;
	expect(typed.votes.slice(0, 4)).toBe('nl+-');
	expect(pressed(typed, '0', rows)).toBeNull();
	expect(pressed(typed, 'n', rows)).toBeNull();
	expect([...typed.votes.slice(0, 4)].map((one) => keyFor('responsible', one))).toEqual([
		...['1', '2', '6', ''],
	]);
});
