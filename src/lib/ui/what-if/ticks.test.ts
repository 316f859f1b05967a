import { afterSteps } from '$lib/domain/what-if';
import type { Answers } from '$lib/domain/answers';
import { smallestSteps } from '$lib/domain/smallest-steps';
import { suggest } from '$lib/domain/suggest/index';
import { anyInput } from '$lib/domain/testing/arbitraries';
import { AREA_IDS, dutiesInScope } from '$lib/framework/index';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { climbable, horizonOf, shownRungs, tickedRungs, ticksOf, withTick } from './ticks';

const [first, second] = dutiesInScope('quick').map(({ id }) => id) as [string, string];
const answers: Answers = { [first]: { level: 1 }, [second]: { unknown: true } };
const rung = (from: 0 | 1 | 2 | 3) => ({ duty: first, from, to: (from + 1) as 1 | 2 | 3 | 4 });

describe('ticks', () => {
	test('show the next rung after each ticked one, and end at level 4', () => {
		expect(shownRungs(answers, {}, first)).toEqual([rung(1)]);
		expect(shownRungs(answers, { [first]: 2 }, first)).toEqual([rung(1), rung(2)]);
		expect(shownRungs(answers, { [first]: 4 }, first)).toEqual([rung(1), rung(2), rung(3)]);
		expect(shownRungs(answers, {}, second)).toEqual([]);
	});

	// Catches a third rung that counts while the second one is not to be taken.
	test('of a lower rung taken away take the higher ones with them', () => {
		const all = withTick(withTick({}, rung(1), true), rung(2), true);
		expect(tickedRungs('quick', answers, all)).toEqual([rung(1), rung(2)]);
		expect(tickedRungs('quick', answers, withTick(all, rung(1), false))).toEqual([]);
	});

	// Catches ticks that outlive a change of the answers, made in another tab or before a "Back".
	test('are void where the answer has reached the level, or has none any more', () => {
		const ticks = { [first]: 2, [second]: 3, 'no.such.1': 4 };
		expect(tickedRungs('quick', { [first]: { level: 2 } }, ticks)).toEqual([]);
		expect(tickedRungs('quick', answers, ticks)).toEqual([rung(1)]);
	});

	// Catches a smallest set that is shown as another one than was found.
	test('of a smallest set of steps are exactly that set', () => {
		const anArea = fc.constantFrom(...AREA_IDS);
		fc.assert(
			fc.property(anyInput, anArea, (input, area) => {
				const steps = smallestSteps(input, area)?.steps ?? [];
				const ticked = tickedRungs(input.scope, input.answers, ticksOf(steps));
				const keys = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
				expect(keys(ticked)).toEqual(keys(steps));
				const after = afterSteps(
					input.answers,
					ticked.map(({ duty }) => duty),
				);
				for (const { duty, to } of ticked) expect(after[duty]!.level).toBeGreaterThanOrEqual(to);
			}),
		);
	});
});

describe('the duties that can climb', () => {
	// Catches a duty below level 4 that cannot be ticked, or is listed twice.
	test('are all that have a level below 4, each once', () => {
		fc.assert(
			fc.property(anyInput, (input) => {
				const groups = climbable(input.scope, input.answers, suggest(input));
				const listed = Object.values(groups).flat();
				const below = dutiesInScope(input.scope)
					.map(({ id }) => id)
					.filter((id) => shownRungs(input.answers, {}, id).length > 0);
				expect(listed.toSorted()).toEqual(below.toSorted());
			}),
		);
	});

	test('take their first rung when it is suggested, and each further one a horizon later', () => {
		const input = { scope: 'quick' as const, answers: { [first]: { level: 0 } } as Answers };
		const suggestions = suggest(input);
		expect(suggestions.now.map(({ duty }) => duty)).toEqual([first]);
		const horizons = ([0, 1, 2, 3] as const).map((from) =>
			horizonOf(rung(from), input.answers, suggestions),
		);
		expect(horizons).toEqual(['now', 'next', 'later', 'later']);
		const none = { ...suggestions, now: [] };
		expect(horizonOf(rung(0), input.answers, none)).toBe('later');
	});
});
