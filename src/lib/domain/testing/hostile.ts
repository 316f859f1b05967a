/** Files made to break a reader: valid ones with something put where it does not belong. */
import fc from 'fast-check';
import { seal } from '../bundle/seal';
import { writeAssessmentFile, writeBackupFile } from '../bundle/index';
import { anyHeld, anyHoldings } from './arbitraries';
import { ACTIONS, SAMPLE } from './sample';
import { without } from './without';

/** Stand for numbers that JSON can write and no `JSON.stringify` would. */
const NUMBERS = ['1e999', '-1e999', '-0', '1e-400', '0.1e1', '9007199254740993', '00', 'NaN'];
const marked = (number: string) => `@number ${number}@`;
const SUM = '@sum@';

const ODD_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']
	.concat('', 'id', 'level', 'order', 'lastDuty', 'answeredAt', 'equity.lrg.3', '\ud800')
	.concat('k'.repeat(500));

const POLLUTION = { polluted: true, level: 4, toString: 'polluted' };

const oddValue: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, '', 0, 1, -1, 1.5) },
	{ weight: 2, arbitrary: fc.constantFrom(...NUMBERS).map(marked) },
	{ weight: 2, arbitrary: fc.constantFrom(...ODD_KEYS) },
	{ weight: 1, arbitrary: fc.constantFrom(10_000, 10_001).map((length) => 'x'.repeat(length)) },
	{ weight: 1, arbitrary: fc.integer({ min: 1, max: 40 }).map(nested) },
	{ weight: 1, arbitrary: fc.constantFrom('<img src=x onerror=alert(1)>', '=1+1', '2024-02-30') },
	{ weight: 1, arbitrary: fc.constantFrom('2024-11-17T12:00:00+99:99', '\ud83d', 'a\u0000b') },
	{ weight: 1, arbitrary: fc.constant(JSON.parse(`{"__proto__":${JSON.stringify(POLLUTION)}}`)) },
	{ weight: 1, arbitrary: fc.constant({ constructor: { prototype: POLLUTION } }) },
	{ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

export type Change = {
	place: number;
	how: 'set' | 'add' | 'remove' | 'double';
	key: string;
	value: unknown;
};

export const anyChange: fc.Arbitrary<Change> = fc.record({
	place: fc.nat(),
	how: fc.constantFrom('set', 'set', 'add', 'remove', 'double'),
	key: fc.constantFrom(...ODD_KEYS),
	value: oddValue,
});

/** Most changes are under a right checksum: else all would be refused for that alone. */
const anyDamage = fc.oneof(
	{ weight: 12, arbitrary: fc.constant('sealed' as const) },
	{ weight: 1, arbitrary: fc.constant('unsealed' as const) },
	{ weight: 2, arbitrary: fc.constant('mangled' as const) },
);

/** The text of a file that somebody has tampered with, or of one that was left as it was. */
export function anyHostileText(seed: number): fc.Arbitrary<string> {
	const bases = validDocuments(seed);
	return fc
		.record({
			base: fc.constantFrom(...bases),
			changes: fc.array(anyChange, { maxLength: 3 }),
			damage: anyDamage,
			cuts: fc.array(fc.tuple(fc.nat(), fc.constantFrom('', '"', '{', ']', ',', '\\', '\u0000')), {
				minLength: 1,
				maxLength: 4,
			}),
		})
		.map(({ base, changes, damage, cuts }) => {
			const document = JSON.parse(base) as object;
			for (const change of changes) apply(change, document);
			const text = damage === 'unsealed' ? written(document) : sealed(document);
			return damage === 'mangled' ? cuts.reduce(mangled, text) : text;
		});
}

/** Made once: one of them costs more than all that is done to it. */
function validDocuments(seed: number): string[] {
	const by = { app: '0.1.0', exportedAt: SAMPLE.exportedAt };
	const some = { numRuns: 12, seed };
	const documents = [
		writeAssessmentFile({ ...SAMPLE, actions: ACTIONS }),
		...fc.sample(anyHeld, some).map((held) => writeAssessmentFile({ ...by, ...held })),
		...fc.sample(anyHoldings(3), some).map((held) => writeBackupFile({ ...by, held })),
	];
	return documents.map((document) => JSON.stringify(document));
}

type Place = { parent: Record<string, unknown>; key: string };

/** Changes `document` in one of its places. */
export function apply({ place, how, key, value }: Change, document: object): void {
	const places = placesIn(document);
	const chosen = places[place % places.length];
	if (!chosen) return;
	const { parent, key: old } = chosen;
	if (how === 'remove') delete parent[old];
	// Copies: what one case changes must not be in the next one.
	else if (how === 'set') define(parent, old, structuredClone(value));
	else if (how === 'add') define(parent, key, structuredClone(value));
	else if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(old)]));
	else define(parent, key, structuredClone(parent[old]));
}

/** Every property there is, the outermost first. */
function placesIn(value: object): Place[] {
	const parent = value as Record<string, unknown>;
	const own = Object.keys(parent).map((key) => ({ parent, key }));
	const within = Object.values(parent).filter((one) => typeof one === 'object' && one !== null);
	return [...own, ...within.flatMap((one) => placesIn(one as object))];
}

/** Not assigned: that would set a prototype instead of a key. */
function define(parent: object, key: string, value: unknown): void {
	Object.defineProperty(parent, key, {
		value,
		enumerable: true,
		configurable: true,
		writable: true,
	});
}

function written(document: object): string {
	return JSON.stringify(document).replace(/"@number ([^@]*)@"/g, '$1');
}

/** With the checksum of what a reader will have parsed, where it can parse it at all. */
function sealed(document: object): string {
	define(document, 'sha256', SUM);
	const text = written(document);
	try {
		const rest = without(JSON.parse(text) as { sha256: unknown }, 'sha256');
		return text.replace(SUM, seal(rest).sha256);
	} catch {
		return text;
	}
}

function mangled(text: string, [at, by]: readonly [number, string]): string {
	const place = at % (text.length + 1);
	return by === '' ? text.slice(0, place) : text.slice(0, place) + by + text.slice(place + 1);
}

function nested(depth: number): unknown {
	return depth === 0 ? 1 : depth % 2 ? [nested(depth - 1)] : { a: nested(depth - 1) };
}
