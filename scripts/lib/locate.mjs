import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {{ kind: 'file', file: string, path: string }
 *   | { kind: 'redirect', location: string }
 *   | { kind: 'missing', path: string }
 *   | { kind: 'malformed' }} Found `path` is the decoded one, below the base
 */

/**
 * Finds what an address means, without ever leaving the root.
 *
 * @param {string} root
 * @param {string} base '' or a sub-path such as '/readiness'
 * @param {string} url as it stands in the request line
 * @returns {Promise<Found>}
 */
export async function locate(root, base, url) {
	const { pathname, query } = splitUrl(url);
	const decoded = decodePath(pathname);
	if (decoded === undefined) return { kind: 'malformed' };
	if (base && decoded === base) return { kind: 'redirect', location: `${base}/${query}` };
	if (!decoded.startsWith(`${base}/`)) return { kind: 'missing', path: decoded };

	const path = decoded.slice(base.length);
	const segments = path.slice(1).split('/');
	const asFolder = segments.at(-1) === '';
	if (asFolder) segments.pop();
	if (segments.some(isHidden)) return { kind: 'missing', path };

	const target = join(root, ...segments);
	if (!asFolder && (await isFile(target))) return { kind: 'file', file: target, path };
	const index = join(target, 'index.html');
	if (!(await isFile(index))) return { kind: 'missing', path };
	if (asFolder) return { kind: 'file', file: index, path };
	// Built from the checked segments: echoing `//host` back would send people to another site.
	const clean = segments.map(encodeURIComponent).join('/');
	return { kind: 'redirect', location: `${base}/${clean}/${query}` };
}

/**
 * Brings a base path to the one form used here: '' or '/a/b'.
 *
 * @param {string | undefined} base
 * @returns {string}
 */
export function normalizeBase(base) {
	const inner = (base ?? '').replace(/^\/+|\/+$/g, '');
	return inner ? `/${inner}` : '';
}

/**
 * @param {string} file
 * @returns {Promise<boolean>}
 */
export async function isFile(file) {
	return stat(file).then(
		(info) => info.isFile(),
		() => false,
	);
}

/** @param {string} url */
function splitUrl(url) {
	// Proxies may send the whole address; what counts is its path. `new URL` would resolve `..` away.
	const local = url.replace(/^https?:\/\/[^/?#]*/i, '');
	const cut = local.search(/[?#]/);
	const pathname = cut < 0 ? local : local.slice(0, cut);
	return { pathname, query: cut < 0 ? '' : local.slice(cut).replace(/#.*$/, '') };
}

/** @param {string} pathname */
function decodePath(pathname) {
	if (!pathname.startsWith('/')) return undefined;
	try {
		const decoded = decodeURIComponent(pathname);
		// Decoded once and checked after: %2e%2e, %2f and %5c are caught like their plain forms.
		if (/[\\\u0000-\u001f]/.test(decoded)) return undefined;
		return decoded.split('/').some((part) => part === '..' || part === '.') ? undefined : decoded;
	} catch {
		return undefined;
	}
}

/**
 * Empty segments have no file of their own, dotfiles are nobody's business, and a colon is a drive
 * or a stream on Windows.
 *
 * @param {string} segment
 */
function isHidden(segment) {
	return (
		segment === '' ||
		segment.includes(':') ||
		(segment.startsWith('.') && segment !== '.well-known')
	);
}
