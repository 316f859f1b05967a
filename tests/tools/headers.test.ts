/** One source of headers, and what the hosts make of the files that are written from it. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaticServer } from '../../scripts/lib/serve.mjs';
import {
	cacheControlOf,
	HTTPS_HEADERS,
	SECURITY_HEADERS,
	writeHostFiles,
} from '../../scripts/site/headers.mjs';
import { precacheList } from '../../scripts/site/precache.mjs';
import { addressesIn } from '../../scripts/site/site.mjs';

const FILES = [
	'index.html',
	'404.html',
	'sw.js',
	'sw.js.br',
	'manifest.en.webmanifest',
	'en/index.html',
	'en/duty/a/index.html',
	'icons/icon.svg',
	'texts/en/ui/home.json',
	'_app/version.json',
	'_app/immutable/chunks/a.js',
	'_app/immutable/entry/start.b.js',
];
type Headers = Record<string, string>;

let root: string;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'headers-'));
	for (const file of FILES) {
		await mkdir(dirname(join(root, file)), { recursive: true });
		await writeFile(join(root, file), 'x');
	}
});
afterAll(() => rm(root, { recursive: true, force: true }));

const hostFile = async (base: string, name: string) => {
	writeHostFiles(root, base);
	return readFile(join(root, name), 'utf8');
};

/** As Netlify and Cloudflare Pages do: every rule that matches, values of one header joined. */
function fromHeadersFile(text: string, address: string): Headers {
	const headers: Headers = {};
	let matches = false;
	for (const line of text.split('\n').filter(Boolean)) {
		if (!line.startsWith(' ')) {
			matches = line.endsWith('*') ? address.startsWith(line.slice(0, -1)) : address === line;
			continue;
		}
		const { name, value } = /^ {2}(?<name>[\w-]+): (?<value>.+)$/u.exec(line)!.groups!;
		if (matches) headers[name!] = headers[name!] ? `${headers[name!]}, ${value}` : value!;
	}
	return headers;
}

/** As Vercel does: the later rule holds. */
function fromVercel(text: string, address: string): Headers {
	type Rule = { source: string; headers: { key: string; value: string }[] };
	const { headers } = JSON.parse(text) as { headers: Rule[] };
	const matching = headers.filter(({ source }) => new RegExp(`^${source}$`, 'u').test(address));
	return Object.fromEntries(
		matching.flatMap((rule) => rule.headers.map(({ key, value }) => [key, value])),
	);
}

/** As Apache's `Header set` and `SetEnvIf` do, over https. */
function fromApache(text: string, address: string): Headers {
	const flag = /SetEnvIf Request_URI "(?<pattern>.+)" IMMUTABLE/u.exec(text)!.groups!['pattern']!;
	const isImmutable = new RegExp(flag, 'u').test(address);
	const set = text.matchAll(
		/Header (?:always )?set (?<name>[\w-]+) "(?<value>[^"]+)"(?<rest>.*)/gu,
	);
	return Object.fromEntries(
		[...set]
			.filter(({ groups }) => isImmutable || !groups!['rest']!.includes('env=IMMUTABLE'))
			.map(({ groups }) => [groups!['name']!, groups!['value']!]),
	);
}

/** As nginx does, over https: maps, and what the one location adds. */
function fromNginx(text: string, address: string): Headers {
	const maps = Object.fromEntries(
		[...text.matchAll(/map \$(?<on>\w+) (?<to>\$\w+) \{(?<body>[^}]*)\}/gu)].map(({ groups }) => {
			const { on, to, body } = groups!;
			const rows = [...body!.matchAll(/"?(?<key>[^"\s]+)"? "(?<value>[^"]*)";/gu)];
			const input = on === 'https' ? 'on' : address;
			const found = rows.find(({ groups: row }) =>
				row!['key']!.startsWith('~')
					? new RegExp(row!['key']!.slice(1), 'u').test(input)
					: row!['key'] === input,
			);
			return [to!, (found ?? rows[0]!).groups!['value']!];
		}),
	);
	return Object.fromEntries(
		[...text.matchAll(/add_header (?<name>[\w-]+) (?:"(?<value>[^"]*)"|(?<map>\$\w+))/gu)].map(
			({ groups }) => [groups!['name']!, groups!['value'] ?? maps[groups!['map']!]!],
		),
	);
}

const HOSTS = [
	['_headers', fromHeadersFile],
	['vercel.json', fromVercel],
	['.htaccess', fromApache],
	['.nginx.conf', fromNginx],
] as const;

describe.each(['', '/readiness', '/tools.city/readiness'])('under “%s”', (base) => {
	// Catches a header that one host's file lacks, a caching rule that reaches too far or is joined
	// with another, and a file that forgets the sub-path.
	it.each(HOSTS)('%s says of each file what the server says', async (name, headersOf) => {
		const text = await hostFile(base, name);
		for (const file of FILES.filter((one) => !one.endsWith('.br'))) {
			const address = `/${file.replace(/(?:^|(?<=\/))index\.html$/u, '')}`;
			expect(headersOf(text, base + address), `${name}: ${base}${address}`).toEqual({
				...SECURITY_HEADERS,
				...HTTPS_HEADERS,
				'Cache-Control': cacheControlOf(address),
			});
		}
	});

	it('the page for what is missing is found', async () => {
		expect(await hostFile(base, '.htaccess')).toContain(`ErrorDocument 404 ${base}/404.html\n`);
		expect(await hostFile(base, '.nginx.conf')).toContain(`error_page 404 ${base}/404.html;`);
	});
});

it('a file that never changes is kept for a year, and nothing else is kept unasked', () => {
	expect(cacheControlOf('/_app/immutable/chunks/a.js')).toContain('immutable');
	for (const address of ['/', '/sw.js', '/en/', '/texts/en/a.json', '/_app/version.json']) {
		expect(cacheControlOf(address)).toBe('no-cache');
	}
});

// Catches a server on plain http that tells browsers to come by https only, where nobody answers.
it('the server of `npm start` sends all but what is for https', async () => {
	const server = createStaticServer({ root });
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	for (const address of ['/', '/en/', '/sw.js', '/_app/immutable/chunks/a.js', '/none']) {
		const { headers } = await fetch(`http://127.0.0.1:${port}${address}`);
		for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
			expect(headers.get(name), `${address}: ${name}`).toBe(value);
		}
		for (const name of Object.keys(HTTPS_HEADERS)) expect(headers.get(name)).toBeNull();
	}
	await new Promise((resolve) => server.close(resolve));
});

// Catches a worker whose install fails on a host that keeps these files to itself.
it('none of these files is in the worker’s list', () => {
	writeHostFiles(root, '');
	const addresses = addressesIn(root);
	expect(addresses).toContain('_headers');
	const { common, languages } = precacheList(addresses, ['en'], () => new Uint8Array());
	const listed = [...common, ...Object.values(languages).flat()].map(([address]) => address);
	expect(listed).toContain('_app/immutable/chunks/a.js');
	expect(listed.filter((one) => /^(?:_headers|\.|vercel)/u.test(one))).toEqual([]);
});
