import { expect, test } from 'vitest';
import { DUTIES } from './index';
import context from './context.json';
import { OBJECTIVES, PILLARS } from './context';

// Catches a list that lost its order or an entry: pages go by it.
test('the lists are those of the data', () => {
	expect(context.digitalDemocracyPillars.pillars.map(({ id }) => id)).toEqual([...PILLARS]);
	expect(Object.keys(context.resolutionObjectives.objectives)).toEqual([...OBJECTIVES]);
});

// Catches a duty that no lens would show, and a lens that would always be empty.
test('every duty has a pillar and an objective of the lists, and each of them has a duty', () => {
	expect(new Set(DUTIES.map(({ pillar }) => pillar))).toEqual(new Set(PILLARS));
	expect(new Set(DUTIES.map(({ objective }) => objective))).toEqual(new Set(OBJECTIVES));
});
