import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inTime, ofSameCity, pairFor, seriesOf, type Dated } from './series';

const dated = (id: string, more: Partial<Dated> = {}): Dated => ({
	id,
	city: 'Ownville',
	createdAt: '2026-03-01T10:00:00.000Z',
	...more,
});
const idsOf = (some: readonly Dated[]) => some.map(({ id }) => id);

const anyDated: fc.Arbitrary<Dated[]> = fc
	.uniqueArray(
		fc.record(
			{
				id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
				city: fc.constantFrom('', 'Ownville', ' ownville', 'Elsewhere'),
				country: fc.constantFrom('BR', 'KE'),
				period: fc.constantFrom('2024', '2024-05', '2026'),
				sample: fc.constant(true as const),
				basedOn: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'gone'),
				createdAt: fc.constantFrom('2024-05-01T10:00:00.000Z', '2026-03-01T10:00:00.000Z'),
			},
			{ requiredKeys: ['id', 'city', 'createdAt'] },
		),
		{ selector: ({ id }) => id, minLength: 1 },
	)
	.map((some) => some as Dated[]);

describe('for any assessments', () => {
	// Catches an order that depends on how the database hands them out, and circles that never end.
	test('the order does not depend on the order in which they come', () => {
		fc.assert(
			fc.property(anyDated, (some) => {
				expect(idsOf(inTime([...some].reverse()))).toEqual(idsOf(inTime(some)));
				expect(new Set(inTime(some))).toEqual(new Set(some));
			}),
		);
	});

	// Catches a link that is followed in one direction only.
	test('being of one city goes both ways', () => {
		fc.assert(
			fc.property(anyDated, (some) => {
				for (const a of some) {
					for (const b of some) expect(ofSameCity(a, b)).toBe(ofSameCity(b, a));
				}
			}),
		);
	});

	test('a pair has the one asked for in it, and never one twice', () => {
		fc.assert(
			fc.property(anyDated, (some) => {
				const { before, after } = pairFor(some[0]!, some);
				expect([before, after]).toContain(some[0]);
				expect(before).not.toBe(after);
				const series = seriesOf(some[0]!, some);
				if (before) expect(series.indexOf(after)).toBe(series.indexOf(before) + 1);
				else expect(series).toEqual([after]);
			}),
		);
	});
});

describe('one city', () => {
	test('is told by its name, however it was typed', () => {
		expect(ofSameCity(dated('a'), dated('b', { city: ' OWNVILLE ' }))).toBe(true);
		expect(ofSameCity(dated('a', { city: 'Åbo' }), dated('b', { city: 'Åbo' }))).toBe(true);
		expect(ofSameCity(dated('a'), dated('b', { city: 'Elsewhere' }))).toBe(false);
	});

	// Catches two cities of one name drawn as one line.
	test('is not that of another country, nor the sample', () => {
		const here = dated('a', { country: 'BR' });
		expect(ofSameCity(here, dated('b', { country: 'KE' }))).toBe(false);
		expect(ofSameCity(here, dated('b'))).toBe(true);
		expect(ofSameCity(here, dated('b', { sample: true }))).toBe(false);
	});

	// Catches strangers taken for one city because nobody has named them yet.
	test('without a name is followed along what it was started from', () => {
		const first = dated('a', { city: '' });
		const second = dated('b', { city: '', basedOn: 'a' });
		const third = dated('c', { city: '', basedOn: 'b' });
		const stranger = dated('d', { city: '' });
		expect(idsOf(seriesOf(first, [stranger, third, second, first]))).toEqual(['a', 'b', 'c']);
		expect(idsOf(seriesOf(stranger, [first, second, third, stranger]))).toEqual(['d']);
	});
});

describe('the order of time', () => {
	test('is that of the periods, not of when somebody typed them in', () => {
		const old = dated('old', { period: '2022', createdAt: '2026-09-01T10:00:00.000Z' });
		const month = dated('month', { period: '2024-11' });
		expect(idsOf(inTime([dated('new'), month, old]))).toEqual(['old', 'month', 'new']);
	});

	// Catches the next assessment put before the one it was started from.
	test('puts one without a period after the one that it was started from', () => {
		const last = dated('z', { period: '2026-12' });
		const next = dated('a', { basedOn: 'z', createdAt: '1999-01-01T10:00:00.000Z' });
		expect(idsOf(inTime([next, last]))).toEqual(['z', 'a']);
	});
});

test('the first of a city is compared with the one after it, all others with the one before', () => {
	const [one, two, three] = ['2022', '2024', '2026'].map((period) => dated(period, { period }));
	const all = [three!, one!, two!, dated('other', { city: 'Elsewhere' })];
	const pair = (of: Dated) => {
		const { before, after } = pairFor(of, all);
		return [before?.id, after.id];
	};
	expect(pair(three!)).toEqual(['2024', '2026']);
	expect(pair(two!)).toEqual(['2022', '2024']);
	expect(pair(one!)).toEqual(['2022', '2024']);
	expect(pair(all[3]!)).toEqual([undefined, 'other']);
});
