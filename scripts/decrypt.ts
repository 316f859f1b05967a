/**
 * Opens an encrypted backup outside the browser:
 *
 *     npm run --silent decrypt -- FILE [--out FILE]
 *
 * Asks for the passphrase on the terminal and shows nothing of it; scripts put it into
 * READINESS_PASSPHRASE. Writes the plain backup, JSON, to standard output or into a new file: one
 * that is there already is never touched.
 * Exit codes: 0 done, 1 the file can't be opened or written, 2 called wrongly, 130 called off.
 */
import { openSync, closeSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { MAX_FILE_BYTES } from '../src/lib/domain/bundle/format';
import { decryptText } from '../src/lib/transfer/encryption';
import type { EncryptionFaultCode } from '../src/lib/transfer/encryption-faults';
import { partsOf } from '../src/lib/transfer/encryption-header';

const USAGE = 'usage: npm run --silent decrypt -- FILE [--out FILE]';
const VARIABLE = 'READINESS_PASSPHRASE';

const WORDS: Record<EncryptionFaultCode, string> = {
	'no-encryption': 'cannot be opened: this Node has no WebCrypto',
	'too-large': `is larger than ${MAX_FILE_BYTES / 1_000_000} MB`,
	'not-encrypted': 'is not an encrypted backup',
	'newer-version': 'was written by a newer version of the app: update this one first',
	'absurd-rounds': 'asks for a number of rounds that the app never writes',
	'cut-off': 'was cut off: its end is missing',
	'wrong-passphrase-or-damaged': 'cannot be opened: wrong passphrase, or damaged',
};

/** What goes wrong and is not a defect of this script. */
class Stop extends Error {
	override name = 'Stop';
	constructor(
		message: string,
		readonly exitCode: number,
	) {
		super(message);
	}
}

async function main(): Promise<void> {
	const { file, out } = namedFiles();
	const bytes = bytesOf(file);
	// Before asking: nobody should type a passphrase for a file that can't be opened anyway.
	const parts = partsOf(bytes);
	const text = parts.ok ? await decryptText(bytes, await passphraseFor(file)) : parts;
	if (!text.ok) {
		const { code, found } = text.fault;
		throw new Stop(`${file}: ${WORDS[code]}${found === undefined ? '' : ` (${found})`}`, 1);
	}
	if (out === undefined) process.stdout.write(text.value);
	else writeNew(out, text.value);
}

function namedFiles(): { file: string; out: string | undefined } {
	try {
		const options = { out: { type: 'string' } } as const;
		const { values, positionals } = parseArgs({ options, allowPositionals: true });
		const [file] = positionals;
		if (file !== undefined && positionals.length === 1) return { file, out: values.out };
	} catch {
		// An option that does not exist: how it is used says the rest.
	}
	throw new Stop(USAGE, 2);
}

function bytesOf(file: string): Uint8Array<ArrayBuffer> {
	try {
		// Before reading it: the limit is there so that memory is not filled.
		const tooLarge = statSync(file).size > MAX_FILE_BYTES;
		if (!tooLarge) return new Uint8Array(readFileSync(file));
	} catch (error) {
		throw new Stop(`${file}: cannot be read (${codeOf(error)})`, 1);
	}
	throw new Stop(`${file}: ${WORDS['too-large']}`, 1);
}

async function passphraseFor(file: string): Promise<string> {
	const given = process.env[VARIABLE];
	if (given !== undefined) return given;
	if (process.stdin.isTTY) return asked();
	throw new Stop(`${file}: no terminal to ask for the passphrase on; set ${VARIABLE}`, 1);
}

/** On standard error, so that standard output holds the backup alone. */
function asked(): Promise<string> {
	return new Promise((resolve, reject) => {
		// The terminal's own echo is off while readline reads, and what readline would show goes here.
		const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
		const lines = createInterface({
			input: process.stdin,
			output: nowhere,
			terminal: true,
			historySize: 0,
		});
		// Ctrl-C and Ctrl-D close it. After an answer this does nothing: it has been resolved already.
		lines.on('close', () => {
			process.stderr.write('\n');
			reject(new Stop('called off', 130));
		});
		lines.once('line', (line) => {
			resolve(line);
			lines.close();
		});
		process.stderr.write('Passphrase: ');
	});
}

/** A file with this name appears whole or not at all, readable by its owner alone. */
function writeNew(out: string, text: string): void {
	let opened: number;
	try {
		opened = openSync(out, 'wx', 0o600);
	} catch (error) {
		const there = codeOf(error) === 'EEXIST';
		const why = there ? 'is there already, and was left as it is' : 'cannot be written';
		throw new Stop(`${out}: ${why}${there ? '' : ` (${codeOf(error)})`}`, 1);
	}
	try {
		writeFileSync(opened, text);
		closeSync(opened);
	} catch (error) {
		unlinkSync(out);
		throw new Stop(`${out}: cannot be written (${codeOf(error)})`, 1);
	}
}

function codeOf(error: unknown): string {
	return (error as NodeJS.ErrnoException).code ?? String(error);
}

/** Names of files come from outside and may hold anything. */
function onOneLine(text: string): string {
	return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

main().catch((error: unknown) => {
	if (!(error instanceof Stop)) throw error;
	console.error(onOneLine(error.message));
	process.exitCode = error.exitCode;
});
