import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { baseChunk } from './scripts/vite/base-chunk.mjs';
import { catalogue } from './scripts/vite/catalogue.mjs';
import { texts } from './scripts/vite/texts.mjs';
import { unusedParts } from './scripts/vite/unused-parts.mjs';

export default defineConfig({
	plugins: [catalogue(), texts(), unusedParts(), sveltekit()],
	resolve: {
		// The package's own entry serves old bundlers too; the modern build is 2 kB less on the wire.
		alias: [
			{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
			// Only what moves or is hovered over needs it: our charts do neither.
			{ find: /^@kurkle\/color$/, replacement: path.resolve('src/lib/charts/no-colour.ts') },
		],
	},
	define: {
		__APP_VERSION__: JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version),
	},
	build: {
		target: 'es2022',
		rolldownOptions: {
			checks: { pluginTimings: false },
			// Chart.js reads properties in static fields: without this, scales that nobody uses stay in.
			treeshake: { propertyReadSideEffects: false },
			output: baseChunk,
		},
	},
	test: {
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		environment: 'node',
		// A process for each of 140 files takes longer than most of them; left alone, one core idles.
		pool: 'threads',
		maxWorkers: '100%',
	},
});
