import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../canonical-json';
import { FAULT_CODES } from '../errors';
import { anyHostileText } from '../testing/hostile';
import { without } from '../testing/without';
import { readFile, writeAssessmentFile, writeBackupFile, type AssessmentExport } from './index';
import { isRecord } from './parse-json';

/** All of them where time is no matter; enough of them to find a slip every time the tests run. */
const CASES = process.env.FAULTS === 'full' ? 10_000 : 2000;
const PER_SEED = 1000;
const SEEDS = Array.from({ length: CASES / PER_SEED }, (_, place) => 20_261 + place);

const PROTOTYPES = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const prototypes = () => PROTOTYPES.map((one) => Reflect.ownKeys(one).length).join();

/** The paths of all that is in a document, as faults name them; '' for the document itself. */
function pathsIn(value: unknown, path: readonly string[] = []): string[] {
	const within = typeof value === 'object' && value !== null ? Object.entries(value) : [];
	const own = path.join('.');
	return [own, ...within.flatMap(([key, one]) => pathsIn(one, [...path, key]))];
}

/** Whether `at` is somewhere in the document, or is what something in it lacks. */
function namesPlaceIn(text: string, at: string | undefined): boolean {
	if (at === undefined) return false;
	const paths = new Set(pathsIn(JSON.parse(text)).map((path) => path.slice(0, 200)));
	return paths.has(at) || paths.has(at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '');
}

/** What is read must be made of plain objects alone, with keys that hide nothing. */
function isPlain(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return true;
	const expected = Array.isArray(value) ? Array.prototype : Object.prototype;
	if (Object.getPrototypeOf(value) !== expected) return false;
	return Object.entries(value).every(([key, one]) => !(key in Object.prototype) && isPlain(one));
}

/** The content of a document: empty lists are none, and the checksum says nothing of its own. */
function contentOf(document: unknown): string {
	const tidy = (entry: Record<string, unknown>) =>
		Object.fromEntries(
			Object.entries(entry).filter(
				([key, value]) =>
					!['actions', 'answeredAt'].includes(key) || Object.keys(value as object).length > 0,
			),
		);
	const rest = tidy(without(document as Record<string, unknown>, 'sha256'));
	if (rest.kind !== 'backup') return canonicalJson(rest);
	// Beside the list stands what the writing app knew of.
	const assessments = (rest.assessments as Record<string, unknown>[]).map(tidy);
	return canonicalJson({ ...rest, framework: null, assessments });
}

function outcomeOf(text: string): string {
	const read = readFile(text);
	if (!read.ok) {
		expect(FAULT_CODES).toContain(read.fault.code);
		if (read.fault.code === 'invalid') expect(namesPlaceIn(text, read.fault.at)).toBe(true);
		return read.fault.code;
	}
	const { file } = read;
	expect(isPlain(file)).toBe(true);
	const again =
		file.kind === 'backup'
			? writeBackupFile(file)
			: writeAssessmentFile(file as unknown as AssessmentExport);
	const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
	expect(contentOf(again)).toBe(contentOf(JSON.parse(json)));
	return 'read';
}

// Catches a reader that throws, that lets a file write into what every object shares, or that
// passes on less or more than a file says.
test(
	`${CASES} hostile files: each is read in whole or refused with its reason`,
	{ timeout: 300_000 },
	() => {
		const before = prototypes();
		const outcomes = new Map<string, number>();
		for (const seed of SEEDS) {
			fc.assert(
				fc.property(anyHostileText(seed), (text) => {
					const outcome = outcomeOf(text);
					outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
					expect(prototypes()).toBe(before);
					expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
				}),
				{ numRuns: PER_SEED, seed },
			);
		}
		// The cases are of use only while many get past each check to the next one.
		const share = (outcome: string) => (outcomes.get(outcome) ?? 0) / CASES;
		expect(share('read')).toBeGreaterThan(0.1);
		expect(share('invalid')).toBeGreaterThan(0.3);
		for (const code of ['not-json', 'checksum', 'not-ours', 'unsupported-kind']) {
			expect({ code, seen: share(code) > 0 }).toEqual({ code, seen: true });
		}
	},
);

// Catches the one way in that the generated files don't take: a document that is not an object.
test('what is no object is not ours', () => {
	for (const text of ['null', '[]', '"x"', '1e999', '[{"format":"people-centred-readiness"}]']) {
		expect(isRecord(JSON.parse(text))).toBe(false);
		expect(readFile(text)).toEqual({ ok: false, fault: { code: 'not-ours' } });
	}
});
