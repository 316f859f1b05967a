import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardOf } from './board';
import { agreed, agreementOf, inConflict, joinFinding, type Agreement } from './finding';
import { joinHandIns, placeOf } from './hand-in';
import { contentOf, joinInto, joinSessions, joinWorkshops, type Workshop } from './join';
import { MAX_DIVISIONS, STAGES, type Session } from './session';
import { anyFinding, anyHandIn, anySession, anyWorkshop } from './testing/arbitraries';

/** In `npm run test:faults` as many as are promised. */
const numRuns = process.env['FAULTS'] === 'full' ? 1000 : 300;

/** Few enough days that two laptops often have the same one. */
const day = (month: string) =>
	fc.integer({ min: 1, max: 3 }).map((one) => `2026-${month}-0${one}T00:00:00.000Z`);

/** A set-up of its own, by numbers of which two laptops together may have more than a file holds. */
const anySetUp: fc.Arbitrary<Pick<Session, 'title' | 'changedAt' | 'tables'>> = fc.record({
	title: fc.constantFrom('Town hall', 'Town Hall'),
	changedAt: day('02'),
	tables: fc
		.uniqueArray(
			fc.record(
				{
					number: fc.integer({ min: 1, max: 50 }),
					name: fc.constantFrom('Door', 'Window'),
					areas: fc.constant([]),
					changedAt: day('01'),
				},
				{ requiredKeys: ['number', 'areas'] },
			),
			{ maxLength: MAX_DIVISIONS, selector: ({ number }) => number },
		)
		.map((tables) => tables.toSorted((a, b) => a.number - b.number)),
});

/** What several laptops hold of one workshop: each some of the ballots, and findings of its own. */
const anyLaptops: fc.Arbitrary<Workshop[]> = anySession.chain((session) =>
	fc
		.tuple(
			fc.array(anyHandIn(session), { maxLength: 30 }),
			fc.array(fc.tuple(fc.array(fc.nat(), { maxLength: 40 }), anyFinding, anySetUp), {
				minLength: 1,
				maxLength: 4,
			}),
		)
		.map(([ballots, laptops]) =>
			laptops.map(([picks, finding, setUp]) => ({
				session: {
					...session,
					...setUp,
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

describe('groups and tables', () => {
	const [session] = fc.sample(anySession, { numRuns: 1, seed: 7 }) as [Session];
	const at = (time: string, change: Partial<Session>): Session => ({
		...session,
		...{ groups: [], tables: [], changedAt: `2026-11-22T${time}:00.000Z` },
		...change,
	});
	const table = (number: number, name = 'Door') => ({ number, name, areas: [] });
	const three = [table(1), table(2), table(3)];

	// Catches a table whose ballots count as of none, because somebody has corrected the title.
	test('stay where another laptop has changed something else since', () => {
		const added = at('10:00', { tables: [...three, table(6)], groups: [{ number: 9, name: 'P' }] });
		const titled = at('10:05', { tables: three, title: 'Another' });
		const both = joinSessions(added, titled);
		expect(both).toMatchObject({ title: 'Another', groups: [{ number: 9, name: 'P' }] });
		expect(both.tables.map(({ number }) => number)).toEqual([1, 2, 3, 6]);
	});

	// Catches an older name that comes back because the session was changed again by then.
	test('have the name of their own last change, in whatever order they come', () => {
		const first = at('10:00', { tables: [table(6, 'Window')] });
		const renamed = at('10:03', { tables: [table(6, 'Stage')] });
		const without = at('10:05', { tables: three });
		for (const all of [
			[first, without, renamed],
			[renamed, without, first],
			[without, first, renamed],
		]) {
			expect(all.reduce(joinSessions).tables.at(-1)!.name).toBe('Stage');
		}
	});

	// Catches a file that no laptop can read, because two that could be read were joined.
	test('are never more than a file may hold', () => {
		const from = (first: number) =>
			Array.from({ length: MAX_DIVISIONS }, (_, i) => table(first + i));
		const both = joinSessions(at('10:00', { tables: from(1) }), at('10:05', { tables: from(20) }));
		expect(both.tables.map(({ number }) => number)).toEqual(from(1).map(({ number }) => number));
	});
});

describe('into what is here', () => {
	const inStage = ({ session, handIns }: Workshop, stage: Session['stage']): Workshop => {
		const { closedAt: _, ...rest } = session;
		const closed = stage === 'closed' && { closedAt: `2026-0${handIns.length % 9}-01` };
		return { session: { ...rest, stage, ...closed }, handIns };
	};

	// Catches a helper who closes their laptop, and a round on the main one that ends with it.
	test('nothing opens or closes what has begun; the rest is as always', () => {
		const begun = fc.constantFrom('open' as const, 'closed' as const);
		fc.assert(
			fc.property(anyWorkshop, begun, fc.constantFrom(...STAGES), (one, mine, theirs) => {
				const here = inStage(one, mine);
				const coming = inStage({ ...one, handIns: [] }, theirs);
				const into = joinInto(here, coming);
				expect(into.session.stage).toBe(mine);
				expect(into.session.closedAt).toBe(here.session.closedAt);
				expect(inStage(into, 'open')).toEqual(inStage(joinWorkshops(here, coming), 'open'));
				expect(joinInto(into, coming)).toEqual(into);
			}),
			{ numRuns: 60 },
		);
	});

	// Catches ballots in a session whose duties and groups can still be changed.
	test('a session that was only planned here is what it is there', () => {
		fc.assert(
			fc.property(anyWorkshop, fc.constantFrom(...STAGES), (one, theirs) => {
				const coming = inStage(one, theirs);
				const { stage, closedAt } = joinInto(inStage(one, 'planned'), coming).session;
				expect({ stage, closedAt }).toEqual({ stage: theirs, closedAt: coming.session.closedAt });
			}),
			{ numRuns: 30 },
		);
	});
});

// Catches a join that passes for a change because of its time, its order or where it hangs.
test('the content of a workshop is one text, whenever it was saved', () => {
	fc.assert(
		fc.property(anyWorkshop, ({ session, handIns }) => {
			const other = { ...session, savedAt: session.createdAt, assessmentId: 'another' };
			const turned = { session: other, handIns: handIns.toReversed() };
			expect(contentOf(turned)).toBe(contentOf({ session, handIns }));
			if (handIns.length > 0) {
				expect(contentOf({ session, handIns: handIns.slice(1) })).not.toBe(contentOf(turned));
			}
		}),
		{ numRuns: 30 },
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
