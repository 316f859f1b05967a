import { describe, expect, test } from 'vitest';
import type { Fault } from '../errors';
import { ACTIONS, SAMPLE, alteredSample, sampleWith } from '../testing/sample';
import { MAX_FILE_BYTES, fileText, parseAnswer, readFile, writeAssessmentFile } from './index';

function faultOf(text: string): Fault | null {
	const read = readFile(text);
	return read.ok ? null : read.fault;
}

function faultIn(document: object): Fault | null {
	return faultOf(JSON.stringify(document));
}

describe('what is not a file of ours', () => {
	test.each<[string, string, Fault]>([
		['nothing', '', { code: 'empty' }],
		['white space after a byte order mark', '\uFEFF \n', { code: 'empty' }],
		['a table', 'city;score\nA;12', { code: 'not-json' }],
		['another JSON document', '{"type":"FeatureCollection"}', { code: 'not-ours' }],
		['a list', '[]', { code: 'not-ours' }],
		['null', 'null', { code: 'not-ours' }],
		['a number', '42', { code: 'not-ours' }],
		['a format that only its prototype has', '{"__proto__":{"format":"x"}}', { code: 'not-ours' }],
	])('%s', (_, text, fault) => {
		expect(faultOf(text)).toEqual(fault);
	});

	// Catches a page that hangs or a stack that overflows on a hostile file.
	test('too much of it', () => {
		expect(faultOf(' '.repeat(MAX_FILE_BYTES + 1))).toEqual({ code: 'too-large' });
		expect(faultOf('['.repeat(1e6))).toEqual({ code: 'not-ours' });
		expect(faultOf('{"a":'.repeat(1e6))).toEqual({ code: 'not-ours' });
	});

	test('brackets in a text are no nesting', () => {
		const document = sampleWith(['answers', 'equity.lrg.3', 'note'], '[{"\\'.repeat(99));
		expect(faultIn(document)).toBeNull();
	});
});

test('a byte order mark does no harm', () => {
	expect(faultOf(`\uFEFF${fileText(writeAssessmentFile(SAMPLE))}`)).toBeNull();
});

describe('what cannot be read here', () => {
	// Catches a check in the wrong order: these must be told apart from damage.
	test.each<[string, string, unknown, Fault]>([
		['a newer version', 'version', 2, { code: 'newer-version', found: '2' }],
		['a ballot', 'kind', 'ballot', { code: 'unsupported-kind', found: 'ballot' }],
		[
			'a kind of the prototype',
			'kind',
			'toString',
			{ code: 'unsupported-kind', found: 'toString' },
		],
		['no version', 'version', undefined, { code: 'invalid', at: 'version' }],
		['version 0', 'version', 0, { code: 'invalid', at: 'version' }],
		['version 1.5', 'version', 1.5, { code: 'invalid', at: 'version' }],
		['no kind', 'kind', null, { code: 'invalid', at: 'kind' }],
	])('%s', (_, key, value, fault) => {
		expect(faultIn(sampleWith([key], value))).toEqual(fault);
		// Nor does it depend on a checksum, which a newer version may make in another way.
		expect(faultIn({ ...writeAssessmentFile(SAMPLE), [key]: value })).toEqual(fault);
	});

	test.each([
		{ id: 'ig-pcsc-draft3', version: '2' },
		{ id: 'another', version: '1' },
	])('a framework that is not known: $id $version', (framework) => {
		const found = `${framework.id} ${framework.version}`;
		expect(faultIn(sampleWith(['framework'], framework))).toEqual({
			code: 'unknown-framework',
			found,
		});
	});

	test('a missing checksum is a wrong one', () => {
		expect(faultIn({ ...writeAssessmentFile(SAMPLE), sha256: undefined })).toEqual({
			code: 'checksum',
		});
	});
});

describe('entries that cannot be', () => {
	const DUTY = ['answers', 'human-rights.lrg.3'];

	test.each<[readonly string[], unknown]>([
		[[...DUTY, 'level'], 5],
		[[...DUTY, 'level'], -1],
		[[...DUTY, 'level'], 2.5],
		[[...DUTY, 'level'], '2'],
		[[...DUTY, 'level'], null],
		[[...DUTY, 'unknown'], false],
		[[...DUTY, 'notApplicable'], 'no-money'],
		[[...DUTY, 'evidence'], 'rumour'],
		[[...DUTY, 'evidenceDate'], '2024-02-30'],
		[[...DUTY, 'heldBy'], 'lrg'],
		[[...DUTY, 'flag'], false],
		[[...DUTY, 'toConfirm'], false],
		[[...DUTY, 'note'], 'x'.repeat(10_001)],
		[[...DUTY, 'score'], 3],
		[[...DUTY, '__proto__'], { level: 4 }],
		[[...DUTY, 'constructor'], 1],
		[DUTY, []],
		[DUTY, 'level'],
		[DUTY, null],
		[['answers', 'human-rights.lrg.99'], { level: 1 }],
		[['answers', 'human-rights.national.1'], { level: 1 }],
		[['answers', '__proto__'], { level: 1 }],
		[['answers', 'toString'], { level: 1 }],
		[['answers'], []],
		[['assessment', 'scope'], 'huge'],
		[['assessment', 'country'], 'XX'],
		[['assessment', 'country'], 'br'],
		[['assessment', 'period'], '2024-13'],
		[['assessment', 'city'], 7],
		[['assessment', 'createdAt'], 'yesterday'],
		[['assessment', 'lastDuty'], 'equity.lrg.3'],
		[['assessment', 'targets', 'inclusion'], 0],
		[['assessment', 'targets', 'housing'], 2],
		[['assessment', 'targets'], []],
		[['assessment'], null],
		[['framework', 'name'], 'x'],
		[['exportedAt'], '2024-11-17'],
		[['app'], 1],
		[['more'], true],
		[['__proto__'], {}],
	])('%j is never %j', (path, value) => {
		expect(faultIn(sampleWith(path, value))).toEqual({ code: 'invalid', at: path.join('.') });
	});

	test.each<[readonly string[], unknown]>([
		[['actions'], {}],
		[['actions'], null],
		[['actions', '0'], null],
		[['actions', '1'], []],
		[['actions', '1', 'id'], 'first'],
		[['actions', '0', 'id'], ''],
		[['actions', '0', 'task'], 'x'.repeat(10_001)],
		[['actions', '0', 'duty'], 'human-rights.lrg.99'],
		[['actions', '0', 'duty'], 'human-rights.national.1'],
		[['actions', '0', 'duty'], 'toString'],
		[['actions', '0', 'to'], 0],
		[['actions', '0', 'horizon'], 'soon'],
		[['actions', '0', 'due'], '2025-02-29'],
		[['actions', '0', 'status'], undefined],
		[
			['actions', '0', 'partners'],
			['equity.cso.1', 'equity.cso.1'],
		],
		[['actions', '0', 'partners', '0'], 'human-rights.lrg.3'],
		[['actions', '0', 'doneAt'], '2025-02-28'],
		[['actions', '0', 'order'], 0],
		[['actions', '0', '__proto__'], { duty: 'equity.lrg.3' }],
	])('of a plan: %j is never %j', (path, value) => {
		const document = sampleWith(path, value, { actions: ACTIONS });
		expect(faultIn(document)).toEqual({ code: 'invalid', at: path.join('.') });
	});

	// Catches two answers in one, of which a later reader would pick another than we.
	test('two answers to one duty', () => {
		for (const more of [{ unknown: true }, { notApplicable: 'service-absent' }]) {
			const document = sampleWith(DUTY, { level: 1, ...more });
			expect(faultIn(document)).toEqual({ code: 'invalid', at: DUTY.join('.') });
		}
	});

	// Catches a prototype that was set on the way: it would look like an answer.
	test('nothing gets into a prototype', () => {
		faultIn(sampleWith(['answers', '__proto__'], { level: 4 }));
		expect(Object.hasOwn(Object.prototype, 'level')).toBe(false);
		expect(parseAnswer(JSON.parse('{"__proto__":{"level":4}}')).ok).toBe(false);
	});

	// Catches a message, or a line on a terminal, as long as the file.
	test('what is quoted from a file is cut short', () => {
		const fault = faultIn(alteredSample((document) => (document.kind = 'k'.repeat(1e5))));
		expect(fault?.found?.length).toBeLessThanOrEqual(200);
	});
});

test('an answer may hold what goes with it before it has a level', () => {
	const answer = { note: 'ask', evidence: 'public', askWhom: 'the registry', flag: true };
	expect(parseAnswer(answer)).toEqual({ ok: true, value: answer });
	expect(parseAnswer({ ...answer, level: 9 })).toEqual({
		ok: false,
		fault: { code: 'invalid', at: 'level' },
	});
});
