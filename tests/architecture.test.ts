/**
 * What holds the project together and no other test sees: who may import whom, what the pure parts
 * keep away from, and that the texts are whole. The table of rooms is the one in the README.
 */
import { ESLint } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import stylelint from 'stylelint';
import { beforeAll, describe, expect, test } from 'vitest';
import { OFFERED_SCOPES } from '../src/lib/content/offered';
import type { DutyTexts, LevelTexts, Names } from '../src/lib/content/types';
import {
	ACTORS,
	AREAS,
	areaOf,
	dutiesInScope,
	DUTIES,
	PARTNER_DUTIES,
	PRINCIPLES,
	SCOPES,
} from '../src/lib/framework/index';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What each room may import of the others. */
const MAY: Record<string, string[]> = {
	framework: [],
	device: [],
	i18n: [],
	charts: [],
	'ui/primitives': [],
	domain: ['framework'],
	content: ['framework'],
	storage: ['domain'],
	transfer: ['domain', 'framework'],
	state: ['storage', 'transfer', 'domain', 'framework', 'content', 'device'],
	ui: ['state', 'domain', 'framework', 'content', 'i18n', 'charts', 'links', 'ui/primitives'],
	links: ['framework', 'i18n'],
};
const ROOMS = Object.keys(MAY);
const ROUTES_MAY = [
	'ui',
	'ui/primitives',
	'state',
	'domain',
	'framework',
	'content',
	'i18n',
	'links',
];

function filesUnder(folder: string, ending: RegExp): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => posix.join(folder, name.split(sep).join('/')))
		.filter((name) => ending.test(name));
}
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const json = <T>(file: string): T => JSON.parse(read(file)) as T;

/** The code of the app: no tests, and nothing that only tests use. */
const SOURCES = filesUnder('src', /\.(?:ts|svelte)$/u).filter(
	(file) => !/\.test\.ts$|\/testing\//u.test(file),
);

const withoutComments = (code: string): string =>
	code.replace(/\/\*.*?\*\/|<!--.*?-->/gsu, '').replace(/(^|[^:'"`])\/\/.*$/gmu, '$1');

/** Everything that a file imports, `import()` and `export … from` too, as `src/…` or a package. */
function importsOf(file: string): string[] {
	const named = withoutComments(read(file)).matchAll(
		/(?:\bfrom|\bimport)\s*\(?\s*(['"`])(?<name>[^'"`]+)\1/gu,
	);
	return [...named].map(({ groups }) => {
		const name = groups!['name']!;
		if (name.startsWith('$lib')) return name.replace('$lib', 'src/lib');
		return name.startsWith('.') ? posix.join(posix.dirname(file), name) : name;
	});
}

/** The innermost room that a file or folder of `src/lib` belongs to. */
function roomOf(path: string): string | undefined {
	const inside = /^src\/lib\/(?<rest>.*)$/u.exec(path)?.groups?.['rest'];
	if (inside === undefined) return undefined;
	return ROOMS.filter(
		(room) => inside === room || inside.startsWith(`${room}/`) || inside.startsWith(`${room}.`),
	)
		.sort((a, b) => b.length - a.length)
		.at(0);
}

describe('rooms', () => {
	test('every file of the library is in a room of the table', () => {
		const elsewhere = SOURCES.filter(
			(file) => file.startsWith('src/lib/') && roomOf(file) === undefined,
		);
		expect(elsewhere).toEqual([]);
	});

	// ESLint does not look at import(): this does, and at everything else once more.
	test('no file imports what its room may not', () => {
		const wrong = SOURCES.flatMap((file) => {
			const room = roomOf(file);
			const may = file.startsWith('src/routes/') ? ROUTES_MAY : room && [...MAY[room]!, room];
			if (!may) return [];
			return importsOf(file)
				.filter((name) => {
					const other = roomOf(name);
					return other !== undefined && !may.includes(other);
				})
				.map((name) => `${file} imports ${name}`);
		});
		expect(wrong).toEqual([]);
	});

	test('only storage names Dexie, and only the worker Workbox’s parts for workers', () => {
		const naming = (name: RegExp) =>
			SOURCES.filter((file) => importsOf(file).some((one) => name.test(one)));
		expect(naming(/^dexie/u).filter((file) => roomOf(file) !== 'storage')).toEqual([]);
		const inWorker = naming(/^workbox-(?!window)/u);
		expect(inWorker.filter((file) => !file.startsWith('src/worker/'))).toEqual([]);
	});

	test('the worker imports no room', () => {
		const wrong = SOURCES.filter((file) => file.startsWith('src/worker/')).flatMap((file) =>
			importsOf(file)
				.filter((name) => roomOf(name) !== undefined)
				.map((name) => `${file} imports ${name}`),
		);
		expect(wrong).toEqual([]);
	});
});

describe('the lint rules fire', { timeout: 60_000 }, () => {
	const eslint = new ESLint({ cwd: ROOT });

	// Loading the plugins takes its time on a slow machine.
	beforeAll(
		async () => void (await eslint.calculateConfigForFile('src/lib/ui/some.svelte')),
		60_000,
	);

	/** The lines of this text that a rule complains about. */
	async function linesWith(rule: string, filePath: string, code: string): Promise<number[]> {
		const [result] = await eslint.lintText(code, { filePath: join(ROOT, filePath) });
		const fatal = result!.messages.filter((message) => message.fatal);
		expect(fatal, filePath).toEqual([]);
		return result!.messages.filter(({ ruleId }) => ruleId === rule).map(({ line }) => line);
	}

	const inRooms = ROOMS.filter((room) => room !== 'links');
	test.each(inRooms)('on each room that %s may not import, and on no other', async (room) => {
		const up = '../'.repeat(room.split('/').length);
		const others = ROOMS.filter((other) => other !== room && !other.startsWith(`${room}/`));
		const ways = others.flatMap((other) => [
			{ other, code: `import '$lib/${other}/x';` },
			{ other, code: `import type { X } from '${up}${other}/x';` },
			{ other, code: `export { x } from '${up}${other}';` },
		]);
		const lines = await linesWith(
			'no-restricted-imports',
			`src/lib/${room}/some.ts`,
			ways.map(({ code }) => code).join('\n'),
		);
		const refused = ways.filter((_, index) => lines.includes(index + 1)).map(({ code }) => code);
		const forbidden = ways
			.filter(({ other }) => !MAY[room]!.includes(other))
			.map(({ code }) => code);
		expect(refused).toEqual(forbidden);
	});

	test('on a primitive that knows something of the app', async () => {
		const code = `import '../context';\nimport '$lib/ui/context';\nimport './Notice.svelte';`;
		const lines = await linesWith('no-restricted-imports', 'src/lib/ui/primitives/some.ts', code);
		expect(lines).toEqual([1, 2]);
	});

	test('on a page that goes past state', async () => {
		const names = ['storage', 'transfer', 'device', 'charts', 'state', 'ui', 'domain'];
		const code = names.map((name) => `import '$lib/${name}/x';`).join('\n');
		const lines = await linesWith('no-restricted-imports', 'src/routes/some.ts', code);
		expect(lines).toEqual([1, 2, 3, 4]);
	});

	test.each(inRooms.filter((room) => room !== 'storage'))('on Dexie in %s', async (room) => {
		const code = `import 'dexie';\nimport { x } from 'dexie/y';`;
		const file = `src/lib/${room}/some.ts`;
		expect(await linesWith('no-restricted-imports', file, code)).toEqual([1, 2]);
	});

	test('not on Dexie in storage', async () => {
		const file = 'src/lib/storage/some.ts';
		expect(await linesWith('no-restricted-imports', file, `import 'dexie';`)).toEqual([]);
	});

	test('on raw HTML in a component', async () => {
		const code =
			'<script lang="ts">\n\tlet { text }: { text: string } = $props();\n</script>\n\n{@html text}\n';
		expect(await linesWith('svelte/no-at-html-tags', 'src/lib/ui/some.svelte', code)).toEqual([5]);
	});

	test('on a clock, chance or the page in the domain', async () => {
		const file = 'src/lib/domain/some.ts';
		expect(
			await linesWith('no-restricted-properties', file, 'Date.now();\nMath.random();'),
		).toEqual([1, 2]);
		expect(await linesWith('no-restricted-syntax', file, 'export const x = new Date();')).toEqual([
			1,
		]);
		const globals = 'window;\ndocument;\nnavigator;\nlocalStorage;\nperformance;';
		expect(await linesWith('no-restricted-globals', file, globals)).toEqual([1, 2, 3, 4, 5]);
	});

	test.each([
		'margin-left: 1px',
		'padding-right: 1px',
		'border-left: 1px solid',
		'left: 0',
		'text-align: left',
		'float: right',
		'border-top-left-radius: 1px',
	])('on a style that knows one direction only: %s', async (declaration) => {
		const { results } = await stylelint.lint({
			code: `<style>\n\ta {\n\t\t${declaration};\n\t}\n</style>\n`,
			codeFilename: join(ROOT, 'src/lib/ui/some.svelte'),
			configFile: join(ROOT, '.stylelintrc.json'),
		});
		expect(results[0]!.warnings.map(({ line }) => line)).toEqual([3]);
	});
});

test('the domain and the framework know no clock, no chance and no page', () => {
	const IMPURE =
		/\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\b(?:window|navigator|localStorage|sessionStorage|indexedDB|performance|crypto|fetch|setTimeout|setInterval|process|console)\b\s*[.(]|\bdocument\.(?:query|create|body|documentElement|cookie)/u;
	const impure = SOURCES.filter((file) => /^src\/lib\/(?:domain|framework)\//u.test(file)).filter(
		(file) => IMPURE.test(withoutComments(read(file))),
	);
	expect(impure).toEqual([]);
});

describe('texts', () => {
	const locales = readdirSync(join(ROOT, 'src/lib/i18n/locales'));
	const REFERENCE = 'en';
	const folders = ['src/lib/i18n/locales', 'src/lib/content'];

	test('are files that the app fetches, never modules of its code', () => {
		const wrong = SOURCES.flatMap((file) =>
			[...withoutComments(read(file)).matchAll(/\bimport\b(?!\s+type\b)[^;]*?\.json['"`]/gu)]
				.map(([statement]) => `${file}: ${statement}`)
				.filter((one) => !/import\.meta\.glob/u.test(one) && !one.includes('catalogue.json')),
		);
		expect(wrong).toEqual([]);
		// The one glob of them is for the build alone.
		const globs = SOURCES.filter((file) =>
			withoutComments(read(file)).includes('import.meta.glob'),
		);
		expect(globs).toEqual(['src/routes/[lang=lang]/+layout.ts']);
		expect(read(globs[0]!)).toMatch(
			/import\.meta\.env\.SSR\s*\?\s*inlinedTexts\(\s*import\.meta\.glob/u,
		);
	});

	/** Keys and lengths of lists, without the endings for number, of which languages differ. */
	function shapeOf(value: unknown): unknown {
		if (Array.isArray(value)) return value.map(shapeOf);
		if (typeof value !== 'object' || value === null) return typeof value;
		return Object.fromEntries(
			Object.entries(value)
				.map(([key, one]) => [key.replace(/_(?:zero|one|two|few|many|other)$/u, ''), shapeOf(one)])
				.sort(),
		);
	}

	test.each(locales)('of %s have all that the English ones have, and nothing else', (language) => {
		for (const folder of folders) {
			const names = (lang: string) =>
				filesUnder(`${folder}/${lang}`, /\.json$/u).map((file) =>
					file.slice(`${folder}/${lang}/`.length),
				);
			expect(names(language)).toEqual(names(REFERENCE));
			for (const name of names(REFERENCE)) {
				const [one, reference] = [language, REFERENCE].map((lang) =>
					shapeOf(json(`${folder}/${lang}/${name}`)),
				);
				expect(one, `${language}/${name}`).toEqual(reference);
			}
		}
	});

	describe.each(locales)('in %s', (language) => {
		const content = `src/lib/content/${language}`;
		const names = json<Names>(`${content}/names.json`);
		const duties = Object.fromEntries(
			AREAS.map(({ id }) => [id, json<DutyTexts>(`${content}/duties/${id}.json`)] as const),
		);
		const written = Object.values(duties).flatMap((texts) => Object.entries(texts));
		const words = (text: string) => text.trim().split(/\s+/u).length;

		test('everything of the guidelines has a name, and nothing else has', () => {
			const keys = (record: object) => Object.keys(record).sort();
			const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();
			expect(keys(names.areas)).toEqual(ids(AREAS));
			expect(keys(names.principles)).toEqual(ids(PRINCIPLES));
			expect(keys(names.duties)).toEqual(ids(DUTIES));
			expect(keys(names.actors)).toEqual([...ACTORS].sort());
			expect(keys(json<object>(`${content}/partners.json`))).toEqual(ids(PARTNER_DUTIES));
		});

		test('titles have 60 characters at most, and no two are the same', () => {
			const titles = Object.values(names.duties);
			expect(titles.filter((title) => [...title].length > 60)).toEqual([]);
			expect(new Set(titles).size).toBe(titles.length);
		});

		test('each duty’s texts stand in the file of its area', () => {
			const wrong = Object.entries(duties).flatMap(([area, texts]) =>
				Object.keys(texts).filter((id) => {
					const duty = DUTIES.find((one) => one.id === id);
					return !duty || areaOf(duty) !== area;
				}),
			);
			expect(wrong).toEqual([]);
		});

		test('each duty has five anchors, short enough to be read on a phone', () => {
			const anchorsOf = Object.fromEntries([
				...written.map(([id, { anchors }]) => [id, anchors] as const),
				['levels', json<LevelTexts>(`${content}/levels.json`).anchors],
			]);
			for (const [id, anchors] of Object.entries(anchorsOf)) {
				expect(anchors.length, id).toBe(5);
				expect(new Set(anchors).size, id).toBe(5);
				expect(
					anchors.filter((anchor) => words(anchor) > 30 || anchor === ''),
					id,
				).toEqual([]);
			}
		});

		test('why it matters takes 40 words at most; nothing is left empty', () => {
			for (const [id, { question, why, evidence, ask }] of written) {
				expect(words(why), id).toBeLessThanOrEqual(40);
				expect(evidence.counts.length, id).toBeGreaterThan(0);
				expect([question, why, ask, evidence.not, ...evidence.counts], id).not.toContain('');
			}
		});

		test.runIf(language === REFERENCE)('no word that two people would read differently', () => {
			const VAGUE =
				/\b(?:(?:in)?adequate|(?:in)?appropriate|(?:in)?effective|robust|regular)(?:ly)?\b/iu;
			const texts = [
				...written.flatMap(([, { question, anchors }]) => [question, ...anchors]),
				...Object.values(names.duties),
				...json<LevelTexts>(`${content}/levels.json`).anchors,
			];
			expect(texts.filter((text) => VAGUE.test(text))).toEqual([]);
		});
	});

	test('a city is offered exactly the scopes whose duties all have their texts', () => {
		const written = new Set(
			AREAS.flatMap(({ id }) =>
				Object.keys(json<DutyTexts>(`src/lib/content/${REFERENCE}/duties/${id}.json`)),
			),
		);
		const whole = SCOPES.filter((scope) => dutiesInScope(scope).every(({ id }) => written.has(id)));
		expect(OFFERED_SCOPES).toEqual(whole);
	});

	test('no word of the interface stands there for nothing', () => {
		// Whatever in the code could be a key; what is put in at run time stands for any word.
		const literals = [...SOURCES, ...filesUnder('scripts', /\.mjs$/u)].flatMap((file) =>
			[...read(file).matchAll(/(?<=['"`])[a-z][^'"`\s]*(?=['"`])/giu)].map(([literal]) => literal),
		);
		const plain = new Set(literals);
		const patterns = [...plain]
			.filter((literal) => /^\w+[.:].*\$\{/u.test(literal))
			.map((literal) => {
				const fixed = literal.split(/\$\{[^}]*\}/u);
				const escaped = fixed.map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
				return new RegExp(`^${escaped.join('[\\w-]+')}$`, 'u');
			});
		const unused = filesUnder(`src/lib/i18n/locales/${REFERENCE}`, /\.json$/u).flatMap((file) => {
			const namespace = posix.basename(file, '.json');
			return keysOf(json(file))
				.map((key) => key.replace(/_(?:zero|one|two|few|many|other)$/u, ''))
				.filter((key) => {
					const names = [key, `${namespace}:${key}`];
					return !names.some(
						(name) => plain.has(name) || patterns.some((pattern) => pattern.test(name)),
					);
				})
				.map((key) => `${namespace}:${key}`);
		});
		expect(unused).toEqual([]);
	});

	function keysOf(value: unknown, at: string[] = []): string[] {
		if (typeof value !== 'object' || value === null) return [at.join('.')];
		return Object.entries(value).flatMap(([key, one]) => keysOf(one, [...at, key]));
	}
});
