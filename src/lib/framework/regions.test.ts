import { expect, test } from 'vitest';
import context from './context.json';
import { COUNTRIES } from './countries';
import { OUTLOOK_REGIONS, UN_GROUPS, outlookRegionOf, unGroupOf } from './regions';

/** Oceania, and Antarctica: the Outlook has no figures for them. */
const WITHOUT_REGION =
	'AQ AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS';

const inGroup = (group: string) => COUNTRIES.filter((country) => unGroupOf(country) === group);

// Catches a country forgotten, or in two regions (the counts would not add up).
test('every country is in one region of the Outlook, or knowingly in none', () => {
	const without = COUNTRIES.filter((country) => outlookRegionOf(country) === undefined);
	expect(without).toEqual(WITHOUT_REGION.split(' '));
	const sizes = OUTLOOK_REGIONS.map(
		(region) => COUNTRIES.filter((country) => outlookRegionOf(country) === region).length,
	);
	expect(sizes).toEqual([60, 51, 51, 52, 5]);
	expect(sizes.reduce((sum, size) => sum + size, without.length)).toBe(COUNTRIES.length);
});

test('the 193 Member States are in the five groups of the United Nations', () => {
	expect(UN_GROUPS.map((group) => inGroup(group).length)).toEqual([54, 54, 23, 33, 29]);
	expect(context.regions.groups).toHaveLength(UN_GROUPS.length);
});

// Catches the cases that maps and the two groupings see differently.
test.each([
	['MX', 'latin-america', 'latin-american-and-caribbean'],
	['CR', 'latin-america', 'latin-american-and-caribbean'],
	['US', 'north-america', 'western-european-and-other'],
	['TR', 'asia', 'western-european-and-other'],
	['IL', 'asia', 'western-european-and-other'],
	['CY', 'asia', 'asia-pacific'],
	['GE', 'asia', 'eastern-european'],
	['KZ', 'asia', 'asia-pacific'],
	['RU', 'europe', 'eastern-european'],
	['EG', 'africa', 'african'],
	['AU', undefined, 'western-european-and-other'],
	['KI', undefined, 'asia-pacific'],
	['PS', 'asia', undefined],
	['VA', 'europe', undefined],
	['TW', 'asia', undefined],
	['CK', undefined, undefined],
	['PR', 'latin-america', undefined],
	['EH', 'africa', undefined],
])('%s', (country, region, group) => {
	expect(outlookRegionOf(country)).toBe(region);
	expect(unGroupOf(country)).toBe(group);
});

test('what is no country has neither', () => {
	for (const code of [undefined, '', 'ke', 'XX', 'constructor']) {
		expect([outlookRegionOf(code), unGroupOf(code)]).toEqual([undefined, undefined]);
	}
});
