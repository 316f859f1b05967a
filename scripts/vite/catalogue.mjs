/**
 * Checks the guidelines' data whenever the project is built, and leaves out of the browser's copy
 * what only people who work on the texts need: the source wordings and where they stand.
 */
import { checkCatalogue } from '../../src/lib/framework/schema.ts';

/** @returns {import('vite').Plugin} */
export function catalogue() {
	return {
		name: 'catalogue',
		enforce: 'pre',
		transform: {
			filter: { id: /framework\/(?:catalogue|consultation)\.json$/u },
			handler(source, id) {
				const data = JSON.parse(source);
				const faults = id.endsWith('catalogue.json') ? checkCatalogue(data) : [];
				if (faults.length > 0) this.error(`catalogue.json: ${faults.join('; ')}`);
				return JSON.stringify(withoutSources(data));
			},
		},
	};
}

/** @param {any} data */
export function withoutSources(data) {
	const KEPT_OUT = new Set([
		...['sourceText', 'source', 'gloss', 'title'],
		// Lists that the code has as types, and what every id says itself.
		...['scopes', 'pillars', 'principle', 'actor'],
	]);
	return JSON.parse(JSON.stringify(data), (key, value) => (KEPT_OUT.has(key) ? undefined : value));
}
