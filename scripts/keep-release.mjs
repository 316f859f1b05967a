/**
 * Keeps a build as a fixture for ever: later builds are tried as an update of it, and beside it in
 * another tab (tests/e2e/promises). To be run once for each version that goes to people:
 *
 *   npm run build && node scripts/keep-release.mjs [FOLDER]
 *
 * One file, as small as such a thing gets: all texts of the site as one JSON object by address, in
 * Brotli. Left out is what no browser needs to run it: copies that are compressed already, pictures.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { addressesIn } from './site/site.mjs';

const folder = process.argv[2] ?? 'build';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const target = path.join('tests/fixtures/releases', `${version}.json.br`);

const isKept = (/** @type {string} */ address) => !/\.(?:br|gz|png)$/u.test(address);
const files = Object.fromEntries(
	addressesIn(folder)
		.filter(isKept)
		.map((address) => [address, readFileSync(path.join(folder, address), 'utf8')]),
);

const text = Buffer.from(JSON.stringify(files));
const packed = brotliCompressSync(text, {
	params: {
		[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
		[constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
		[constants.BROTLI_PARAM_SIZE_HINT]: text.length,
	},
});
mkdirSync(path.dirname(target), { recursive: true });
// Never overwritten: what people have does not change any more.
writeFileSync(target, packed, { flag: 'wx' });
console.log(`${target}: ${Object.keys(files).length} files, ${packed.length} bytes`);
