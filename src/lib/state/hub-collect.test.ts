import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HubFault, type HubInfo, type Settlement } from '../transfer/hub';
import { HubCollect, type Take } from './hub-collect.svelte';

/** A hub with these hand-ins, and a console that takes them as the test says. */
function open(bodies: string[]) {
	const inHub = new Map(bodies.map((body) => [`r-${body}`, body]));
	const settled: Settlement[] = [];
	const taken: string[] = [];
	const room = {
		inHub,
		settled,
		taken,
		polls: 0,
		gone: false,
		settleFails: false,
		info: { here: true, addresses: ['http://10.0.0.5:4173/'] } as HubInfo,
		take: (async () => 'stored') as Take,
	};
	const reached = <T>(value: T): Promise<T> =>
		room.gone ? Promise.reject(new HubFault('unreachable')) : Promise.resolve(value);
	const collect = new HubCollect(
		{
			look: () => reached(room.info).catch(() => undefined),
			waiting: () => {
				room.polls += 1;
				return reached([...inHub].map(([receipt, body]) => ({ receipt, body })));
			},
			settle: async (list) => {
				if (room.settleFails) throw new HubFault('unreachable');
				await reached(0);
				settled.push(...list);
				list.forEach(({ receipt }) => inHub.delete(receipt));
			},
		},
		(body) => {
			taken.push(body);
			return room.take(body);
		},
	);
	return { collect, room };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('takes what waits, one after the other, and says what became of each', async () => {
	const { collect, room } = open(['a', 'b']);
	room.take = async (body) => (body === 'a' ? 'stored' : { refused: 'other-session' });
	const stop = collect.start();
	expect(collect.on).toBe(true);
	await pass(0);
	expect(room.taken).toEqual(['a', 'b']);
	expect(room.settled).toEqual([
		{ receipt: 'r-a', state: 'stored' },
		{ receipt: 'r-b', state: 'refused', why: 'other-session' },
	]);
	expect([collect.reachable, collect.waiting, collect.lastAt]).toEqual([true, 0, 1_000_000]);
	room.inHub.set('r-c', 'c');
	await pass(1500);
	expect(room.taken).toEqual(['a', 'b', 'c']);
	stop();
	await pass(60_000);
	expect([collect.on, room.polls]).toEqual([false, 2]);
});

// Catches a phone that is told "stored" while it is being stored, or two that are stored at once.
test('says nothing of a hand-in before it is stored', async () => {
	const { collect, room } = open(['a', 'b']);
	let end!: (outcome: 'stored') => void;
	room.take = () => new Promise((resolve) => (end = resolve));
	collect.start();
	await pass(10_000);
	expect([room.taken, room.settled]).toEqual([['a'], []]);
	expect([room.polls, collect.waiting]).toEqual([1, 2]);
	end('stored');
	await pass(0);
	expect(room.settled).toEqual([{ receipt: 'r-a', state: 'stored' }]);
	expect(room.taken).toEqual(['a', 'b']);
	collect.stop();
});

// Catches a hand-in that is lost because the disk was full for a moment, and one that holds up all.
test('tries again what could not be stored, and goes on with the others', async () => {
	const { collect, room } = open(['a', 'b']);
	room.take = async (body) => {
		if (body === 'a') throw new Error('quota');
		return 'stored';
	};
	collect.start();
	await pass(0);
	expect(room.settled.map(({ receipt }) => receipt)).toEqual(['r-b']);
	expect(collect.waiting).toBe(1);
	room.take = async () => Promise.reject(new Error('quota'));
	await pass(1500);
	expect(collect.stuck).toBe(true);
	room.take = async () => 'stored';
	await pass(1500);
	expect(room.settled.map(({ receipt }) => receipt)).toEqual(['r-b', 'r-a']);
	expect([collect.stuck, collect.waiting]).toEqual([false, 0]);
	collect.stop();
});

// Catches a hand-in that the hub holds for ever, because its answer got lost once.
test('takes it again where the hub could not be told', async () => {
	const { collect, room } = open(['a']);
	room.settleFails = true;
	collect.start();
	await pass(0);
	expect([room.taken, collect.reachable]).toEqual([['a'], false]);
	room.settleFails = false;
	await pass(1500);
	expect([room.taken, collect.reachable]).toEqual([['a', 'a'], true]);
	expect(room.inHub.size).toBe(0);
	collect.stop();
});

// Catches a console that stays deaf after the laptop's program was started anew.
test('goes on when the hub is back, and learns its new addresses', async () => {
	const { collect, room } = open(['a']);
	room.gone = true;
	collect.start();
	await pass(10_000);
	expect([collect.reachable, collect.info]).toEqual([false, undefined]);
	room.gone = false;
	await pass(1500);
	expect([collect.reachable, room.settled.length]).toEqual([true, 1]);
	expect(collect.info).toEqual(room.info);
	room.info = { here: true, addresses: ['http://192.168.137.1:4173/'] };
	await pass(15_000);
	expect(collect.info).toEqual(room.info);
	collect.stop();
});

// Catches two rounds at once, which would store one hand-in twice at the same time.
test('never runs twice, however often it is started', async () => {
	const { collect, room } = open(['a']);
	let end!: (outcome: 'stored') => void;
	room.take = () => new Promise((resolve) => (end = resolve));
	collect.start();
	await pass(0);
	collect.stop();
	collect.start();
	collect.start();
	await pass(10_000);
	expect([room.polls, room.taken]).toEqual([1, ['a']]);
	end('stored');
	await pass(1500);
	expect(room.polls).toBe(2);
	collect.stop();
});

// Catches a console that no longer collects when the projector's window covers it, and one that
// keeps the room waiting when it is seen again.
test('asks more rarely while it is not seen, and at once when it is', async () => {
	const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
	vi.stubGlobal('document', page);
	const { collect, room } = open(['a']);
	collect.start();
	await pass(20_000);
	expect(room.settled).toHaveLength(1);
	expect(room.polls).toBe(5);
	room.inHub.set('r-b', 'b');
	page.visibilityState = 'visible';
	page.dispatchEvent(new Event('visibilitychange'));
	await pass(0);
	expect(room.settled).toHaveLength(2);
	collect.stop();
	page.dispatchEvent(new Event('visibilitychange'));
	await pass(10_000);
	expect(room.polls).toBe(6);
});
