import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { precacheList } from '../../scripts/site/precache.mjs';
import { entryOf, filesFor } from '../../src/worker/list';

const SITE = [
	'404.html',
	'_app/env.js',
	'_app/immutable/assets/app.Bq.css',
	'_app/immutable/chunks/a.C1.js',
	'_app/immutable/chunks/a.C1.js.map',
	'_app/version.json',
	'en/assess/index.html',
	'en/index.html',
	'en/shell.html',
	'fr/shell.html',
	'icons/icon-512.png',
	'icons/icon.svg',
	'index.html',
	'manifest.en.webmanifest',
	'manifest.fr.webmanifest',
	'texts/en/duties/inclusion.json',
	'texts/en/duties/inclusion.json.br',
	'texts/fr/duties/inclusion.json',
];
const listWith = (changed: Record<string, string> = {}) =>
	precacheList(SITE, ['en', 'fr'], (address) => Buffer.from(changed[address] ?? address));
const addresses = (files: [string, string][]) => files.map(([address]) => address);

describe('the list of files', () => {
	it('is the app in one language, and never a prerendered page', () => {
		expect(addresses(filesFor(listWith(), ['en']))).toEqual([
			'_app/env.js',
			'_app/immutable/assets/app.Bq.css',
			'_app/immutable/chunks/a.C1.js',
			'icons/icon.svg',
			'en/shell.html',
			'manifest.en.webmanifest',
			'texts/en/duties/inclusion.json',
		]);
	});

	it('holds each chosen language once, and takes an unknown one for none', () => {
		const list = listWith();
		const files = addresses(filesFor(list, ['fr', 'fr', 'xx', '']));
		expect(files).toEqual([...addresses(list.common), ...addresses(list.languages['fr']!)]);
	});

	it('holds the hash of the content', () => {
		const [, hash] = listWith().languages['en']![0]!;
		expect(hash).toBe(createHash('sha256').update('en/shell.html').digest('base64'));
	});

	it('changes in one file, and in its version, when one text changes', () => {
		const text = 'texts/en/duties/inclusion.json';
		const before = listWith();
		const after = listWith({ [text]: 'corrected' });
		const files = (list: typeof before) => filesFor(list, ['en', 'fr']).map(String);
		expect(files(after).filter((file) => !files(before).includes(file))).toHaveLength(1);
		expect(after.version).not.toBe(before.version);
		expect(listWith()).toEqual(before);
	});
});

describe('an entry for Workbox', () => {
	const scope = 'https://city.example/readiness/';

	it('has a revision where the name stays the same', () => {
		expect(entryOf(['en/shell.html', 'abcdefghijklmnop='], scope)).toEqual({
			url: 'https://city.example/readiness/en/shell.html',
			revision: 'abcdefghijkl',
			integrity: 'sha256-abcdefghijklmnop=',
		});
	});

	it('has none where the name changes with the content', () => {
		expect(entryOf(['_app/immutable/chunks/a.C1.js', 'abc='], scope).revision).toBeNull();
	});
});
