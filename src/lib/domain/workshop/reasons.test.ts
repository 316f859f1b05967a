import { expect, test } from 'vitest';
import type { HandIn } from './hand-in';
import { reasonsOn } from './reasons';

const handIn = (part: HandIn['part'], reasons?: Record<string, string>): HandIn => ({
	...{ id: '0'.repeat(16), sessionId: 's', revision: 1, votes: '', way: 'file', at: '' },
	...{ part, ...(reasons && { reasons }) },
});

// Catches words of another duty or round, and an order that tells who wrote what.
test('the reasons for one round on one duty, in an order that says nothing', () => {
	const handIns = [
		handIn('round-1', { a: 'No money.', b: 'We have one.' }),
		handIn('round-1', { a: 'A law is missing.', b: 'Nobody knows.' }),
		handIn('round-2', { a: 'Now I see.' }),
		handIn('round-1'),
	];
	const sorted = ['A law is missing.', 'No money.'];
	expect(reasonsOn(handIns, { duty: 'a', round: 1 })).toEqual(sorted);
	expect(reasonsOn(handIns.toReversed(), { duty: 'a', round: 1 })).toEqual(sorted);
	expect(reasonsOn(handIns, { duty: 'a', round: 2 })).toEqual(['Now I see.']);
	expect(reasonsOn(handIns, { duty: 'c', round: 1 })).toEqual([]);
});
