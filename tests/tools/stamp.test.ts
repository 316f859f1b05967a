import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBuild } from '../../scripts/lib/ensure-build.mjs';
import { ensureInstalled } from '../../scripts/lib/install.mjs';
import { hashFiles } from '../../scripts/lib/stamp.mjs';

let root: string;
const log = () => {};

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'stamp-'));
	await mkdir(join(root, 'src/lib'), { recursive: true });
	await put('src/a.ts', 'a');
	await put('src/lib/b.ts', 'b');
});

afterEach(() => rm(root, { recursive: true, force: true }));

const put = (path: string, content: string) => writeFile(join(root, path), content);

const ended = (code: number) => ({ code, output: '', timedOut: false });

describe('hashFiles', () => {
	const hash = () => hashFiles(root, ['src', 'missing.json']);

	it('stays the same for other dates, and for entries in another order', async () => {
		const before = await hash();
		await utimes(join(root, 'src/a.ts'), 1, 1);
		expect(await hash()).toBe(before);
		expect(await hashFiles(root, ['src/lib', 'src/a.ts', 'src'])).toBe(before);
	});

	it.each([
		['a changed file', () => put('src/a.ts', 'A')],
		['a new file', () => put('src/c.ts', '')],
		['a file that was missing', () => put('missing.json', '{}')],
		['a removed file', () => rm(join(root, 'src/a.ts'))],
	])('changes with %s', async (_, change) => {
		const before = await hash();
		await change();
		expect(await hash()).not.toBe(before);
	});

	it('changes with a renamed file of the same content, and with the salt', async () => {
		const before = await hash();
		expect(await hashFiles(root, ['src'], { salt: 'x' })).not.toBe(before);
		await rm(join(root, 'src/a.ts'));
		await put('src/z.ts', 'a');
		expect(await hash()).not.toBe(before);
	});
});

describe('ensureBuild', () => {
	const npm = vi.fn(async () => {
		await mkdir(join(root, 'build'), { recursive: true });
		await put('build/index.html', 'built');
		return ended(0);
	});
	const build = (env = {}) => ensureBuild({ root, env, log, npm });

	beforeEach(() => npm.mockClear());

	it('builds once, and again when sources or settings change', async () => {
		expect(await build()).toEqual({ built: true, code: 0 });
		expect(await build()).toEqual({ built: false, code: 0 });
		await put('src/a.ts', 'changed');
		expect((await build()).built).toBe(true);
		expect((await build({ BASE_PATH: '/x' })).built).toBe(true);
		expect((await build({ BASE_PATH: '/x' })).built).toBe(false);
		expect((await build()).built).toBe(true);
	});

	it('does not build again for a unit test', async () => {
		await build();
		await put('src/a.test.ts', 'changed');
		expect((await build()).built).toBe(false);
	});

	it('builds again when the output is gone, or somebody else’s', async () => {
		await build();
		await rm(join(root, 'build'), { recursive: true });
		expect((await build()).built).toBe(true);
		await put('build/index.html', 'built with other settings');
		expect((await build()).built).toBe(true);
	});

	it('leaves no stamp when the build fails', async () => {
		await build();
		await put('src/a.ts', 'broken');
		npm.mockResolvedValueOnce(ended(3));
		expect(await build()).toEqual({ built: false, code: 3 });
		await put('src/a.ts', 'a');
		expect((await build()).built).toBe(true);
	});

	it('takes an empty output for a failure', async () => {
		npm.mockResolvedValueOnce(ended(0));
		expect(await build()).toEqual({ built: false, code: 1 });
	});

	it('names another output folder to the build', async () => {
		await ensureBuild({ root, dir: 'build-pseudo', env: { PSEUDO_LOCALE: '1' }, log, npm });
		expect(npm).toHaveBeenCalledWith(['run', 'build'], {
			cwd: root,
			env: { PSEUDO_LOCALE: '1', BUILD_DIR: 'build-pseudo' },
		});
	});
});

describe('ensureInstalled', () => {
	const lock = (version: string) =>
		JSON.stringify({
			packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { optional: true } },
		});
	const npm = vi.fn(async () => {
		await mkdir(join(root, 'node_modules/a'), { recursive: true });
		return ended(0);
	});
	const tool = vi.fn(async () => ended(0));
	const install = () => ensureInstalled({ root, log, npm, tool });

	beforeEach(async () => {
		npm.mockClear();
		tool.mockClear();
		await put('package-lock.json', lock('1.0.0'));
	});

	it('installs once, and again when the lockfile changes', async () => {
		expect(await install()).toEqual({ installed: true, code: 0 });
		expect(await install()).toEqual({ installed: false, code: 0 });
		await put('package-lock.json', lock('1.0.1'));
		expect((await install()).installed).toBe(true);
	});

	// Catches an install that lets any package run what it likes, and one that leaves out our part.
	it('lets no package run anything, and makes what the editor and the checks need', async () => {
		await install();
		expect(npm).toHaveBeenCalledWith(expect.arrayContaining(['ci', '--ignore-scripts']), {
			cwd: root,
		});
		expect(tool).toHaveBeenCalledWith(root, '@sveltejs/kit:svelte-kit', ['sync']);
		tool.mockResolvedValueOnce(ended(3));
		await put('package-lock.json', lock('1.0.2'));
		expect(await install()).toEqual({ installed: false, code: 3 });
		expect((await install()).installed).toBe(true);
	});

	it('leaves alone what npm itself installed from this lockfile', async () => {
		await mkdir(join(root, 'node_modules/a'), { recursive: true });
		await put(
			'node_modules/.package-lock.json',
			JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }),
		);
		expect(await install()).toEqual({ installed: false, code: 0 });
		await put('package-lock.json', lock('1.0.1'));
		expect((await install()).installed).toBe(true);
	});

	it('passes on the exit code, and tries again next time', async () => {
		npm.mockResolvedValueOnce(ended(7));
		expect(await install()).toEqual({ installed: false, code: 7 });
		expect((await install()).installed).toBe(true);
	});
});
