import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { networkAddresses, webAddress } from '../../scripts/lib/network.mjs';
import { MINIMUM_NODE, nodeFault } from '../../scripts/lib/node-version.mjs';
import { listenOnFreePort, parsePort } from '../../scripts/lib/port.mjs';
import { announcement } from '../../scripts/lib/start-main.mjs';
import { readQr } from '../../src/lib/transfer/qr-read';
import packageJson from '../../package.json' with { type: 'json' };

describe('the Node version', () => {
	it.each(['20.19.0', '20.19.4', '20.20.0', '22.0.0', '100.1.2', '24.0.0-nightly'])(
		'takes %s',
		(version) => expect(nodeFault(version)).toBe(''),
	);

	it.each(['20.18.9', '18.20.0', '8.0.0', '20'])('refuses %s in one line', (version) => {
		const fault = nodeFault(version);
		expect(fault).toContain(version);
		expect(fault).toContain(MINIMUM_NODE);
		expect(fault).not.toContain('\n');
	});

	it('is the one of package.json', () => {
		expect(`${packageJson.engines.node}.0`).toBe(`>=${MINIMUM_NODE}`);
	});
});

describe('the port', () => {
	const open: Server[] = [];
	const newServer = () => {
		const server = createServer();
		open.push(server);
		return server;
	};
	afterEach(() => open.splice(0).forEach((server) => server.close()));

	const occupy = async (host?: string) => {
		const server = newServer();
		await new Promise<void>((resolve) => server.listen({ port: 0, host }, resolve));
		return (server.address() as AddressInfo).port;
	};

	it.each([undefined, '127.0.0.1'])('moves on from one that is taken on %s', async (host) => {
		const busy = await occupy(host);
		const taken: number[] = [];
		const port = await listenOnFreePort(newServer(), busy, { onTaken: (one) => taken.push(one) });
		expect(port).toBeGreaterThan(busy);
		expect(taken[0]).toBe(busy);
		expect(taken.length).toBe(port - busy);
	});

	it('gives up in words when none is free', async () => {
		const busy = await occupy();
		await expect(listenOnFreePort(newServer(), busy, { attempts: 1 })).rejects.toThrow(
			'No free port',
		);
	});

	it('is any free one for 0', async () => {
		expect(await listenOnFreePort(newServer(), 0, { host: '127.0.0.1' })).toBeGreaterThan(0);
	});

	it.each([
		[undefined, 4173],
		['', 4173],
		['80', 80],
		['0', 0],
		['65536', undefined],
		['-1', undefined],
		['http', undefined],
	])('reads %j as %s', (text, port) => expect(parsePort(text, 4173)).toBe(port));
});

describe('the network', () => {
	const at = (address: string, internal = false) => ({
		address,
		internal,
		family: address.includes(':') ? ('IPv6' as const) : ('IPv4' as const),
		netmask: '',
		mac: '',
		cidr: null,
		scopeid: 0,
	});

	it('lists what other devices can reach, likeliest first', () => {
		const found = networkAddresses({
			lo: [at('127.0.0.1', true), at('::1', true)],
			docker0: [at('172.17.0.1')],
			wlan0: [at('fe80::1'), at('2001:db8::5'), at('192.168.1.5')],
			eth0: [at('169.254.3.4')],
		});
		expect(found).toEqual(['192.168.1.5', '169.254.3.4', '2001:db8::5', '172.17.0.1']);
	});

	it('puts IPv6 addresses in brackets', () => {
		expect(webAddress('2001:db8::5', 4173, '/x')).toBe('http://[2001:db8::5]:4173/x/');
		expect(webAddress('localhost', 80)).toBe('http://localhost:80/');
	});
});

describe('what is printed', () => {
	it('has each address, a QR code, and what does not work there', async () => {
		const text = await announcement(4174, '/readiness', ['192.168.1.5', '10.0.0.2']);
		expect(text).toContain('http://localhost:4174/readiness/');
		expect(text).toContain('http://192.168.1.5:4174/readiness/');
		expect(text).toContain('http://10.0.0.2:4174/readiness/');
		expect(text).toMatch(/█▀+/);
		expect(text).toContain('cannot be installed');
		expect(text).toContain('Ctrl+C');
	});

	// Catches a facilitator who opens the workshop at the network address, where nothing is collected.
	it('says with a workshop which address is for the laptop, and what a stop means', async () => {
		const text = await announcement(4173, '/readiness', ['192.168.1.5'], true);
		expect(text).toMatch(/own browser, open\s+http:\/\/localhost:4173\/readiness\//u);
		expect(text).toContain('Before you stop');
		expect(await announcement(4173, '', ['192.168.1.5'])).not.toContain('hand in');
	});

	// Catches a code that a phone cannot read, or that leads elsewhere.
	it('is a code of the first address', async () => {
		const text = await announcement(4174, '/readiness', ['192.168.1.5', '10.0.0.2']);
		const lines = text.split('\n').filter((line) => /^[█▀▄ ]{20,}$/u.test(line));
		expect(lines.length).toBeLessThan(20);
		const width = lines[0]!.length;
		const isLight = (x: number, y: number) => {
			const sign = lines[y >> 1]?.[x];
			return sign === undefined || sign === '█' || sign === (y % 2 ? '▄' : '▀');
		};
		const side = 4 * (width + 8);
		const data = new Uint8ClampedArray(side * side * 4).map((_, at) => {
			const pixel = at >> 2;
			const [x, y] = [((pixel % side) >> 2) - 4, (Math.floor(pixel / side) >> 2) - 4];
			return x < 0 || y < 0 || isLight(x, y) ? 255 : 0;
		});
		expect(readQr({ width: side, height: side, data })).toBe('http://192.168.1.5:4174/readiness/');
	});

	it('says so when there is no network', async () => {
		const text = await announcement(4173, '', []);
		expect(text).toContain('none found');
		expect(text).not.toContain('█');
		expect(text).toContain('Ctrl+C');
	});
});
