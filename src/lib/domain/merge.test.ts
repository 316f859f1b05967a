import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from './answers';
import type { Held } from './assessment';
import { filedEntry } from './bundle/entry';
import { canonicalJson } from './canonical-json';
import { compareIncoming, merged, type Conflict, type Side } from './merge';
import { anyHeld, anyTwo } from './testing/arbitraries';
import { ACTIONS, SAMPLE } from './testing/sample';
import { without } from './testing/without';

const { assessment, answers } = SAMPLE;
const MINE: Held = { assessment, answers, actions: ACTIONS };
const HUMAN_RIGHTS = 'human-rights.lrg.3';

function withAnswer(answer: Answer | undefined, at?: string): Held {
	const others = without(answers, HUMAN_RIGHTS);
	return {
		...MINE,
		answers: answer ? { ...others, [HUMAN_RIGHTS]: answer } : others,
		...(at !== undefined && { answeredAt: { [HUMAN_RIGHTS]: at } }),
	};
}

function withDetails(details: Partial<Held['assessment']>): Held {
	return { ...MINE, assessment: { ...assessment, ...details } };
}

const all = (side: Side) => () => side;

/** Decides alike on both devices, also where both changed something at the same moment. */
function newest({ newer, mine, theirs }: Conflict): Side {
	return newer ?? (canonicalJson(mine) > canonicalJson(theirs) ? 'mine' : 'theirs');
}

const choosers = [all('mine'), all('theirs'), newest];

// Catches what a city says by itself that is lost where an assessment without it comes in.
test('of what a city says by itself the later stands, and none is dropped', () => {
	const early = { votes: {}, savedAt: '2026-01-01T00:00:00Z' };
	const late = { response: { readiness: 'No' }, savedAt: '2026-02-01T00:00:00Z' };
	const mine = { ...MINE, consultation: early };
	const theirs = { ...MINE, consultation: late };
	for (const [a, b] of [
		[mine, theirs],
		[theirs, mine],
	] as const) {
		expect(merged(a, b, all('mine')).consultation).toEqual(late);
	}
	expect(merged(mine, MINE, all('theirs')).consultation).toEqual(early);
	expect(compareIncoming(mine, theirs).standing).toBe('differs');
	expect(compareIncoming(theirs, mine).standing).toBe('same');
	expect(compareIncoming(mine, MINE).standing).toBe('same');
});

/** As a file has it: what stays on the device is nobody else's affair. */
const filed = (held: Held): string => canonicalJson(filedEntry(held));

/** With the plan in an order that does not depend on whose came first. */
function inAnyOrder(held: Held): string {
	const { actions = [], ...rest } = filedEntry(held);
	return canonicalJson({ ...rest, actions: [...actions].sort((a, b) => (a.id < b.id ? -1 : 1)) });
}

describe('what an assessment from elsewhere would mean', () => {
	test('a new one: all of it is added', () => {
		expect(compareIncoming(undefined, MINE)).toEqual({
			theirs: MINE,
			standing: 'new',
			conflicts: [],
			added: { answers: 3, actions: 2 },
		});
	});

	// Catches a copy of what is here that somebody is asked about for nothing.
	test('the same, though saved at another time and left at another duty', () => {
		const left = without(assessment, 'lastDuty');
		const theirs: Held = {
			assessment: { ...left, savedAt: '2030-01-01T00:00:00Z' },
			answers: Object.fromEntries(Object.entries(answers).reverse()),
			answeredAt: { [HUMAN_RIGHTS]: '2030-01-01T00:00:00Z' },
			actions: ACTIONS.map((action) => ({ ...action, order: action.order + 7 })).reverse(),
		};
		const same = { standing: 'same', conflicts: [], added: { answers: 0, actions: 0 } };
		expect(compareIncoming(MINE, theirs)).toEqual({ mine: MINE, theirs, ...same });
	});

	// Catches a difference that goes by unseen: what is here would then be passed off as all there is.
	test.each<[string, Held]>([
		['another answer', withAnswer({ level: 4 })],
		['an answer less', withAnswer(undefined)],
		['another name', withDetails({ city: 'Elsewhere' })],
		['another target', withDetails({ targets: { inclusion: 2 } })],
		['a mark of the sample city', withDetails({ sample: true })],
		['an action less', { ...MINE, actions: [ACTIONS[0]!] }],
		['another order', { ...MINE, actions: ACTIONS.map((one) => ({ ...one, order: -one.order })) }],
	])('%s makes a difference', (_, theirs) => {
		expect(compareIncoming(MINE, theirs).standing).toBe('differs');
	});

	test('counts what is only on their side', () => {
		const theirs = {
			...MINE,
			answers: { ...answers, 'equity.ext.1': { level: 1 as const }, 'equity.ext.2': {} },
			actions: [{ ...ACTIONS[0]!, id: 'third' }],
		};
		expect(compareIncoming(MINE, theirs).added).toEqual({ answers: 1, actions: 1 });
	});
});

describe('conflicts', () => {
	const LEVEL = { level: 4 as const };

	// Catches "newer" that offers the older one, be it for a zone or for the lack of a time.
	test.each<[string | undefined, string | undefined, Side | undefined]>([
		['2024-11-02T08:00:00Z', '2024-11-03T08:00:00Z', 'theirs'],
		['2024-11-03T08:00:00.001Z', '2024-11-03T08:00:00Z', 'mine'],
		['2024-11-03T08:00:00Z', '2024-11-03T09:00:00+02:00', 'mine'],
		['2024-11-03T08:00:00Z', '2024-11-03T10:00:00+02:00', undefined],
		// Where none was kept, the assessment's own stands in: 2024-11-17T11:59:59.000Z for both.
		[undefined, '2024-11-17T12:00:00Z', 'theirs'],
		['2024-11-17T11:00:00Z', undefined, 'theirs'],
		[undefined, undefined, undefined],
	])('an answer of %s and one of %s: the newer is %s', (mineAt, theirsAt, newer) => {
		const mine = withAnswer(answers[HUMAN_RIGHTS], mineAt);
		expect(compareIncoming(mine, withAnswer(LEVEL, theirsAt)).conflicts).toEqual([
			{
				key: `answer/${HUMAN_RIGHTS}`,
				kind: 'answer',
				duty: HUMAN_RIGHTS,
				mine: answers[HUMAN_RIGHTS],
				theirs: LEVEL,
				...(mineAt && { mineAt }),
				...(theirsAt && { theirsAt }),
				...(newer && { newer }),
			},
		]);
	});

	test('details are settled one by one', () => {
		const theirs = withDetails({
			city: 'Elsewhere',
			scope: 'full',
			targets: { inclusion: 2, literacy: 4 },
			savedAt: '2024-11-18T00:00:00.000Z',
		});
		const conflicts = compareIncoming(MINE, theirs).conflicts;
		expect(conflicts.map(({ key, newer }) => [key, newer])).toEqual([
			['detail/city', 'theirs'],
			['detail/scope', 'theirs'],
			['detail/target.inclusion', 'theirs'],
		]);
		const both = merged(MINE, theirs, ({ key }) => (key === 'detail/scope' ? 'theirs' : 'mine'));
		expect(both.assessment).toEqual({
			...assessment,
			scope: 'full',
			targets: { inclusion: 3, literacy: 4 },
			savedAt: '2024-11-18T00:00:00.000Z',
		});
	});

	// Catches somebody asked to choose between a name and none.
	test('an unnamed assessment takes the other one’s name without asking', () => {
		const unnamed = { ...without(assessment, 'country', 'period'), city: '' };
		for (const [mine, theirs] of [
			[{ ...MINE, assessment: unnamed }, MINE],
			[MINE, { ...MINE, assessment: unnamed }],
		] as const) {
			expect(compareIncoming(mine, theirs).conflicts).toEqual([]);
			expect(merged(mine, theirs, all('mine')).assessment).toEqual(assessment);
		}
	});

	test('a plan: mine in my order, then theirs in theirs', () => {
		const [first, second] = ACTIONS as [(typeof ACTIONS)[0], (typeof ACTIONS)[0]];
		const done = { ...second, task: 'Print it', changedAt: '2024-11-18T00:00:00Z', order: 0 };
		const theirs: Held = {
			...MINE,
			actions: [done, { ...first, id: 'c', order: 5 }, { ...first, id: 'b', order: 4 }],
		};
		const { conflicts } = compareIncoming(MINE, theirs);
		expect(conflicts.map(({ key, newer }) => [key, newer])).toEqual([['action/second', 'theirs']]);
		const both = merged(MINE, theirs, newest).actions;
		expect(both?.map(({ id, task, order }) => [id, task, order])).toEqual([
			['first', 'Name an owner', 0],
			['second', 'Print it', 1],
			['b', 'Name an owner', 2],
			['c', 'Name an owner', 3],
		]);
	});
});

describe('laws of merging, for any two', () => {
	// Catches a merge that changes what nobody else has touched.
	test('with itself it is itself', () => {
		fc.assert(
			fc.property(anyHeld, (held) => {
				expect(compareIncoming(held, held)).toMatchObject({ standing: 'same', conflicts: [] });
				for (const choose of choosers) expect(merged(held, held, choose)).toEqual(held);
			}),
		);
	});

	// Catches the same file, brought in twice, that changes or doubles something.
	test('a second time changes nothing', () => {
		fc.assert(
			fc.property(anyTwo, ({ mine, theirs }) => {
				for (const choose of choosers) {
					const once = merged(mine, theirs, choose);
					expect(merged(once, theirs, choose)).toEqual(once);
				}
			}),
		);
	});

	// Catches two devices that exchange files and come to different assessments.
	test('the newest of both is the same whoever merges', () => {
		fc.assert(
			fc.property(anyTwo, ({ mine, theirs }) => {
				const [here, there] = [merged(mine, theirs, newest), merged(theirs, mine, newest)];
				expect(inAnyOrder(here)).toBe(inAnyOrder(there));
			}),
		);
	});

	// Catches an entry that is dropped, or one that changes without having been asked about.
	test('nothing is lost, and only what was chosen changes', () => {
		fc.assert(
			fc.property(anyTwo, ({ mine, theirs }) => {
				const both = merged(mine, theirs, all('mine'));
				expect(both.answers).toMatchObject(mine.answers);
				expect(both.actions ?? []).toEqual(expect.arrayContaining([...(mine.actions ?? [])]));
				expect(both.assessment.scope).toBe(mine.assessment.scope);
				expect(both.assessment).toMatchObject({
					...mine.assessment,
					city: mine.assessment.city || theirs.assessment.city,
					createdAt: expect.anything() as string,
					savedAt: expect.anything() as string,
				});
				const fromThem = merged(mine, theirs, all('theirs'));
				expect(Object.keys(fromThem.answers).sort()).toEqual(Object.keys(both.answers).sort());
				for (const [duty, answer] of Object.entries(theirs.answers)) {
					if (Object.keys(answer!).length > 0) expect(fromThem.answers[duty]).toEqual(answer);
				}
				expect((fromThem.actions ?? []).map(({ id }) => id)).toEqual(
					expect.arrayContaining((theirs.actions ?? []).map(({ id }) => id)),
				);
				expect(compareIncoming(fromThem, theirs).conflicts).toEqual([]);
			}),
		);
	});

	test('mine alone is what is there when they add nothing and I keep mine', () => {
		fc.assert(
			fc.property(anyTwo, ({ mine, theirs }) => {
				const both = merged(mine, theirs, all('mine'));
				const again = merged(both, mine, all('mine'));
				expect(filed(again)).toBe(filed(both));
			}),
		);
	});

	// Catches a time that stays with the answer that was not chosen.
	test('an answer brings its time along', () => {
		const mine = withAnswer({ level: 1 }, '2024-11-02T00:00:00Z');
		const theirs = withAnswer({ level: 2 }, '2024-11-01T00:00:00Z');
		expect(merged(mine, theirs, all('theirs'))).toMatchObject({
			answers: { [HUMAN_RIGHTS]: { level: 2 } },
			answeredAt: { [HUMAN_RIGHTS]: '2024-11-01T00:00:00Z' },
		});
		const untimed = withAnswer({ level: 2 });
		expect(merged(mine, untimed, all('theirs')).answeredAt).toBeUndefined();
	});
});
