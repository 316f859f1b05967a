/**
 * `npm run build`: the whole site, ready for any host of plain files.
 *
 * Kit prerenders the pages; what Kit cannot know of follows here, in an order that matters: the
 * worker's list holds hashes of the shells and manifests, and the compressed copies come last.
 *
 * BUILD_DIR  the folder to write, `build` by default
 * BASE_PATH  the path that the site will stand under, such as `/readiness`; none by default
 */
import { spawnSync } from 'node:child_process';
import { normalizeBase } from './lib/locate.mjs';
import { compress } from './site/compress.mjs';
import { writeHostFiles } from './site/headers.mjs';
import { writeManifests } from './site/manifests.mjs';
import { precacheListOf } from './site/precache.mjs';
import { writeShells } from './site/shells.mjs';
import { languagesOf } from './site/site.mjs';
import { writeWorker } from './site/worker.mjs';

const folder = process.env.BUILD_DIR || 'build';
const base = process.env.BASE_PATH ?? '';

const vite = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
	stdio: 'inherit',
});
if (vite.status !== 0) process.exit(vite.status ?? 1);

const languages = languagesOf(folder);
writeShells(folder, languages);
writeManifests(folder, languages, base);
await writeWorker(folder, precacheListOf(folder, languages));
await compress(folder);
writeHostFiles(folder, normalizeBase(base));
