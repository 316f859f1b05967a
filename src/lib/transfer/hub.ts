/**
 * The hub of a facilitator's laptop: takes hand-ins from phones on its own network, and keeps them
 * in memory until the console there has stored them (docs/hosting.md). Nothing here trusts what is
 * answered: on a strange network anything may answer.
 */
export type HubInfo = {
	/** Asked from the very machine that the hub runs on: only there can hand-ins be collected. */
	readonly here: boolean;
	/** Of the app, for phones; likeliest first. */
	readonly addresses: readonly string[];
};

/** `stored`: the console has it. `why`: a short code, which the console gave. */
export type HandInStanding = { state: 'waiting' | 'stored' | 'refused'; why?: string };
export type HandInReceipt = { receipt: string } & HandInStanding;
export type WaitingHandIn = { receipt: string; body: string };
export type Settlement = { receipt: string; state: 'stored' | 'refused'; why?: string };

export type HubFaultCode =
	/** No answer: the line is gone, or the laptop is asleep. Worth another try. */
	| 'unreachable'
	/** Too many wait, or too much was sent just now. Worth another try, a little later. */
	| 'full'
	/** More than `MAX_HAND_IN_BYTES`: another way must be taken. */
	| 'too-large'
	/** Something answers, but takes no hand-ins: a plain host, another program, a login page. */
	| 'no-hub'
	/** The hub refused it: a page that is not its own, or a fault in it. */
	| 'failed';

export class HubFault extends Error {
	override readonly name = 'HubFault';
	readonly code: HubFaultCode;

	constructor(code: HubFaultCode) {
		super(code);
		this.code = code;
	}
}

export const MAX_HAND_IN_BYTES = 64 * 1024;
const TIMEOUT_MS = 8000;
const RECEIPT = /^[0-9a-f]{32}$/u;
const WHY = /^[a-z0-9][a-z0-9-]{0,39}$/u;

/** Every method but `look` @throws {HubFault} */
export type Hub = {
	/** Undefined where there is none, or none to be reached. */
	look(): Promise<HubInfo | undefined>;
	/** The same text again counts once. */
	handIn(text: string): Promise<HandInReceipt>;
	/** Undefined where the receipt is not known any more: the text is to be handed in again. */
	stateOf(receipt: string): Promise<HandInStanding | undefined>;
	/** Oldest first, at most 100; only on the hub's own machine. */
	waiting(): Promise<WaitingHandIn[]>;
	/** What became of them; only on the hub's own machine. */
	settle(settlements: readonly Settlement[]): Promise<void>;
};

/**
 * Whether there could be a hub: only laptops that serve a room speak plain http. To ask a public
 * host would cost a request for nothing.
 *
 * @param address of the page
 */
export function couldHaveHub(address: string): boolean {
	return new URL(address).protocol === 'http:';
}

/**
 * @param base the app's base path, '' or '/a/b'
 * @param fetch the browser's, or a test's
 */
export function hubAt(base: string, fetch: typeof globalThis.fetch): Hub {
	const top = `${base}/workshop-hub/`;

	async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
		const giveUp = new AbortController();
		const timer = setTimeout(() => giveUp.abort(), TIMEOUT_MS);
		try {
			const response = await fetch(top + path, {
				cache: 'no-store',
				credentials: 'omit',
				// A login page's redirect must not carry a hand-in to another host.
				redirect: 'error',
				...init,
				signal: giveUp.signal,
			});
			return { status: response.status, json: parsed(await response.text()) };
		} catch {
			throw new HubFault('unreachable');
		} finally {
			clearTimeout(timer);
		}
	}

	return {
		async look() {
			const answer = await ask('').catch(() => undefined);
			return answer?.status === 200 ? asInfo(answer.json) : undefined;
		},

		async handIn(text) {
			if (new TextEncoder().encode(text).length > MAX_HAND_IN_BYTES) {
				throw new HubFault('too-large');
			}
			const answer = await ask('hand-in', post(text, 'text/plain;charset=UTF-8'));
			const standing = answer.status === 202 ? asStanding(answer.json) : refuse(answer);
			const receipt = (answer.json as Record<string, unknown> | undefined)?.['receipt'];
			if (!standing || !isReceipt(receipt)) throw new HubFault('no-hub');
			return { receipt, ...standing };
		},

		async stateOf(receipt) {
			const answer = await ask(`hand-in/${encodeURIComponent(receipt)}`);
			// Only the hub's own: a host without one answers 404 too.
			if (answer.status === 404 && faultIn(answer) === 'unknown-receipt') return undefined;
			const standing = answer.status === 200 ? asStanding(answer.json) : refuse(answer);
			if (!standing) throw new HubFault('no-hub');
			return standing;
		},

		async waiting() {
			const answer = await ask('waiting');
			const list = answer.status === 200 ? answer.json : refuse(answer);
			if (!Array.isArray(list)) throw new HubFault('no-hub');
			return list.filter(isWaiting).map(({ receipt, body }) => ({ receipt, body }));
		},

		async settle(settlements) {
			const list = settlements.map(({ receipt, state, why }) =>
				// What the hub does not take for a code would make it refuse the whole list.
				state === 'refused' && why !== undefined && WHY.test(why)
					? { receipt, state, why }
					: { receipt, state },
			);
			const answer = await ask('settled', post(JSON.stringify(list), 'application/json'));
			if (answer.status !== 204) refuse(answer);
		},
	};
}

type Answer = { status: number; json: unknown };

/** @throws {HubFault} always */
function refuse(answer: Answer): never {
	const { status } = answer;
	if (status === 503 || status === 429) throw new HubFault('full');
	if (status === 413) throw new HubFault('too-large');
	if (status === 408) throw new HubFault('unreachable');
	// The hub says in each refusal why, as a code; what else answers does not.
	throw new HubFault(faultIn(answer) === undefined ? 'no-hub' : 'failed');
}

function faultIn({ json }: Answer): string | undefined {
	const code = isRecord(json) ? json['fault'] : undefined;
	return typeof code === 'string' ? code : undefined;
}

const post = (body: string, type: string): RequestInit => ({
	method: 'POST',
	headers: { 'Content-Type': type },
	body,
});

function asInfo(json: unknown): HubInfo | undefined {
	if (!isRecord(json) || json['hub'] !== 1) return undefined;
	const { addresses } = json;
	return {
		here: json['here'] === true,
		addresses: Array.isArray(addresses) ? addresses.filter(isAddress) : [],
	};
}

/** It is shown, and put into a code that phones scan: nothing but a plain address. */
function isAddress(value: unknown): value is string {
	return typeof value === 'string' && /^http:\/\/[\w.:[\]-]+\/[\w./~%-]*$/u.test(value);
}

function asStanding(json: unknown): HandInStanding | undefined {
	if (!isRecord(json)) return undefined;
	const { state, why } = json;
	if (state !== 'waiting' && state !== 'stored' && state !== 'refused') return undefined;
	return typeof why === 'string' && WHY.test(why) ? { state, why } : { state };
}

function isWaiting(value: unknown): value is WaitingHandIn {
	return isRecord(value) && isReceipt(value['receipt']) && typeof value['body'] === 'string';
}

const isReceipt = (value: unknown): value is string =>
	typeof value === 'string' && RECEIPT.test(value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
