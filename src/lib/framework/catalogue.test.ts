import { describe, expect, test } from 'vitest';
import {
	ACTORS,
	AREAS,
	AREA_IDS,
	DUTIES,
	FRAMEWORK,
	PARTNER_DUTIES,
	PRINCIPLES,
	SCOPES,
	areaOf,
	areaOfPrinciple,
	dutiesInScope,
	dutiesUnder,
	dutyById,
	partnersOf,
} from './index';
import { COUNTRIES, isCountry } from './countries';

test('counts are those of the guidelines', () => {
	expect(AREAS.map(({ id }) => id)).toEqual(AREA_IDS);
	expect(PRINCIPLES).toHaveLength(16);
	expect(DUTIES).toHaveLength(64);
	expect(PARTNER_DUTIES).toHaveLength(107);
	expect(SCOPES.map((scope) => dutiesInScope(scope).length)).toEqual([16, 42, 64]);
});

// Catches a look-up in an order of its own: lists and ties go by catalogue order.
test('catalogue order goes by area and principle', () => {
	const byArea = AREAS.flatMap((area) =>
		area.principles.flatMap(({ id }) => dutiesUnder(id, 'full')),
	);
	expect(byArea).toEqual(DUTIES);
	for (const scope of SCOPES) {
		const inScope = new Set(dutiesInScope(scope));
		expect(dutiesInScope(scope)).toEqual(DUTIES.filter((duty) => inScope.has(duty)));
	}
});

describe('look-ups', () => {
	test('find each duty, its area and its partners', () => {
		for (const duty of DUTIES) {
			expect(dutyById(duty.id)).toBe(duty);
			expect(areaOf(duty)).toBe(areaOfPrinciple(duty.principle));
		}
		const partners = PRINCIPLES.flatMap(({ id }) => partnersOf(id));
		expect(partners).toEqual(PARTNER_DUTIES);
		expect(new Set(partners.map(({ actor }) => actor))).toEqual(
			new Set(ACTORS.filter((actor) => actor !== 'lrg')),
		);
	});

	// Catches look-ups in plain objects, which know `constructor`.
	test('know nothing else', () => {
		expect(dutyById('constructor')).toBeUndefined();
		expect(dutyById('human-rights.national.1')).toBeUndefined();
		expect(() => areaOfPrinciple('__proto__')).toThrow(RangeError);
		expect(partnersOf('toString')).toEqual([]);
	});
});

// Catches a page that changes the data for every other page.
test('the data cannot be changed', () => {
	for (const value of [FRAMEWORK, AREAS, PRINCIPLES, DUTIES, PARTNER_DUTIES, COUNTRIES]) {
		expect(Object.isFrozen(value)).toBe(true);
	}
	expect(DUTIES.every((duty) => Object.isFrozen(duty) && Object.isFrozen(duty.requires))).toBe(
		true,
	);
	expect(Object.isFrozen(dutiesInScope('quick'))).toBe(true);
});

test('countries are sorted, unique and known to the platform', () => {
	const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
	expect(COUNTRIES).toHaveLength(249);
	expect([...new Set(COUNTRIES)].sort()).toEqual(COUNTRIES);
	expect(COUNTRIES.filter((code) => names.of(code) === undefined)).toEqual([]);
	expect([isCountry('KE'), isCountry('ke'), isCountry('XX')]).toEqual([true, false, false]);
});
