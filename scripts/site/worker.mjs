import path from 'node:path';
import { build } from 'vite';

const ENTRY = 'src/worker/index.ts';
export const WORKER_FILE = 'sw.js';

/**
 * Bundles the worker into one classic script with the list of files in it. Classic, because not
 * every browser in the field takes a module worker; with a fixed name, because a registration is
 * updated by the content of its script.
 *
 * @param {string} folder the built site
 * @param {import('./precache.mjs').PrecacheList} list
 */
export async function writeWorker(folder, list) {
	await build({
		configFile: false,
		envDir: false,
		publicDir: false,
		logLevel: 'warn',
		define: {
			// Workbox keeps its logging behind this.
			'process.env.NODE_ENV': '"production"',
			__PRECACHE__: JSON.stringify(list),
		},
		build: {
			target: 'es2022',
			outDir: path.resolve(folder),
			emptyOutDir: false,
			copyPublicDir: false,
			modulePreload: false,
			rolldownOptions: {
				input: path.resolve(ENTRY),
				output: { format: 'iife', entryFileNames: WORKER_FILE },
			},
		},
	});
}
