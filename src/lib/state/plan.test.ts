import { describe, expect, test } from 'vitest';
import type { Held } from '../domain/assessment';
import type { Action } from '../domain/plan';
import { SAMPLE } from '../domain/testing/sample';
import { StorageError, type StorageFault } from '../storage/faults';
import type { PlanWrite, SavedPlan } from '../storage/index';
import { Plan } from './plan.svelte';

/** A storage whose writes wait until the test lets them through, and news of it likewise. */
class SlowStore {
	plans: Record<string, readonly Action[]> = {};
	/** What the live query last said: of a city that is being shown. */
	told: Held | undefined;
	failing: StorageFault | undefined;
	#waiting: (() => void)[] = [];
	#clock = 0;

	/** Set where the news of a commit is to come before the commit is reported. */
	telling = false;

	readonly save = (id: string, change: PlanWrite): Promise<SavedPlan> =>
		new Promise((resolve, reject) => {
			this.#waiting.push(() => {
				if (this.failing) return reject(new StorageError(this.failing));
				this.#clock += 1;
				const savedAt = this.#now();
				const actions = (this.plans[id] = change(this.plans[id] ?? [], savedAt));
				if (!this.telling) return resolve({ actions, savedAt });
				this.show(id);
				this.#waiting.push(() => resolve({ actions, savedAt }));
			});
		});

	#now = () => String(this.#clock).padStart(4, '0');

	show(id: string): void {
		const assessment = { ...SAMPLE.assessment, id, savedAt: this.#now() };
		this.told = { assessment, answers: {}, actions: this.plans[id] ?? [] };
	}

	get writes(): number {
		return this.#waiting.length;
	}

	async letThrough(times = 1): Promise<void> {
		for (let time = 0; time < times; time++) {
			this.#waiting.shift()?.();
			for (let turn = 0; turn < 10; turn++) await Promise.resolve();
		}
	}
}

function open() {
	const store = new SlowStore();
	store.show('city');
	return { store, plan: new Plan(() => store.told, store.save) };
}

const tasks = (actions: readonly Action[] | undefined) => actions?.map(({ task }) => task);

describe('what is entered', () => {
	// Catches an action that jumps twice as far while its move is told of and not yet reported.
	test('counts once, also where the news of the commit comes before its report', async () => {
		const { store, plan } = open();
		for (const task of ['First', 'Second', 'Third']) plan.add({ task });
		await store.letThrough(3);
		store.show('city');
		store.telling = true;
		const third = plan.actions!.find(({ task }) => task === 'Third')!;
		plan.move(third.id, -1);
		const moved = ['First', 'Third', 'Second'];
		expect(tasks(plan.actions)).toEqual(moved);
		await store.letThrough();
		expect(tasks(plan.actions)).toEqual(moved);
		expect(plan.saveState).toBe('saving');
		await store.letThrough();
		expect(tasks(plan.actions)).toEqual(moved);
		expect(plan.saveState).toBe('saved');
	});

	test('shows at once, and is called saved only when it has been committed', async () => {
		const { store, plan } = open();
		const id = plan.add({ task: 'Ask' });
		expect(tasks(plan.actions)).toEqual(['Ask']);
		expect(plan.saveState).toBe('saving');
		await Promise.resolve();
		expect(plan.saveState).toBe('saving');
		await store.letThrough();
		expect(plan.saveState).toBe('saved');
		expect(plan.unsaved).toBe(false);
		expect(store.plans['city']).toMatchObject([{ id, task: 'Ask' }]);
	});

	// Catches a text that jumps back while somebody types it.
	test('stays on the screen until the live query has caught up', async () => {
		const { store, plan } = open();
		const id = plan.add({ task: '' });
		for (const owner of ['A', 'An', 'Ana']) plan.change(id, { owner });
		expect(store.writes).toBe(1);
		await store.letThrough();
		expect(plan.actions).toMatchObject([{ owner: 'Ana' }]);
		expect(plan.saveState).toBe('saving');
		await store.letThrough();
		expect(plan.saveState).toBe('saved');
		expect(plan.actions).toMatchObject([{ owner: 'Ana' }]);
		store.show('city');
		expect(plan.actions).toMatchObject([{ owner: 'Ana' }]);
		expect(store.writes).toBe(0);
	});

	test('comes on top of what another tab has stored', async () => {
		const { store, plan } = open();
		const [first, second] = ['one', 'two'].map((task) => plan.add({ task }));
		await store.letThrough(2);
		plan.move(second!, -1);
		plan.change(first!, { note: 'mine' });
		// Not known here yet.
		store.plans['city'] = store.plans['city']!.map((action) => ({ ...action, owner: 'theirs' }));
		await store.letThrough(2);
		expect(plan.actions).toMatchObject([
			{ task: 'two', owner: 'theirs' },
			{ task: 'one', owner: 'theirs', note: 'mine' },
		]);
	});

	test('stays, with the fault, when it cannot be saved, and is saved at the next try', async () => {
		const { store, plan } = open();
		store.failing = 'quota';
		plan.add({ task: 'Ask' });
		await store.letThrough();
		expect([plan.saveState, plan.fault, plan.unsaved]).toEqual(['failed', 'quota', true]);
		expect(tasks(plan.actions)).toEqual(['Ask']);
		store.failing = undefined;
		void plan.retry();
		await store.letThrough();
		expect([plan.saveState, plan.fault, plan.unsaved]).toEqual(['saved', undefined, false]);
		expect(tasks(store.plans['city'])).toEqual(['Ask']);
	});

	// Catches a plan that lands in another city, and one city's fault that stops another's saving.
	test('belongs to the assessment that was shown then', async () => {
		const { store, plan } = open();
		store.failing = 'lost';
		plan.add({ task: 'Here' });
		await store.letThrough();
		store.show('elsewhere');
		expect(plan.actions).toEqual([]);
		store.failing = undefined;
		plan.add({ task: 'There' });
		await store.letThrough(2);
		expect(tasks(store.plans['city'])).toEqual(['Here']);
		expect(tasks(store.plans['elsewhere'])).toEqual(['There']);
	});
});

test('what was removed comes back to its place, into the assessment that it was of', async () => {
	const { store, plan } = open();
	const [, second] = ['one', 'two', 'three'].map((task) => plan.add({ task }));
	const undo = plan.remove(second!);
	expect(tasks(plan.actions)).toEqual(['one', 'three']);
	await store.letThrough(2);
	expect(tasks(store.plans['city'])).toEqual(['one', 'three']);
	const before = plan.actions;
	store.show('elsewhere');
	undo();
	await store.letThrough();
	expect(store.plans['elsewhere']).toBeUndefined();
	store.show('city');
	expect(tasks(plan.actions)).toEqual(['one', 'two', 'three']);
	expect(before).toHaveLength(2);
});

test('without an assessment nothing is taken that could not be kept', () => {
	const { store, plan } = open();
	store.told = undefined;
	expect(plan.actions).toBeUndefined();
	expect(() => plan.add({ task: 'Ask' })).toThrow(StorageError);
	expect(plan.unsaved).toBe(false);
});

test('nothing is settled while a write is under way', async () => {
	const { store, plan } = open();
	plan.add({ task: 'Ask' });
	let settled = false;
	void plan.settled().then(() => (settled = true));
	await Promise.resolve();
	expect(settled).toBe(false);
	await store.letThrough();
	expect(settled).toBe(true);
});
