import { expect, test } from 'vitest';
import { dutyById } from './index';
import { FACTS, SAMPLES, factsFor, figureFor, type OutlookFact } from './outlook';
import data from './outlook.json';
import { OUTLOOK_REGIONS } from './regions';

const fact = (id: string) => FACTS.find((one) => one.id === id)!;

test('each of the 24 facts stands beside assessed duties and names its sample', () => {
	expect(FACTS).toHaveLength(24);
	expect(new Set(FACTS.map(({ id }) => id)).size).toBe(24);
	expect(data.regions).toEqual([...OUTLOOK_REGIONS]);
	for (const { id, duties, sample, regional } of FACTS) {
		expect(duties.length, id).toBeGreaterThan(0);
		for (const duty of duties) {
			expect(dutyById(duty), `${id} ${duty}`).toBeDefined();
			expect(factsFor(duty)).toContain(fact(id));
		}
		expect(SAMPLES, id).toContain(sample);
		expect(OUTLOOK_REGIONS, id).toEqual(expect.arrayContaining(Object.keys(regional)));
	}
});

// Catches a value that cannot be read: `figureFor` throws there.
test('every fact has a figure for some place, and every figure is a per cent', () => {
	for (const one of FACTS) {
		const figures = [undefined, ...OUTLOOK_REGIONS].map((region) => figureFor(one, region));
		const given = Object.keys(one.regional).length + (one.global === null ? 0 : 1);
		const places = new Set(figures.flatMap((figure) => figure?.place ?? []));
		expect(places.size, one.id).toBe(given);
	}
});

test('the region comes first, then the world, then nothing', () => {
	const unit = fact('smart-city-unit');
	expect(figureFor(unit, 'africa')).toEqual({ value: 36, relation: 'exactly', place: 'africa' });
	expect(figureFor(unit, 'europe')).toEqual({ value: 56, relation: 'exactly', place: 'world' });
	expect(figureFor(unit, undefined)?.place).toBe('world');
	const plan = fact('strategic-plan');
	expect(figureFor(plan, 'africa')).toEqual({ value: 40, relation: 'about', place: 'africa' });
	expect(figureFor(plan, 'asia')).toBeUndefined();
	expect(figureFor(plan, undefined)).toBeUndefined();
});

// Catches a figure of 0 taken for a missing one.
test('none is a figure', () => {
	const figure = figureFor(fact('nationwide-policy'), 'north-america');
	expect(figure).toEqual({ value: 0, relation: 'exactly', place: 'north-america' });
});

test('signs and decimals are read as the slides mean them', () => {
	const read = (id: string, region?: Parameters<typeof figureFor>[1]) => {
		const { value, relation } = figureFor(fact(id), region)!;
		return [relation, value];
	};
	expect(read('local-enterprise-partners', 'north-america')).toEqual(['above', 80]);
	expect(read('vision-americas', 'latin-america')).toEqual(['below', 70]);
	expect(read('access-measures')).toEqual(['about', 60]);
	expect(read('fixed-broadband', 'africa')).toEqual(['exactly', 0.8]);
});

test.each(['', '~', '≈40', '-5', '40%', '101', 'forty'])('refuses %j', (given) => {
	const strange: OutlookFact = { ...fact('monitoring'), global: given };
	expect(() => figureFor(strange, undefined)).toThrow(RangeError);
});

test('a duty without a fact has none', () => {
	expect(factsFor('human-rights.lrg.1')).toEqual([]);
	expect(factsFor('constructor')).toEqual([]);
});
