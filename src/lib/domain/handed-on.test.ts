import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DETAILS, handedOn } from './handed-on';
import { dutiesInScope } from '../framework/index';
import { anyActions, anyAnswers, anyAssessment, anyFullAnswer } from './testing/arbitraries';

const anyHeld = fc.record({
	assessment: anyAssessment,
	answers: anyAnswers(anyFullAnswer),
	actions: anyActions,
});

// Catches a detail that goes out with a report although nobody ticked it.
test('what is not wanted is not in it, and neither is what stays on the device', () => {
	fc.assert(
		fc.property(anyHeld, fc.subarray([...DETAILS]), (held, wanted) => {
			const { assessment, answers, actions } = handedOn(held, new Set(wanted));
			expect(assessment).not.toHaveProperty('lastDuty');
			const scope = dutiesInScope(held.assessment.scope).map(({ id }) => id);
			for (const [id, answer] of Object.entries(answers)) {
				expect(scope).toContain(id);
				if (!wanted.includes('names')) expect(answer).not.toHaveProperty('askWhom');
				if (!wanted.includes('notes')) expect(answer).not.toHaveProperty('note');
				if (!wanted.includes('evidence')) {
					expect(Object.keys(answer ?? {}).join()).not.toContain('evidence');
				}
			}
			for (const action of actions) {
				expect(action).not.toHaveProperty('order');
				if (!wanted.includes('names')) expect(action).not.toHaveProperty('owner');
				if (!wanted.includes('notes')) expect(action).not.toHaveProperty('note');
			}
		}),
	);
});

// Catches a field that is lost although it was ticked, or actions that change their places.
test('with every detail, all that may leave is there and in its order', () => {
	fc.assert(
		fc.property(anyHeld, (held) => {
			const { answers, actions } = handedOn(held, new Set(DETAILS));
			for (const { id } of dutiesInScope(held.assessment.scope)) {
				expect(answers[id]).toEqual(held.answers[id]);
			}
			expect(actions.map(({ id }) => id)).toEqual(held.actions.map(({ id }) => id));
			expect(actions.map(({ owner, note }) => ({ owner, note }))).toEqual(
				held.actions.map(({ owner, note }) => ({ owner, note })),
			);
		}),
	);
});
