import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AREA_IDS } from '../../framework/index';
import { anyText } from '../testing/arbitraries';
import { normalisedContact, problemsOfContact } from './contact';
import { normalisedResponse, problemsOf } from './response';
import { anyContact, anyResponse } from './testing/arbitraries';

const x = (length: number) => 'x'.repeat(length);

describe('problems', () => {
	// Catches a limit that is off by one, or of another question.
	test.each([
		['structureChange', 120],
		['coverageChange', 120],
		['adaptation', 300],
		['readiness', 300],
	] as const)('%s takes %i characters', (field, limit) => {
		expect(problemsOf({ [field]: x(limit) })).toEqual([]);
		expect(problemsOf({ [field]: ` ${'é'.repeat(limit)}\n` })).toEqual([]);
		expect(problemsOf({ [field]: x(limit + 1) })).toEqual([
			{ field, code: 'too-long', limit, length: limit + 1 },
		]);
	});

	// Catches the same for areas: three, each with 1000 characters a text, and none for nothing.
	test('at most three areas, and none for nothing', () => {
		const of = (count: number, input: object) =>
			Object.fromEntries(AREA_IDS.slice(0, count).map((area) => [area, input]));
		expect(problemsOf({ areas: of(3, { duties: x(1000) }) })).toEqual([]);
		expect(problemsOf({ areas: of(4, { principles: 'x' }) })).toEqual([
			{ field: 'areas', code: 'too-many', limit: 3, length: 4 },
		]);
		expect(problemsOf({ areas: { literacy: { duties: ' \n' } } })).toEqual([
			{ field: 'areas.literacy', code: 'empty' },
		]);
		expect(problemsOf({ areas: { literacy: { principles: x(1001), duties: 'x' } } })).toEqual([
			{ field: 'areas.literacy.principles', code: 'too-long', limit: 1000, length: 1001 },
		]);
	});

	// Catches three tools, and "none" beside one.
	test('at most two tools, or none', () => {
		expect(problemsOf({ tools: ['none'] })).toEqual([]);
		expect(problemsOf({ tools: ['toolkit', 'training'] })).toEqual([]);
		expect(problemsOf({ tools: ['toolkit', 'training', 'platform'] })).toEqual([
			{ field: 'tools', code: 'too-many', limit: 2, length: 3 },
		]);
		expect(problemsOf({ tools: ['none', 'training'] })).toEqual([
			{ field: 'tools', code: 'none-and-others' },
		]);
	});

	// Catches a contact that must be given, or that is kept without a word on consent.
	test('a contact may be empty; one that names somebody needs consent', () => {
		expect(problemsOfContact({})).toEqual([]);
		expect(problemsOfContact({ onBehalfOf: 'individual', consentToNews: false })).toEqual([]);
		const named = { fullName: 'Ana Ruiz' };
		expect(problemsOfContact(named)).toEqual([{ field: 'consentToUse', code: 'no-consent' }]);
		expect(problemsOfContact({ ...named, consentToUse: true })).toEqual([]);
		expect(problemsOfContact({ email: x(201), consentToUse: true })).toEqual([
			{ field: 'email', code: 'too-long', limit: 200, length: 201 },
		]);
	});
});

describe('normalising', () => {
	// Catches a text that is cut off at its limit without a word: the worst that a form can do.
	test('loses nothing that was typed but the blanks around it', () => {
		fc.assert(
			fc.property(anyText, fc.integer({ min: 0, max: 400 }), (text, more) => {
				const typed = text + x(more);
				const kept = normalisedResponse({
					adaptation: ` ${typed}\r\n`,
					areas: { literacy: { duties: typed } },
				});
				const plain = typed.replaceAll(/\r\n?/gu, '\n').trim();
				expect(kept.adaptation ?? '').toBe(plain);
				expect(kept.areas?.literacy?.duties ?? '').toBe(plain);
			}),
		);
	});

	// Catches a field that is forgotten, and a response that changes each time it is kept.
	test('keeps every field, and changes nothing the second time', () => {
		fc.assert(
			fc.property(anyResponse, anyContact, (response, contact) => {
				const once = normalisedResponse(response);
				expect(normalisedResponse(once)).toEqual(once);
				expect(problemsOf(once)).toEqual(problemsOf(response));
				const said = (record: object) =>
					Object.keys(record).filter((key) => {
						const value: unknown = record[key as never];
						if (typeof value === 'string') return value.trim() !== '';
						return typeof value !== 'object' || Object.keys(value as object).length > 0;
					});
				expect(Object.keys(once).sort()).toEqual(said(response).sort());
				const kept = normalisedContact(contact);
				expect(Object.keys(kept).sort()).toEqual(said(contact).sort());
				expect(normalisedContact(kept)).toEqual(kept);
			}),
		);
	});

	// Catches lists in the order of the taps, which would make one content two.
	test('lists stand in the form’s order, once', () => {
		expect(normalisedResponse({ tools: ['training', 'toolkit', 'training'] })).toEqual({
			tools: ['toolkit', 'training'],
		});
		const { areas } = normalisedResponse({ areas: { governance: {}, inclusion: {} } });
		expect(Object.keys(areas!)).toEqual(['inclusion', 'governance']);
	});
});
