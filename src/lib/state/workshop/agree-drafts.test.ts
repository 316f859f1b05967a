import { expect, test } from 'vitest';
import { AgreeDrafts, isPending } from './agree-drafts.svelte';

const stored = {
	id: 'x',
	level: 2,
	dissent: 'Some say one.',
	at: '2026-11-22T10:00:00.000Z',
} as const;

// Catches words that are lost because they are taken for stored, and stored ones told as lost.
test('is to be stored as long as it says something else than what is stored', () => {
	expect(isPending(undefined, undefined)).toBe(false);
	expect(isPending({ level: '2' }, undefined)).toBe(true);
	expect(isPending({ level: '2' }, stored)).toBe(false);
	expect(isPending({ level: '3' }, stored)).toBe(true);
	expect(isPending({ dissent: 'Some say one. ' }, stored)).toBe(false);
	expect(isPending({ level: '2', dissent: '' }, stored)).toBe(true);
	expect(isPending({ dissent: '' }, undefined)).toBe(false);
	expect(isPending({ level: 'unknown' }, { ...stored, level: 'unknown' })).toBe(false);
});

// Catches what was entered at one workshop standing at another one.
test('belongs to one session, and outlives its page', () => {
	AgreeDrafts.of('a').change('duty', { level: '1' });
	AgreeDrafts.of('a').change('duty', { dissent: 'No.' });
	expect(AgreeDrafts.of('a').of('duty')).toEqual({ level: '1', dissent: 'No.' });
	expect(AgreeDrafts.of('b').of('duty')).toBeUndefined();
	AgreeDrafts.of('a').drop('duty');
	expect(AgreeDrafts.of('a').of('duty')).toBeUndefined();
});
