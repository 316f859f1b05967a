import { createHash } from 'node:crypto';

/**
 * @typedef {object} HubLimits
 * @property {number} bodyBytes of one hand-in
 * @property {number} waiting hand-ins that nobody has collected yet
 * @property {number} receipts remembered in all
 * @property {number} batch hand-ins that the console gets at a time
 * @property {number} postsPerMinute from one address
 * @property {number} addresses whose posts are counted
 *
 * @typedef {'waiting' | 'stored' | 'refused'} HandInState
 * @typedef {{ state: HandInState, why?: string }} Standing `why`: a short code, with `refused` only
 * @typedef {{ receipt: string } & Standing} Receipt
 * @typedef {{ receipt: string, body: string }} WaitingHandIn
 * @typedef {ReturnType<typeof createHub>} Hub
 */

/** @type {HubLimits} */
export const HUB_LIMITS = {
	bodyBytes: 64 * 1024,
	waiting: 2000,
	receipts: 20_000,
	batch: 100,
	postsPerMinute: 30,
	addresses: 4096,
};

const RECEIPT = /^[0-9a-f]{32}$/;
const WHY = /^[a-z0-9][a-z0-9-]{0,39}$/;

/**
 * What a hand-in is known by; the same text always has the same one.
 *
 * @param {string} body
 */
export const receiptOf = (body) => createHash('sha256').update(body).digest('hex').slice(0, 32);

/**
 * Hand-ins between the phones and the console, in memory only. A hand-in waits until the console
 * says what became of it; then its text is forgotten, and only its state is kept.
 *
 * @param {object} options
 * @param {() => number} options.now milliseconds that never run backwards
 * @param {Partial<HubLimits>} [options.limits]
 */
export function createHub({ now, limits: changed = {} }) {
	const limits = { ...HUB_LIMITS, ...changed };
	/** Texts by receipt, oldest first. @type {Map<string, string>} */
	const waiting = new Map();
	/** By receipt, in the order in which they were settled. @type {Map<string, Standing>} */
	const settled = new Map();
	/** Posts left to an address. @type {Map<string, { left: number, at: number }>} */
	const posts = new Map();

	/**
	 * Counts a post, whatever is in it. The allowance refills steadily: who was refused once may soon
	 * post again, and each address has its own.
	 *
	 * @param {string} address
	 */
	function mayPost(address) {
		const at = now();
		const known = posts.get(address);
		const refilled = known ? ((at - known.at) / 60_000) * limits.postsPerMinute : Infinity;
		const left = Math.min(limits.postsPerMinute, (known?.left ?? 0) + refilled);
		posts.delete(address);
		posts.set(address, { left: left >= 1 ? left - 1 : left, at });
		// The one that has been silent longest has its whole allowance again, or nearly.
		forgetOldest(posts, limits.addresses);
		return left >= 1;
	}

	/**
	 * The same text again counts once. One that was refused waits again: the console may by now have
	 * the right workshop open.
	 *
	 * @param {string} body
	 * @returns {Receipt | 'full'}
	 */
	function handIn(body) {
		const receipt = receiptOf(body);
		if (waiting.has(receipt)) return { receipt, state: 'waiting' };
		if (settled.get(receipt)?.state === 'stored') return { receipt, state: 'stored' };
		if (waiting.size >= limits.waiting) return 'full';
		settled.delete(receipt);
		waiting.set(receipt, body);
		forgetSettled();
		return { receipt, state: 'waiting' };
	}

	/**
	 * @param {string} receipt
	 * @returns {Standing | undefined} undefined where it is not known, or known no more
	 */
	function stateOf(receipt) {
		return waiting.has(receipt) ? { state: 'waiting' } : settled.get(receipt);
	}

	/** @returns {WaitingHandIn[]} oldest first, no more than a batch */
	function firstWaiting() {
		/** @type {WaitingHandIn[]} */
		const batch = [];
		for (const [receipt, body] of waiting) {
			if (batch.length >= limits.batch) break;
			batch.push({ receipt, body });
		}
		return batch;
	}

	/**
	 * What became of hand-ins: all of the list, or nothing where any of it makes no sense. A receipt
	 * that is not known is passed over (its phone will send again), and "stored" is never taken back.
	 *
	 * @param {unknown} list `[{ receipt, state: 'stored' | 'refused', why? }]`
	 * @returns {boolean} false where it makes no sense
	 */
	function settle(list) {
		if (!Array.isArray(list) || !list.every(isSettlement)) return false;
		for (const { receipt, state, why } of list) {
			const before = stateOf(receipt);
			if (!before || before.state === 'stored') continue;
			waiting.delete(receipt);
			settled.delete(receipt);
			settled.set(receipt, state === 'refused' && why !== undefined ? { state, why } : { state });
		}
		forgetSettled();
		return true;
	}

	function forgetSettled() {
		forgetOldest(settled, Math.max(0, limits.receipts - waiting.size));
	}

	return {
		limits,
		mayPost,
		handIn,
		stateOf,
		firstWaiting,
		settle,
		get waitingCount() {
			return waiting.size;
		},
		/** How many receipts and addresses are kept: never more than the limits. */
		get kept() {
			return { receipts: waiting.size + settled.size, addresses: posts.size };
		},
	};
}

/**
 * @param {unknown} entry
 * @returns {entry is Receipt}
 */
function isSettlement(entry) {
	if (typeof entry !== 'object' || entry === null) return false;
	const { receipt, state, why } = /** @type {Record<string, unknown>} */ (entry);
	return (
		typeof receipt === 'string' &&
		RECEIPT.test(receipt) &&
		(state === 'stored' || state === 'refused') &&
		(why === undefined || (typeof why === 'string' && WHY.test(why)))
	);
}

/**
 * @param {Map<string, unknown>} map in the order in which it is to be forgotten
 * @param {number} most
 */
function forgetOldest(map, most) {
	for (const key of map.keys()) {
		if (map.size <= most) return;
		map.delete(key);
	}
}
