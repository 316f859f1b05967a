/** Newer versions of a built site, made from it without building again. */
import { createHash } from 'node:crypto';
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { precacheListOf } from '../../../scripts/site/precache.mjs';
import { addressesIn, languagesOf } from '../../../scripts/site/site.mjs';
import { writeWorker } from '../../../scripts/site/worker.mjs';

/** The text that `withCorrectedText` changes, and what it puts there. */
export const TEXT = 'texts/en/ui/home.json';
export const CORRECTION = 'A corrected sentence';

/** The same site with one text corrected. @param folder where to write it */
export async function withCorrectedText(root: string, folder: string): Promise<string> {
	copy(root, folder);
	const file = path.join(folder, TEXT);
	const texts = JSON.parse(readFileSync(file, 'utf8'));
	writeFileSync(file, JSON.stringify({ ...texts, title: CORRECTION }));
	await rewriteWorker(folder);
	return folder;
}

/** The same site as if all of its code had changed: every script and style has another name. */
export async function withOtherCode(root: string, folder: string): Promise<string> {
	copy(root, folder);
	const code = addressesIn(folder).filter((address) => address.startsWith('_app/immutable/'));
	const renamed = new Map(
		code.map((address) => {
			const { name, ext } = path.parse(address);
			return [`${name}${ext}`, `${name}x${ext}`];
		}),
	);
	const withNewNames = (text: string) =>
		text.replace(/[\w.-]+\.(?:js|css)/gu, (name) => renamed.get(name) ?? name);
	for (const address of addressesIn(folder).filter((one) => /\.(?:js|css|html)$/u.test(one))) {
		const file = path.join(folder, address);
		const old = readFileSync(file, 'utf8');
		writeFileSync(file, withHashesOf(old, withNewNames(old)));
	}
	for (const address of code) {
		const { dir, base } = path.parse(path.join(folder, address));
		renameSync(path.join(dir, base), path.join(dir, renamed.get(base)!));
	}
	await rewriteWorker(folder);
	return folder;
}

/** The page's policy names its inline scripts by their hashes. */
function withHashesOf(old: string, changed: string): string {
	const hashes = (page: string) =>
		[...page.matchAll(/<script>(.*?)<\/script>/gsu)].map(([, script]) =>
			createHash('sha256')
				.update(script ?? '')
				.digest('base64'),
		);
	const after = hashes(changed);
	return hashes(old).reduce((page, hash, i) => page.replaceAll(hash, after[i]!), changed);
}

function copy(root: string, folder: string): void {
	rmSync(folder, { recursive: true, force: true });
	// The compressed copies would still be the old ones.
	cpSync(root, folder, { recursive: true, filter: (file) => !/\.(?:br|gz)$/u.test(file) });
}

async function rewriteWorker(folder: string): Promise<void> {
	await writeWorker(folder, precacheListOf(folder, languagesOf(folder)));
}
