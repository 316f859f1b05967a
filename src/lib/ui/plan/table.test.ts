import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Names } from '$lib/content/index';
import type { Action } from '$lib/domain/plan';
import { anyActions } from '$lib/domain/testing/arbitraries';
import type { Translate } from '$lib/i18n/index';
import { calendarEntries, planTable, type Said } from './table';

const AT = '2026-01-01T12:00:00.000Z';
const FULL: Action = {
	id: 'a',
	task: '=1+1\nsecond line',
	duty: 'human-rights.lrg.1',
	to: 2,
	horizon: 'next',
	owner: 'Ana Secret',
	due: '2026-02-28',
	effort: 'small',
	status: 'doing',
	note: 'Not for all',
	partners: ['human-rights.national.1'],
	order: 3,
	createdAt: AT,
	changedAt: AT,
};
const SAID: Said = {
	t: ((key: string) => key) as unknown as Translate,
	names: {
		duties: { [FULL.duty!]: 'The duty' },
		actors: { national: 'Nation' },
	} as unknown as Names,
	partners: { 'human-rights.national.1': 'Pass laws' },
};
const ALL = { owners: true, notes: true };

test('a row says all that an action does, numbers and days as such', () => {
	const { columns, rows } = planTable([FULL], ALL, SAID);
	expect(rows).toEqual([
		{
			task: FULL.task,
			duty: 'The duty',
			to: 2,
			horizon: 'results:suggestions.next',
			status: 'plan:statuses.doing',
			owner: 'Ana Secret',
			due: '2026-02-28',
			effort: 'plan:efforts.small',
			partners: 'Nation: Pass laws',
			note: 'Not for all',
			done: null,
		},
	]);
	const kinds = columns.filter(({ kind }) => kind !== 'text').map(({ key, kind }) => [key, kind]);
	expect(kinds).toEqual([
		['to', 'number'],
		['due', 'date'],
		['done', 'date'],
	]);
});

// Catches a name or a note that leaves although its tick was taken out.
test('what is not ticked is nowhere, neither in a table nor in a calendar', () => {
	fc.assert(
		fc.property(anyActions, (actions) => {
			const secret = actions.map((action) => ({ ...action, owner: 'SECRET1', note: 'SECRET2' }));
			const ticks = { owners: false, notes: false };
			const both = [planTable(secret, ticks, SAID), calendarEntries(secret, ticks, SAID)];
			expect(JSON.stringify(both)).not.toMatch(/SECRET/u);
		}),
	);
	expect(JSON.stringify(calendarEntries([FULL], ALL, SAID))).toMatch(/Secret.*Not for all/u);
});

test('a calendar takes what has a day and is still to be done, each with a title', () => {
	const undated: Partial<Action> = { ...FULL };
	delete undated.due;
	const entries = calendarEntries(
		[FULL, undated as Action, { ...FULL, status: 'done' }, { ...FULL, id: 'b', task: ' ' }],
		ALL,
		SAID,
	);
	expect(entries.map(({ id, title, day }) => [id, title, day])).toEqual([
		['a', '=1+1 second line', '2026-02-28'],
		['b', 'plan:actions.untitled', '2026-02-28'],
	]);
});
