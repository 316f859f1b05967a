import { readFileSync } from 'node:fs';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { catalogue } from './scripts/vite/catalogue.mjs';
import { texts } from './scripts/vite/texts.mjs';

export default defineConfig({
	plugins: [catalogue(), texts(), sveltekit()],
	define: {
		__APP_VERSION__: JSON.stringify(JSON.parse(readFileSync('package.json', 'utf8')).version),
	},
	build: { target: 'es2022' },
	test: {
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
		environment: 'node',
	},
});
