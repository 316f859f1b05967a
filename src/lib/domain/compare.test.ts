import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AREA_IDS, FRAMEWORK, SCOPES, dutiesInScope } from '../framework/index';
import { levelOf, standingOf, type Answers } from './answers';
import { compareAssessments, type Side } from './compare';
import { scoreAssessment } from './scores';
import { anyInput } from './testing/arbitraries';

const anySides = fc.tuple(anyInput, anyInput);

describe('for any two assessments', () => {
	// Catches a duty lost, listed twice, or listed out of order.
	test('every duty of either scope appears once, with what stood on each side', () => {
		fc.assert(
			fc.property(anySides, ([before, after]) => {
				const { both, others } = compareAssessments(before, after);
				const widest = dutiesInScope(
					SCOPES[Math.max(SCOPES.indexOf(before.scope), SCOPES.indexOf(after.scope))]!,
				).map(({ id }) => id);
				const listed = [...both, ...others].map(({ duty }) => duty);
				expect(listed.length).toBe(widest.length);
				expect(new Set(listed)).toEqual(new Set(widest));
				for (const list of [both, others]) {
					const places = list.map(({ duty }) => widest.indexOf(duty));
					expect(places).toEqual([...places].sort((a, b) => a - b));
				}
				for (const { duty, from, to, change } of both) {
					expect([from, to]).toEqual([levelOf(before.answers[duty]), levelOf(after.answers[duty])]);
					expect(change).toBe(to - from);
				}
				for (const { duty, ...stood } of others) {
					expect(stood).toEqual({ before: stoodIn(before, duty), after: stoodIn(after, duty) });
				}
			}),
		);
	});

	// Catches a rise called a fall, and scores of one side taken from the other.
	test('swapping the sides negates the changes and swaps all else', () => {
		fc.assert(
			fc.property(anySides, ([before, after]) => {
				const there = compareAssessments(before, after);
				const back = compareAssessments(after, before);
				expect(back.both).toEqual(
					there.both.map(({ duty, from, to, change }) => ({
						duty,
						from: to,
						to: from,
						change: 0 - change,
					})),
				);
				expect(back.others).toEqual(
					there.others.map(({ duty, before, after }) => ({ duty, before: after, after: before })),
				);
				expect([back.rose, back.fell]).toEqual([there.fell, there.rose]);
				expect(back.stayed).toEqual(there.stayed);
				expect(back.scores.before).toEqual(there.scores.after);
				expect(back.scores.after).toEqual(there.scores.before);
			}),
		);
	});

	test('compared with itself an assessment has not changed', () => {
		fc.assert(
			fc.property(anyInput, (input) => {
				const same = compareAssessments(input, input);
				expect([same.rose, same.fell]).toEqual([[], []]);
				expect(same.stayed).toEqual(same.both.map(({ duty }) => duty));
				expect([same.scopeDiffers, same.frameworkDiffers]).toEqual([false, false]);
				expect(same.scores.before).toEqual(same.scores.after);
				for (const { before, after } of same.others) expect(before).toBe(after);
			}),
		);
	});

	// Catches scores that answers of one side only, or duties left out as such, leak into.
	test('like for like, both sides are scored on the same duties and no others', () => {
		fc.assert(
			fc.property(anySides, ([before, after]) => {
				const { both, scores } = compareAssessments(before, after);
				const common = both.map(({ duty }) => duty);
				for (const [side, score] of [
					[before, scores.before],
					[after, scores.after],
				] as const) {
					expect([score.overall.applicable, score.overall.assessed]).toEqual([
						common.length,
						common.length,
					]);
					expect([score.overall.unknown, score.overall.notApplicable]).toEqual([0, 0]);
					const status = common.length === 0 ? 'not-applicable' : 'scored';
					expect(score.overall.status).toBe(status);
					const kept = Object.fromEntries(
						common.map((duty) => [duty, side.answers[duty]]),
					) as Answers;
					const alone = scoreAssessment({ scope: 'full', answers: kept });
					for (const area of AREA_IDS) {
						expect(score.areas[area].manyNotApplicable).toBe(false);
						// The means of principles are over assessed duties: no other duty can change them.
						for (const [id, { mean, assessed }] of Object.entries(score.areas[area].principles)) {
							expect({ mean, assessed }).toEqual({
								mean: alone.areas[area].principles[id]!.mean,
								assessed: alone.areas[area].principles[id]!.assessed,
							});
						}
					}
				}
			}),
		);
	});
});

const answersOf = (level: 1 | 3): Answers =>
	Object.fromEntries(dutiesInScope('full').map(({ id }) => [id, { level }]));

// Catches answers kept from a wider scope that are compared although nobody was asked.
test('what the smaller scope does not ask about is outside, whatever is stored', () => {
	const { both, others, scopeDiffers } = compareAssessments(
		{ scope: 'quick', answers: answersOf(1) },
		{ scope: 'core', answers: answersOf(3) },
	);
	expect(scopeDiffers).toBe(true);
	expect(both.map(({ duty }) => duty)).toEqual(dutiesInScope('quick').map(({ id }) => id));
	expect(others).toHaveLength(26);
	expect(others.every(({ before, after }) => before === 'outside' && after === 3)).toBe(true);
});

// Catches an area whose only change is that a weak duty is no longer asked about.
test('a duty left out on one side does not lift the score like for like', () => {
	const before = answersOf(3);
	const weak: Answers = { ...before, 'equity.lrg.3': { level: 1 } };
	const left: Answers = { ...before, 'equity.lrg.3': { notApplicable: 'no-legal-power' } };
	const { rose, others, scores } = compareAssessments(
		{ scope: 'full', answers: weak },
		{ scope: 'full', answers: left },
	);
	expect(rose).toEqual([]);
	expect(others).toEqual([{ duty: 'equity.lrg.3', before: 1, after: 'notApplicable' }]);
	expect(scores.before.areas.inclusion.score).toBe(75);
	expect(scores.after.areas.inclusion.score).toBe(75);
});

test('a framework differs by id or version, and only where both are known', () => {
	const side = (framework?: Side['framework']): Side => ({
		scope: 'quick',
		answers: {},
		...(framework && { framework }),
	});
	const differs = (a?: Side['framework'], b?: Side['framework']) =>
		compareAssessments(side(a), side(b)).frameworkDiffers;
	const older = { ...FRAMEWORK, version: '0' };
	expect(differs(older, FRAMEWORK)).toBe(true);
	expect(differs({ ...FRAMEWORK, id: 'other' }, FRAMEWORK)).toBe(true);
	expect(differs({ ...FRAMEWORK }, FRAMEWORK)).toBe(false);
	expect([differs(undefined, FRAMEWORK), differs(older), differs()]).toEqual([false, false, false]);
});

function stoodIn({ scope, answers }: Side, duty: string) {
	if (!dutiesInScope(scope).some(({ id }) => id === duty)) return 'outside';
	return levelOf(answers[duty]) ?? standingOf(answers[duty]);
}
