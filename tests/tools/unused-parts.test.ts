import type { createInstance as CreateInstance } from 'i18next';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { UNUSED } from '../../scripts/vite/unused-list.mjs';
import { withoutUnused } from '../../scripts/vite/unused-parts.mjs';

const modules = path.resolve('node_modules');
const FILES: Record<string, string> = {
	i18next: 'i18next/dist/esm/i18next.js',
	'Chart.js': 'chart.js/dist/chart.js',
	'Chart.js (helpers)': 'chart.js/dist/chunks/index.js',
};

type Maker = new () => Record<'b' | 'c', () => number>;

const libraries = UNUSED.map((parts) => {
	const file = path.join(modules, FILES[parts.of]!);
	return { parts, file, source: readFileSync(file, 'utf8') };
});

describe.each(libraries)('$parts.of', ({ parts, file, source }) => {
	// Catches a library that was updated or moved, so that nothing would be left out any more.
	test('is the file that the build looks for, and has all that is named', () => {
		expect(file).toMatch(parts.file);
		expect(withoutUnused(source, parts).length).toBeLessThan(source.length);
	});
});

// Catches a list that goes on naming what is no longer there, and so protects nothing.
test('a name that the library does not have is refused', () => {
	const parts = { of: 'a library', file: /./u, unused: { A: ['b'] }, functions: ['f'], idle: {} };
	expect(() => withoutUnused('class A { c() {} }', parts)).toThrow('a library has no f, A.b');
});

// Catches cutting in the wrong places: too much, too little, or the wrong one of two.
test('only what is named throws, and what is idle does nothing', async () => {
	const cut = withoutUnused(
		[
			'class A { b() { return 1 } c() { return 2 } constructor() { this.d() } d() { throw 3 } }',
			'const B = class { b() { return 4 } }; function f() { return 5 } const g = () => { return 6 };',
			'export { A, B, f, g };',
		].join('\n'),
		{ of: 'x', file: /./u, unused: { A: ['b'] }, functions: ['g'], idle: { A: ['d'] } },
	);
	const { A, B, f, g } = await moduleOf<{
		A: Maker;
		B: Maker;
		f: () => number;
		g: () => number;
	}>(cut);
	expect([new A().c(), new B().b(), f()]).toEqual([2, 4, 5]);
	expect(() => new A().b()).toThrow('left out');
	expect(() => g()).toThrow('left out');
});

describe('i18next without what is left out', async () => {
	const { parts, source } = libraries.find(({ parts: { of } }) => of === 'i18next')!;
	const { createInstance } = await moduleOf<{
		createInstance: typeof CreateInstance;
	}>(withoutUnused(source, parts));
	const instance = createInstance();
	void instance.init({
		lng: 'en',
		fallbackLng: false,
		initAsync: false,
		resources: {},
		ns: [],
		interpolation: { escapeValue: false },
	});
	instance.addResourceBundle('en', 'home', {
		duties: { some_one: '{{count}} duty', some_other: '{{count}} duties' },
		city: 'In {{city}}',
		figure: '{{figure, number}}',
	});
	const t = instance.getFixedT('en', ['home']) as (key: string, values?: object) => string;

	// Catches a list that names what the words need.
	test('puts words, plurals and values together', () => {
		expect(instance.hasResourceBundle('en', 'home')).toBe(true);
		expect(t('home:duties.some', { count: 1 })).toBe('1 duty');
		expect(t('duties.some', { count: 12 })).toBe('12 duties');
		expect(t('city', { city: 'Sampleton & $t(duties)' })).toBe('In Sampleton & $t(duties)');
		expect(t('home:not.there')).toBe('not.there');
	});

	// Catches something left out that fails in silence.
	test('says at once when something is asked for that is left out', () => {
		expect(() => instance.dir('ar')).toThrow('left out');
		expect(() => t('figure', { figure: 2 })).toThrow('left out');
	});
});

// Catches a text that would throw in the build, and only there: formats are left out.
test('no text asks i18next to format a value', () => {
	const folder = 'src/lib/i18n/locales';
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.json'),
	);
	expect(files.length).toBeGreaterThan(10);
	const asking = files.filter((file) =>
		/\{\{[^}]*,/u.test(readFileSync(path.join(folder, file), 'utf8')),
	);
	expect(asking).toEqual([]);
});

/** What a source exports, without a file. */
async function moduleOf<T>(source: string): Promise<T> {
	const { href } = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
	return (await import(/* @vite-ignore */ href)) as T;
}
