import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offerFile } from './download';

const clicked: string[] = [];

beforeEach(() => {
	clicked.length = 0;
	vi.useFakeTimers();
	const link = { href: '', download: '', click: () => clicked.push(link.download), remove() {} };
	vi.stubGlobal('document', { createElement: () => link, body: { append() {} } });
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('a whole file is offered under its name', async () => {
	expect(await offerFile('a.csv', () => new Blob(['x']))).toEqual({ ok: true, name: 'a.csv' });
	expect(clicked).toEqual(['a.csv']);
});

// Catches a file that is offered before it is known to be whole.
test('nothing is offered of what failed, it says why, and may be tried again', async () => {
	let attempts = 0;
	const make = async () => {
		attempts += 1;
		if (attempts === 1) throw new TypeError('Failed to fetch dynamically imported module');
		return new Blob(attempts === 2 ? [] : ['x']);
	};
	expect(await offerFile('a.csv', make)).toEqual({
		ok: false,
		fault: { code: 'export-failed', found: 'Failed to fetch dynamically imported module' },
	});
	expect(await offerFile('a.csv', make)).toMatchObject({ ok: false });
	expect(clicked).toEqual([]);
	expect(await offerFile('a.csv', make)).toEqual({ ok: true, name: 'a.csv' });
});
