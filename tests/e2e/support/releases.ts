/** Versions that people have, as scripts/keep-release.mjs has kept them. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const FOLDER = 'tests/fixtures/releases';
const ENDING = '.json.br';

/** Their numbers: `0.1.0`. */
export const RELEASES: string[] = readdirSync(FOLDER)
	.filter((name) => name.endsWith(ENDING))
	.map((name) => name.slice(0, -ENDING.length))
	.sort();

/** Writes a release out as a site that can be served. @returns the folder */
export function unpackRelease(version: string, folder: string): string {
	const packed = readFileSync(path.join(FOLDER, version + ENDING));
	const files = JSON.parse(brotliDecompressSync(packed).toString()) as Record<string, string>;
	for (const [address, text] of Object.entries(files)) {
		const file = path.join(folder, address);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	return folder;
}
