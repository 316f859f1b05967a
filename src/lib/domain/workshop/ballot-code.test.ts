import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONSULTATION_DUTIES } from '../../framework/consultation';
import { FRAMEWORK } from '../../framework/index';
import { sha256 } from '../sha256';
import { ballotCode, readBallotCode } from './ballot-code';
import { fromBase45, toBase45 } from './base45';
import { fromHex, MARKS, sealCode, toHex } from './codes';
import type { Ballot } from './hand-in';
import type { Pack } from './session';
import { anyBallot, anyPack } from './testing/arbitraries';
import { RESPONSIBLE_ROWS } from './vote-text';

const PACK = {
	code: 'K7M4QX',
	scope: 'full',
	framework: { ...FRAMEWORK },
} as const;
const BALLOT: Ballot = {
	id: '0123456789abcdef',
	part: 'round-1',
	revision: 1,
	group: 3,
	table: 2,
	votes: '01234?N-'.repeat(8),
};
const both = anyPack.chain((pack) => fc.tuple(fc.constant(pack), anyBallot(pack)));
/** Long runs in `npm run test:faults`. */
const numRuns = process.env['FAULTS'] === 'full' ? 10_000 : 2000;

// Catches a vote, or a number, that comes out as another one.
test('what is put into a code comes out of it', () => {
	fc.assert(
		fc.property(both, ([pack, ballot]) => {
			expect(readBallotCode(ballotCode(ballot, pack), pack)).toEqual({ ok: true, ballot });
		}),
	);
});

// Catches a code that a cheap phone could no longer show.
test('all 64 duties fit a code of 76 characters, all of them of a QR code’s alphabet', () => {
	const code = ballotCode(BALLOT, PACK);
	expect(code).toHaveLength(76);
	expect(code).toMatch(/^[0-9A-Z $%*+\-./:]+$/u);
});

// Catches a change of the format: a code that was printed or photographed must stay readable.
test('one code stays what it is', () => {
	expect(ballotCode(BALLOT, PACK)).toMatchInlineSnapshot(
		`"PCRBV50+%41I2*$BIB0TK404DGWLU9U5H0YC5UCN.XPYC5UCN.XPYC5UCN.XPYC5UCN.XP8YUK7O"`,
	);
});

describe('refused, with the reason', () => {
	const code = ballotCode(BALLOT, PACK);
	test.each<[string, string, Partial<Pack>, object]>([
		['of another session', code, { code: 'AAAAAA' }, { fault: 'other-session', found: 'K7M4QX' }],
		['of another size', code, { scope: 'core' }, { fault: 'other-scope' }],
		[
			'of another version of the guidelines',
			code,
			{ framework: { ...FRAMEWORK, version: '99' } },
			{ fault: 'other-framework' },
		],
		['something else', 'https://example.org', {}, { fault: 'not-ours' }],
		['nothing', '', {}, { fault: 'not-ours' }],
		['cut off', code.slice(0, -5), {}, { fault: 'damaged' }],
		['cut off to its mark', MARKS.ballot, {}, { fault: 'damaged' }],
		['in small letters', code.toLowerCase(), {}, { fault: 'not-ours' }],
	])('%s', (_, text, change, fault) => {
		expect(readBallotCode(text, { ...PACK, ...change })).toEqual({ ok: false, ...fault });
	});

	test('of a newer version', () => {
		expect(readBallotCode(versioned(2), PACK)).toEqual({ ok: false, fault: 'newer-version' });
	});

	test('with nothing in it', () => {
		const empty = ballotCode({ ...BALLOT, votes: '-'.repeat(64) }, PACK);
		expect(readBallotCode(empty, PACK)).toEqual({ ok: false, fault: 'empty' });
	});

	test('of another kind, though it is whole', () => {
		const other = sealCode(MARKS.sequence, Uint8Array.from([1, 2, 3]));
		expect(readBallotCode(other, PACK)).toEqual({ ok: false, fault: 'not-ours' });
		expect(readBallotCode(MARKS.ballot + other.slice(4), PACK)).toMatchObject({ fault: 'damaged' });
	});
});

// Catches a mangled code that is taken for somebody's votes, and one that brings the console down.
test(`of ${numRuns} mangled codes none is taken in`, { timeout: 120_000 }, () => {
	let tried = 0;
	fc.assert(
		fc.property(both, mangling, ([pack, ballot], mangle) => {
			const code = ballotCode(ballot, pack);
			const mangled = mangle(code);
			fc.pre(mangled !== code);
			expect(readBallotCode(mangled, pack).ok).toBe(false);
			tried += 1;
		}),
		{ numRuns },
	);
	expect(tried).toBe(numRuns);
});

// Catches a form that grows past the ballots.
test('a ballot has a place for each row of the form', () => {
	expect(RESPONSIBLE_ROWS).toBe(CONSULTATION_DUTIES.length);
});

describe('base 45', () => {
	// RFC 9285, section 4.3.
	test.each([
		['AB', 'BB8'],
		['Hello!!', '%69 VD92EX0'],
		['base-45', 'UJCLQE7W581'],
	])('%s', (text, code) => {
		const bytes = new TextEncoder().encode(text);
		expect(toBase45(bytes)).toBe(code);
		expect(fromBase45(code)).toEqual(bytes);
	});

	test.each(['A', ':::', '::', 'GGX', 'ab', 'Ä00'])('%s stands for no bytes', (text) => {
		expect(fromBase45(text)).toBeUndefined();
	});
});

/** One of the ways in which a picture is misread, or somebody plays with it. */
const position = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:é\0');
const mangling: fc.Arbitrary<(code: string) => string> = fc.oneof(
	fc.tuple(position, character).map(([at, one]) => (code: string) => {
		const i = Math.floor(at * code.length);
		return code.slice(0, i) + one + code.slice(i + 1);
	}),
	position.map((at) => (code: string) => code.slice(0, Math.floor(at * code.length))),
	fc.tuple(position, position).map(([a, b]) => (code: string) => {
		const [i, j] = [Math.floor(a * code.length), Math.floor(b * code.length)];
		const swapped = [...code];
		[swapped[i], swapped[j]] = [swapped[j]!, swapped[i]!];
		return swapped.join('');
	}),
	fc.tuple(position, character).map(([at, one]) => (code: string) => {
		const i = Math.floor(at * code.length);
		return code.slice(0, i) + one + code.slice(i);
	}),
	fc.string({ maxLength: 90 }).map((text) => () => `PCRB${text}`),
	fc
		.array(fc.integer({ min: 0, max: 255 }), { maxLength: 60 })
		.map((bytes) => () => `PCRB${toBase45(Uint8Array.from(bytes))}`),
);

/** A whole code of a version that is to come. */
function versioned(version: number): string {
	const covered = Uint8Array.from([version, 1]);
	const checksum = fromHex(sha256(MARKS.ballot + toHex(covered))).subarray(0, 4);
	return MARKS.ballot + toBase45(Uint8Array.from([...covered, ...checksum]));
}
