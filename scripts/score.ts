/**
 * Scores files outside the browser, with the app's own rules:
 *
 *     npm run --silent score -- FILE…
 *
 * Each FILE is an exported assessment or a bare `{"scope", "answers"}`. Prints one JSON document
 * for one file and a list for several; nothing at all when one of them is not valid. For a backup
 * a list of documents, one for each of its assessments, stands in the place of the one.
 * Exit codes: 0 done, 1 a file is not valid, 2 called without files.
 */
import { readFileSync, statSync } from 'node:fs';
import { assess } from '../src/lib/domain/assess';
import type { ScoringInput } from '../src/lib/domain/answers';
import { MAX_FILE_BYTES, readScoringInput } from '../src/lib/domain/bundle/index';
import type { Fault, FaultCode } from '../src/lib/domain/errors';

const WORDS: Record<FaultCode, string> = {
	empty: 'is empty',
	'too-large': `is larger than ${MAX_FILE_BYTES / 1_000_000} MB`,
	'not-json': 'is not JSON, or was cut off',
	'not-ours': 'is neither an exported assessment nor {"scope", "answers"}',
	'newer-version': 'was written by a newer version of the app: update this one first',
	'unsupported-kind': 'is neither an assessment nor a backup, and only those can be scored',
	checksum: 'has a wrong checksum: it was changed or damaged after it was exported',
	'unknown-framework': 'is about guidelines, or a version of them, that are not known here',
	invalid: 'has an entry that is not valid',
};

class InvalidFile extends Error {
	override name = 'InvalidFile';
}

function main(files: readonly string[]): number {
	if (files.length === 0) {
		console.error('usage: npm run --silent score -- FILE…');
		return 2;
	}
	try {
		const documents = files.map((file) => scored(readInput(file)));
		console.log(JSON.stringify(documents.length === 1 ? documents[0] : documents, null, 2));
		return 0;
	} catch (error) {
		if (!(error instanceof InvalidFile)) throw error;
		console.error(onOneLine(error.message));
		return 1;
	}
}

function scored(input: ScoringInput | ScoringInput[]) {
	return Array.isArray(input) ? input.map(assess) : assess(input);
}

function readInput(file: string): ScoringInput | ScoringInput[] {
	const input = readScoringInput(textOf(file));
	if (!input.ok) throw new InvalidFile(`${file}: ${describe(input.fault)}`);
	return input.value;
}

function textOf(file: string): string {
	try {
		// Before reading it: the limit is there so that memory is not filled.
		if (statSync(file).size > MAX_FILE_BYTES) {
			throw new InvalidFile(`${file}: ${WORDS['too-large']}`);
		}
		return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
	} catch (error) {
		if (error instanceof InvalidFile) throw error;
		const { code } = error as NodeJS.ErrnoException;
		const reason = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'is not UTF-8 text' : undefined;
		throw new InvalidFile(`${file}: ${reason ?? `cannot be read (${code})`}`);
	}
}

function describe({ code, at, found }: Fault): string {
	return (
		WORDS[code] + (at === undefined ? '' : `: ${at}`) + (found === undefined ? '' : ` (${found})`)
	);
}

/** Names of files and entries come from outside and may hold anything. */
function onOneLine(text: string): string {
	return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

process.exitCode = main(process.argv.slice(2));
