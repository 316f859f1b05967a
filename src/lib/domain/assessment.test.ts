import { expect, test } from 'vitest';
import { withTarget } from './assessment';

// Catches a target that takes another's place, and an empty list that no field stands for.
test.each([
	[undefined, 3, { inclusion: 3 }],
	[{ literacy: 2 }, 3, { literacy: 2, inclusion: 3 }],
	[{ inclusion: 1, literacy: 2 }, 4, { inclusion: 4, literacy: 2 }],
	[{ inclusion: 1, literacy: 2 }, undefined, { literacy: 2 }],
	[{ inclusion: 1 }, undefined, undefined],
	[undefined, undefined, undefined],
] as const)('%j with the target %s for inclusion is %j', (targets, level, expected) => {
	expect(withTarget(targets, 'inclusion', level)).toEqual(expected);
});
