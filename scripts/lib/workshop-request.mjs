import { isIP } from 'node:net';

/** @import { IncomingMessage } from 'node:http' */

/** Beyond that, who sends a body that is too large is not heard out. */
const DISCARDED_BYTES = 1024 * 1024;

/**
 * @typedef {{ is: 'text', text: string }
 *   | { is: 'too-large' | 'too-slow' | 'no-text' | 'gone' }} Body `gone`: nobody is left to answer
 */

/**
 * Where a request comes from, in one form for IPv4 however it is written.
 *
 * @param {string} address
 */
export const plainAddress = (address) => address.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Whether it was asked from this very machine. What a proxy hands on was not, though the proxy may
 * run here.
 *
 * @param {IncomingMessage} req
 * @param {string} address of the other end of the connection
 */
export function isHere({ headers }, address) {
	const plain = plainAddress(address);
	const local = plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
	const handedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((h) => h in headers);
	return local && !handedOn && isLocalName(hostName(headers.host));
}

/**
 * Whether a page of this very server asks, or no page at all. A host's name that is not an address
 * can be made to point here by anybody who owns it, and its pages would pass for ours.
 *
 * @param {IncomingMessage} req
 */
export function isOwnSite({ headers }) {
	const name = hostName(headers.host);
	if (name === '' || !(isLocalName(name) || isIP(name) !== 0)) return false;
	const site = headers['sec-fetch-site'];
	if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
	const { origin, host = '' } = headers;
	return origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`;
}

/** @param {string} name */
function isLocalName(name) {
	return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/**
 * The name in a `Host` header, without port and brackets; '' where there is none to be made out.
 *
 * @param {string | undefined} host
 */
function hostName(host = '') {
	const found = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::\d{1,5})?$/i.exec(host);
	return (found?.[1] ?? found?.[2] ?? '').toLowerCase();
}

/**
 * Reads a body to its end, so that who sent it hears the answer, and keeps no more than `most` of it.
 *
 * @param {IncomingMessage} req
 * @param {number} most bytes
 * @param {number} patienceMs for all of it
 * @returns {Promise<Body>}
 */
export function readBody(req, most, patienceMs) {
	return new Promise((resolve) => {
		/** @type {Buffer[]} */
		const chunks = [];
		let bytes = 0;
		const timer = setTimeout(() => end({ is: 'too-slow' }), patienceMs);
		/** @param {Body} body */
		const end = (body) => {
			clearTimeout(timer);
			resolve(body);
		};
		req.on('data', (/** @type {Buffer} */ chunk) => {
			bytes += chunk.length;
			if (bytes <= most) chunks.push(chunk);
			else chunks.length = 0;
			if (bytes > DISCARDED_BYTES) end({ is: 'too-large' });
		});
		req.on('end', () => end(bytes > most ? { is: 'too-large' } : asText(Buffer.concat(chunks))));
		req.on('error', () => end({ is: 'gone' }));
		req.on('close', () => end({ is: 'gone' }));
	});
}

/** @param {Buffer} bytes @returns {Body} */
function asText(bytes) {
	try {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
		return text === '' ? { is: 'no-text' } : { is: 'text', text };
	} catch {
		return { is: 'no-text' };
	}
}
