/**
 * `npm run licences`: every package in the lockfile with its version and licence; those whose code
 * people load are marked. Exit code 1 where a licence is on no list of ours (lib/packages.mjs).
 */
import { fileURLToPath } from 'node:url';
import { isAllowed, lockedPackages } from './lib/packages.mjs';

const packages = await lockedPackages(fileURLToPath(new URL('..', import.meta.url)));
const width = Math.max(...packages.map(({ name, version }) => name.length + version.length + 1));
for (const { name, version, licence, shipped } of packages) {
	const mark = shipped ? 'in the app' : '';
	console.log(`${`${name} ${version}`.padEnd(width)}  ${licence.padEnd(14)} ${mark}`.trimEnd());
}

const refused = packages.filter(({ licence, shipped }) => !isAllowed(licence, shipped));
const shipped = packages.filter((one) => one.shipped).length;
console.log(`\n${packages.length} packages, ${shipped} of them in the app.`);
for (const { name, version, licence } of refused) {
	console.error(`Not on the list of licences: ${name} ${version}: ${licence || 'states none'}`);
}
process.exitCode = refused.length > 0 ? 1 : 0;
