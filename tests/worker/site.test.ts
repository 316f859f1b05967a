import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compress } from '../../scripts/site/compress.mjs';
import { manifestIn } from '../../scripts/site/manifests.mjs';
import { shellIn, writeShells } from '../../scripts/site/shells.mjs';
import { languagesOf } from '../../scripts/site/site.mjs';

const pageIn = (code: string, dir: string) =>
	`<!doctype html><html lang="${code}" dir="${dir}" data-offline="pending">` +
	`<link rel="manifest" href="/base/manifest.${code}.webmanifest" /></html>`;

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'site-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function put(address: string, content: string | Buffer): void {
	const file = path.join(folder, address);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, content);
}

describe('shells', () => {
	it('are right in language, direction and manifest', () => {
		expect(shellIn(pageIn('en', 'ltr'), { code: 'ar', dir: 'rtl' })).toBe(pageIn('ar', 'rtl'));
	});

	it('are not made from a page that they do not fit', () => {
		const other = pageIn('en', 'ltr').replace('lang="en"', 'lang="fr"');
		expect(() => shellIn(other, { code: 'en', dir: 'ltr' })).toThrow('exactly one <html lang="en"');
	});

	it('are written for each language that the site has, and for missing pages', () => {
		put('shell.html', pageIn('en', 'ltr'));
		put('index.html', pageIn('en', 'ltr'));
		put('en/index.html', pageIn('en', 'ltr'));
		put('ar/index.html', pageIn('ar', 'rtl'));
		put('icons/index.html', 'not a page of the site');
		const languages = languagesOf(folder);
		expect(languages).toEqual([
			{ code: 'ar', dir: 'rtl' },
			{ code: 'en', dir: 'ltr' },
		]);
		writeShells(folder, languages);
		expect(readdirSync(folder)).not.toContain('shell.html');
		expect(readFileSync(path.join(folder, 'ar/shell.html'), 'utf8')).toBe(pageIn('ar', 'rtl'));
		expect(readFileSync(path.join(folder, '404.html'), 'utf8')).toBe(pageIn('en', 'ltr'));
	});
});

describe('web manifests', () => {
	const words = { appName: 'Readiness', appShortName: 'Ready', appDescription: 'A tool' };
	const english = manifestIn({ code: 'en', dir: 'ltr' }, '/base', words);
	const arabic = manifestIn({ code: 'ar', dir: 'rtl' }, '/base', words);

	it('are of one app, whatever the language', () => {
		expect([english.id, english.scope]).toEqual([arabic.id, arabic.scope]);
		expect(english.id).toBe('/base/');
	});

	it('start in their language', () => {
		expect(arabic).toMatchObject({ lang: 'ar', dir: 'rtl', start_url: '/base/ar/' });
	});

	it('name icons that are there', () => {
		for (const { src } of manifestIn({ code: 'en', dir: 'ltr' }, '', words).icons) {
			expect(readFileSync(`static${src}`).length).toBeLessThan(6000);
		}
	});
});

describe('compressed copies', () => {
	it('are there where they are smaller, the same each time, and open to the original', async () => {
		put('a.js', 'let a;'.repeat(1000));
		put('tiny.json', '{}');
		put('a.png', Buffer.alloc(5000));
		await compress(folder);
		expect(readdirSync(folder)).toEqual(['a.js', 'a.js.br', 'a.js.gz', 'a.png', 'tiny.json']);
		const read = (name: string) => readFileSync(path.join(folder, name));
		expect(zlib.brotliDecompressSync(read('a.js.br'))).toEqual(read('a.js'));
		expect(zlib.gunzipSync(read('a.js.gz'))).toEqual(read('a.js'));
		// No date, and no system's name.
		expect([...read('a.js.gz').subarray(4, 8), read('a.js.gz')[9]]).toEqual([0, 0, 0, 0, 255]);
	});
});
