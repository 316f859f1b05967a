import { expect, test } from 'vitest';
import fc from 'fast-check';
import { FRAMEWORK } from '../../framework/index';
import { isSealed } from '../bundle/seal';
import { readFile } from '../bundle/index';
import { CONTACT_REACH } from './reach';
import { consultationDocument, namedDocument, type ConsultationExport } from './document';
import { consultationMatrix } from './matrix';
import { normalisedResponse } from './response';
import { anyResponse } from './testing/arbitraries';

const GROUPS = [
	{ number: 1, kind: 'lrg' as const },
	{ number: 2, name: 'Port' },
];
const BALLOTS = [
	...Array.from({ length: 7 }, () => ({ group: 1, votes: { 'q14.1': 'lrg' as const } })),
	...Array.from({ length: 2 }, () => ({ group: 2, votes: { 'q14.1': 'cso' as const } })),
	...Array.from({ length: 3 }, () => ({ votes: { 'q14.1': 'all' as const } })),
];
const given: ConsultationExport = {
	rows: consultationMatrix(BALLOTS, [1, 2]),
	ballots: BALLOTS.length,
	groups: GROUPS,
	framework: { ...FRAMEWORK },
	app: '0.1.0',
	exportedAt: '2026-11-22T09:00:00.000Z',
};

// Catches a small group in the file, a file without its own word that the form is closed, a checksum
// that does not fit, and a file that is taken for an assessment when it is brought in.
test('counts, groups by the rule, and when the form closed', () => {
	const document = consultationDocument(given);
	const { closed, duties, groups } = document.consultation;
	expect(closed).toBe('2024-11-17');
	expect(groups).toEqual(GROUPS);
	expect(duties).toHaveLength(66);
	const none = { national: 0, lrg: 0, private: 0, academia: 0, cso: 0, all: 0 };
	expect(duties[0]).toEqual({
		...{ duty: 'q14.1', coveredBy: 'human-rights.ext.1' },
		...{ ...none, n: 12, lrg: 7, cso: 2, all: 3, leading: ['lrg'], contest: 41.7 },
		groups: { 1: { ...none, n: 7, lrg: 7, leading: ['lrg'], contest: 0 } },
	});
	expect(isSealed(document)).toBe(true);
	expect(readFile(JSON.stringify(document))).toEqual({
		ok: false,
		fault: { code: 'unsupported-kind', found: 'consultation' },
	});
});

// Catches contact data that come along because somebody spreads one object into another.
test('no contact gets in, whatever is handed over', () => {
	const secret = 'Ana Ruiz';
	const fields = Object.keys(CONTACT_REACH);
	const contact = Object.fromEntries(fields.map((field) => [field, secret]));
	fc.assert(
		fc.property(anyResponse, (response) => {
			const odd = { ...given, ...contact, contact, response: { ...response, ...contact, contact } };
			const { consultation } = consultationDocument(odd);
			expect(JSON.stringify(consultation)).not.toContain(secret);
			expect(consultation.response).toEqual(normalisedResponse(response));
		}),
		{ numRuns: 30 },
	);
});

// Catches a contact that is lost, a checksum that does not fit it, and fields nobody declared.
test('with the person who answered, only where that is asked for', () => {
	const document = consultationDocument(given);
	const named = namedDocument(document, {
		...{ fullName: ' Ana Ruiz ', consentToUse: true },
		...({ password: 'x' } as object),
	});
	expect(named.contact).toEqual({ fullName: 'Ana Ruiz', consentToUse: true });
	expect(named.consultation).toEqual(document.consultation);
	expect(isSealed(named)).toBe(true);
	expect(JSON.stringify(document)).not.toContain('Ana');
});
