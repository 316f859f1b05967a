/**
 * `npm run sbom`: writes sbom.json, the list of all parts that this version is built from, in
 * CycloneDX, made by npm from the lockfile. Needs no network.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runNpm } from './lib/run.mjs';

const FILE = 'sbom.json';
const root = fileURLToPath(new URL('..', import.meta.url));
// Optional peers that differ from what another package needs are no fault; npm takes them for one.
const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'];
const { code, output } = await runNpm(
	[...args, '--package-lock-only', '--legacy-peer-deps', '--loglevel=error'],
	{ cwd: root, capture: true },
);
const list = code === 0 ? parsed(output) : undefined;
if (list) {
	writeFileSync(`${root}${FILE}`, `${JSON.stringify(list, null, '\t')}\n`);
	console.log(`${FILE}: ${list.components.length} packages, CycloneDX ${list.specVersion}`);
} else {
	console.error(
		/unknown command|Unknown command/u.test(output)
			? 'This npm is too old to write one: npm 9.5 or later can (Node 20 has it).'
			: `npm could not write it:\n${output.trim()}`,
	);
	process.exitCode = 1;
}

/** @param {string} text what npm prints, with its own lines before and after */
function parsed(text) {
	try {
		const list = JSON.parse(text.slice(text.search(/^\{/mu), text.lastIndexOf('}') + 1));
		return list.bomFormat === 'CycloneDX' ? list : undefined;
	} catch {
		return undefined;
	}
}
