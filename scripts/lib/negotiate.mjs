/** Content types by file extension: what the site holds, and no more. */
const TYPES = {
	html: 'text/html; charset=utf-8',
	js: 'text/javascript; charset=utf-8',
	mjs: 'text/javascript; charset=utf-8',
	css: 'text/css; charset=utf-8',
	json: 'application/json; charset=utf-8',
	map: 'application/json; charset=utf-8',
	webmanifest: 'application/manifest+json; charset=utf-8',
	txt: 'text/plain; charset=utf-8',
	xml: 'application/xml; charset=utf-8',
	svg: 'image/svg+xml; charset=utf-8',
	png: 'image/png',
	ico: 'image/x-icon',
	woff2: 'font/woff2',
};

/**
 * @param {string} path
 * @returns {string}
 */
export function contentType(path) {
	const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
	return extension in TYPES
		? TYPES[/** @type {keyof typeof TYPES} */ (extension)]
		: 'application/octet-stream';
}

/** @typedef {'br' | 'gzip' | 'identity'} Encoding */

/**
 * Picks the encoding a client likes best of those there are; of equals, the one listed first.
 * `identity` is the last resort, even for a client that refuses it: a readable page beats a 406.
 *
 * @param {string | undefined} header Accept-Encoding
 * @param {readonly Encoding[]} available best first, without `identity`
 * @returns {Encoding}
 */
export function chooseEncoding(header, available) {
	const asked = parseQualities(header ?? '');
	const others = asked.get('*');
	// A client that says nothing of `identity` takes it, but would rather have what it names.
	let best = asked.get('identity') ?? others ?? Number.MIN_VALUE;
	/** @type {Encoding} */
	let choice = 'identity';
	for (const encoding of available) {
		const quality = asked.get(encoding) ?? others ?? 0;
		if (quality > 0 && (quality > best || (quality === best && choice === 'identity'))) {
			best = quality;
			choice = encoding;
		}
	}
	return choice;
}

/**
 * Whether a client asks for a page, by name: scripts and images send a bare wildcard.
 *
 * @param {string | undefined} header Accept
 * @returns {boolean}
 */
export function acceptsHtml(header) {
	return (parseQualities(header ?? '').get('text/html') ?? 0) > 0;
}

/**
 * Compares If-None-Match with an ETag, weakly as RFC 9110 asks: a proxy may have weakened ours.
 *
 * @param {string | undefined} header
 * @param {string} etag
 * @returns {boolean}
 */
export function matchesEtag(header, etag) {
	if (!header) return false;
	return header
		.split(',')
		.map((tag) => tag.trim().replace(/^W\//, ''))
		.some((tag) => tag === '*' || tag === etag);
}

/** @param {string} header a list such as `br;q=1.0, gzip;q=0.5, *;q=0` */
function parseQualities(header) {
	/** @type {Map<string, number>} */
	const qualities = new Map();
	for (const item of header.split(',')) {
		const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
		if (!name) continue;
		const given = parameters.find((part) => /^q\s*=/.test(part));
		const quality = given === undefined ? 1 : Number(given.replace(/^q\s*=\s*/, ''));
		qualities.set(name, Number.isFinite(quality) ? quality : 0);
	}
	return qualities;
}
