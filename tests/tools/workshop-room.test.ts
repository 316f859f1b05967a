import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { createStaticServer } from '../../scripts/lib/serve.mjs';
import { createHub } from '../../scripts/lib/workshop-hub.mjs';
import { createWorkshopRoutes } from '../../scripts/lib/workshop-routes.mjs';
import { HubCollect, type Take } from '../../src/lib/state/hub-collect.svelte';
import { HubHandIn } from '../../src/lib/state/hub-hand-in.svelte';
import { hubAt } from '../../src/lib/transfer/hub';

const PHONES = 40;
let server: Server;
const ends: (() => void)[] = [];

afterEach(() => {
	ends.splice(0).forEach((end) => end());
	server.close();
	server.closeAllConnections();
});

/** A laptop whose program can be started anew: it then knows nothing of what was handed in. */
async function openLaptop() {
	const newRoutes = () => {
		const hub = createHub({ now: () => performance.now(), limits: { postsPerMinute: 1000 } });
		return createWorkshopRoutes({ hub, addresses: () => [] });
	};
	let routes = newRoutes();
	server = createStaticServer({ root: '/nowhere', onRequest: (req, res) => routes(req, res) });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		hub: hubAt(`http://127.0.0.1:${port}`, fetch),
		startAnew: () => void (routes = newRoutes()),
	};
}

// Catches any gap between phone, hub and console in which a ballot is lost, or called stored when
// it is not: the console dies half-way, and then the laptop's program.
it('loses no ballot of a room of forty, whatever dies', { timeout: 60_000 }, async () => {
	const { hub, startAnew } = await openLaptop();
	const stored = new Map<string, number>();
	const store: Take = async (body) => {
		stored.set(body, (stored.get(body) ?? 0) + 1);
		return 'stored';
	};
	const phones = Array.from({ length: PHONES }, (_, n) => ({
		text: `ballot ${n}`,
		handIn: new HubHandIn(hub),
	}));
	const noneTooEarly = () =>
		phones
			.filter(({ handIn }) => handIn.state === 'stored')
			.forEach(({ text }) => expect(stored.has(text)).toBe(true));
	phones.forEach(({ handIn, text }) => {
		handIn.send(text);
		ends.push(() => handIn.stop());
	});
	await vi.waitUntil(() => phones.every(({ handIn }) => handIn.state === 'waiting'), 30_000);

	let died = false;
	const first = new HubCollect(hub, (body) => {
		died = stored.size === 10;
		return died ? new Promise(() => {}) : store(body);
	});
	ends.push(first.start());
	await vi.waitUntil(() => died, 30_000);
	first.stop();
	noneTooEarly();
	expect(stored.size).toBe(10);
	startAnew();

	const second = new HubCollect(hub, store);
	ends.push(second.start());
	await vi.waitUntil(() => {
		noneTooEarly();
		return phones.every(({ handIn }) => handIn.state === 'stored');
	}, 40_000);
	expect([...stored.keys()].sort()).toEqual(phones.map(({ text }) => text).sort());
});
