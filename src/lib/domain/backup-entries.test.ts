import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Held } from './assessment';
import { changesSince, keptOf } from './backup';
import { ACTION_REACH, ANSWER_REACH } from './fields';
import { compareIncoming } from './merge';
import { anyHeld } from './testing/arbitraries';
import { without } from './testing/without';

/** Without the marks that never count: a sample, and empty answers. */
const own = anyHeld.map((held): Held => {
	return { ...held, assessment: without(held.assessment, 'sample') };
});

// Catches a backup that counts as complete although a merge would find something new in what is
// here, and the other way round: the count does without the merge's rules, for the sake of bytes.
test('what counts as a change is what a merge would find', () => {
	fc.assert(
		fc.property(own, own, fc.integer({ min: 0, max: 3 }), (a, b, which) => {
			const theirs: Held = { ...b, assessment: { ...b.assessment, id: a.assessment.id } };
			const mixed: Held = [
				theirs,
				{ ...a, answers: { ...a.answers, ...theirs.answers } },
				{ ...a, actions: theirs.actions ?? [] },
				structuredClone(a),
			][which]!;
			const same = compareIncoming(a, mixed).standing === 'same';
			expect(changesSince(keptOf([a]), [mixed]) === 0).toBe(same);
		}),
		{ numRuns: 100 },
	);
});

// Catches a field that stays on the device and would ask for a backup whenever it changes.
test('every field of an answer goes into a file, and of an action all but its place', () => {
	expect(Object.values(ANSWER_REACH)).not.toContain('device');
	const onlyHere = Object.entries(ACTION_REACH).filter(([, reach]) => reach === 'device');
	expect(onlyHere.map(([field]) => field)).toEqual(['order']);
});
