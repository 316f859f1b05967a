import { expect, test } from 'vitest';
import type { OwnConsultation } from '../../domain/consultation/own';
import { StorageError } from '../../storage/faults';
import type { App } from '../app.svelte';
import { OwnAnswers } from './own-answers.svelte';

/** An app whose consultations are a map; writes wait until they are let go. */
function appWith(stored: Map<string, Partial<OwnConsultation>>) {
	const state = { fails: false, writes: 0, gate: Promise.resolve() };
	const db = {
		assessments: { get: async () => ({}) },
		consultations: {
			get: async (id: string) => stored.get(id),
			put: async ({ assessmentId, ...own }: OwnConsultation & { assessmentId: string }) => {
				await state.gate;
				state.writes += 1;
				if (state.fails) throw new StorageError('quota');
				stored.set(assessmentId, own);
			},
		},
	};
	const write = (change: (moment: { at: string }) => unknown) => change({ at: '2026-01-01' });
	const storage = { connection: { db, write } };
	const app = { run: (work: (s: typeof storage) => unknown) => work(storage) } as unknown as App;
	return { app, state };
}

// Catches answers that end up with another city, or are not there the next time.
test('what a city answers is there again, for that city only', async () => {
	const { app } = appWith(new Map());
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
	const stored = new Map<string, Partial<OwnConsultation>>();
	const { app, state } = appWith(stored);
	const own = new OwnAnswers(app, 'a');
	await own.load();
	let open = () => {};
	state.gate = new Promise((resolve) => (open = resolve));
	for (const readiness of ['N', 'No', 'Not']) own.changeResponse({ readiness });
	expect(own.saveState).toBe('saving');
	open();
	await own.retry();
	expect(stored.get('a')?.response).toEqual({ readiness: 'Not' });
	expect(own.unsaved).toBe(false);
	expect(state.writes).toBeLessThan(3);
});

// Catches a failed save that is called saved, or is forgotten, and one that takes other parts with it.
test('what could not be saved stays and can be tried again', async () => {
	const stored = new Map<string, Partial<OwnConsultation>>([['a', { contact: { email: 'a@b' } }]]);
	const { app, state } = appWith(stored);
	const own = new OwnAnswers(app, 'a');
	await own.load();
	state.fails = true;
	own.changeVotes({ 'q14.1': 'all' });
	await own.retry();
	expect([own.saveState, own.fault, own.unsaved]).toEqual(['failed', 'quota', true]);
	state.fails = false;
	await own.retry();
	expect(own.saveState).toBe('saved');
	expect(stored.get('a')).toMatchObject({ votes: { 'q14.1': 'all' }, contact: { email: 'a@b' } });
});
