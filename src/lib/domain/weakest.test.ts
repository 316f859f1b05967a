import { expect, test } from 'vitest';
import { dutiesInScope } from '../framework/index';
import type { Answers } from './answers';
import { weakestAreas } from './weakest';

const all = (level: 0 | 2 | 4): Answers =>
	Object.fromEntries(dutiesInScope('quick').map((duty) => [duty.id, { level }]));

test('out of nothing there is no weakest area', () => {
	expect(weakestAreas({ scope: 'quick', answers: {} })).toEqual([]);
});

test('equals share the place, and one that is lower has it alone', () => {
	expect(weakestAreas({ scope: 'quick', answers: all(2) })).toHaveLength(7);
	const answers = { ...all(2), 'equity.lrg.3': { level: 1 } } as Answers;
	expect(weakestAreas({ scope: 'quick', answers })).toEqual(['inclusion']);
});

test('a missing answer counts as what is certain, but an area without any is not named', () => {
	const answers: Answers = { 'equity.lrg.3': { level: 4 }, 'digital-skills.lrg.3': { level: 1 } };
	expect(weakestAreas({ scope: 'quick', answers })).toEqual(['literacy']);
});
