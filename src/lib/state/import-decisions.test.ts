import { describe, expect, test } from 'vitest';
import type { Held } from '../domain/assessment';
import type { Conflict } from '../domain/merge';
import type { Action } from '../domain/plan';
import { without } from '../domain/testing/without';
import { DUTIES, FRAMEWORK } from '../framework/index';
import {
	arrivalOf,
	choicesFor,
	firstDecision,
	sideOf,
	toStore,
	withOwnActions,
	type Decided,
} from './import-decisions';

const [FIRST, SECOND] = DUTIES.map(({ id }) => id) as [string, string];
const EARLY = '2026-01-10T08:00:00.000Z';
const LATE = '2026-02-20T08:00:00.000Z';

const held = (answers: Held['answers'], change: Partial<Held['assessment']> = {}): Held => ({
	assessment: {
		id: 'one',
		city: 'Sampleton',
		scope: 'quick',
		framework: { ...FRAMEWORK },
		createdAt: EARLY,
		savedAt: EARLY,
		...change,
	},
	answers,
});

const action = (id: string): Action => ({
	id,
	task: `Task ${id}`,
	horizon: 'now',
	status: 'open',
	order: 0,
	createdAt: EARLY,
	changedAt: EARLY,
});

let last = 0;
const newId = () => `new-${(last += 1)}`;

describe('what can be done with an assessment of a file', () => {
	const mine = held({ [FIRST]: { level: 1 }, [SECOND]: { level: 2 } });

	// Catches a file that is offered as a change though all of it is here, which would fill the bin.
	test.each<[string, Held | undefined, Held, readonly string[]]>([
		['not here', undefined, mine, ['add', 'leave']],
		['the same', mine, mine, ['leave', 'copy']],
		['less than here', mine, held({ [FIRST]: { level: 1 } }), ['leave', 'copy']],
		['more than here', held({}), mine, ['merge', 'copy', 'leave']],
		['another level', mine, held({ [FIRST]: { level: 4 } }), ['merge', 'copy', 'leave']],
		['a detail more', mine, held({}, { period: '2026' }), ['merge', 'copy', 'leave']],
		['a target more', mine, held({}, { targets: { inclusion: 2 } }), ['merge', 'copy', 'leave']],
	])('%s', (_, here, theirs, choices) => {
		const arrival = arrivalOf(here, theirs);
		expect(choicesFor(arrival)).toEqual(choices);
		expect(firstDecision(arrival).decision).toBe(choices[0]);
	});
});

// Catches a rule that overrules what somebody chose for one thing, and a name that is every object's.
test('what was chosen for one thing goes before the rule for all', () => {
	const conflict = arrivalOf(
		held({ [FIRST]: { level: 1 } }),
		held({ [FIRST]: { level: 2 } }, { savedAt: LATE }),
	).conflicts[0]!;
	expect(sideOf(conflict, { rule: 'newer', sides: {} })).toBe('theirs');
	expect(sideOf(conflict, { rule: 'mine', sides: {} })).toBe('mine');
	expect(sideOf(conflict, { rule: 'mine', sides: { [conflict.key]: 'theirs' } })).toBe('theirs');
	const undecided = without(conflict, 'newer') as Conflict;
	expect(sideOf(undecided, { rule: 'newer', sides: {} })).toBe('mine');
	expect(sideOf({ ...undecided, key: 'constructor' }, { rule: 'theirs', sides: {} })).toBe(
		'theirs',
	);
});

describe('what is stored', () => {
	const decided = (decision: Decided['decision']): Decided => ({
		decision,
		rule: 'newer',
		sides: {},
	});
	const theirs = { ...held({ [FIRST]: { level: 4 } }, { savedAt: LATE }), actions: [action('a')] };
	const arrival = arrivalOf(held({ [SECOND]: { level: 1 } }), theirs);

	// Catches a copy that is the same assessment, and a left-out one that comes all the same.
	test('follows the decision', () => {
		expect(toStore(arrival, decided('leave'), newId)).toBeUndefined();
		expect(toStore(arrival, decided('merge'), newId)?.answers).toEqual({
			[FIRST]: { level: 4 },
			[SECOND]: { level: 1 },
		});
		const copy = toStore(arrival, decided('copy'), newId)!;
		expect(copy.answers).toEqual(theirs.answers);
		expect(copy.assessment.id).toMatch(/^new-/u);
		expect(copy.actions).toEqual([{ ...action('a'), id: expect.stringMatching(/^new-/u) }]);
	});

	// Catches an action that is taken from the assessment that it belongs to.
	test('takes no id of another assessment’s action', () => {
		const other = { ...held({}, { id: 'other' }), actions: [action('a')] };
		const another = { ...held({}, { id: 'another' }), actions: [action('b')] };
		const [one, two] = withOwnActions(
			[theirs, { ...another, actions: [action('b'), action('a')] }],
			[other, another],
			newId,
		);
		expect(one!.actions![0]).toMatchObject({ id: expect.stringMatching(/^new-/u), task: 'Task a' });
		expect(two!.actions!.map(({ id }) => id)).toEqual(['b', expect.stringMatching(/^new-/u)]);
		// What is replaced keeps its own.
		expect(withOwnActions([theirs], [theirs], newId)).toEqual([theirs]);
	});
});
