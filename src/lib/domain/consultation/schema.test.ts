import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../canonical-json';
import { anyChange, apply } from '../testing/hostile';
import { parseContact, parseResponse, parseVotes } from './schema';
import { anyContact, anyResponse, anyVotes } from './testing/arbitraries';

/** All of them where time is no matter; enough of them to find a slip every time the tests run. */
const CASES = process.env.FAULTS === 'full' ? 10_000 : 2000;

const PARSERS = { votes: parseVotes, response: parseResponse, contact: parseContact };
type Parsed = keyof typeof PARSERS;

const anyValid = fc.oneof(
	anyVotes.map((value) => ({ as: 'votes' as Parsed, value: value as object })),
	anyResponse.map((value) => ({ as: 'response' as Parsed, value: value as object })),
	anyContact.map((value) => ({ as: 'contact' as Parsed, value: value as object })),
);

const PROTOTYPES = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const prototypes = () => PROTOTYPES.map((one) => Reflect.ownKeys(one).length).join();

// Catches a field that can be written on the page and not be read back.
test('what a page can make is read back as it was', () => {
	fc.assert(
		fc.property(anyValid, ({ as, value }) => {
			expect(PARSERS[as](JSON.parse(JSON.stringify(value)))).toEqual({ ok: true, value });
		}),
	);
});

// Catches a reader that throws, that lets an object write into what all share, that passes on what
// it does not know, or that drops it without a word.
test(`${CASES} tampered objects: each is read in whole or refused`, { timeout: 120_000 }, () => {
	const before = prototypes();
	let read = 0;
	fc.assert(
		fc.property(anyValid, fc.array(anyChange, { maxLength: 3 }), ({ as, value }, changes) => {
			const document = { value: JSON.parse(JSON.stringify(value)) as unknown };
			for (const change of changes) apply(change, document);
			const tampered = JSON.parse(JSON.stringify(document.value ?? null)) as unknown;
			const result = PARSERS[as](tampered, ['at']);
			if (result.ok) {
				read += 1;
				expect(canonicalJson(result.value)).toBe(canonicalJson(tampered));
				expect(Object.getPrototypeOf(result.value)).toBe(Object.prototype);
			} else {
				expect(result.fault.code).toBe('invalid');
				expect(result.fault.at).toMatch(/^at/u);
			}
			expect(prototypes()).toBe(before);
			expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
		}),
		{ numRuns: CASES, seed: 20_261 },
	);
	// Of use only while many get past each check to the next one.
	expect(read / CASES).toBeGreaterThan(0.1);
	expect(read / CASES).toBeLessThan(0.9);
});

describe('refused', () => {
	// Catches the holes that a random change seldom finds.
	test.each([
		['votes', { 'q14.1': 'mayor' }, 'q14.1'],
		['votes', { 'q24.1': 'lrg' }, 'q24.1'],
		['votes', [], ''],
		['response', { fullName: 'Ana Ruiz' }, 'fullName'],
		['response', { areas: { literacy: { note: 'x' } } }, 'areas.literacy.note'],
		['response', { tools: ['toolkit', 'toolkit'] }, 'tools'],
		['response', { adaptation: 'x'.repeat(10_001) }, 'adaptation'],
		['contact', { country: 'XX' }, 'country'],
		['contact', { consentToUse: false }, 'consentToUse'],
	] as const)('%s %j', (as, value, at) => {
		expect(PARSERS[as](value)).toEqual({ ok: false, fault: { code: 'invalid', at } });
	});

	// Catches limits of the form used as limits of storage: what was typed would be gone.
	test('but not a text above the form’s limit', () => {
		expect(parseResponse({ adaptation: 'x'.repeat(301) }).ok).toBe(true);
	});
});
