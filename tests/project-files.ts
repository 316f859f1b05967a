/** The project's own files, for tests about them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Their paths from the project's folder. */
export function filesUnder(folder: string, ending: RegExp): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.map((name) => posix.join(folder, name.split(sep).join('/')))
		.filter((name) => ending.test(name))
		.sort();
}
export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
export const json = <T>(file: string): T => JSON.parse(read(file)) as T;

/** The code of the app: no tests, and nothing that only tests use. */
export const SOURCES = filesUnder('src', /\.(?:ts|svelte)$/u).filter(
	(file) => !/\.test\.ts$|\/testing\//u.test(file),
);

export const withoutComments = (code: string): string =>
	code.replace(/\/\*.*?\*\/|<!--.*?-->/gsu, '').replace(/(^|[^:'"`])\/\/.*$/gmu, '$1');
