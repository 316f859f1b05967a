import adapter from '@sveltejs/adapter-static';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { codeVersion } from './scripts/lib/code-version.mjs';

const buildDir = process.env.BUILD_DIR || 'build';
const withPseudo = process.env.PSEUDO_LOCALE === '1';
// Vite hands only variables with its prefix on to the code.
if (withPseudo) process.env.VITE_PSEUDO_LOCALE = '1';

const languages = [...readdirSync('src/lib/i18n/locales'), ...(withPseudo ? ['en-XB'] : [])];
const catalogue = JSON.parse(readFileSync('src/lib/framework/catalogue.json', 'utf8'));
const duties = catalogue.duties.filter((/** @type {any} */ duty) => duty.actor === 'lrg');
const topics = readdirSync('src/lib/content/en/help').map((name) => path.parse(name).name);
const pages = [
	...['', 'new/', 'details/', 'assess/', 'results/', 'data/', 'offline/'],
	...['results/duties/', 'results/lenses/', 'results/what-if/', 'compare/', 'plan/', 'report/'],
	...['help/', 'glossary/', 'method/', 'about/'],
	...['workshop/', 'workshop/set-up/', 'workshop/check/', 'workshop/vote/', 'workshop/console/'],
	...['workshop/screen/', 'workshop/paper/', 'workshop/entry/', 'workshop/close/'],
	'workshop/responsible/',
	...topics.map((topic) => `help/${topic}/`),
	...catalogue.areas.map((/** @type {any} */ area) => `area/${area.id}/`),
	...duties.map((/** @type {any} */ duty) => `duty/${duty.id}/`),
];

/** @param {string} text @returns {`sha256-${string}`} */
const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

// Kit hashes its own inline scripts; the one in app.html (theme) is hashed here.
const inlineScripts = [
	...readFileSync('src/app.html', 'utf8').matchAll(/<script>(.*?)<\/script>/gsu),
];
// Kit's route announcer carries this style attribute.
const announcerStyle =
	readFileSync('node_modules/@sveltejs/kit/src/core/sync/write_root.js', 'utf8').match(
		/id="svelte-announcer"[^>]*style="([^"]+)"/u,
	)?.[1] ?? '';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({
			pages: buildDir,
			// Made into one shell a language, and into 404.html, by scripts/build.mjs.
			fallback: 'shell.html',
		}),
		// Builds into different folders do not get into each other's way.
		outDir:
			buildDir === 'build' ? '.svelte-kit' : path.join('.svelte-kit', path.basename(buildDir)),
		paths: { base: /** @type {'' | `/${string}`} */ (process.env.BASE_PATH ?? '') },
		// Of the code, not of the texts: a corrected sentence must not change every page.
		version: { name: codeVersion(), pollInterval: 0 },
		// The styles stand in the raw HTML: a page is painted with its first answer from the line.
		inlineStyleThreshold: 20_000,
		serviceWorker: { register: false },
		output: { preloadStrategy: 'modulepreload' },
		prerender: {
			crawl: false,
			entries: /** @type {`/${string}`[]} */ ([
				'/',
				...languages.flatMap((language) => pages.map((page) => `/${language}/${page}`)),
			]),
		},
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', ...inlineScripts.map(([, script]) => hashOf(script ?? ''))],
				'style-src': ['self', 'unsafe-hashes', hashOf(announcerStyle)],
				// Charts as pictures.
				'img-src': ['self', 'data:'],
				'frame-src': ['none'],
				'object-src': ['none'],
				'base-uri': ['none'],
				// A form that is sent before the app has come would put what was typed into an address.
				'form-action': ['none'],
				// No text becomes markup or code but by these two: Svelte's own templates, and the address
				// of the worker (src/lib/device/worker-address.ts).
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'worker'],
			},
		},
		typescript: {
			config: (config) => {
				config.include.push('../scripts/**/*', '../tests/**/*', '../*.js', '../*.ts');
				config.exclude = config.exclude?.filter(
					(/** @type {string} */ one) => !one.includes('service-worker'),
				);
			},
		},
	},
};
