import { expect, test } from 'vitest';
import type { Targets } from '../domain/answers';
import { withTarget } from '../domain/assessment';
import { StorageError } from '../storage/faults';
import { TargetForm, type SaveTarget } from './target-form.svelte';

const toldOf = (targets: Targets | undefined) => ({ ...(targets && { targets }) });

/** A storage whose writes end when the test says so, and whose news come when it says so. */
function open(before?: Targets) {
	const writes: { end: (fault?: StorageError) => Promise<void> }[] = [];
	let stored = before;
	let told = toldOf(before);
	const save: SaveTarget = (area, level) =>
		new Promise((resolve, reject) => {
			writes.push({
				end: async (fault) => {
					if (!fault) stored = withTarget(stored, area, level);
					if (fault) reject(fault);
					else resolve();
					for (let turn = 0; turn < 5; turn++) await Promise.resolve();
				},
			});
		});
	const store = {
		writes,
		tell: (...news: [] | [Targets | undefined]) =>
			(told = toldOf(news.length > 0 ? news[0] : stored)),
	};
	return { form: new TargetForm(() => told, save), store };
}

// Catches "saved" that is said when the write has only begun, and a choice that jumps back.
test('a target is shown at once, and called saved when it is stored', async () => {
	const { form, store } = open({ literacy: 1 });
	void form.choose('governance', 3);
	expect(form.targets).toEqual({ literacy: 1, governance: 3 });
	expect(form.saveState).toBe('saving');
	await store.writes[0]!.end();
	expect(form.saveState).toBe('saved');
	expect(form.targets).toEqual({ literacy: 1, governance: 3 });
	store.tell();
	expect(form.targets).toEqual({ literacy: 1, governance: 3 });
});

// Catches a page that holds on to its own choice when another tab has made a later one.
test('news after the commit win', async () => {
	const { form, store } = open();
	void form.choose('governance', 3);
	await store.writes[0]!.end();
	store.tell({ governance: 4 });
	expect(form.targets).toEqual({ governance: 4 });
	store.tell(undefined);
	expect(form.targets).toEqual({});
});

test('the last of several choices counts, whatever comes of the others', async () => {
	const { form, store } = open({ governance: 1 });
	void form.choose('governance', 2);
	void form.choose('governance', undefined);
	await store.writes[0]!.end(new StorageError('quota'));
	expect(form.saveState).toBe('saving');
	expect(form.targets).toEqual({});
	await store.writes[1]!.end();
	expect(form.saveState).toBe('saved');
});

// Catches a failure that a later success of another area covers up.
test('what failed stays on the screen, is said, and can be tried again', async () => {
	const { form, store } = open();
	void form.choose('governance', 2);
	void form.choose('literacy', 3);
	await store.writes[0]!.end(new StorageError('quota'));
	await store.writes[1]!.end();
	expect([form.saveState, form.fault]).toEqual(['failed', 'quota']);
	expect([form.stateOf('governance'), form.stateOf('literacy')]).toEqual(['failed', 'saved']);
	store.tell();
	expect(form.targets).toEqual({ governance: 2, literacy: 3 });
	void form.retry();
	expect(store.writes).toHaveLength(3);
	await store.writes[2]!.end();
	expect([form.saveState, form.fault]).toEqual(['saved', undefined]);
});
