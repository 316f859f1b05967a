import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DUTIES } from '../framework/index';
import { dutiesToConfirm, nextAssessment } from './again';
import { assess } from './assess';
import { anyActions, anyAnswers, anyAssessment, anyFullAnswer } from './testing/arbitraries';

const NEW = { id: 'new', now: '2026-03-01T08:00:00.000Z' };
const anyHeld = fc.record({
	assessment: anyAssessment,
	answers: anyAnswers(anyFullAnswer),
	actions: anyActions,
});

// Catches an answer, or something written beside it, that is lost on the way to the next one.
test('all that was answered comes along, to be confirmed', () => {
	fc.assert(
		fc.property(anyHeld, (held) => {
			const before = structuredClone(held);
			const { answers } = nextAssessment(held, NEW);
			expect(Object.keys(answers)).toEqual(Object.keys(held.answers));
			for (const [duty, answer] of Object.entries(answers)) {
				const { origin: _, ...before } = held.answers[duty]!;
				expect(answer).toEqual({ ...before, toConfirm: true });
			}
			expect(held).toEqual(before);
		}),
	);
});

// Catches what belongs to the last one only: its period, its days, its plan, where one was.
test('it is an assessment of its own, of the same city', () => {
	fc.assert(
		fc.property(anyHeld, (held) => {
			const next = nextAssessment(held, NEW);
			const same = { ...held.assessment };
			delete same.period;
			delete same.lastDuty;
			expect(next.assessment).toEqual({
				...same,
				id: 'new',
				basedOn: held.assessment.id,
				createdAt: NEW.now,
				savedAt: NEW.now,
			});
			expect(next).not.toHaveProperty('actions');
		}),
	);
});

test('period and scope may be others', () => {
	fc.assert(
		fc.property(anyHeld, (held) => {
			const { assessment } = nextAssessment(held, { ...NEW, period: '2027', scope: 'core' });
			expect(assessment).toMatchObject({ period: '2027', scope: 'core' });
		}),
	);
});

// Catches a mark that would move a score, a suggestion or the progress.
test('scoring does not know whether an answer is to be confirmed', () => {
	fc.assert(
		fc.property(anyHeld, (held) => {
			const { scope, targets } = held.assessment;
			const input = { scope, ...(targets && { targets }) };
			const { answers } = nextAssessment(held, NEW);
			expect(assess({ ...input, answers })).toEqual(assess({ ...input, answers: held.answers }));
		}),
		{ numRuns: 30 },
	);
});

test('only duties in scope are to be confirmed, in catalogue order', () => {
	const answers = Object.fromEntries(
		[...DUTIES].reverse().map(({ id }) => [id, { level: 1, toConfirm: true } as const]),
	);
	expect(dutiesToConfirm('full', answers)).toEqual(DUTIES);
	expect(dutiesToConfirm('quick', answers)).toHaveLength(16);
	expect(dutiesToConfirm('quick', { [DUTIES[0]!.id]: { level: 1 } })).toEqual([]);
});
