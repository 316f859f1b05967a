import fc from 'fast-check';
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createStaticServer } from '../../scripts/lib/serve.mjs';
import { createHub, receiptOf, type HubLimits } from '../../scripts/lib/workshop-hub.mjs';
import { createWorkshopRoutes } from '../../scripts/lib/workshop-routes.mjs';
import { hubAt } from '../../src/lib/transfer/hub';
import { shellLanguage } from '../../src/worker/addresses';

const running: Server[] = [];
afterEach(() => {
	for (const server of running.splice(0)) {
		server.close();
		server.closeAllConnections();
	}
});

type Answer = { status: number; headers: IncomingHttpHeaders; text: string; json: unknown };
type Ask = { method?: string; body?: string | Buffer; headers?: Record<string, string> };
type Setting = { base?: string; limits?: Partial<HubLimits>; bodyMs?: number; hub?: boolean };

/** A hub on a port of its own. `from` is the address that requests seem to come from. */
async function open({ base = '', limits = {}, bodyMs = 5000, hub: on = true }: Setting = {}) {
	const hub = createHub({ now: () => performance.now(), limits });
	const place = { from: '127.0.0.1' };
	const server = createStaticServer({
		root: '/nowhere',
		base,
		...(on && {
			onRequest: createWorkshopRoutes({
				hub,
				base,
				bodyMs,
				addresses: () => ['http://192.168.1.5:4173/'],
				addressOf: () => place.from,
			}),
		}),
	});
	running.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const ask = (path: string, { method = 'GET', body, headers = {} }: Ask = {}) =>
		new Promise<Answer>((resolve, reject) => {
			const req = request({ host: '127.0.0.1', port, path, method, headers, agent: false });
			req.on('error', reject).on('response', (res) => {
				let text = '';
				res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
				res.on('error', reject).on('end', () => {
					const type = res.headers['content-type'] ?? '';
					const json: unknown = text && type.includes('json') ? JSON.parse(text) : undefined;
					resolve({ status: res.statusCode ?? 0, headers: res.headers, text, json });
				});
			});
			req.end(body);
		});
	const post = (path: string, body: string | Buffer, headers = {}) =>
		ask(path, { method: 'POST', body, headers });
	const settle = (body: string, state: string) =>
		post(`${base}/workshop-hub/settled`, JSON.stringify([{ receipt: receiptOf(body), state }]));
	return { hub, place, port, ask, post, settle };
}

const HAND_IN = '/workshop-hub/hand-in';
const WAITING = '/workshop-hub/waiting';
const SETTLED = '/workshop-hub/settled';

describe('from the phone to the console and back', () => {
	// Catches a phone that is told "stored" too early, or never.
	it('is stored for the phone when the console says so', async () => {
		const { ask, post, settle, place } = await open();
		place.from = '::ffff:192.168.1.20';
		const taken = await post(HAND_IN, 'Zürich');
		expect(taken).toMatchObject({ status: 202, json: { state: 'waiting' } });
		expect(taken.headers['cache-control']).toBe('no-store');
		const { receipt } = taken.json as { receipt: string };
		expect((await ask(`${HAND_IN}/${receipt}`)).json).toEqual({ state: 'waiting' });
		place.from = '127.0.0.1';
		expect((await ask(WAITING)).json).toEqual([{ receipt, body: 'Zürich' }]);
		expect((await ask(`${HAND_IN}/${receipt}`)).json).toEqual({ state: 'waiting' });
		expect((await settle('Zürich', 'stored')).status).toBe(204);
		expect((await ask(`${HAND_IN}/${receipt}?x`)).json).toEqual({ state: 'stored' });
		expect((await ask(WAITING)).json).toEqual([]);
	});

	// Catches a client and a hub that no longer understand each other.
	it.each(['', '/readiness'])('works with the app’s own client, under %j', async (base) => {
		const { port, place, hub } = await open({ base });
		const client = hubAt(`http://127.0.0.1:${port}${base}`, fetch);
		expect(await client.look()).toEqual({ here: true, addresses: ['http://192.168.1.5:4173/'] });
		const { receipt } = await client.handIn('a');
		await client.handIn('b');
		expect(await client.waiting()).toHaveLength(2);
		await client.settle([
			{ receipt, state: 'refused', why: 'other-session' },
			{ receipt: receiptOf('b'), state: 'stored' },
		]);
		expect(await client.stateOf(receipt)).toEqual({ state: 'refused', why: 'other-session' });
		expect(await client.stateOf(receiptOf('b'))).toEqual({ state: 'stored' });
		expect(await client.stateOf(receiptOf('never'))).toBeUndefined();
		expect(hub.waitingCount).toBe(0);
		place.from = '10.0.0.9';
		expect(await client.look()).toMatchObject({ here: false });
		await expect(client.waiting()).rejects.toMatchObject({ code: 'failed' });
	});

	// Catches routes that exist where nobody asked for them.
	it('is not there without a workshop', async () => {
		const { ask, post, port } = await open({ hub: false });
		expect((await ask('/workshop-hub/')).status).toBe(404);
		expect((await post(HAND_IN, 'a')).status).toBe(405);
		const client = hubAt(`http://127.0.0.1:${port}`, fetch);
		expect(await client.look()).toBeUndefined();
		await expect(client.handIn('a')).rejects.toMatchObject({ code: 'no-hub' });
	});
});

describe('who may ask', () => {
	// Catches a phone that reads the ballots of others, or says "stored" of its own.
	it.each(['192.168.1.20', '::ffff:192.168.1.20', 'fe80::1', '128.0.0.1', '', '::ffff:10.127.0.1'])(
		'the console’s part is closed to %j',
		async (from) => {
			const { ask, post, settle, place } = await open();
			await post(HAND_IN, 'a');
			place.from = from;
			expect(await ask(WAITING)).toMatchObject({ status: 403, json: { fault: 'not-here' } });
			expect((await settle('a', 'stored')).status).toBe(403);
			expect((await ask('/workshop-hub/')).json).toMatchObject({ here: false });
			expect((await ask(`${HAND_IN}/${receiptOf('a')}`)).json).toEqual({ state: 'waiting' });
		},
	);

	it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('and open to %s', async (from) => {
		const { ask, place } = await open();
		place.from = from;
		expect((await ask(WAITING)).status).toBe(200);
	});

	// Catches a proxy on the laptop behind which everybody is "here".
	it('is not open to what a proxy hands on', async () => {
		const { ask } = await open();
		const headers = { 'X-Forwarded-For': '192.168.1.20' };
		expect((await ask(WAITING, { headers })).status).toBe(403);
	});

	it.each(['192.168.1.5:4173', '128.0.0.1'])('nor to who asks for %s', async (Host) => {
		const { ask } = await open();
		expect((await ask(WAITING, { headers: { Host } })).status).toBe(403);
	});

	// Catches a name of somebody else's that is made to point at the laptop.
	it.each(['attacker.example', 'attacker.example:4173', 'localhost.attacker.example', '[::1', '?'])(
		'nobody by the name %j',
		async (Host) => {
			const { ask, post } = await open();
			expect((await ask(WAITING, { headers: { Host } })).status).toBe(403);
			expect((await ask('/workshop-hub/', { headers: { Host } })).status).toBe(403);
			expect((await post(HAND_IN, 'a', { Host })).status).toBe(403);
		},
	);

	it.each(['localhost:4173', '127.0.0.1', '192.168.1.5:4173', '[2001:db8::5]:4173'])(
		'phones and the laptop by %s',
		async (Host) => {
			const { post } = await open();
			expect((await post(HAND_IN, 'a', { Host, Origin: `http://${Host}` })).status).toBe(202);
		},
	);

	// Catches a page of another site, open in the laptop's browser, that hands in or settles.
	it.each<Record<string, string>>([
		{ 'Sec-Fetch-Site': 'cross-site' },
		{ 'Sec-Fetch-Site': 'same-site' },
		{ Origin: 'http://attacker.example' },
		{ Origin: 'http://localhost:3000' },
		{ Origin: 'null' },
	])('no other site: %j', async (headers) => {
		const { ask, post, hub } = await open();
		expect((await post(HAND_IN, 'a', headers)).status).toBe(403);
		expect((await post(SETTLED, '[]', headers)).status).toBe(403);
		expect((await ask(WAITING, { headers })).status).toBe(403);
		expect(hub.waitingCount).toBe(0);
	});
});

describe('what is refused', () => {
	it.each([
		['DELETE', HAND_IN, 405],
		['GET', HAND_IN, 405],
		['OPTIONS', SETTLED, 405],
		['POST', WAITING, 405],
		['POST', '/workshop-hub/', 405],
		['HEAD', '/workshop-hub/', 200],
		['GET', '/workshop-hub/else', 404],
		['GET', '/workshop-hub/constructor', 404],
		['GET', '/workshop-hub/hand-in/__proto__', 404],
		['GET', '/workshop-hub/hand-in/', 404],
		['GET', '/workshop-hub', 404],
		['GET', '//workshop-hub/waiting', 404],
	])('%s %s: %i', async (method, path, status) => {
		const { ask } = await open();
		expect((await ask(path, { method })).status).toBe(status);
	});

	// Catches a body without end, and one a byte too long that is cut and taken.
	it('is what is too large, with an answer', async () => {
		const { post, hub } = await open();
		expect((await post(HAND_IN, 'x'.repeat(65_536))).status).toBe(202);
		for (const size of [65_537, 300_000]) {
			const answer = await post(HAND_IN, 'x'.repeat(size));
			expect(answer).toMatchObject({ status: 413, json: { fault: 'too-large' } });
		}
		expect(hub.waitingCount).toBe(1);
	});

	it.each([
		['nothing', ''],
		['what is no text', Buffer.from([0x61, 0xff, 0xfe])],
	])('is %s', async (_, body) => {
		const { post, hub } = await open();
		expect((await post(HAND_IN, body)).status).toBe(400);
		expect(hub.waitingCount).toBe(0);
	});

	it.each(['', 'stored', '{', '{"__proto__": []}', '[[]]', '[{"receipt": 1}]', 'null'])(
		'is %j from the console',
		async (body) => {
			const { post } = await open();
			expect((await post(SETTLED, body)).status).toBe(400);
		},
	);

	// Catches connections that are held open for ever by a few bytes.
	it('is a body that comes too slowly, and its connection is closed', async () => {
		const { port, hub } = await open({ bodyMs: 50 });
		const socket = connect(port, '127.0.0.1');
		let heard = '';
		socket.on('data', (chunk) => (heard += String(chunk)));
		const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
		socket.write(`POST ${HAND_IN} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\nabc`);
		await closed;
		expect(heard).toMatch(/^HTTP\/1\.1 408 /u);
		expect(hub.waitingCount).toBe(0);
	});

	// Catches half a ballot that is taken for a whole one.
	it('is a body whose sender has gone', async () => {
		const { port, hub, ask } = await open();
		const socket = connect(port, '127.0.0.1');
		socket.write(`POST ${HAND_IN} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\nabc`);
		const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
		socket.end(() => socket.destroy());
		await closed;
		expect((await ask('/workshop-hub/')).status).toBe(200);
		expect(hub.waitingCount).toBe(0);
	});

	it('is what is new when too much waits', async () => {
		const { post, hub } = await open({ limits: { waiting: 1 } });
		await post(HAND_IN, 'a');
		const answer = await post(HAND_IN, 'b');
		expect(answer).toMatchObject({ status: 503, json: { fault: 'full' } });
		expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
		expect((await post(HAND_IN, 'a')).status).toBe(202);
		expect(hub.firstWaiting().map(({ body }) => body)).toEqual(['a']);
	});

	// Catches one phone that shuts out the room, and a console that is held back with it.
	it('is the flood of one phone, and nobody else’s hand-in', async () => {
		const { post, settle, ask, place } = await open();
		place.from = '192.168.1.66';
		const flood = await Promise.all(Array.from({ length: 60 }, (_, n) => post(HAND_IN, `x${n}`)));
		const refused = flood.filter(({ status }) => status === 429);
		expect(flood.filter(({ status }) => status === 202).length).toBeGreaterThanOrEqual(30);
		expect(refused.length).toBeGreaterThanOrEqual(25);
		expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0);
		place.from = '192.168.1.20';
		expect((await post(HAND_IN, 'mine')).status).toBe(202);
		place.from = '::1';
		expect((await ask(WAITING)).status).toBe(200);
		for (let n = 0; n < 40; n++) expect((await settle(`x${n}`, 'refused')).status).toBe(204);
	});
});

// Catches anything that a broken or a curious device could stop the whole workshop with.
it('is not brought down by garbage', async () => {
	const { ask, post, hub } = await open({ limits: { postsPerMinute: 1e9 } });
	await post(HAND_IN, 'mine');
	const path = fc.oneof(
		fc.constantFrom('', 'hand-in', 'hand-in/', 'waiting', 'settled', 'hand-in/toString'),
		fc.string({ unit: 'binary', maxLength: 20 }).map(encodeURI),
		fc.webPath(),
	);
	const body = fc.oneof(fc.string(), fc.json(), fc.uint8Array().map(Buffer.from));
	const method = fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'OPTIONS');
	await fc.assert(
		fc.asyncProperty(method, path, body, async (one, to, content) => {
			const sent = one === 'POST' || one === 'PUT' ? { body: content } : {};
			const { status } = await ask(`/workshop-hub/${to}`, { method: one, ...sent });
			expect(status).toBeGreaterThanOrEqual(200);
			expect(status).toBeLessThan(500);
		}),
		{ numRuns: 60 },
	);
	expect(hub.stateOf(receiptOf('mine'))).toEqual({ state: 'waiting' });
}, 30_000);

// Catches a worker that shows a page of the app, or an old answer, for what the hub says.
it.each(['', '/readiness'])('is left alone by the worker, under %j', (base) => {
	const origin = 'http://localhost:4173';
	for (const path of ['', 'hand-in', `hand-in/${receiptOf('a')}`, 'waiting', 'settled']) {
		const address = `${origin}${base}/workshop-hub/${path}`;
		expect(shellLanguage(address, `${origin}${base}/`, ['en', 'fr', 'ar'])).toBeUndefined();
	}
});
