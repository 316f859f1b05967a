import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHub, HUB_LIMITS, receiptOf } from '../../scripts/lib/workshop-hub.mjs';

function open(limits = {}) {
	const clock = { ms: 0 };
	return { hub: createHub({ now: () => clock.ms, limits }), clock };
}

/** @returns the receipt of a hand-in that was taken */
function handedIn(hub: ReturnType<typeof createHub>, body: string): string {
	const taken = hub.handIn(body);
	if (taken === 'full') throw new Error('full');
	return taken.receipt;
}

describe('a hand-in', () => {
	// Catches a phone that taps twice and counts twice.
	it('counts once, however often it comes', () => {
		const { hub } = open();
		expect(hub.handIn('a')).toEqual(hub.handIn('a'));
		expect(hub.firstWaiting()).toEqual([{ receipt: receiptOf('a'), body: 'a' }]);
		hub.settle([{ receipt: receiptOf('a'), state: 'stored' }]);
		expect(hub.handIn('a')).toEqual({ receipt: receiptOf('a'), state: 'stored' });
		expect(hub.waitingCount).toBe(0);
	});

	// Catches receipts that a client could not know again: shorter, or of something else.
	it('is known by the first 32 signs of its hash', () => {
		expect(receiptOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223');
	});

	// Catches "handed in" that is said too early, and texts that are kept when they are stored.
	it('waits until it is settled, and is forgotten then', () => {
		const { hub } = open();
		const receipt = handedIn(hub, 'a');
		hub.firstWaiting();
		expect(hub.stateOf(receipt)).toEqual({ state: 'waiting' });
		expect(hub.settle([{ receipt, state: 'stored' }])).toBe(true);
		expect(hub.stateOf(receipt)).toEqual({ state: 'stored' });
		expect(hub.firstWaiting()).toEqual([]);
	});

	// Catches a hand-in that is lost with the console that had fetched it.
	it('is there for the next console where one died with it', () => {
		const { hub } = open();
		handedIn(hub, 'a');
		const first = hub.firstWaiting();
		expect(hub.firstWaiting()).toEqual(first);
		expect(first).toHaveLength(1);
	});

	// Catches a ballot that is refused for ever because another workshop was open at that moment.
	it('waits again when it is sent again after a refusal', () => {
		const { hub } = open();
		const receipt = handedIn(hub, 'a');
		hub.settle([{ receipt, state: 'refused', why: 'other-session' }]);
		expect(hub.stateOf(receipt)).toEqual({ state: 'refused', why: 'other-session' });
		expect(hub.handIn('a')).toEqual({ receipt, state: 'waiting' });
		expect(hub.kept.receipts).toBe(1);
		hub.settle([{ receipt, state: 'stored' }]);
		expect(hub.stateOf(receipt)).toEqual({ state: 'stored' });
	});

	// Catches a second window of the console that takes back what the first one has stored.
	it('stays stored whatever is said of it later', () => {
		const { hub } = open();
		const receipt = handedIn(hub, 'a');
		hub.settle([{ receipt, state: 'stored' }]);
		hub.settle([{ receipt, state: 'refused', why: 'other-session' }]);
		expect(hub.stateOf(receipt)).toEqual({ state: 'stored' });
	});

	// Catches batches in the wrong order, and one that never ends.
	it('comes to the console oldest first, a batch at a time', () => {
		const { hub } = open({ batch: 2 });
		const [a, b, c] = ['a', 'b', 'c'].map((body) => handedIn(hub, body));
		expect(hub.firstWaiting().map(({ receipt }) => receipt)).toEqual([a, b]);
		hub.settle([{ receipt: a, state: 'stored' }]);
		expect(hub.firstWaiting().map(({ receipt }) => receipt)).toEqual([b, c]);
	});
});

describe('what the console says', () => {
	// Catches a list that is half heeded, and receipts that anybody could fill the memory with.
	it.each([
		['no list', { receipt: receiptOf('a'), state: 'stored' }],
		['nothing', undefined],
		['one that is no settlement', [{ receipt: receiptOf('a'), state: 'stored' }, null]],
		['a state that is none', [{ receipt: receiptOf('a'), state: 'waiting' }]],
		['a receipt that is none', [{ receipt: '__proto__', state: 'stored' }]],
		['a reason in words', [{ receipt: receiptOf('a'), state: 'refused', why: 'Not this one!' }]],
	])('changes nothing where it makes no sense: %s', (_, list) => {
		const { hub } = open();
		const receipt = handedIn(hub, 'a');
		expect(hub.settle(list)).toBe(false);
		expect(hub.stateOf(receipt)).toEqual({ state: 'waiting' });
	});

	it('of receipts that nobody handed in is passed over', () => {
		const { hub } = open();
		const receipt = handedIn(hub, 'a');
		const list = [receiptOf('never'), receipt].map((one) => ({ receipt: one, state: 'stored' }));
		expect(hub.settle(list)).toBe(true);
		expect(hub.stateOf(receiptOf('never'))).toBeUndefined();
		expect(hub.stateOf(receipt)).toEqual({ state: 'stored' });
		expect(hub.kept.receipts).toBe(1);
	});
});

describe('the limits', () => {
	// Catches a full hub that drops what waits, or forgets to let known ones in.
	it('refuse what is new when too much waits, and lose nothing', () => {
		const { hub } = open({ waiting: 2 });
		const a = handedIn(hub, 'a');
		handedIn(hub, 'b');
		expect(hub.handIn('c')).toBe('full');
		expect(hub.handIn('a')).toMatchObject({ state: 'waiting' });
		hub.settle([{ receipt: a, state: 'stored' }]);
		expect(hub.handIn('c')).toMatchObject({ state: 'waiting' });
		expect(hub.firstWaiting().map(({ body }) => body)).toEqual(['b', 'c']);
	});

	// Catches a memory that grows for ever, and a hand-in forgotten while it waits.
	it('let the hub forget the receipts that were settled first, never what waits', () => {
		const { hub } = open({ receipts: 3 });
		const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((body) => handedIn(hub, body)) as [
			...[string, string, string, string],
		];
		hub.settle([b, c, d].map((receipt) => ({ receipt, state: 'stored' })));
		expect(hub.kept.receipts).toBe(3);
		expect(hub.stateOf(b)).toBeUndefined();
		expect(hub.stateOf(a)).toEqual({ state: 'waiting' });
		expect(hub.stateOf(d)).toEqual({ state: 'stored' });
	});

	// Catches one phone that shuts the others out, and one that is shut out for good.
	it('hold back one address, not the others, and only for a while', () => {
		const { hub, clock } = open({ postsPerMinute: 3 });
		const may = (address: string) => hub.mayPost(address);
		expect([may('x'), may('x'), may('x'), may('x')]).toEqual([true, true, true, false]);
		expect(may('y')).toBe(true);
		clock.ms += 20_000;
		expect([may('x'), may('x')]).toEqual([true, false]);
		clock.ms += 3_600_000;
		expect([may('x'), may('x'), may('x'), may('x')]).toEqual([true, true, true, false]);
	});

	it('hold for addresses too: a sender with many of them does not fill the memory', () => {
		const { hub } = open({ addresses: 10 });
		for (let n = 0; n < 1000; n++) hub.mayPost(`fe80::${n}`);
		expect(hub.kept.addresses).toBe(10);
	});

	it('are those that are promised', () => {
		expect(HUB_LIMITS).toMatchObject({ bodyBytes: 65_536, waiting: 2000, receipts: 20_000 });
	});
});

// Catches any order of events that loses a hand-in, or says "stored" before the console has.
it('keeps its promises in any order of events', () => {
	const body = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
	const event = fc.oneof(
		fc.record({ is: fc.constant('hand-in' as const), body }),
		fc.record({ is: fc.constant('settle' as const), body, stored: fc.boolean() }),
		fc.record({ is: fc.constant('garbage' as const), list: fc.anything() }),
	);
	fc.assert(
		fc.property(fc.array(event, { maxLength: 60 }), (events) => {
			const { hub } = open({ waiting: 4, receipts: 5 });
			const waiting = new Set<string>();
			const known = new Set<string>();
			const stored = new Set<string>();
			for (const one of events) {
				if (one.is === 'hand-in') {
					const taken = hub.handIn(one.body);
					if (taken !== 'full' && taken.state === 'waiting') waiting.add(one.body);
					if (taken !== 'full') known.add(one.body);
				} else if (one.is === 'settle') {
					const state = one.stored ? 'stored' : 'refused';
					hub.settle([{ receipt: receiptOf(one.body), state }]);
					waiting.delete(one.body);
					if (known.has(one.body) && one.stored) stored.add(one.body);
				} else hub.settle(one.list);
				expect(new Set(hub.firstWaiting().map((each) => each.body))).toEqual(waiting);
				expect(hub.kept.receipts).toBeLessThanOrEqual(5);
				for (const each of 'abcdef') {
					const state = hub.stateOf(receiptOf(each))?.state;
					if (waiting.has(each)) expect(state).toBe('waiting');
					if (state === 'stored') expect(stored.has(each)).toBe(true);
				}
			}
		}),
	);
});
