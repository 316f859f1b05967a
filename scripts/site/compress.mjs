/** Every file that gains by it also compressed beside it, for hosts that send such files. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { addressesIn } from './site.mjs';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const COMPRESSIBLE = /\.(?:html|js|css|json|svg|webmanifest|txt|xml)$/u;
const AT_ONCE = 4;
const GZIP_SYSTEM_BYTE = 9;
const UNKNOWN_SYSTEM = 255;

/** @param {Buffer} content @returns {Promise<Record<string, Buffer>>} by the ending they get */
async function compressed(content) {
	const [br, gz] = await Promise.all([
		brotli(content, {
			params: {
				[zlib.constants.BROTLI_PARAM_QUALITY]: zlib.constants.BROTLI_MAX_QUALITY,
				[zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length,
			},
		}),
		gzip(content, { level: zlib.constants.Z_BEST_COMPRESSION }),
	]);
	// The only byte that differs from one operating system to another.
	gz[GZIP_SYSTEM_BYTE] = UNKNOWN_SYSTEM;
	return { br, gz };
}

/** @param {string} folder the built site */
export async function compress(folder) {
	const waiting = addressesIn(folder).filter((address) => COMPRESSIBLE.test(address));
	const lane = async () => {
		for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
			const file = path.join(folder, address);
			const content = await readFile(file);
			for (const [ending, smaller] of Object.entries(await compressed(content))) {
				if (smaller.length < content.length) await writeFile(`${file}.${ending}`, smaller);
			}
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
