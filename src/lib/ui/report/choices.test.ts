import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DETAILS } from '$lib/domain/handed-on';
import { choicesFrom, keptText, SECTIONS, toggled } from './choices';

// Catches a tick that is lost, or comes back, at the next visit.
test('what was ticked is ticked at the next visit', () => {
	fc.assert(
		fc.property(fc.subarray([...SECTIONS]), fc.subarray([...DETAILS]), (sections, details) => {
			const choices = { sections: new Set(sections), details: new Set(details) };
			expect(choicesFrom(keptText(choices))).toEqual(choices);
		}),
	);
});

// Catches names that leave before anybody asked for them, whatever a browser kept.
test('what was never said is as at first: all but names and the other views', () => {
	const atFirst = choicesFrom(undefined);
	expect([...atFirst.details]).toEqual(['evidence', 'notes']);
	expect([...atFirst.sections]).toEqual(SECTIONS.filter((id) => id !== 'lenses'));
	expect(choicesFrom('<nonsense> -')).toEqual(atFirst);
	expect([...choicesFrom('-notes').details]).toEqual(['evidence']);
});

test('a tick is set and taken away again, and the set before stays as it was', () => {
	const before = new Set(['a']);
	expect([...toggled(before, 'b')]).toEqual(['a', 'b']);
	expect([...toggled(toggled(before, 'a'), 'a')]).toEqual(['a']);
	expect([...before]).toEqual(['a']);
});
