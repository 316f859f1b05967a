import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import vectors from './fixtures/encrypted/vectors.json';

/** Each starts a programme or two. */
vi.setConfig({ testTimeout: 60_000 });

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), 'decrypt-cli-'));
const COMMAND = ['--import', 'tsx', 'scripts/decrypt.ts'];
const USAGE = 'usage: npm run --silent decrypt -- FILE [--out FILE]\n';
const vector = vectors[1]!;
const encrypted = Buffer.from(vector.file, 'base64');

afterAll(() => rmSync(FOLDER, { recursive: true }));

function file(name: string, content: string | Buffer): string {
	const path = join(FOLDER, name);
	writeFileSync(path, content);
	return path;
}

function environment(passphrase: string | undefined): NodeJS.ProcessEnv {
	const variables: NodeJS.ProcessEnv = { ...process.env, READINESS_PASSPHRASE: passphrase };
	if (passphrase === undefined) delete variables['READINESS_PASSPHRASE'];
	return variables;
}

/** As `npm run decrypt` runs it, without the seconds that npm takes, and without a terminal. */
function decrypt(args: string[], passphrase: string | undefined = vector.passphrase) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [...COMMAND, ...args], {
		cwd: ROOT,
		encoding: 'utf8',
		input: '',
		env: environment(passphrase),
	});
	return { status, stdout, stderr };
}

describe('an encrypted backup', () => {
	const path = file('backup.readiness', encrypted);

	// Catches a backup that is changed on its way out, or mixed with other output.
	test('is written to standard output as it was', () => {
		expect(decrypt([path])).toEqual({ status: 0, stdout: vector.text, stderr: '' });
	});

	// Catches a plain backup that others on the same machine can read.
	test('or into a new file, for its owner alone', () => {
		const out = join(FOLDER, 'plain.json');
		expect(decrypt([path, '--out', out])).toEqual({ status: 0, stdout: '', stderr: '' });
		expect(readFileSync(out, 'utf8')).toBe(vector.text);
		if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600);
	});

	// Catches a slip of the fingers that costs a file: the backup itself, even.
	test('never in the place of another file', () => {
		const other = file('other.json', 'kept');
		for (const out of [other, path]) {
			const before = readFileSync(out);
			const { status, stdout, stderr } = decrypt([path, '--out', out]);
			expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
			expect(stderr).toBe(`${out}: is there already, and was left as it is\n`);
			expect(readFileSync(out)).toEqual(before);
		}
	});

	test('and not where nothing can be written', () => {
		const out = join(FOLDER, 'missing', 'plain.json');
		const { status, stderr } = decrypt([path, '--out', out]);
		expect(status).toBe(1);
		expect(stderr).toBe(`${out}: cannot be written (ENOENT)\n`);
	});
});

// Catches a programme that goes on with half a backup, or with none and a success.
describe('a file that can’t be opened', () => {
	const changed = (at: number, value: number) => {
		const copy = Buffer.from(encrypted);
		copy[at] = value;
		return copy;
	};

	test.each<[string, string | Buffer, RegExp]>([
		['empty', '', /is not an encrypted backup/],
		['plain.json.txt', vector.text, /is not an encrypted backup/],
		['cut', encrypted.subarray(0, 100), /was cut off/],
		['newer', changed(8, 2), /newer version of the app.* \(2\)/],
		['rounds', changed(10, 255), /number of rounds.* \(4278790080\)/],
		['damaged', changed(100, encrypted[100]! ^ 1), /wrong passphrase, or damaged/],
		['a\nb\u2028c', 'x', /a b c: is not an encrypted backup/],
	])('%s', (name, content, fault) => {
		const out = join(FOLDER, 'never.json');
		const { status, stdout, stderr } = decrypt([file(name, content), '--out', out]);
		expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
		expect(stderr).toMatch(/^[^\n]+\n$/);
		expect(stderr).toMatch(fault);
		expect(existsSync(out)).toBe(false);
	});

	test('with the wrong passphrase', () => {
		const path = file('backup', encrypted);
		const { status, stdout, stderr } = decrypt([path], 'not this one, either');
		expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
		expect(stderr).toBe(`${path}: cannot be opened: wrong passphrase, or damaged\n`);
	});

	test('or is over the limit, is a folder, or is not there', () => {
		// All hole and no content, and more than Node reads in one piece: it must not come to that.
		const large = file('large', '');
		truncateSync(large, 3_000_000_000);
		expect(decrypt([large]).stderr).toBe(`${large}: is larger than 20 MB\n`);
		mkdirSync(join(FOLDER, 'folder'));
		for (const name of ['folder', 'nothing']) {
			const { status, stdout, stderr } = decrypt([join(FOLDER, name)]);
			expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
			expect(stderr).toMatch(/^[^\n]+cannot be read \(E[A-Z]+\)\n$/);
		}
	});
});

// Catches a script that waits for ever where nobody can type.
test('without a terminal and without a passphrase it says what to set', () => {
	const path = file('waiting', encrypted);
	const command = spawnSync(process.execPath, [...COMMAND, path], {
		cwd: ROOT,
		encoding: 'utf8',
		input: `${vector.passphrase}\n`,
		env: environment(undefined),
	});
	expect(command.status).toBe(1);
	expect(command.stderr).toMatch(/^[^\n]+set READINESS_PASSPHRASE\n$/);
	expect(command.stdout).toBe('');
});

test.each([[[]], [['a', 'b']], [['--force', 'a']], [['a', '--out']]])(
	'called with %j it says how it is used',
	(args) => {
		expect(decrypt(args)).toEqual({ status: 2, stdout: '', stderr: USAGE });
	},
);

/** util-linux's, which gives a command a terminal; others of that name take other arguments. */
const hasTerminal = /util-linux/u.test(spawnSync('script', ['--version']).stdout?.toString() ?? '');

describe.skipIf(!hasTerminal)('on a terminal', () => {
	/** Types this once it is asked, and gives all that the terminal has shown. */
	function typed(keys: string, out: string): Promise<{ shown: string; status: number | null }> {
		const path = file('typed', encrypted);
		const command = [process.execPath, ...COMMAND, path, '--out', out];
		const quoted = command.map((part) => `'${part}'`).join(' ');
		const child = spawn('script', ['-qec', quoted, '/dev/null'], {
			cwd: ROOT,
			env: environment(undefined),
		});
		let shown = '';
		return new Promise((resolve, reject) => {
			child.stdout.setEncoding('utf8').on('data', (text: string) => {
				if (!shown.includes('Passphrase: ') && (shown + text).includes('Passphrase: ')) {
					child.stdin.write(keys);
				}
				shown += text;
			});
			child.on('error', reject);
			child.on('close', (status) => resolve({ shown, status }));
		});
	}

	// Catches a passphrase that stands on the screen for the whole room.
	test('asks, and shows nothing of what is typed', async () => {
		const out = join(FOLDER, 'typed.json');
		const keys = `${vector.passphrase}!\u007f\r`;
		expect(await typed(keys, out)).toEqual({ shown: 'Passphrase: \r\n', status: 0 });
		expect(readFileSync(out, 'utf8')).toBe(vector.text);
	});

	test.each([
		['Ctrl-C', '\u0003'],
		['Ctrl-D', '\u0004'],
	])('is called off by %s', async (_name, keys) => {
		const out = join(FOLDER, 'called-off.json');
		const { shown, status } = await typed(keys, out);
		expect(status).toBe(130);
		expect(shown).toMatch(/^Passphrase: \r\n[^\n]*called off\r\n$/);
		expect(existsSync(out)).toBe(false);
	});
});

// Catches a page that no longer tells how to open a file: it may be all that somebody has.
describe('docs/encrypted-backup.md', () => {
	const page = readFileSync(join(ROOT, 'docs/encrypted-backup.md'), 'utf8');
	const python = /```python\n(?<code>.*?)```/su.exec(page)!.groups!['code']!;
	const hasPython = spawnSync('python3', ['-c', 'import cryptography']).status === 0;

	test.skipIf(!hasPython)('its Python opens every vector', () => {
		// Nobody is here to type.
		const ask = `import getpass, os; getpass.getpass = lambda _: os.environ['TYPED']`;
		for (const { name, file: base64, passphrase, text } of vectors) {
			const path = file(name, Buffer.from(base64, 'base64'));
			const { status, stdout } = spawnSync('python3', ['-c', `${ask}\n${python}`, path], {
				env: { ...process.env, TYPED: passphrase, PYTHONUTF8: '1' },
			});
			expect({ name, status, text: stdout.toString() }).toEqual({ name, status: 0, text });
		}
	});

	test('its example is the vector without a text', () => {
		const example = /```\n(?<hex>[0-9A-F\s]+)```\n$/u.exec(page)!.groups!['hex']!;
		const bytes = Buffer.from(example.replace(/\s/gu, ''), 'hex');
		expect(bytes.toString('base64')).toBe(vectors.find(({ text }) => text === '')!.file);
	});
});
