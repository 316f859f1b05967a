import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Answer } from '../domain/answers';
import { anyFullAnswer } from '../domain/testing/arbitraries';
import { applyDraft, EMPTY_DRAFT, FIELDS, toDraft, type Draft, type Field } from './draft';

const changed = (...fields: Field[]) => new Set(fields);
/** A form has no empty text beside an absent one, and asks whom only where nobody knows. */
function asAFormGivesIt({ askWhom, ...answer }: Answer): Answer {
	const texts = Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== ''));
	return { ...texts, ...(answer.unknown && askWhom && { askWhom }) };
}
const draft = (fields: Partial<Draft>): Draft => ({ ...EMPTY_DRAFT, ...fields });

describe('a stored answer', () => {
	test('is shown and stored again unchanged, whatever it holds', () => {
		fc.assert(
			fc.property(anyFullAnswer.map(asAFormGivesIt), (answer) => {
				expect(applyDraft(undefined, toDraft(answer), new Set(FIELDS)) ?? {}).toEqual(answer);
				expect(applyDraft(answer, EMPTY_DRAFT, changed()) ?? {}).toEqual(answer);
			}),
		);
	});

	test('keeps what another tab changed meanwhile', () => {
		const stored = { level: 2, note: 'from the other tab' } as const;
		expect(applyDraft(stored, draft({ level: '3' }), changed('level'))).toEqual({
			level: 3,
			note: 'from the other tab',
		});
	});
});

describe('"not applicable"', () => {
	test('leaves the stored level while its reason is missing', () => {
		const fields = changed('level', 'naReason', 'askWhom');
		expect(applyDraft({ level: 3 }, draft({ level: 'na' }), fields)).toEqual({ level: 3 });
	});

	test('is stored with a reason that came while the tick was being written', () => {
		const both = draft({ level: 'na', naReason: 'service-absent' });
		expect(applyDraft({ level: 3 }, both, changed('naReason'))).toEqual({
			notApplicable: 'service-absent',
		});
	});
});

test('a date that the calendar does not have is not stored', () => {
	const typed = draft({ evidenceDate: '202600-01-01' });
	expect(applyDraft(undefined, typed, changed('evidenceDate'))).toBeUndefined();
});
