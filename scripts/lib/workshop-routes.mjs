import { SECURITY_HEADERS } from '../site/headers.mjs';
import { normalizeBase } from './locate.mjs';
import { isHere, isOwnSite, plainAddress, readBody } from './workshop-request.mjs';

/**
 * @import { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
 * @import { Hub } from './workshop-hub.mjs'
 * @import { Body } from './workshop-request.mjs'
 */

/** How long one body may take. */
const BODY_MS = 30_000;
/** When to come again, where there was no room or there were too many posts. */
const AGAIN_S = 5;

/**
 * @typedef {{ status: number, json?: unknown, headers?: OutgoingHttpHeaders }} Reply
 * @typedef {{ method: 'GET' | 'POST', here?: boolean, reply: (body: string) => Reply }} Route
 *   `here`: for this very machine only
 *
 * @typedef {object} WorkshopOptions
 * @property {Hub} hub
 * @property {string} [base] as of the static server
 * @property {() => readonly string[]} addresses of the app for phones, likeliest first; asked each
 *   time, since a hotspot may be switched on later
 * @property {(req: IncomingMessage) => string} [addressOf] for tests
 * @property {number} [bodyMs] for tests
 */

/** @type {Record<Exclude<Body['is'], 'text' | 'gone'>, Reply>} */
const BODY_FAULTS = {
	'too-large': fault(413, 'too-large', { Connection: 'close' }),
	'too-slow': fault(408, 'too-slow', { Connection: 'close' }),
	'no-text': fault(400, 'no-text'),
};

/**
 * The hub's addresses, all of them below `/workshop-hub/`, as the static server's `onRequest`.
 *
 * @param {WorkshopOptions} options
 * @returns {(req: IncomingMessage, res: ServerResponse) => Promise<boolean>}
 */
export function createWorkshopRoutes({
	hub,
	base = '',
	addresses,
	addressOf = (req) => req.socket.remoteAddress ?? '',
	bodyMs = BODY_MS,
}) {
	const top = `${normalizeBase(base)}/workshop-hub/`;

	return async (req, res) => {
		const path = (req.url ?? '').replace(/[?#].*$/, '');
		if (!path.startsWith(top)) return false;
		const reply = await answer(req, path.slice(top.length));
		if (reply && !res.destroyed) send(req, res, reply);
		return true;
	};

	/**
	 * @param {IncomingMessage} req
	 * @param {string} path below the hub's top
	 * @returns {Promise<Reply | undefined>} nothing where nobody is left to hear it
	 */
	async function answer(req, path) {
		const address = plainAddress(addressOf(req));
		const here = isHere(req, address);
		const route = routeOf(path, here);
		const refused = refusal(req, route, here, address);
		if (!route || route.method === 'GET') return refused ?? route?.reply('');
		// Heard to its end also where it is refused: cut off, a browser would report a broken line.
		const body = await readBody(req, refused ? 0 : hub.limits.bodyBytes, bodyMs);
		if (body.is === 'gone') return undefined;
		if (refused) return { ...refused, headers: { ...refused.headers, Connection: 'close' } };
		return body.is === 'text' ? route.reply(body.text) : BODY_FAULTS[body.is];
	}

	/**
	 * @param {IncomingMessage} req
	 * @param {Route | undefined} route
	 * @param {boolean} here
	 * @param {string} address
	 * @returns {Reply | undefined} nothing where it may be answered
	 */
	function refusal(req, route, here, address) {
		if (!route) return fault(404, 'not-found');
		if (!isOwnSite(req)) return fault(403, 'other-site');
		const isGet = req.method === 'GET' || req.method === 'HEAD';
		if (route.method === 'GET' ? !isGet : req.method !== 'POST') {
			return fault(405, 'method', { Allow: route.method === 'GET' ? 'GET, HEAD' : 'POST' });
		}
		if (route.here && !here) return fault(403, 'not-here');
		// Counted before anything is read: what is kept while it comes is limited, too.
		if (route.method === 'POST' && !route.here && !hub.mayPost(address)) {
			return fault(429, 'too-many', { 'Retry-After': AGAIN_S });
		}
		return undefined;
	}

	/**
	 * @param {string} path
	 * @param {boolean} here
	 * @returns {Route | undefined}
	 */
	function routeOf(path, here) {
		switch (path) {
			case '':
				return { method: 'GET', reply: () => ok({ hub: 1, here, addresses: addresses() }) };
			case 'hand-in':
				return { method: 'POST', reply: takeHandIn };
			case 'waiting':
				return { method: 'GET', here: true, reply: () => ok(hub.firstWaiting()) };
			case 'settled':
				return { method: 'POST', here: true, reply: takeSettled };
		}
		if (!path.startsWith('hand-in/')) return undefined;
		const state = hub.stateOf(path.slice('hand-in/'.length));
		return { method: 'GET', reply: () => (state ? ok(state) : fault(404, 'unknown-receipt')) };
	}

	/** @param {string} body @returns {Reply} */
	function takeHandIn(body) {
		const receipt = hub.handIn(body);
		if (receipt === 'full') return fault(503, 'full', { 'Retry-After': AGAIN_S });
		return { status: 202, json: receipt };
	}

	/** @param {string} body @returns {Reply} */
	function takeSettled(body) {
		return hub.settle(parsed(body)) ? { status: 204 } : fault(400, 'no-sense');
	}
}

/** @param {unknown} json @returns {Reply} */
function ok(json) {
	return { status: 200, json };
}

/**
 * @param {number} status
 * @param {string} code
 * @param {OutgoingHttpHeaders} [headers]
 * @returns {Reply}
 */
function fault(status, code, headers = {}) {
	return { status, json: { fault: code }, headers };
}

/** @param {string} text @returns {unknown} undefined for what is no JSON */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * @param {IncomingMessage} req
 * @param {ServerResponse} res
 * @param {Reply} reply
 */
function send(req, res, { status, json, headers = {} }) {
	const body = json === undefined ? undefined : JSON.stringify(json);
	const all = {
		...SECURITY_HEADERS,
		'Cross-Origin-Resource-Policy': 'same-origin',
		'Cache-Control': 'no-store',
		...(body === undefined
			? {}
			: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
		...headers,
	};
	for (const [name, value] of Object.entries(all)) {
		if (value !== undefined) res.setHeader(name, value);
	}
	res.writeHead(status);
	res.end(req.method === 'HEAD' ? undefined : body);
}
