/** What the project is built from: licences, the list of parts, known faults. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditReport } from '../../scripts/lib/audit-report.mjs';
import { isAllowed, lockedPackages, SHIPPED } from '../../scripts/lib/packages.mjs';
import { json, read, ROOT, SOURCES, withoutComments } from '../project-files';

describe('licences', () => {
	// Catches a package that came with an update and may not be handed on with the tool.
	it('are all on the list, and stated', async () => {
		const packages = await lockedPackages(ROOT);
		expect(packages.length).toBeGreaterThan(200);
		expect(packages.filter(({ licence, shipped }) => !isAllowed(licence, shipped))).toEqual([]);
		const shipped = new Set(packages.filter((one) => one.shipped).map(({ name }) => name));
		expect([...shipped].sort()).toEqual(SHIPPED.toSorted());
	});

	// Catches a package that is in the app while its licence is only good enough for a tool.
	it('a package that the sources import counts as shipped', () => {
		const named = SOURCES.flatMap((file) => [
			...withoutComments(read(file)).matchAll(
				/^\s*(?:import|export)\s+(?!type\b)(?:[^'";=]*\bfrom\s*)?['"](?<name>[^'"]+)['"]|\bimport\(\s*['"](?<lazy>[^'"]+)['"]/gmu,
			),
		]).map(({ groups }) => groups!['name'] ?? groups!['lazy']!);
		const packages = named
			.filter((name) => !/^[.$/]|^node:|^virtual:|\?/u.test(name))
			.map((name) => /^(?:@[^/]+\/)?[^/]+/u.exec(name)![0]);
		expect(packages).toContain('dexie');
		expect([...new Set(packages)].filter((name) => !SHIPPED.includes(name))).toEqual([]);
	});

	it.each([
		['MIT', true, true],
		['(MIT OR GPL-3.0-only)', true, true],
		['MIT AND GPL-3.0-only', true, false],
		['MPL-2.0', false, true],
		['MPL-2.0', true, false],
		['GPL-3.0-only', false, false],
		['', false, false],
	])('“%s”, shipped %s: %s', (licence, shipped, allowed) =>
		expect(isAllowed(licence, shipped)).toBe(allowed),
	);

	it('are read from the package itself where the lockfile has none', async () => {
		const root = await mkdtemp(path.join(tmpdir(), 'licences-'));
		const packages = {
			'': {},
			'node_modules/old': { version: '1.0.0' },
			'node_modules/dexie': { version: '2.0.0', license: 'SSPL-1.0' },
		};
		await writeFile(path.join(root, 'package-lock.json'), JSON.stringify({ packages }));
		await mkdir(path.join(root, 'node_modules/old'), { recursive: true });
		const stated = JSON.stringify({ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] });
		await writeFile(path.join(root, 'node_modules/old/package.json'), stated);
		const found = await lockedPackages(root);
		expect(found).toEqual([
			{ name: 'dexie', version: '2.0.0', licence: 'SSPL-1.0', shipped: true },
			{ name: 'old', version: '1.0.0', licence: 'MIT OR GPL-2.0', shipped: false },
		]);
		await rm(root, { recursive: true, force: true });
	});

	it('are listed by `npm run licences`', () => {
		const run = spawnSync(process.execPath, ['scripts/licences.mjs'], {
			cwd: ROOT,
			encoding: 'utf8',
		});
		expect(run.status, run.stderr).toBe(0);
		expect(run.stdout).toMatch(/^dexie \S+ +Apache-2\.0 +in the app$/mu);
		expect(run.stdout).toMatch(/^typescript \S+ +Apache-2\.0$/mu);
	});
});

describe('known faults', () => {
	const report = (total: number, vulnerabilities = {}) =>
		JSON.stringify({ vulnerabilities, metadata: { vulnerabilities: { total } } });

	it('none', () => expect(auditReport(report(0)).code).toBe(0));

	it('some, each by name', () => {
		const one = { name: 'bad', severity: 'high', range: '<2' };
		const { code, lines } = auditReport(`npm warn x\n${report(1, { bad: one })}`);
		expect(code).toBe(1);
		expect(lines[0]).toBe('bad <2: high');
	});

	// Catches a release that passes because nobody could be asked.
	it.each([
		'',
		'npm error network',
		'npm error x\n{\n"message":"405 Not Allowed","error":{"summary":"","detail":""}\n}\nnpm error y',
		'{"error":{"summary":"ENOTFOUND"},"metadata":{"vulnerabilities":{"total":0}}}',
	])('not asked: %s', (output) => {
		const { code, lines } = auditReport(output);
		expect(code).toBe(2);
		expect(lines[0]).toContain('Not checked');
		expect(lines[1]).not.toContain('{');
	});
});

// Catches an install that runs scripts again, by a package that only works with its own.
it('the one package with an install script is known to work without', () => {
	type Locked = { packages: Record<string, { hasInstallScript?: boolean; optional?: boolean }> };
	const { packages } = json<Locked>('package-lock.json');
	const withScript = Object.entries(packages).filter(([, one]) => one.hasInstallScript);
	expect(withScript.map(([place]) => place)).toEqual(['node_modules/esbuild']);
});
