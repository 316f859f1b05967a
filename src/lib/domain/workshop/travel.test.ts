/** What leaves a device and comes back: packs, sequences of codes, and files. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyChange, apply } from '../testing/hostile';
import { fileText } from '../bundle/index';
import { seal } from '../bundle/seal';
import {
	readBallotFile,
	readWorkshopFile,
	writeBallotFile,
	writePackFile,
	writeSessionFile,
} from './file';
import { packText, readPackText } from './pack-link';
import { readSequence, sequenceOf, MAX_CODES, type Reading } from './sequence';
import { anyBallot, anyPack, anyWorkshop } from './testing/arbitraries';

const BY = { app: '0.2.0', exportedAt: '2026-11-22T10:00:00.000Z' };
const numRuns = process.env['FAULTS'] === 'full' ? 10_000 : 1000;
const both = anyPack.chain((pack) => fc.tuple(fc.constant(pack), anyBallot(pack)));

describe('a pack in an address', () => {
	// Catches a phone that is set up for something else than the workshop.
	test('comes out as it went in', () => {
		fc.assert(
			fc.property(anyPack, (pack) => {
				const text = packText(pack);
				expect(text).toMatch(/^[\w-]+$/u);
				expect(readPackText(text)).toEqual({ ok: true, pack });
			}),
		);
	});

	test('changed in any place, it is refused', () => {
		fc.assert(
			fc.property(anyPack, fc.nat(), fc.constantFrom(...'aZ0-_'), (pack, at, one) => {
				const text = packText(pack);
				const i = at % text.length;
				const changed = text.slice(0, i) + one + text.slice(i + 1);
				fc.pre(changed !== text);
				const read = readPackText(changed);
				// The last character may hold bits that stand for nothing.
				if (read.ok) expect(packText(read.pack)).toBe(text);
			}),
			{ numRuns },
		);
	});

	test('anything else is refused', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
				expect(readPackText(text).ok).toBe(false);
			}),
		);
	});
});

describe('a sequence of codes', () => {
	const anyLong = fc.string({ unit: 'grapheme', maxLength: 1500 });

	// Catches words that get lost, or mixed up, when codes are read as the camera sees them.
	test('is read in any order, with repeats', () => {
		fc.assert(
			fc.property(anyLong, fc.array(fc.nat(), { maxLength: 20 }), (text, picks) => {
				const codes = sequenceOf(text)!;
				const seen = [...picks.map((pick) => codes[pick % codes.length]!), ...codes];
				let reading: Reading | undefined;
				for (const code of seen) {
					const step = readSequence(code, reading);
					expect(step.state).not.toBe('refused');
					if (step.state === 'whole') {
						expect(step.text).toBe(text);
						return;
					}
					if (step.state === 'reading') ({ reading } = step);
				}
				expect.unreachable('never whole');
			}),
		);
	});

	test('another phone’s code begins anew', () => {
		const [mine, theirs] = ['a'.repeat(400), 'b'.repeat(400)].map((text) => sequenceOf(text)!);
		const first = readSequence(mine![0]!);
		if (first.state !== 'reading') return expect.unreachable('one code is not all');
		expect(readSequence(theirs![1]!, first.reading)).toMatchObject({ missing: 2 });
	});

	test('a text that would take too long is refused', () => {
		expect(sequenceOf('x'.repeat(180 * MAX_CODES))).toHaveLength(MAX_CODES);
		expect(sequenceOf('x'.repeat(180 * MAX_CODES + 1))).toBeUndefined();
	});

	test('damaged ones are refused', () => {
		const [code] = sequenceOf('hello') as [string];
		expect(readSequence(`${code.slice(0, -1)}A`)).toMatchObject({ state: 'refused' });
		expect(readSequence('PCRB')).toEqual({ state: 'refused', fault: 'not-ours' });
	});
});

describe('files', () => {
	test('a pack', () => {
		fc.assert(
			fc.property(anyPack, (pack) => {
				const read = readWorkshopFile(fileText(writePackFile(pack, BY)));
				expect(read).toEqual({ ok: true, value: { is: 'pack', pack } });
			}),
		);
	});

	// Catches a ballot or a finding that does not come along to the other laptop.
	test('a session with all that was handed in', () => {
		fc.assert(
			fc.property(anyWorkshop, (workshop) => {
				const read = readWorkshopFile(fileText(writeSessionFile(workshop, BY)));
				expect(read).toEqual({ ok: true, value: { is: 'workshop', workshop } });
			}),
		);
	});

	// Catches somebody's votes that can be read by whoever opens a file.
	test('no vote stands in a session’s file in clear', () => {
		fc.assert(
			fc.property(anyWorkshop, (workshop) => {
				const text = fileText(writeSessionFile(workshop, BY));
				for (const { votes, id } of workshop.handIns) {
					expect(text).not.toContain(votes);
					expect(text).not.toContain(id);
				}
			}),
		);
	});

	test('a ballot', () => {
		fc.assert(
			fc.property(both, ([pack, ballot]) => {
				const text = fileText(writeBallotFile(ballot, pack, BY));
				expect(readBallotFile(text, pack)).toEqual({ ok: true, ballot });
				expect(readWorkshopFile(text)).toEqual({ ok: true, value: { is: 'ballot' } });
				expect(readBallotFile(text, { ...pack, code: '------' })).toMatchObject({
					fault: 'other-session',
				});
			}),
		);
	});

	// Catches a crash, and half of a file that is believed: whatever is taken in is all that it says.
	test(`${numRuns} tampered ones: taken in whole, or refused`, { timeout: 120_000 }, () => {
		let refused = 0;
		fc.assert(
			fc.property(
				anyWorkshop,
				fc.array(anyChange, { minLength: 1, maxLength: 3 }),
				(workshop, changes) => {
					const { sha256: _, ...tampered } = structuredClone(writeSessionFile(workshop, BY));
					for (const change of changes) apply(change, tampered);
					// As a file has it: a list has no keys of its own there.
					const written = JSON.parse(JSON.stringify(tampered)) as object;
					const text = JSON.stringify(seal(written));
					const read = readWorkshopFile(text);
					if (read.ok && read.value.is === 'workshop') {
						const { sha256: _s, ...again } = writeSessionFile(read.value.workshop, tampered);
						expect(again).toEqual(written);
					} else refused += 1;
					expect({}).not.toHaveProperty('polluted');
				},
			),
			{ numRuns },
		);
		expect(refused).toBeGreaterThan(numRuns / 3);
	});
});
