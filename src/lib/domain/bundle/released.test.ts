/** Files of every released version: `tests/fixtures/formats/README.md`. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { promise } from '../../../../tests/e2e/support/promise';
import { canonicalJson } from '../canonical-json';
import { FORMAT_VERSION, MIGRATIONS, type Migration } from '../migrate';
import { satisfies } from '../testing/json-schema';
import { FORMAT } from './format';
import schema from './format.schema.json';
import { heldIn, readFile } from './index';
import { readDocument } from './read';

const FOLDER = new URL('../../../../tests/fixtures/formats/', import.meta.url);
const textOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

type Fixture = {
	name: string;
	text: string;
	version: number;
	kind: string;
	assessments?: object[];
};

const FIXTURES: readonly Fixture[] = readdirSync(FOLDER)
	.filter((name) => /^\d+-.*(?<!\.expected)\.json$/.test(name))
	.map((name) => {
		const text = textOf(name);
		return { name, text, ...(JSON.parse(text) as Omit<Fixture, 'name' | 'text'>) };
	});

/** The kinds that come back, of which every version must stay readable. */
const READABLE = FIXTURES.filter(({ kind }) => kind !== 'public-summary');

/** How many were read as they were released, and how many refused as newer ones. */
const count = { read: 0, refused: 0 };
afterAll(() => {
	const of = READABLE.length;
	promise(5, { what: 'files of released formats that open as they were', done: count.read, of });
	promise(5, {
		what: 'files of a newer version, refused unchanged',
		done: count.refused,
		of: FIXTURES.length,
	});
});

describe('a file of a released version', () => {
	// Catches a change of the reader that leaves files out there unreadable, or reads them otherwise.
	test.each(READABLE)('$name is read as it was when it was released', ({ name, text }) => {
		const read = readFile(text);
		if (!read.ok) throw new Error(JSON.stringify(read.fault));
		const { kind, app, exportedAt } = read.file;
		const held = heldIn(read.file, () => 'new');
		const expected: unknown = JSON.parse(textOf(name.replace('.json', '.expected.json')));
		expect(JSON.parse(canonicalJson({ kind, app, exportedAt, held }))).toEqual(expected);
		count.read += 1;
	});

	// Catches a fixture that went missing, or one that is called what it is not.
	test('is here of every version and kind', () => {
		for (let version = 1; version <= FORMAT_VERSION; version++) {
			const kinds = FIXTURES.filter((one) => one.version === version).map(({ kind }) => kind);
			expect(kinds).toEqual(expect.arrayContaining(['assessment', 'backup', 'public-summary']));
		}
		for (const { name, version } of FIXTURES) expect(name).toMatch(new RegExp(`^${version}-`));
	});

	test.each(FIXTURES.filter(({ version }) => version === FORMAT_VERSION))(
		'$name is described by the schema',
		({ text }) => {
			expect(satisfies(schema, JSON.parse(text))).toBe(true);
		},
	);

	test('a public summary is told from what can be brought in', () => {
		for (const { text } of FIXTURES.filter(({ kind }) => kind === 'public-summary')) {
			const fault = { code: 'unsupported-kind', found: 'public-summary' };
			expect(readFile(text)).toEqual({ ok: false, fault });
		}
	});
});

// Catches half of a newer file read as if it were all of it.
test.each(FIXTURES)('a newer version of $name is refused, and left as it was', ({ text }) => {
	const found = String(FORMAT_VERSION + 1);
	const newer = { ...(JSON.parse(text) as object), version: FORMAT_VERSION + 1, more: [1] };
	const before = JSON.stringify(newer);
	expect(readDocument(frozen(newer))).toEqual({
		ok: false,
		fault: { code: 'newer-version', found },
	});
	expect(JSON.stringify(newer)).toBe(before);
	const newerStill = { ...newer, kind: 'a kind to come', version: 99 };
	expect(readFile(JSON.stringify(newerStill))).toEqual({
		ok: false,
		fault: { code: 'newer-version', found: '99' },
	});
	count.refused += 1;
});

describe('every migration is proved by a file of the version before it', () => {
	const naming: Migration = {
		name: 'give-a-name',
		up: (contents) => {
			const assessment = contents.assessment as { city: string };
			return { ...contents, assessment: { ...assessment, city: `${assessment.city}!` } };
		},
	};
	const idle: Migration = { name: 'do-nothing', up: (contents) => ({ ...contents }) };

	test('of those that there are', () => {
		expect(unproved(MIGRATIONS, READABLE)).toEqual([]);
	});

	// Catches the test above when it would let anything pass: there may be no migration yet.
	test('or it is named', () => {
		expect(unproved([naming], READABLE)).toEqual([]);
		expect(unproved([naming, { ...naming, name: 'second' }], READABLE)).toEqual(['second']);
		expect(unproved([idle], READABLE)).toEqual(['do-nothing']);
		expect(unproved([naming], [])).toEqual(['give-a-name']);
	});

	// Catches a backup of which only the first assessment is brought up to date.
	test('it runs once for each assessment in a file', () => {
		for (const { text, kind, assessments = [{}] } of READABLE.filter(
			({ version }) => version === 1,
		)) {
			const ran: string[] = [];
			const read = readDocument(JSON.parse(text), [traced(naming, ran)]);
			expect({ kind, ran: ran.length, ok: read.ok }).toEqual({
				kind,
				ran: assessments.length,
				ok: true,
			});
		}
	});
});

/** The names of the migrations that no fixture shows at work: run, and with another outcome. */
function unproved(migrations: readonly Migration[], fixtures: readonly Fixture[]): string[] {
	return migrations
		.filter((step, place) => {
			const changed: string[] = [];
			const before = fixtures.filter(({ version }) => version === place + 1);
			for (const { text } of before) {
				const steps = migrations.map((one) => (one === step ? traced(one, changed) : one));
				readDocument(JSON.parse(text), steps);
			}
			return changed.length === 0;
		})
		.map(({ name }) => name);
}

/** The same migration; where it runs and changes something, its name is noted. */
function traced({ name, up }: Migration, noted: string[]): Migration {
	return {
		name,
		up: (contents) => {
			const after = up(contents);
			if (canonicalJson(after) !== canonicalJson(contents)) noted.push(name);
			return after;
		},
	};
}

function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null)
		Object.values(Object.freeze(value)).forEach(frozen);
	return value;
}

test('the fixtures are of this format', () => {
	for (const { text } of FIXTURES) expect(JSON.parse(text)).toMatchObject({ format: FORMAT });
});
