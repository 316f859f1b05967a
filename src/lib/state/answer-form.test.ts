import { describe, expect, test } from 'vitest';
import type { Answer } from '../domain/answers';
import { StorageError } from '../storage/faults';
import { AnswerForm } from './answer-form.svelte';

/** A storage whose writes wait until the test lets them through. */
class SlowStore {
	stored: Answer | undefined;
	#waiting: (() => void)[] = [];
	failing = false;
	#clock = 0;

	readonly save = (change: (stored: Answer | undefined) => Answer | undefined): Promise<string> =>
		new Promise((resolve, reject) => {
			this.#waiting.push(() => {
				if (this.failing) return reject(new StorageError('quota'));
				this.stored = change(this.stored);
				resolve(String((this.#clock += 1)).padStart(4, '0'));
			});
		});

	get writes(): number {
		return this.#waiting.length;
	}

	async letThrough(): Promise<void> {
		const [next, ...rest] = this.#waiting;
		this.#waiting = rest;
		next?.();
		for (let turn = 0; turn < 10; turn++) await Promise.resolve();
	}
}

const open = (stored?: Answer) => {
	const store = new SlowStore();
	store.stored = stored;
	return { store, form: new AnswerForm(store.save) };
};

describe('what is entered', () => {
	test('is called saved only when it has been committed', async () => {
		const { store, form } = open();
		expect(form.saveState).toBe('');
		form.change('level', '2');
		expect(form.saveState).toBe('saving');
		await Promise.resolve();
		expect(form.saveState).toBe('saving');
		await store.letThrough();
		expect(form.saveState).toBe('saved');
		expect(store.stored).toEqual({ level: 2 });
	});

	test('during a write goes into the next one, and "saved" waits for it', async () => {
		const { store, form } = open();
		form.change('note', 'a');
		form.change('note', 'ab');
		form.change('note', 'abc');
		expect(store.writes).toBe(1);
		await store.letThrough();
		expect(form.saveState).toBe('saving');
		await store.letThrough();
		expect(form.saveState).toBe('saved');
		expect(store.stored).toEqual({ note: 'abc' });
		expect(store.writes).toBe(0);
	});

	test('as "not applicable" and its reason is stored, however slow the first write is', async () => {
		const { store, form } = open({ level: 3 });
		form.change('level', 'na');
		form.change('naReason', 'service-absent');
		await store.letThrough();
		await store.letThrough();
		expect(form.saveState).toBe('saved');
		expect(store.stored).toEqual({ notApplicable: 'service-absent' });
	});

	test('is not overwritten by news from storage, neither while it waits nor by stale ones', async () => {
		const { store, form } = open();
		form.change('note', 'mine');
		form.receive({ note: 'old', level: 1 }, '0000');
		expect(form.draft.note).toBe('mine');
		expect(form.draft.level).toBe('1');
		await store.letThrough();
		form.receive({ note: 'old', level: 1 }, '0000');
		expect(form.draft.note).toBe('mine');
		form.receive({ note: 'from another tab', level: 1 }, '0002');
		expect(form.draft.note).toBe('from another tab');
	});

	test('stays on the screen when it cannot be saved, and is saved at the next try', async () => {
		const { store, form } = open();
		store.failing = true;
		form.change('level', '4');
		await store.letThrough();
		expect(form.saveState).toBe('failed');
		expect(form.fault).toBe('quota');
		expect(form.unsaved).toBe(true);
		expect(form.draft.level).toBe('4');
		expect(form.answer(undefined)).toEqual({ level: 4 });
		store.failing = false;
		void form.retry();
		await store.letThrough();
		expect(form.saveState).toBe('saved');
		expect(store.stored).toEqual({ level: 4 });
	});
});

test('a cleared answer comes back whole with undo', async () => {
	const { store, form } = open({ level: 2, note: 'why' });
	form.receive(store.stored, '0000');
	form.clear();
	await store.letThrough();
	expect(store.stored).toBeUndefined();
	form.undoClear();
	await store.letThrough();
	expect(store.stored).toEqual({ level: 2, note: 'why' });
	expect(form.cleared).toBeUndefined();
});

describe('an answer taken over from the last assessment', () => {
	const TAKEN = { level: 2, note: 'as it was', toConfirm: true } as const;

	test('is confirmed by any change, though the app has not read it yet', async () => {
		const { store, form } = open(TAKEN);
		form.adopt({ flag: true });
		await store.letThrough();
		expect(store.stored).toEqual({ level: 2, note: 'as it was', flag: true });
	});

	test('is confirmed without a change, and only when that is committed', async () => {
		const { store, form } = open(TAKEN);
		form.receive(TAKEN, '0000');
		expect(form.draft.toConfirm).toBe(true);
		form.confirm();
		expect(form.saveState).toBe('saving');
		form.receive(TAKEN, '0000');
		expect(form.draft.toConfirm).toBe(false);
		await store.letThrough();
		expect(form.saveState).toBe('saved');
		expect(store.stored).toEqual({ level: 2, note: 'as it was' });
	});

	test('stays to be confirmed while "not applicable" lacks its reason', async () => {
		const { store, form } = open(TAKEN);
		form.receive(TAKEN, '0000');
		form.change('level', 'na');
		form.confirm();
		await store.letThrough();
		await store.letThrough();
		expect(form.saveState).toBe('incomplete');
		expect(store.stored).toEqual(TAKEN);
		form.change('naReason', 'service-absent');
		await store.letThrough();
		expect(store.stored).toEqual({ notApplicable: 'service-absent', note: 'as it was' });
	});

	test('is again to be confirmed after it was cleared by mistake', async () => {
		const { store, form } = open(TAKEN);
		form.receive(TAKEN, '0000');
		form.clear();
		await store.letThrough();
		expect(store.stored).toBeUndefined();
		form.undoClear();
		await store.letThrough();
		expect(store.stored).toEqual(TAKEN);
	});

	test('that is not there cannot be confirmed into being', async () => {
		const { store, form } = open();
		form.confirm();
		await store.letThrough();
		expect(store.stored).toBeUndefined();
	});
});

test('nothing is settled while a write is under way', async () => {
	const { store, form } = open();
	form.change('level', '1');
	let settled = false;
	void form.settled().then(() => (settled = true));
	await Promise.resolve();
	expect(settled).toBe(false);
	await store.letThrough();
	await form.settled();
	expect(settled).toBe(true);
});
