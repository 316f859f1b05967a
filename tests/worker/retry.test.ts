import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Retry } from '../../src/lib/device/retry';

let page: EventTarget;
let stopped: AbortController;
beforeEach(() => {
	vi.useFakeTimers();
	page = new EventTarget();
	vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
	stopped = new AbortController();
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

/** One that fails every time, and notes when it was tried. */
function failing() {
	const began = Date.now();
	const tries: number[] = [];
	const retry: Retry = new Retry(() => {
		tries.push((Date.now() - began) / 1000);
		retry.later();
	}, stopped.signal);
	return { retry, tries };
}

describe('trying again', () => {
	it('takes growing pauses, up to half an hour', () => {
		const { retry, tries } = failing();
		retry.now();
		vi.advanceTimersByTime(3 * 3_600_000);
		const pauses = tries.slice(1).map((at, i) => at - tries[i]!);
		expect(pauses.slice(0, 4)).toEqual([2, 4, 8, 16]);
		expect(pauses.at(-1)).toBe(1800);
	});

	it('happens at once when the network comes back, but only where something failed', () => {
		const { retry, tries } = failing();
		page.dispatchEvent(new Event('online'));
		expect(tries).toEqual([]);
		retry.later();
		page.dispatchEvent(new Event('online'));
		expect(tries).toEqual([0]);
	});

	it('ends when nobody wants it any more', () => {
		const { retry, tries } = failing();
		retry.later();
		stopped.abort();
		vi.advanceTimersByTime(60_000);
		expect(tries).toEqual([]);
	});

	it('starts with a short pause again after a success', () => {
		const { retry, tries } = failing();
		retry.now();
		vi.advanceTimersByTime(30_000);
		retry.reset();
		tries.length = 0;
		const from = Date.now();
		retry.later();
		vi.advanceTimersToNextTimer();
		expect(Date.now() - from).toBe(2000);
	});
});
