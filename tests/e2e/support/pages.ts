/** Addresses of pages, below a language. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import catalogue from '../../../src/lib/framework/catalogue.json' with { type: 'json' };

const topics = readdirSync('src/lib/content/en/help').map((name) => path.parse(name).name);

/** Pages to read: they show no assessment. */
export const READING: string[] = [
	...['help/', 'glossary/', 'method/', 'about/'],
	...topics.map((topic) => `help/${topic}/`),
	...catalogue.areas.map(({ id }) => `area/${id}/`),
];

/** Pages that follow from the answers, beside the overview. */
export const FOLLOWING: string[] = [
	'results/duties/',
	'results/lenses/',
	'results/what-if/',
	'compare/',
	'plan/',
	'report/',
];

/** Pages of a workshop, for the session that is on the device, or without one. */
export const WORKSHOP: string[] = [
	'workshop/',
	...['set-up', 'check', 'vote', 'console', 'screen', 'paper', 'entry', 'close', 'responsible'].map(
		(page) => `workshop/${page}/`,
	),
];
