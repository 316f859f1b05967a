import { describe, expect, test } from 'vitest';
import { dutiesInScope } from '../../framework/index';
import type { Part } from './hand-in';
import {
	ballotOf,
	keptPart,
	newBallot,
	partsToHandIn,
	readKept,
	saidIn,
	saidParts,
	withDivision,
	withHandedIn,
	withOut,
	withReason,
	withVotes,
	type KeptBallot,
} from './kept-ballot';
import { withVote, type Vote } from './vote-text';

const ASKED = { scope: 'quick' } as const;
const ID = '0123456789abcdef';
const [first, second] = dutiesInScope('quick').map(({ id }) => id) as [string, string];
const fresh = newBallot(ID);

const voted = (ballot: KeptBallot, index: number, vote: Vote, part: Part = 'round-1') =>
	withVotes(ballot, part, ASKED, (votes) => withVote(votes, index, vote));
const given = (ballot: KeptBallot, part: Part = 'round-1') => ballotOf(ballot, part, ASKED);

describe('a ballot that is being filled in', () => {
	// Catches votes of one part that land in another, and a count that takes what is empty for said.
	test('keeps each part apart', () => {
		const ballot = voted(voted(voted(fresh, 0, 3), 1, 'unknown'), 0, 4, 'round-2');
		expect(saidIn(ballot, 'round-1')).toBe(2);
		expect(given(ballot).votes).toMatch(/^3\?-+$/u);
		expect(given(ballot, 'round-2').votes).toMatch(/^4-+$/u);
		expect(saidIn(ballot, 'responsible')).toBe(0);
		expect(given(ballot, 'responsible').votes).toHaveLength(66);
		for (const part of ['round-1', 'round-2', 'responsible'] as const) {
			expect(given(ballot, part).id).toBe(ID);
		}
	});

	// Catches a change after handing in that the console passes over because it has the same revision,
	// and a revision that rises at each tap, so that 255 are soon used up.
	test('has a later revision once it was out and is changed', () => {
		const out = withOut(voted(fresh, 0, 3), 'round-1');
		expect(given(out).revision).toBe(1);
		const changed = voted(voted(out, 0, 2), 1, 2);
		expect(given(changed).revision).toBe(2);
		expect(given(voted(withOut(changed, 'round-1'), 0, 0)).revision).toBe(3);
	});

	// Catches a new revision for nothing: the same answer was tapped again.
	test('is the same when the same is said again', () => {
		const out = withOut(voted(fresh, 0, 3), 'round-1');
		expect(voted(out, 0, 3)).toBe(out);
		expect(withDivision(out, 'group', undefined)).toBe(out);
		expect(withReason(out, 'round-1', ASKED, { duty: first, reason: '' })).toBe(out);
	});

	// Catches a group that is said after handing in, and that the console never gets.
	test('of another group is a later revision of every part that was out', () => {
		const out = withOut(voted(voted(fresh, 0, 3), 0, 1, 'round-2'), 'round-1');
		const moved = withDivision(out, 'group', 4);
		expect(given(moved)).toMatchObject({ group: 4, revision: 2 });
		expect(given(moved, 'round-2')).toMatchObject({ group: 4, revision: 1 });
		expect(given(withDivision(moved, 'group', undefined)).group).toBeUndefined();
	});

	// Catches "handed in" that still stands there when something was changed after it, also when the
	// laptop's word comes late.
	test('is handed in only as long as it is what was handed in', () => {
		const how = { revision: 1, how: 'stored' } as const;
		const out = withOut(voted(fresh, 0, 3), 'round-1');
		const stored = withHandedIn(out, 'round-1', how);
		expect(stored.parts['round-1']?.handedIn).toBe('stored');
		expect(voted(stored, 0, 1).parts['round-1']?.handedIn).toBeUndefined();
		const changed = voted(out, 0, 1);
		expect(withHandedIn(changed, 'round-1', how)).toBe(changed);
	});

	// Catches a participant's own word that takes the place of the laptop's.
	test('stored is more than said', () => {
		const stored = withHandedIn(voted(fresh, 0, 3), 'round-1', { revision: 1, how: 'stored' });
		expect(withHandedIn(stored, 'round-1', { revision: 1, how: 'said' })).toBe(stored);
	});

	// Catches a part that is left behind when another one is handed in, one that is handed in empty, and
	// a change after handing in that is taken for handed in.
	test('has parts to hand in until the laptop has them as they are', () => {
		const both = voted(voted(fresh, 0, 4, 'round-2'), 0, 3);
		expect(partsToHandIn(fresh)).toEqual([]);
		expect(partsToHandIn(both)).toEqual(['round-1', 'round-2']);
		const one = withHandedIn(both, 'round-1', { revision: 1, how: 'stored' });
		expect(partsToHandIn(one)).toEqual(['round-2']);
		expect(saidParts(one)).toEqual(['round-1', 'round-2']);
		expect(partsToHandIn(voted(one, 0, 2))).toEqual(['round-1', 'round-2']);
	});

	// Catches blanks that travel as a reason, and a reason that cannot be taken back.
	test('has reasons that say something', () => {
		const reasoned = withReason(fresh, 'round-1', ASKED, { duty: first, reason: ' No budget ' });
		const both = withReason(reasoned, 'round-1', ASKED, { duty: second, reason: '   ' });
		expect(given(both).reasons).toEqual({ [first]: 'No budget' });
		const none = withReason(both, 'round-1', ASKED, { duty: first, reason: '' });
		expect(given(none).reasons).toBeUndefined();
		const long = withReason(fresh, 'round-1', ASKED, { duty: first, reason: 'x'.repeat(400) });
		expect(given(long).reasons?.[first]).toHaveLength(300);
	});
});

describe('what stands in storage', () => {
	// Catches "nothing was ever stored" taken for "everything was deleted", and the other way round.
	test('is none, or empty', () => {
		expect(readKept(undefined, ASKED)).toBeUndefined();
		expect(readKept([], ASKED)).toEqual([]);
	});

	// Catches a page that fails, or a code that cannot be made, because of a record that makes no sense.
	test('is taken as far as it makes sense', () => {
		const ballot = voted(fresh, 0, 3);
		const odd = { ...ballot, parts: { ...ballot.parts, 'round-2': { votes: '333', revision: 1 } } };
		const kept = readKept([null, 7, { id: 'x', parts: {} }, odd, { id: ID }], ASKED)!;
		expect(kept.map(({ id }) => id)).toEqual([ID, ID]);
		expect(kept[0]).toEqual(ballot);
		expect(keptPart(kept[1]!, 'round-1', ASKED).revision).toBe(1);
	});
});
