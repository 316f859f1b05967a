import { expect, test } from 'vitest';
import { dutiesInScope, FRAMEWORK } from '../../framework/index';
import type { HandIn } from '../../domain/workshop/hand-in';
import { MAX_DIVISIONS, type Session } from '../../domain/workshop/session';
import { SetUpForm } from './set-up.svelte';

const AT = '2026-11-22T10:00:00.000Z';
const SESSION: Session = {
	...{ id: 's', assessmentId: 'a', code: 'ABC234', title: 'Workshop', city: 'Sampleton' },
	framework: { ...FRAMEWORK },
	scope: 'core',
	duties: dutiesInScope('core').map(({ id }) => id),
	groups: [],
	tables: [1, 2, 3].map((number) => ({ number, areas: [] })),
	...{ languages: ['en'], agenda: [], findings: {}, stage: 'planned' },
	...{ createdAt: AT, changedAt: AT, savedAt: AT },
};
const ballot = (of: { group?: number; table?: number }): HandIn => ({
	...{ id: '0'.repeat(16), sessionId: 's', part: 'round-1', revision: 1, votes: '1', ...of },
	...{ way: 'code', at: AT },
});

// Catches a new group or table that gets the ballots of one that was dropped.
test('a number that was dropped is never given again', () => {
	const form = new SetUpForm(SESSION);
	form.removeTable(3);
	expect(form.addTable()).toBe(4);
	form.removeTable(4);
	expect(form.addTable()).toBe(5);
	// Eight stand for the form's list, whether they are switched on or not.
	expect(form.addGroup()).toBe(9);
	form.removeGroup(9);
	expect(form.addGroup()).toBe(10);
	// Saved without them, and shown as it is stored.
	form.load({ ...SESSION, tables: [{ number: 1, areas: [] }] });
	expect(form.addTable()).toBe(6);
});

// Catches a new table that gets the votes of one that this laptop does not know.
test('nor is one that a ballot names, whoever has gone on from there', () => {
	const ballots = [ballot({ table: 4, group: 9 }), ballot({ table: 6 }), ballot({})];
	const form = new SetUpForm(SESSION, () => ballots);
	expect([form.addTable(), form.addTable()]).toEqual([5, 7]);
	expect(form.addGroup()).toBe(10);
	const proposed = new SetUpForm(SESSION, () => ballots);
	proposed.asked.tables = '5';
	expect(proposed.propose(false)).toBe(true);
	expect(proposed.input.tables.map(({ number }) => number)).toEqual([1, 2, 3, 5, 7]);
});

// Catches a session that is saved and that no file can hold.
test('there are never more than a file may hold', () => {
	const form = new SetUpForm(SESSION);
	for (let i = 0; i < MAX_DIVISIONS; i++) form.addTable();
	expect(form.input.tables).toHaveLength(MAX_DIVISIONS);
	expect(form.addTable()).toBeUndefined();
});
