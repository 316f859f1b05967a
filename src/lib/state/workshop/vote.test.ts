import { describe, expect, test } from 'vitest';
import { readKept, saidIn, type KeptBallot } from '../../domain/workshop/kept-ballot';
import type { Pack } from '../../domain/workshop/session';
import { voteAt } from '../../domain/workshop/vote-text';
import { dutiesInScope, FRAMEWORK } from '../../framework/index';
import { StorageError } from '../../storage/faults';
import { BallotBox, type Keeper } from './vote.svelte';

const PACK: Pack = {
	...{ code: 'ABCDEF', title: '', city: 'Sampleton', scope: 'quick', framework: FRAMEWORK },
	duties: dutiesInScope('quick').map(({ id }) => id),
	...{ groups: [], tables: [], languages: ['en'] },
};
const KEY = 'vote:ABCDEF';

/** A database of settings whose writes end when the test says so, or at once. */
function device({ slow = false } = {}) {
	const settings = new Map<string, unknown>();
	let fault: StorageError | undefined;
	const waiting: (() => void)[] = [];
	const turn = async () => {
		for (let i = 0; i < 10; i++) await Promise.resolve();
	};
	const storage = {
		changeSetting: async (key: string, change: (stored: unknown) => unknown) => {
			if (slow) await new Promise<void>((resolve) => waiting.push(resolve));
			if (fault) throw fault;
			settings.set(key, structuredClone(change(structuredClone(settings.get(key)))));
		},
	};
	const app = {
		generation: 0,
		run: (work: (all: typeof storage) => Promise<unknown>) => work(storage),
		follow: () => new Promise(() => {}),
	} as unknown as Keeper;
	return {
		settings,
		turn,
		box: (shared = false) => new BallotBox(app, PACK, { shared }),
		stored: () => readKept(settings.get(KEY), PACK) ?? [],
		fail: (with_: StorageError | undefined) => (fault = with_),
		end: async () => {
			waiting.shift()!();
			await turn();
		},
	};
}
const voteIn = (ballot: KeptBallot | undefined, index: number) =>
	voteAt(ballot?.parts['round-1']?.votes ?? '', index);

describe('a ballot on a phone of one’s own', () => {
	// Catches "saved" that is said when the write has only begun, a tap that is lost because it came
	// while another was being written, and a choice that jumps back.
	test('shows each tap at once, and is saved when all are stored', async () => {
		const { box: make, end, stored, turn } = device({ slow: true });
		const box = make();
		box.begin();
		box.vote('round-1', 0, 3);
		expect(voteIn(box.ballot, 0)).toBe(3);
		expect(box.saveState).toBe('saving');
		await turn();
		await end();
		expect(box.saveState).toBe('saving');
		box.vote('round-1', 1, 'unknown');
		await end();
		await end();
		expect(box.saveState).toBe('saved');
		expect(box.unsaved).toBe(false);
		expect([0, 1].map((index) => voteIn(stored()[0], index))).toEqual([3, 'unknown']);
		expect([0, 1].map((index) => voteIn(box.ballot, index))).toEqual([3, 'unknown']);
	});

	// Catches a write that was thought to be on its way when the last one had just ended.
	test('stores a tap of the very moment in which another one is stored', async () => {
		const { box: make, stored } = device();
		const box = make();
		box.begin();
		for (let index = 0; index < 16; index += 1) {
			box.vote('round-1', index, 2);
			await Promise.resolve();
		}
		await box.retry();
		expect(saidIn(stored()[0]!, 'round-1')).toBe(16);
	});

	// Catches a failed write that takes the answer off the screen, or that is not tried again.
	test('keeps on the screen what could not be stored, and stores it with the next', async () => {
		const { box: make, fail, stored } = device();
		const box = make();
		fail(new StorageError('quota'));
		box.begin();
		box.vote('round-1', 0, 3);
		await box.retry();
		expect(box).toMatchObject({ saveState: 'failed', fault: 'quota', unsaved: true });
		expect(voteIn(box.ballot, 0)).toBe(3);
		fail(undefined);
		box.vote('round-1', 1, 4);
		await box.retry();
		expect(box).toMatchObject({ saveState: 'saved', fault: undefined });
		expect([0, 1].map((index) => voteIn(stored()[0], index))).toEqual([3, 4]);
	});

	// Catches two windows that open the same address: the later one's write takes the other's away, or
	// each begins a ballot of its own and one person counts twice.
	test('is one in two windows', async () => {
		const { box: make, stored } = device();
		const [here, there] = [make(), make()];
		here.begin();
		await here.retry();
		there.begin();
		await there.retry();
		here.vote('round-1', 0, 1);
		there.vote('round-1', 1, 2);
		await Promise.all([here.retry(), there.retry()]);
		expect(stored()).toHaveLength(1);
		expect([0, 1].map((index) => voteIn(stored()[0], index))).toEqual([1, 2]);
	});

	// Catches a browser that has emptied its memory while the page was open: the next tap would store
	// one vote, and all before it would be gone.
	test('is put back whole when what was stored has vanished', async () => {
		const { box: make, settings, stored } = device();
		const box = make();
		box.begin();
		box.vote('round-1', 0, 1);
		await box.retry();
		settings.clear();
		box.vote('round-1', 1, 2);
		await box.retry();
		expect([0, 1].map((index) => voteIn(stored()[0], index))).toEqual([1, 2]);
	});

	// Catches a ballot that comes back by itself after it was deleted.
	test('is gone when it was deleted', async () => {
		const { box: make, stored } = device();
		const box = make();
		box.begin();
		await box.retry();
		expect(await box.remove(box.ballot!.id)).toBe(true);
		expect(box.ballot).toBeUndefined();
		expect(stored()).toEqual([]);
	});
});

describe('ballots on a shared laptop', () => {
	// Catches the next person who goes on with the last one's ballot, or has its number.
	test('are another one for each person', async () => {
		const { box: make, stored } = device();
		const box = make(true);
		box.begin();
		box.vote('round-1', 0, 4);
		const first = box.ballot!.id;
		box.putAway();
		expect(box.ballot).toBeUndefined();
		expect(box.begun.map(({ id }) => id)).toEqual([first]);
		box.begin();
		expect(box.ballot!.id).not.toBe(first);
		expect(voteIn(box.ballot, 0)).toBeUndefined();
		await box.retry();
		expect(stored()).toHaveLength(2);
	});

	// Catches an unfinished ballot that is thrown away, or opened before anybody has asked for it.
	test('that were left are kept until somebody goes on', async () => {
		const { box: make } = device();
		const box = make(true);
		box.begin();
		box.vote('round-1', 0, 4);
		const { id } = box.ballot!;
		box.putAway();
		box.setAside(id);
		expect(box.begun[0]?.setAside).toBe(true);
		box.goOn(id);
		expect(voteIn(box.ballot, 0)).toBe(4);
		expect(box.ballot?.setAside).toBeUndefined();
	});

	// Catches a question about a ballot in which nobody has said anything.
	test('of which nothing was said are not kept', async () => {
		const { box: make, stored } = device();
		const box = make(true);
		box.begin();
		box.belong('group', 2);
		box.putAway();
		expect(box.begun).toEqual([]);
		await box.retry();
		expect(stored()).toEqual([]);
	});

	// Catches a facilitator's own phone-like ballot that is handed to the next person.
	test('are not mixed up with a ballot of one’s own', async () => {
		const { box: make, stored } = device();
		const [own, shared] = [make(), make(true)];
		own.begin();
		await own.retry();
		shared.begin();
		shared.vote('round-1', 0, 2);
		await shared.retry();
		shared.putAway();
		expect(shared.begun).toHaveLength(1);
		expect(voteIn(own.ballot, 0)).toBeUndefined();
		expect(stored()).toHaveLength(2);
	});
});
