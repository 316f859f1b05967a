import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { fileText, writeAssessmentFile } from '../src/lib/domain/bundle/index';
import { backupWith, SAMPLE, sampleWith } from '../src/lib/domain/testing/sample';
import vectors from './fixtures/scoring-vectors.json';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), 'score-cli-'));
const [first, second] = vectors as [(typeof vectors)[0], (typeof vectors)[0]];

afterAll(() => rmSync(FOLDER, { recursive: true }));

function file(name: string, content: string | Buffer): string {
	const path = join(FOLDER, name);
	writeFileSync(path, content);
	return path;
}

/** As `npm run score` runs it, without the seconds that npm takes. */
function score(...files: string[]) {
	const command = ['--import', 'tsx', 'scripts/score.ts', ...files];
	const { status, stdout, stderr } = spawnSync(process.execPath, command, {
		cwd: ROOT,
		encoding: 'utf8',
	});
	return { status, stdout, stderr };
}

describe('valid files', () => {
	test('one gives a document, several a list, in their order', () => {
		const a = file('a.json', JSON.stringify(first.input));
		const b = file('b.json', `\uFEFF${JSON.stringify(second.input)}`);
		const one = score(a);
		expect(one).toMatchObject({ status: 0, stderr: '' });
		expect(JSON.parse(one.stdout)).toEqual(first.expected);
		const both = score(b, a);
		expect(both).toMatchObject({ status: 0, stderr: '' });
		expect(JSON.parse(both.stdout)).toEqual([second.expected, first.expected]);
	});

	test('a backup gives a list, also among others', () => {
		const backup = file('backup.json', JSON.stringify(backupWith([], undefined)));
		const a = file('beside.json', JSON.stringify(first.input));
		const list = JSON.parse(score(backup).stdout) as unknown[];
		expect(list).toHaveLength(2);
		expect(JSON.parse(score(a, backup).stdout)).toEqual([first.expected, list]);
	});

	test('an export is scored as its bare answers are', () => {
		const exported = file('exported.json', fileText(writeAssessmentFile(SAMPLE)));
		const { scope, targets } = SAMPLE.assessment;
		const bare = file('bare.json', JSON.stringify({ scope, targets, answers: SAMPLE.answers }));
		expect(score(exported)).toEqual(score(bare));
	});
});

// Catches a programme that goes on with half an output, or with none and a success.
describe('a file that is not valid', () => {
	const text = fileText(writeAssessmentFile(SAMPLE));

	test.each<[string, string | Buffer, RegExp]>([
		['empty.json', '', /is empty/],
		['cut.json', text.slice(0, 300), /not JSON/],
		['binary.json', Buffer.from([0xff, 0xfe, 0x7b, 0x00]), /not UTF-8/],
		['tampered.json', text.replace('"level": 2', '"level": 3'), /wrong checksum/],
		['newer.json', text.replace('"version": 1', '"version": 2'), /newer version.*\(2\)/],
		[
			'level.json',
			'{"scope":"quick","answers":{"equity.lrg.3":{"level":9}}}',
			/equity\.lrg\.3\.level/,
		],
		['newline.json', JSON.stringify(sampleWith(['a\nb\u2028c'], 1)), /not valid: a b c/],
	])('%s', (name, content, fault) => {
		const good = file('good.json', JSON.stringify(first.input));
		const path = file(name, content);
		const { status, stdout, stderr } = score(good, path);
		expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
		expect(stderr).toMatch(/^[^\n]+\n$/);
		expect(stderr).toContain(path);
		expect(stderr).toMatch(fault);
	});

	test('or is not there, or is a folder', () => {
		for (const path of [join(FOLDER, 'missing.json'), FOLDER]) {
			const { status, stdout, stderr } = score(path);
			expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
			expect(stderr).toMatch(/^[^\n]+cannot be read \(E[A-Z]+\)\n$/);
		}
	});
});

test('without files it says how it is used', () => {
	expect(score()).toEqual({
		status: 2,
		stdout: '',
		stderr: 'usage: npm run --silent score -- FILE…\n',
	});
});
