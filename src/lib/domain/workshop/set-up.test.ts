import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AREA_IDS, dutiesInScope } from '../../framework/index';
import { joinSessions } from './join';
import type { Session } from './session';
import {
	areasLeftOut,
	inOrder,
	loadsOf,
	openDuties,
	setUpAt,
	tablesFor,
	withSetUp,
	type SetUp,
} from './set-up';
import { anyWorkshop } from './testing/arbitraries';

const anySession = anyWorkshop.map(({ session }) => session);
const at = (session: Session, stage: Session['stage']): Session => ({ ...session, stage });
const anyChange = fc.tuple(anySession, anySession).map(([session, other]) => {
	const { title, duties, groups, tables, languages, agenda, expected, responsible } = other;
	const wanted: SetUp = {
		...{ title, duties, groups, tables, languages, agenda, expected, responsible },
	};
	return { session, wanted };
});

describe('what is set up', () => {
	// Catches a field that the form offers and nothing stores.
	test('is taken whole while the session is planned', () => {
		fc.assert(
			fc.property(anyChange, ({ session, wanted }) => {
				expect(withSetUp(at(session, 'planned'), wanted)).toMatchObject(
					Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
				);
			}),
		);
	});

	// Catches a ballot that is out already and would be asked, or mean, something else.
	test('changes neither what is asked nor what a number stands for, once it is open', () => {
		fc.assert(
			fc.property(anyChange, fc.constantFrom('open', 'closed'), ({ session, wanted }, stage) => {
				const before = at(session, stage as Session['stage']);
				const after = withSetUp(before, wanted);
				expect(after.duties).toEqual(before.duties);
				expect(after.languages).toEqual(before.languages);
				expect(after.responsible).toBe(before.responsible);
				for (const what of ['groups', 'tables'] as const) {
					const numbers = (all: readonly { number: number }[]) => all.map(({ number }) => number);
					expect(numbers(after[what])).toEqual(expect.arrayContaining(numbers(before[what])));
					expect(new Set(numbers(after[what])).size).toBe(after[what].length);
				}
			}),
		);
	});

	// Catches a new group that gets lost, and a name that can't be put right, while people hand in.
	test('lets groups come and be called otherwise', () => {
		fc.assert(
			fc.property(anySession, (session) => {
				const before: Session = { ...at(session, 'open'), groups: [{ number: 1, name: 'Youht' }] };
				const wanted = [
					{ number: 1, name: 'Youth' },
					{ number: 2, name: 'Press' },
				];
				expect(withSetUp(before, { groups: wanted }).groups).toEqual(wanted);
			}),
			{ numRuns: 5 },
		);
	});

	// Catches an emptied field that comes back, or that is stored as nothing and fails the schema.
	test('loses what is taken out', () => {
		const [session] = fc.sample(anySession, 1) as [Session];
		const after = withSetUp({ ...session, day: '2026-12-01' }, { day: undefined });
		expect(Object.keys(after)).not.toContain('day');
	});
});

// Catches "still open" that leaves out what nobody knows, or what was only taken over.
test('open duties are those without an answer, not known, or to be confirmed', () => {
	const [a, b, c, d, e] = dutiesInScope('quick').map(({ id }) => id) as [
		string,
		string,
		string,
		string,
		string,
	];
	const open = openDuties('quick', {
		[a]: { level: 2 },
		[b]: { unknown: true },
		[c]: { level: 1, toConfirm: true },
		[d]: { note: 'later' },
		[e]: { notApplicable: 'service-absent' },
	});
	expect(open).not.toContain(a);
	expect(open).not.toContain(e);
	expect(open).toEqual(expect.arrayContaining([b, c, d]));
	expect(open).toHaveLength(14);
});

describe('what two laptops set up apart', () => {
	const [sample] = fc.sample(anySession, { numRuns: 1, seed: 7 }) as [Session];
	const table = (number: number, name: string) => ({ number, name, areas: [] });
	const began: Session = {
		...at(sample, 'open'),
		...{ tables: [table(1, 'Door'), table(2, 'Window')], changedAt: '2026-11-22T09:00:00.000Z' },
	};
	const { tables } = began;
	const ten = '2026-11-22T10:00:00.000Z';
	const later = '2026-11-22T10:05:00.000Z';

	// Catches a table's new name that is gone because the title was put right on another laptop.
	test('stands side by side: a table has the name of its own last change', () => {
		const renamed = setUpAt(began, { tables: [tables[0]!, table(2, 'Stage')] }, ten);
		const titled = setUpAt(began, { title: 'Another', tables }, later);
		for (const both of [joinSessions(renamed, titled), joinSessions(titled, renamed)]) {
			expect(both.title).toBe('Another');
			expect(both.tables.map(({ name }) => name)).toEqual(['Door', 'Stage']);
		}
	});

	// Catches a time that stays though the table was changed, or moves though it was not.
	test('is dated by table and group, however often it is saved', () => {
		const twice = setUpAt(setUpAt(began, { tables }, ten), { tables }, later);
		expect(twice.tables.map(({ changedAt }) => changedAt)).toEqual([
			began.changedAt,
			began.changedAt,
		]);
		const changed = setUpAt(twice, { tables: [table(1, 'Door'), table(2, 'Stage')] }, ten);
		expect(changed.tables[1]).not.toHaveProperty('changedAt');
		expect(changed.changedAt).toBe(ten);
	});
});

// Catches duties in the order in which they were ticked, which the schema refuses.
test('chosen duties stand in catalogue order, and only those of the scope', () => {
	const full = dutiesInScope('full').map(({ id }) => id);
	expect(inOrder('quick', [...full].reverse())).toEqual(dutiesInScope('quick').map(({ id }) => id));
});

// Catches an area whose duties nobody begins with and no word about it.
test('areas that no table begins with are told, where they have duties', () => {
	const duties = dutiesInScope('core').map(({ id }) => id);
	const [first, ...others] = AREA_IDS;
	expect(areasLeftOut([{ areas: others }], duties)).toEqual([first]);
	expect(areasLeftOut([], [duties[0]!])).toHaveLength(1);
	expect(loadsOf(duties).reduce((sum, one) => sum + one.duties, 0)).toBe(42);
});

describe('tables of a proposal', () => {
	const make = (number: number, areas: readonly (typeof AREA_IDS)[number][]) => ({ number, areas });
	const three = AREA_IDS.slice(0, 3).map((area) => [area]);

	// Catches a table that changes its number, or two with one number.
	test('keep the numbers that are there, and get new ones beside them', () => {
		const before = [make(4, []), make(2, [])];
		expect(tablesFor(before, three, make, false).map(({ number }) => number)).toEqual([4, 2, 5]);
	});

	// Catches a new table that gets the votes of one that is not there any more.
	test('get no number that is still in use', () => {
		const numbers = tablesFor([make(1, [])], three, make, false, new Set([2, 4]));
		expect(numbers.map(({ number }) => number)).toEqual([1, 3, 5]);
	});

	// Catches a table that vanishes while ballots name it.
	test('are never fewer than before, where none may go', () => {
		const before = [1, 2, 3, 4, 5].map((number) => make(number, []));
		expect(tablesFor(before, three, make, true).map(({ number }) => number)).toEqual([
			1, 2, 3, 4, 5,
		]);
		expect(tablesFor(before, three, make, false)).toHaveLength(3);
	});
});
