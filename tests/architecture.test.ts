/**
 * What holds the project together and no other test sees: who may import whom, what the pure parts
 * keep away from, and that the texts are whole. The table of rooms is the one in the README.
 */
import { ESLint } from 'eslint';
import { join, posix } from 'node:path';
import stylelint from 'stylelint';
import { beforeAll, describe, expect, test } from 'vitest';
import { read, ROOT, SOURCES, withoutComments } from './project-files';

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
	links: ['framework', 'content', 'i18n'],
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

	// Catches a rule that another one for the same folder has replaced.
	test.each(['ui', 'domain', 'transfer', 'device'])(
		'on markup or code out of a text in %s',
		async (room) => {
			const file = `src/lib/${room}/some.ts`;
			const ways = [
				'one.innerHTML = text;',
				'one.outerHTML = text;',
				"one.insertAdjacentHTML('beforeend', text);",
				'document.write(text);',
				'document.writeln(text);',
				'frame.srcdoc = text;',
				"new DOMParser().parseFromString(text, 'text/html');",
				'range.createContextualFragment(text);',
			];
			const lines = await linesWith('no-restricted-syntax', file, ways.join('\n'));
			expect(lines).toEqual(ways.map((_, index) => index + 1));
			expect(await linesWith('no-eval', file, 'eval(text);')).toEqual([1]);
			expect(await linesWith('no-new-func', file, 'new Function(text);\nFunction(text);')).toEqual([
				1, 2,
			]);
			const implied = "setTimeout('run()', 1);";
			expect(await linesWith('no-implied-eval', file, implied)).toEqual([1]);
			expect(await linesWith('no-script-url', file, "to('javascript:run()');")).toEqual([1]);
		},
	);

	test('on a handler that is a text', async () => {
		const code = '<button onclick="run()">x</button>\n<iframe title="x" srcdoc="y"></iframe>\n';
		expect(await linesWith('no-restricted-syntax', 'src/lib/ui/some.svelte', code)).toEqual([1, 2]);
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
