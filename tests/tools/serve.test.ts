import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
	createStaticServer,
	type RequestRecord,
	type StaticServerOptions,
} from '../../scripts/lib/serve.mjs';

const page = '<!doctype html><title>Home</title>'.padEnd(500, ' ');
const script = 'console.log(1);'.padEnd(500, ' ');

let root: string;
const open: Server[] = [];

beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'serve-'));
	await put('index.html', page, true);
	await put('en/index.html', page);
	await put('en/a b/index.html', page);
	await put('404.html', '<title>Not here</title>', true);
	await put('_app/immutable/x.js', script, true);
	await put('texts/en.json', '{}');
	await put('.secret', 'no');
	await put('empty/readme.txt', 'text');
	await put('../outside-of-root.txt', 'no');
});

afterAll(async () => {
	await rm(root, { recursive: true, force: true });
	await rm(join(root, '../outside-of-root.txt'), { force: true });
});

afterEach(() => {
	for (const server of open.splice(0)) {
		server.close();
		server.closeAllConnections();
	}
});

async function put(path: string, content: string, compressed = false) {
	const file = join(root, path);
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, content);
	if (!compressed) return;
	await writeFile(`${file}.br`, brotliCompressSync(content));
	await writeFile(`${file}.gz`, gzipSync(content));
}

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** A raw request: `fetch` would tidy the path and decompress the answer. */
type Get = (path: string, headers?: Record<string, string>, method?: string) => Promise<Answer>;

async function serve(options: Partial<StaticServerOptions> = {}): Promise<Get> {
	const server = createStaticServer({ root, ...options });
	open.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return (path, headers = {}, method = 'GET') =>
		new Promise((resolve, reject) => {
			const req = request({ host: '127.0.0.1', port, path, headers, method, agent: false });
			req.on('error', reject).on('response', (res) => {
				const chunks: Buffer[] = [];
				res.on('data', (chunk: Buffer) => chunks.push(chunk));
				res.on('error', reject);
				res.on('end', () =>
					resolve({
						status: res.statusCode ?? 0,
						headers: res.headers,
						body: Buffer.concat(chunks),
					}),
				);
			});
			req.end();
		});
}

describe('pre-compressed files', () => {
	it.each([
		['gzip, deflate, br', 'br'],
		['gzip', 'gzip'],
		['br;q=0, gzip', 'gzip'],
		['br;q=0.5, gzip;q=0.8', 'gzip'],
		['gzip;q=0, br;q=0', undefined],
		['*', 'br'],
		['*;q=0', undefined],
		['identity;q=1, gzip;q=0.5', undefined],
		['BR ; Q=1', 'br'],
		['', undefined],
	])('answers Accept-Encoding “%s” with %s', async (accept, encoding) => {
		const get = await serve();
		const { headers, body } = await get('/_app/immutable/x.js', { 'accept-encoding': accept });
		expect(headers['content-encoding']).toBe(encoding);
		expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
		expect(headers.vary).toBe('Accept-Encoding');
		const expected =
			encoding === 'br'
				? brotliCompressSync(script)
				: encoding === 'gzip'
					? gzipSync(script)
					: Buffer.from(script);
		expect(body.equals(expected)).toBe(true);
		expect(headers['content-length']).toBe(String(expected.length));
	});

	it('serves a file plainly where there is no compressed one', async () => {
		const get = await serve();
		const { headers, body } = await get('/texts/en.json', { 'accept-encoding': 'br' });
		expect(headers['content-encoding']).toBeUndefined();
		expect(body.toString()).toBe('{}');
	});
});

describe('caching', () => {
	it('gives each encoding a strong ETag of its own, and honours it', async () => {
		const get = await serve();
		const tags = new Set<string>();
		for (const accept of ['br', 'gzip', 'identity']) {
			const { etag = '' } = (await get('/', { 'accept-encoding': accept })).headers;
			expect(etag).toMatch(/^"[\w-]+"$/);
			tags.add(etag);
			const same = { 'accept-encoding': accept, 'if-none-match': `"other", W/${etag}` };
			const again = await get('/', same);
			expect(again.status).toBe(304);
			expect(again.body.length).toBe(0);
			expect(again.headers.etag).toBe(etag);
			expect(again.headers.vary).toBe('Accept-Encoding');
		}
		expect(tags.size).toBe(3);
		const [first = ''] = tags;
		const other = await get('/', { 'accept-encoding': 'gzip', 'if-none-match': first });
		expect(other.status).toBe(200);
	});

	it('changes the ETag with the content, and keeps it with the same content', async () => {
		const get = await serve();
		const tagOf = async () => (await get('/changing.txt')).headers.etag;
		await put('changing.txt', 'one');
		const before = await tagOf();
		await put('changing.txt', 'two');
		expect(await tagOf()).not.toBe(before);
		await put('changing.txt', 'one');
		expect(await tagOf()).toBe(before);
	});

	it('lets only hashed files be kept for ever', async () => {
		const get = await serve();
		const cacheOf = async (path: string) => (await get(path)).headers['cache-control'];
		expect(await cacheOf('/_app/immutable/x.js')).toBe('public, max-age=31536000, immutable');
		expect(await cacheOf('/')).toBe('no-cache');
		expect(await cacheOf('/_app/immutable/gone.js')).toBe('no-cache');
		expect(await cacheOf('/en')).toBe('no-cache');
	});
});

describe('addresses', () => {
	it.each([
		['/en', '/en/'],
		['/en?a=1&b=%2F', '/en/?a=1&b=%2F'],
		['/en/a%20b?x', '/en/a%20b/?x'],
	])('redirects %s to %s', async (path, location) => {
		const get = await serve();
		const { status, headers } = await get(path);
		expect(status).toBe(308);
		expect(headers.location).toBe(location);
	});

	it.each(['/', '/en/', '/en/?a=1', '/index.html'])('serves the page at %s', async (path) => {
		const get = await serve();
		const { status, headers, body } = await get(path);
		expect(status).toBe(200);
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		expect(body.toString()).toBe(page);
	});

	it.each([
		'/../outside-of-root.txt',
		'/%2e%2e/outside-of-root.txt',
		'/..%2foutside-of-root.txt',
		'/en/..%5c..%5coutside-of-root.txt',
		'/%',
		'/%ff',
		'/a%00b',
		'outside-of-root.txt',
	])('refuses %s', async (path) => {
		const get = await serve();
		expect((await get(path)).status).toBe(400);
	});

	it.each([
		'/.secret',
		'//en',
		'/en//',
		'/empty',
		'/empty/',
		'/index.html/',
		'/C:/x',
		'/%252e%252e/',
	])('finds nothing at %s', async (path) => {
		const get = await serve();
		const { status, headers } = await get(path);
		expect(status).toBe(404);
		expect(headers.location).toBeUndefined();
	});

	it('keeps to its sub-path', async () => {
		const get = await serve({ base: 'readiness/' });
		expect((await get('/readiness/')).body.toString()).toBe(page);
		expect((await get('/readiness?x=1')).headers.location).toBe('/readiness/?x=1');
		expect((await get('/readiness/en?x=1')).headers.location).toBe('/readiness/en/?x=1');
		const hashed = await get('/readiness/_app/immutable/x.js');
		expect(hashed.headers['cache-control']).toContain('immutable');
		expect((await get('/')).status).toBe(404);
		expect((await get('/en/')).status).toBe(404);
		expect((await get('/readinessx/')).status).toBe(404);
	});
});

describe('what is missing', () => {
	it('is a page, with status 404, for someone who navigates', async () => {
		const get = await serve();
		const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
		const { status, headers, body } = await get('/gone', { accept, 'accept-encoding': 'br' });
		expect(status).toBe(404);
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		expect(headers['content-encoding']).toBe('br');
		expect(body.equals(brotliCompressSync('<title>Not here</title>'))).toBe(true);
		expect(headers.etag).toBeUndefined();
	});

	it.each([
		['/gone.js', 'text/html'],
		['/gone', '*/*'],
		['/gone', 'text/html;q=0'],
	])('is a short text for %s with Accept “%s”', async (path, accept) => {
		const get = await serve();
		const { status, headers, body } = await get(path, { accept });
		expect(status).toBe(404);
		expect(headers['content-type']).toBe('text/plain; charset=utf-8');
		expect(body.length).toBeLessThan(40);
	});
});

describe('methods and headers', () => {
	it('answers HEAD like GET, without the body', async () => {
		const get = await serve();
		const full = await get('/');
		const head = await get('/', {}, 'HEAD');
		expect(head.body.length).toBe(0);
		const { date: fullDate, ...expected } = full.headers;
		const { date: headDate, ...actual } = head.headers;
		expect([fullDate, headDate]).not.toContain(undefined);
		expect(actual).toEqual(expected);
	});

	it('takes nothing but GET and HEAD', async () => {
		const get = await serve();
		const { status, headers } = await get('/', {}, 'POST');
		expect(status).toBe(405);
		expect(headers.allow).toBe('GET, HEAD');
	});

	it.each(['/', '/gone', '/en', '/%'])('sends the security headers with %s', async (path) => {
		const get = await serve();
		const { headers } = await get(path);
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['referrer-policy']).toBe('no-referrer');
		expect(headers['content-security-policy']).toBe("frame-ancestors 'none'");
		expect(headers['cross-origin-opener-policy']).toBe('same-origin');
		expect(headers['permissions-policy']).toContain('camera=(self), ');
		expect(headers['permissions-policy']).toContain('microphone=()');
	});
});

describe('hooks for tests', () => {
	it('records each request with the bytes it cost', async () => {
		const records: RequestRecord[] = [];
		const get = await serve({ log: (record) => records.push(record) });
		const { body } = await get('/?q=1', { 'accept-encoding': 'br' });
		await get('/gone.js');
		await get('/', {}, 'HEAD');
		await expect.poll(() => records.length).toBe(3);
		expect(records[0]).toMatchObject({
			method: 'GET',
			path: '/',
			status: 200,
			encoding: 'br',
			bytes: body.length,
			complete: true,
		});
		expect(records[0]?.wireBytes).toBeGreaterThan(body.length);
		expect(records[1]).toMatchObject({ path: '/gone.js', status: 404, encoding: 'identity' });
		expect(records[2]).toMatchObject({ method: 'HEAD', bytes: 0 });
	});

	it('lets a hook delay, answer, or cut a request', async () => {
		const records: RequestRecord[] = [];
		const get = await serve({
			log: (record) => records.push(record),
			onRequest: async (req, res) => {
				if (req.url === '/slow') await new Promise((resolve) => setTimeout(resolve, 30));
				if (req.url === '/portal') res.end('log in first');
				if (req.url === '/cut') res.destroy();
				return req.url === '/portal' || req.url === '/cut';
			},
		});
		expect((await get('/portal')).body.toString()).toBe('log in first');
		await expect(get('/cut')).rejects.toThrow();
		expect((await get('/slow')).status).toBe(404);
		await expect.poll(() => records.map((one) => one.complete)).toEqual([true, false, true]);
	});

	it('changes to another build while it runs', async () => {
		let current = root;
		const get = await serve({ root: () => current });
		expect((await get('/')).body.toString()).toBe(page);
		current = join(root, 'en');
		expect((await get('/a%20b/')).status).toBe(200);
	});
});
