import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HubFault, type HandInReceipt, type HandInStanding } from '../transfer/hub';
import { HubHandIn } from './hub-hand-in.svelte';

const RECEIPT = '0123456789abcdef0123456789abcdef';
type Turn = 'post' | 'ask';

/** A hub that does what the test says, and the times at which it was asked. */
function open() {
	const asked: { turn: Turn; at: number; text?: string }[] = [];
	const answers = {
		post: async (): Promise<HandInReceipt> => ({ receipt: RECEIPT, state: 'waiting' }),
		ask: async (): Promise<HandInStanding | undefined> => ({ state: 'waiting' }),
	};
	const handIn = new HubHandIn({
		handIn: (text) => {
			asked.push({ turn: 'post', at: Date.now(), text });
			return answers.post();
		},
		stateOf: () => {
			asked.push({ turn: 'ask', at: Date.now() });
			return answers.ask();
		},
	});
	const turns = () => asked.map(({ turn }) => turn);
	return { handIn, answers, asked, turns };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const fail = (code: HubFault['code']) => () => Promise.reject(new HubFault(code));

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

// Catches "handed in" that is said when the laptop has it, but the console has not.
test('is stored only when the hub says so, and then asks no more', async () => {
	const { handIn, answers, asked, turns } = open();
	expect(handIn.state).toBe('');
	handIn.send('a');
	expect(handIn.state).toBe('sending');
	await pass(0);
	expect(handIn.state).toBe('waiting');
	await pass(2000);
	expect(turns()).toEqual(['post', 'ask']);
	expect(handIn.state).toBe('waiting');
	answers.ask = async () => ({ state: 'stored' });
	await pass(3000);
	expect(handIn.state).toBe('stored');
	const { length } = asked;
	await pass(60_000);
	expect(asked).toHaveLength(length);
});

test('is stored at once where the hub knows it already', async () => {
	const { handIn, answers } = open();
	answers.post = async () => ({ receipt: RECEIPT, state: 'stored' });
	handIn.send('a');
	await pass(0);
	expect(handIn.state).toBe('stored');
});

test('says why it was refused', async () => {
	const { handIn, answers } = open();
	answers.ask = async () => ({ state: 'refused', why: 'other-session' });
	handIn.send('a');
	await pass(2000);
	expect([handIn.state, handIn.why]).toEqual(['refused', 'other-session']);
});

// Catches forty phones that ask a laptop every moment for hours.
test('asks more and more rarely, but never more than ten seconds apart', async () => {
	const { handIn, asked } = open();
	handIn.send('a');
	await pass(120_000);
	const pauses = asked.slice(1).map(({ at }, i) => at - asked[i]!.at);
	expect(pauses[0]).toBe(2000);
	expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
	expect(pauses.at(-1)).toBe(10_000);
});

// Catches a ballot that is lost when the laptop's program is started anew.
test('is sent again at once where the hub has forgotten it', async () => {
	const { handIn, answers, turns, asked } = open();
	handIn.send('a');
	await pass(0);
	answers.ask = async () => undefined;
	await pass(2001);
	expect(turns()).toEqual(['post', 'ask', 'post']);
	expect(asked.at(-1)!.text).toBe('a');
	expect(handIn.state).toBe('waiting');
});

// Catches a phone that gives up when somebody walks out of the room for a minute.
test('goes on after the line was gone, with what it had', async () => {
	const { handIn, answers, turns } = open();
	const { post, ask } = answers;
	answers.post = fail('unreachable');
	handIn.send('a');
	await pass(60_000);
	expect([handIn.state, handIn.fault]).toEqual(['sending', 'unreachable']);
	answers.post = post;
	await pass(10_000);
	expect([handIn.state, handIn.fault]).toEqual(['waiting', undefined]);
	answers.ask = fail('unreachable');
	await pass(60_000);
	expect([handIn.state, handIn.fault]).toEqual(['waiting', 'unreachable']);
	answers.ask = ask;
	await pass(10_000);
	expect([handIn.state, handIn.fault]).toEqual(['waiting', undefined]);
	expect(turns().lastIndexOf('post')).toBeLessThan(turns().indexOf('ask'));
});

// Catches a full hub that is reported as a failure.
test('tries again where there was no room', async () => {
	const { handIn, answers } = open();
	const { post } = answers;
	answers.post = fail('full');
	handIn.send('a');
	await pass(0);
	expect([handIn.state, handIn.fault]).toEqual(['sending', 'full']);
	answers.post = post;
	await pass(2000);
	expect(handIn.state).toBe('waiting');
});

// Catches a phone that does not see that the laptop takes hand-ins again.
test('has failed where there is no hub, and mends itself when there is', async () => {
	const { handIn, answers } = open();
	const { post } = answers;
	answers.post = fail('no-hub');
	handIn.send('a');
	await pass(30_000);
	expect([handIn.state, handIn.fault]).toEqual(['failed', 'no-hub']);
	answers.post = post;
	await pass(10_000);
	expect([handIn.state, handIn.fault]).toEqual(['waiting', undefined]);
});

test('has failed for good where it is too large', async () => {
	const { handIn, answers, asked } = open();
	answers.post = fail('too-large');
	handIn.send('a');
	await pass(60_000);
	expect([handIn.state, handIn.fault]).toEqual(['failed', 'too-large']);
	expect(asked).toHaveLength(1);
});

// Catches an answer to an earlier text that passes for one to the later.
test('follows the last text only', async () => {
	const { handIn, answers, asked } = open();
	let late!: (receipt: HandInReceipt) => void;
	answers.post = () => new Promise((resolve) => (late = resolve));
	handIn.send('a');
	const first = late;
	handIn.send('b');
	first({ receipt: RECEIPT, state: 'stored' });
	await pass(0);
	expect(handIn.state).toBe('sending');
	late({ receipt: RECEIPT, state: 'waiting' });
	await pass(0);
	expect(handIn.state).toBe('waiting');
	expect(asked.map(({ text }) => text)).toEqual(['a', 'b']);
});

test('asks no more when it is stopped, also in the middle of an answer', async () => {
	const { handIn, asked } = open();
	handIn.send('a');
	handIn.stop();
	await pass(60_000);
	expect(asked).toHaveLength(1);
});
