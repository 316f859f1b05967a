import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { CACHE_CHECKED, cacheControlOf, SECURITY_HEADERS } from '../site/headers.mjs';
import { isFile, locate, normalizeBase } from './locate.mjs';
import { acceptsHtml, chooseEncoding, contentType, matchesEtag } from './negotiate.mjs';

/**
 * @import { IncomingMessage, OutgoingHttpHeaders, Server, ServerResponse } from 'node:http'
 * @import { Encoding } from './negotiate.mjs'
 */

/**
 * @typedef {object} RequestRecord one finished or broken-off request
 * @property {string} method
 * @property {string} path as asked for, without the query
 * @property {number} status
 * @property {Encoding} encoding
 * @property {number} bytes of the body that was sent: compressed size; 0 for HEAD, 304, or broken off
 * @property {number} wireBytes everything written to the connection for it, headers included
 * @property {boolean} complete false when the connection ended before the answer did
 *
 * @typedef {object} StaticServerOptions
 * @property {string | (() => string)} root a function lets a running server change to another build
 * @property {string} [base] sub-path such as '/readiness'; nothing is served outside it
 * @property {(record: RequestRecord) => void} [log]
 * @property {(req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>} [onRequest]
 *   true: the hook answers or has cut the connection; false: served as usual, when the hook is done
 */

/** @type {readonly { encoding: Encoding, suffix: string }[]} */
const COMPRESSED = [
	{ encoding: 'br', suffix: '.br' },
	{ encoding: 'gzip', suffix: '.gz' },
];

/**
 * Makes a server for a built site, not yet listening: the one of `npm start`, and of the tests.
 *
 * @param {StaticServerOptions} options
 * @returns {Server}
 */
export function createStaticServer({ root, base = '', log, onRequest }) {
	const prefix = normalizeBase(base);
	const currentRoot = typeof root === 'function' ? root : () => root;

	return createServer((req, res) => {
		if (log) recordRequest(req, res, log);
		answer(req, res).catch((error) => {
			if (!res.headersSent) sendText(req, res, 500, 'Internal error');
			else res.destroy();
			console.error(error);
		});
	});

	/**
	 * @param {IncomingMessage} req
	 * @param {ServerResponse} res
	 */
	async function answer(req, res) {
		if (onRequest && (await onRequest(req, res))) return;
		if (res.destroyed) return;
		if (req.method !== 'GET' && req.method !== 'HEAD') {
			return sendText(req, res, 405, 'Method not allowed', { Allow: 'GET, HEAD' });
		}
		const folder = currentRoot();
		const found = await locate(folder, prefix, req.url ?? '');
		switch (found.kind) {
			case 'malformed':
				return sendText(req, res, 400, 'Bad request');
			case 'redirect':
				return sendText(req, res, 308, 'Moved', { Location: found.location });
			case 'file':
				return sendFile(req, res, 200, found.file, {
					'Cache-Control': cacheControlOf(found.path),
				});
			case 'missing':
				return sendMissing(req, res, folder, found.path);
		}
	}

	/**
	 * @param {IncomingMessage} req
	 * @param {ServerResponse} res
	 * @param {string} folder
	 * @param {string} path
	 */
	async function sendMissing(req, res, folder, path) {
		const page = join(folder, '404.html');
		const wantsPage = acceptsHtml(req.headers.accept) && !/\.[^/]*$/.test(path);
		const vary = { Vary: 'Accept, Accept-Encoding', 'Cache-Control': CACHE_CHECKED };
		// Never the page for a script or a text: what caches it would take it for the file.
		if (wantsPage && (await isFile(page))) return sendFile(req, res, 404, page, vary);
		return sendText(req, res, 404, 'Not found', vary);
	}

	/**
	 * @param {IncomingMessage} req
	 * @param {ServerResponse} res
	 * @param {number} status
	 * @param {string} file
	 * @param {OutgoingHttpHeaders} headers
	 */
	async function sendFile(req, res, status, file, headers) {
		const there = await Promise.all(COMPRESSED.map(({ suffix }) => isFile(file + suffix)));
		const available = COMPRESSED.filter((_, i) => there[i]);
		const encoding = chooseEncoding(
			req.headers['accept-encoding'],
			available.map((one) => one.encoding),
		);
		const variant = file + (available.find((one) => one.encoding === encoding)?.suffix ?? '');
		const body = await readFile(variant);
		const etag = etagOf(body, encoding);
		const all = {
			...SECURITY_HEADERS,
			Vary: 'Accept-Encoding',
			...headers,
			...(status === 200 ? { ETag: etag } : {}),
			...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
		};
		if (status === 200 && matchesEtag(req.headers['if-none-match'], etag)) {
			writeHead(res, 304, all);
			res.end();
			return;
		}
		writeHead(res, status, {
			...all,
			'Content-Type': contentType(file),
			'Content-Length': body.length,
		});
		res.end(req.method === 'HEAD' ? undefined : body);
	}
}

/**
 * @param {IncomingMessage} req
 * @param {ServerResponse} res
 * @param {number} status
 * @param {string} text
 * @param {OutgoingHttpHeaders} [headers]
 */
function sendText(req, res, status, text, headers = {}) {
	const body = `${status} ${text}\n`;
	writeHead(res, status, {
		...SECURITY_HEADERS,
		'Cache-Control': CACHE_CHECKED,
		'Content-Type': contentType('.txt'),
		'Content-Length': Buffer.byteLength(body),
		...headers,
	});
	res.end(req.method === 'HEAD' ? undefined : body);
}

/**
 * Sets headers one by one: given to `writeHead` at once, they could not be read for the record.
 *
 * @param {ServerResponse} res
 * @param {number} status
 * @param {OutgoingHttpHeaders} headers
 */
function writeHead(res, status, headers) {
	for (const [name, value] of Object.entries(headers)) {
		if (value !== undefined) res.setHeader(name, value);
	}
	res.writeHead(status);
}

/**
 * By content, since two builds of one text share no date; with the encoding, since the encodings of
 * one file must never share a strong tag.
 *
 * @param {Buffer} body
 * @param {Encoding} encoding
 */
function etagOf(body, encoding) {
	const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
	return `"${hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
}

/**
 * @param {IncomingMessage} req
 * @param {ServerResponse} res
 * @param {(record: RequestRecord) => void} log
 */
function recordRequest(req, res, log) {
	const { socket } = req;
	const before = socket.bytesWritten;
	res.once('close', () => {
		const complete = res.writableFinished;
		const hasBody = complete && req.method !== 'HEAD' && res.statusCode !== 304;
		const encoding = /** @type {Encoding} */ (res.getHeader('Content-Encoding') ?? 'identity');
		log({
			method: req.method ?? '',
			path: (req.url ?? '').replace(/[?#].*$/, ''),
			status: res.statusCode,
			encoding,
			bytes: hasBody ? Number(res.getHeader('Content-Length') ?? 0) : 0,
			wireBytes: socket.bytesWritten - before,
			complete,
		});
	});
}
