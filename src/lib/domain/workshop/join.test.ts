import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardOf } from './board';
import { agreed, agreementOf, inConflict, joinFinding, type Agreement } from './finding';
import { joinHandIns, placeOf } from './hand-in';
import { joinSessions, joinWorkshops, type Workshop } from './join';
import { anyFinding, anyHandIn, anySession, anyWorkshop } from './testing/arbitraries';

/** In `npm run test:faults` as many as are promised. */
const numRuns = process.env['FAULTS'] === 'full' ? 1000 : 300;

/** What several laptops hold of one workshop: each some of the ballots, and findings of its own. */
const anyLaptops: fc.Arbitrary<Workshop[]> = anySession.chain((session) =>
	fc
		.tuple(
			fc.array(anyHandIn(session), { maxLength: 30 }),
			fc.array(fc.tuple(fc.array(fc.nat(), { maxLength: 40 }), anyFinding), {
				minLength: 1,
				maxLength: 4,
			}),
		)
		.map(([ballots, laptops]) =>
			laptops.map(([picks, finding], i) => ({
				session: {
					...session,
					changedAt: `2026-01-0${i + 1}T00:00:00.000Z`,
					findings: { ...session.findings, [session.duties[0]!]: finding },
				},
				handIns: ballots.length
					? joinHandIns(
							[],
							picks.map((pick) => ballots[pick % ballots.length]!),
						)
					: [],
			})),
		),
);

// Catches totals that depend on who came first, and a ballot that counts twice.
test(`${numRuns} sets of ballots joined in any order, with repeats, come to the same`, () => {
	fc.assert(
		fc.property(
			anyLaptops,
			fc.array(fc.nat(), { maxLength: 12 }),
			fc.nat(),
			(laptops, more, turn) => {
				const inOrder = laptops.reduce(joinWorkshops);
				const rotated = laptops.map((_, i) => laptops[(i + turn) % laptops.length]!).reverse();
				const repeated = [...rotated, ...more.map((pick) => laptops[pick % laptops.length]!)];
				const other = repeated.reduce(joinWorkshops);
				expect(other).toEqual(inOrder);
				expect(boardOf(other.session, other.handIns)).toEqual(
					boardOf(inOrder.session, inOrder.handIns),
				);
				const places = new Set(laptops.flatMap(({ handIns }) => handIns.map(placeOf)));
				expect(inOrder.handIns).toHaveLength(places.size);
			},
		),
		{ numRuns },
	);
});

// Catches a join that needs a certain pairing.
test('however they are paired', () => {
	fc.assert(
		fc.property(anyLaptops, (laptops) => {
			const [a, b = a, c = a] = laptops as [Workshop, Workshop?, Workshop?];
			expect(joinWorkshops(joinWorkshops(a, b!), c!)).toEqual(
				joinWorkshops(a, joinWorkshops(b!, c!)),
			);
		}),
		{ numRuns },
	);
});

test('with itself it stays itself', () => {
	fc.assert(
		fc.property(anyWorkshop, (one) => {
			const joined = joinWorkshops(one, one);
			expect(joined.session).toEqual(one.session);
			expect(new Set(joined.handIns)).toEqual(new Set(one.handIns));
		}),
	);
});

test('two different sessions are not joined', () => {
	fc.assert(
		fc.property(anySession, (one) => {
			expect(() => joinSessions(one, { ...one, id: `${one.id}x` })).toThrow(RangeError);
		}),
	);
});

// Catches an agreement that comes back, and one that vanishes without anybody having said so.
describe('what two laptops agree on', () => {
	const said = (id: string, level: Agreement['level'], dissent?: string): Agreement => ({
		id,
		level,
		...(dissent && { dissent }),
		at: '2026-01-01T00:00:00.000Z',
	});
	const a = agreed(undefined, said('a', 2));
	const b = agreed(undefined, said('b', 3));

	test('stands side by side where it differs', () => {
		const both = joinFinding(a, b);
		expect(inConflict(both).map(({ level }) => level)).toEqual([2, 3]);
		expect(agreementOf(both)).toBeUndefined();
	});

	test('is one where it is the same', () => {
		const both = joinFinding(a, agreed(undefined, said('c', 2)));
		expect(inConflict(both)).toEqual([]);
		expect(agreementOf(both)?.level).toBe(2);
	});

	test('is a conflict where only the dissent differs', () => {
		expect(inConflict(joinFinding(a, agreed(undefined, said('c', 2, 'No'))))).toHaveLength(2);
	});

	test('is settled for good, also when the older ones come again', () => {
		const settled = agreed(joinFinding(a, b), said('s', 1));
		expect(agreementOf(settled)?.over).toEqual(['a', 'b']);
		for (const old of [a, b, joinFinding(a, b)]) {
			expect(agreementOf(joinFinding(old, settled))?.level).toBe(1);
			expect(agreementOf(joinFinding(settled, old))?.level).toBe(1);
		}
		const later = agreed(settled, said('t', 0));
		expect(agreementOf(joinFinding(joinFinding(a, later), settled))?.level).toBe(0);
	});
});
