import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { couldHaveHub, hubAt, HubFault } from './hub';

const RECEIPT = '0123456789abcdef0123456789abcdef';

/** A hub that gives this answer to everything, and what it was asked. */
function answering(status: number, body: unknown = undefined) {
	const asked: { url: string; init: RequestInit }[] = [];
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const hub = hubAt('/readiness', async (url, init = {}) => {
		asked.push({ url: String(url), init });
		return new Response(status === 204 ? null : text, { status });
	});
	return { hub, asked };
}

afterEach(() => vi.useRealTimers());

describe('the hub', () => {
	// Catches addresses outside the app's own path, answers out of a cache, and redirects that take
	// a ballot along to another host.
	it('is asked below the app’s own path', async () => {
		const { hub, asked } = answering(202, { receipt: RECEIPT, state: 'waiting' });
		expect(await hub.handIn('a')).toEqual({ receipt: RECEIPT, state: 'waiting' });
		expect(asked[0]!.url).toBe('/readiness/workshop-hub/hand-in');
		expect(asked[0]!.init).toMatchObject({ method: 'POST', body: 'a', cache: 'no-store' });
		expect(asked[0]!.init.redirect).toBe('error');
	});

	it('says where phones find it, and nothing else', async () => {
		const addresses = ['http://192.168.1.5:4173/x/', 'javascript:alert(1)', 5, 'http://[::5]:1/'];
		const { hub } = answering(200, { hub: 1, here: true, addresses, more: 1 });
		const info = { here: true, addresses: ['http://192.168.1.5:4173/x/', 'http://[::5]:1/'] };
		expect(await hub.look()).toEqual(info);
	});

	// Catches a page that takes a host's own page, or a hub to come, for the hub it knows.
	it.each([
		[404, 'Not found'],
		[200, '<!doctype html>'],
		[200, { hub: 2 }],
		[200, null],
	])('is not there where the answer is %i %j', async (status, body) => {
		expect(await answering(status, body).hub.look()).toBeUndefined();
	});

	it.each([
		[503, { fault: 'full' }, 'full'],
		[429, { fault: 'too-many' }, 'full'],
		[413, { fault: 'too-large' }, 'too-large'],
		[408, { fault: 'too-slow' }, 'unreachable'],
		[403, { fault: 'other-site' }, 'failed'],
		[405, '405 Method not allowed', 'no-hub'],
		[404, '404 Not found', 'no-hub'],
		[200, '<title>Log in</title>', 'no-hub'],
		[202, { receipt: 'x', state: 'stored' }, 'no-hub'],
		[202, { receipt: RECEIPT, state: 'done' }, 'no-hub'],
	])('refuses with a code: %i %j is %s', async (status, body, code) => {
		await expect(answering(status, body).hub.handIn('a')).rejects.toMatchObject({ code });
	});

	// Catches a host's 404 that makes a phone send for ever.
	it('has forgotten a receipt only where it says so itself', async () => {
		const forgotten = answering(404, { fault: 'unknown-receipt' }).hub.stateOf(RECEIPT);
		expect(await forgotten).toBeUndefined();
		const elsewhere = answering(404, 'Not found').hub.stateOf(RECEIPT);
		await expect(elsewhere).rejects.toMatchObject({ code: 'no-hub' });
	});

	it('is not asked for what it would not take', async () => {
		const { hub, asked } = answering(202, {});
		await expect(hub.handIn('é'.repeat(32_769))).rejects.toMatchObject({ code: 'too-large' });
		expect(asked).toEqual([]);
	});

	// Catches a reason that makes the hub refuse the whole list, again and again.
	it('is told no reason that is no code', async () => {
		const { hub, asked } = answering(204);
		await hub.settle([{ receipt: RECEIPT, state: 'refused', why: 'Not this one!' }]);
		expect(asked[0]!.init.body).toBe(JSON.stringify([{ receipt: RECEIPT, state: 'refused' }]));
	});

	it('gives nothing to store that is no hand-in', async () => {
		const { hub } = answering(200, [{ receipt: RECEIPT, body: 'a', x: 1 }, null, { body: 'b' }]);
		expect(await hub.waiting()).toEqual([{ receipt: RECEIPT, body: 'a' }]);
	});

	// Catches a page that waits for ever on a line that is neither there nor gone.
	it('is given up after eight seconds', async () => {
		vi.useFakeTimers();
		const hub = hubAt('', (_, init) => {
			return new Promise((_resolve, reject) => {
				init!.signal!.addEventListener('abort', () => reject(new Error('aborted')));
			});
		});
		const asked = hub.handIn('a').catch((error: unknown) => error);
		await vi.advanceTimersByTimeAsync(7999);
		expect(await Promise.race([asked, 'pending'])).toBe('pending');
		await vi.advanceTimersByTimeAsync(1);
		expect(await asked).toMatchObject({ code: 'unreachable' });
	});
});

// Catches an answer that breaks the page: on a strange network anything may answer.
it('has a code for whatever answers', async () => {
	const body = fc.oneof(fc.string(), fc.jsonValue());
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 200, max: 599 }), body, async (status, content) => {
			fc.pre(status !== 204 && status !== 205 && status !== 304);
			const { hub } = answering(status, content);
			await hub.look();
			const rest = [hub.handIn('a'), hub.stateOf(RECEIPT), hub.waiting(), hub.settle([])];
			for (const one of await Promise.allSettled(rest)) {
				if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(HubFault);
			}
		}),
	);
});

it('could only be on a laptop that serves a room', () => {
	expect(couldHaveHub('http://192.168.1.5:4173/en/')).toBe(true);
	expect(couldHaveHub('https://city.example/en/')).toBe(false);
	expect(couldHaveHub('file:///home/city/tool.html')).toBe(false);
});
