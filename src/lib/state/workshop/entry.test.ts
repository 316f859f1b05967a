import { beforeEach, describe, expect, test, vi } from 'vitest';
import { placeOf, type HandIn } from '../../domain/workshop/hand-in';
import type { Session } from '../../domain/workshop/session';
import { sheetBallotId } from '../../domain/workshop/sheets';
import type { SpotChecks } from '../../domain/workshop/spot-check';
import { dutiesInScope } from '../../framework/index';
import { StorageError } from '../../storage/faults';
import { Entry } from './entry.svelte';

const duties = dutiesInScope('quick').map(({ id }) => id);
const session = {
	...{ id: 'session', code: 'ABC123', scope: 'quick', stage: 'open', duties },
	groups: [{ number: 1 }, { number: 4 }],
	tables: [{ number: 2, areas: [] }],
} as unknown as Session;

/** A desk that stores in a list. */
class Desk {
	id = 'session';
	session: Session | undefined = session;
	handIns: HandIn[] = [];
	fails = false;
	async takeOut(one: HandIn) {
		if (this.fails) return 'failed' as const;
		const stays = this.handIns.filter((old) => old !== one);
		const was = stays.length < this.handIns.length ? ('gone' as const) : ('other' as const);
		this.handIns = stays;
		return was;
	}
	async takeIn(...all: HandIn[]) {
		if (this.fails) throw new StorageError('quota');
		for (const one of all) {
			this.handIns = [...this.handIns.filter((old) => placeOf(old) !== placeOf(one)), one];
		}
		return { added: 1, replaced: 0, known: 0 };
	}
}

/** Spot checks, kept in memory. */
class Checks {
	value: SpotChecks = {};
	async change(change: (value: SpotChecks) => SpotChecks) {
		this.value = change(this.value);
		return true;
	}
}

let desk: Desk;
let checks: Checks;
let memory: Map<string, string>;
beforeEach(() => {
	desk = new Desk();
	checks = new Checks();
	memory = new Map();
	vi.stubGlobal('sessionStorage', {
		getItem: (key: string) => memory.get(key) ?? null,
		setItem: (key: string, value: string) => memory.set(key, value),
		removeItem: (key: string) => memory.delete(key),
	});
});

async function type(entry: Entry, keys: string): Promise<void> {
	for (const key of keys) await entry.press(key);
}
const SHEET = '3210?N-432101234';

async function whole(entry: Entry, sheet: string, keys = SHEET): Promise<void> {
	expect(entry.begin({ sheet, group: '4', table: '2' })).toBe('begun');
	await type(entry, keys);
	if ((await entry.press('Enter')) === 'again') await entry.press('Enter');
}

describe('a sheet', () => {
	// Catches a sheet that loses its number, its group, or a tick on its way into the database.
	test('is stored as one ballot', async () => {
		const entry = new Entry(desk, checks);
		await whole(entry, '7');
		expect(desk.handIns).toMatchObject([
			{
				id: sheetBallotId('session', 7),
				...{ part: 'round-1', revision: 1, sheet: 7, way: 'paper', group: 4, table: 2 },
				votes: SHEET,
			},
		]);
		expect(entry.open).toBeUndefined();
		expect(entry.outcome).toMatchObject({ sheet: 7, was: { is: 'taken' } });
	});

	// Catches a group or a table that does not exist in a ballot, and a sheet without a number.
	test('needs a number, and a group and a table that there are', () => {
		const entry = new Entry(desk, checks);
		expect(entry.begin({ sheet: '0' })).toBe('wrong-sheet');
		expect(entry.begin({ sheet: '7', group: '2' })).toBe('wrong-group');
		expect(entry.begin({ sheet: '7', table: '9' })).toBe('wrong-table');
		expect(entry.open).toBeUndefined();
		expect(entry.begin({ sheet: '7' })).toBe('begun');
	});

	// Catches an Enter pressed too early that stores half a sheet, and a blank one that is counted.
	test('with empty lines is stored only at the second Enter, and a blank one never', async () => {
		const entry = new Entry(desk, checks);
		entry.begin({ sheet: '7' });
		expect(await entry.press('Enter')).toBe('blank');
		await entry.press('3');
		expect(await entry.press('Enter')).toBe('again');
		await entry.press('4');
		expect(await entry.press('Enter')).toBe('again');
		expect(desk.handIns).toEqual([]);
		expect(await entry.press('Enter')).toBe('ended');
		expect(desk.handIns[0]!.votes.slice(0, 3)).toBe('34-');
	});

	// Catches a number that was used before and takes the first sheet's place without a word.
	test('whose number is used is corrected, not stored beside', async () => {
		const entry = new Entry(desk, checks);
		await whole(entry, '7');
		expect(entry.begin({ sheet: '7' })).toBe('used');
		expect(entry.open).toBeUndefined();
		entry.correct();
		expect(entry.open).toMatchObject({ votes: SHEET, revision: 2, group: 4, why: 'correct' });
		await type(entry, '0');
		await entry.press('Enter');
		await entry.press('Enter');
		expect(desk.handIns).toHaveLength(1);
		expect(desk.handIns[0]).toMatchObject({ revision: 2, votes: `0${SHEET.slice(1)}` });
	});

	// Catches a sheet that is gone after a save that failed.
	test('that could not be stored stays, and can be tried again', async () => {
		const entry = new Entry(desk, checks);
		desk.fails = true;
		await whole(entry, '7');
		expect(entry.fault).toBe('quota');
		expect(entry.open?.votes).toBe(SHEET);
		desk.fails = false;
		await entry.retry();
		expect(entry.fault).toBeUndefined();
		expect(desk.handIns).toHaveLength(1);
	});

	// Catches a sheet under a wrong number, or of a wrong group, that counts for good.
	test('can be corrected in its group, and taken out and put back', async () => {
		const entry = new Entry(desk, checks);
		await whole(entry, '7');
		expect(entry.begin({ sheet: '7', group: '1' })).toBe('used');
		entry.correct();
		await entry.press('Enter');
		await entry.press('Enter');
		expect(desk.handIns).toMatchObject([{ sheet: 7, group: 1, table: 2, revision: 2 }]);

		expect(entry.begin({ sheet: '7' })).toBe('used');
		desk.fails = true;
		expect(await entry.takeOut()).toBeUndefined();
		expect(entry.used).toBeDefined();
		desk.fails = false;
		// Corrected in another window meanwhile.
		desk.handIns = desk.handIns.map((one) => ({ ...one, revision: 3 }));
		expect(await entry.takeOut()).toBeUndefined();
		expect(entry.used?.revision).toBe(3);
		const putBack = (await entry.takeOut())!;
		expect(desk.handIns).toEqual([]);
		expect(entry.used).toBeUndefined();
		desk.fails = true;
		expect(await putBack()).toBe(false);
		desk.fails = false;
		expect(await putBack()).toBe(true);
		expect(desk.handIns).toMatchObject([{ sheet: 7, group: 1 }]);
	});

	// Catches a reload that loses what was typed.
	test('that is not finished survives a reload', async () => {
		const before = new Entry(desk, checks);
		before.choosePart('round-2');
		before.begin({ sheet: '12', group: '1' });
		await type(before, '32');
		const entry = new Entry(desk, checks);
		expect(entry.resumed).toBe(true);
		expect(entry.open).toMatchObject({ sheet: 12, group: 1, at: 2, part: 'round-2' });
		const putBack = entry.throwAway();
		expect(new Entry(desk, checks).open).toBeUndefined();
		putBack();
		expect(new Entry(desk, checks).open?.sheet).toBe(12);
		memory.set('paperEntry:session', '{nonsense');
		expect(new Entry(desk, checks).open).toBeUndefined();
	});
});

describe('the spot check', () => {
	// Catches slips that are not counted, and a check that shows or changes what was typed first.
	test('counts what differs, and corrects what somebody says is wrong', async () => {
		const entry = new Entry(desk, checks);
		for (const sheet of ['1', '2', '3']) await whole(entry, sheet);
		await entry.draw(() => 0);
		expect(checks.value['round-1']).toMatchObject({ todo: [1] });
		entry.beginCheck();
		expect(entry.open?.votes).toBe('-'.repeat(16));
		await type(entry, `41${SHEET.slice(2)}`);
		await entry.press('Enter');
		await entry.press('Enter');
		expect(entry.compared?.lines.map(({ number }) => number)).toEqual([1, 2]);
		expect(desk.handIns.find(({ sheet }) => sheet === 1)?.votes).toBe(SHEET);

		expect(await entry.settle(new Set([1]))).toBe(true);
		expect(desk.handIns.find(({ sheet }) => sheet === 1)).toMatchObject({
			revision: 2,
			group: 4,
			votes: `31${SHEET.slice(2)}`,
		});
		const figure = { checked: [1], entries: 16, differences: 2, todo: [] };
		expect(checks.value).toEqual({ 'round-1': figure });
		expect(new Entry(desk, checks).check).toEqual(figure);
	});
});
