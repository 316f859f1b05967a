import { expect, test } from 'vitest';
import { StorageError } from '../../storage/faults';
import type { App } from '../app.svelte';
import { OwnAnswers } from './own-answers.svelte';

/** An app whose settings are a map; `held` writes wait until they are let go. */
function appWith(settings: Map<string, unknown>) {
	const state = { fails: false, writes: 0, gate: Promise.resolve() };
	const storage = {
		setting: async (key: string) => settings.get(key),
		setSetting: async (key: string, value: unknown) => {
			await state.gate;
			state.writes += 1;
			if (state.fails) throw new StorageError('quota');
			settings.set(key, value);
		},
	};
	const app = { run: (work: (s: typeof storage) => unknown) => work(storage) } as unknown as App;
	return { app, state };
}

// Catches answers that end up with another city, or are not there the next time.
test('what a city answers is there again, for that city only', async () => {
	const settings = new Map<string, unknown>();
	const { app } = appWith(settings);
	const own = new OwnAnswers(app, 'a');
	await own.load();
	own.changeVotes({ 'q14.1': 'lrg' });
	own.changeResponse({ structure: 'yes', adaptation: 'Keep it short' });
	own.changeResponse({ structure: undefined });
	own.changeContact({ fullName: 'Ana' });
	await own.retry();
	expect(own.saveState).toBe('saved');

	const again = new OwnAnswers(app, 'a');
	await again.load();
	expect(again.votes).toEqual({ 'q14.1': 'lrg' });
	expect(again.response).toEqual({ adaptation: 'Keep it short' });
	expect(again.contact).toEqual({ fullName: 'Ana' });
	const other = new OwnAnswers(app, 'b');
	await other.load();
	expect(other.votes).toEqual({});
});

// Catches the last letters of a text that are never written because a write was under way.
test('what is typed while a write is under way is written too', async () => {
	const settings = new Map<string, unknown>();
	const { app, state } = appWith(settings);
	const own = new OwnAnswers(app, 'a');
	await own.load();
	let open = () => {};
	state.gate = new Promise((resolve) => (open = resolve));
	for (const readiness of ['N', 'No', 'Not']) own.changeResponse({ readiness });
	expect(own.saveState).toBe('saving');
	open();
	await own.retry();
	expect(settings.get('response:a')).toEqual({ readiness: 'Not' });
	expect(own.unsaved).toBe(false);
	expect(state.writes).toBeLessThan(3);
});

// Catches a failed save that is called saved, or is forgotten.
test('what could not be saved stays and can be tried again', async () => {
	const settings = new Map<string, unknown>([['response:a', { structure: 'nonsense' }]]);
	const { app, state } = appWith(settings);
	const own = new OwnAnswers(app, 'a');
	await own.load();
	expect(own.response).toEqual({});
	state.fails = true;
	own.changeVotes({ 'q14.1': 'all' });
	await own.retry();
	expect([own.saveState, own.fault, own.unsaved]).toEqual(['failed', 'quota', true]);
	state.fails = false;
	await own.retry();
	expect(own.saveState).toBe('saved');
	expect(settings.get('responsible:a')).toEqual({ 'q14.1': 'all' });
});
