/** Files that are damaged or made to do harm, from valid ones: the same seed gives the same file. */
import { readFile, seal } from './domain';

/** A file's content and the fault that the project's own reader finds in it. */
export type Hostile = { how: string; content: Buffer; code: string };

type Random = (below: number) => number;
type Json = Record<string, unknown>;

/** mulberry32: small, and the same everywhere. @returns whole numbers from 0 */
function randomOf(seed: number): Random {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	};
}

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '<img src=x onerror=x()>'];
const VALUES: unknown[] = [
	null,
	[],
	{},
	-1,
	1e308,
	true,
	'',
	'x'.repeat(20_000),
	'<script>x()</script>',
	{ __proto__: null, toString: 'x' },
];

/** Every place in a document that holds something, as the object or list it is in and its key. */
function placesIn(value: unknown, found: [Json, string][] = []): [Json, string][] {
	if (typeof value !== 'object' || value === null) return found;
	for (const key of Object.keys(value)) {
		found.push([value as Json, key]);
		placesIn((value as Json)[key], found);
	}
	return found;
}

/** Sets an own property, whatever its name. */
const set = (target: Json, key: string, value: unknown) =>
	Object.defineProperty(target, key, {
		value,
		enumerable: true,
		configurable: true,
		writable: true,
	});

function nested(depth: number): unknown {
	let value: unknown = 1;
	for (let i = 0; i < depth; i += 1) value = i % 2 ? [value] : { a: value };
	return value;
}

/** With a checksum that is right again: else nobody would look further. */
function resealed(document: Json): string {
	delete document['sha256'];
	return JSON.stringify(seal(document as never));
}

type Way = (text: string, random: Random) => string | Buffer;

const onDocument =
	(change: (document: Json, places: [Json, string][], random: Random) => void): Way =>
	(text, random) => {
		const document = JSON.parse(text) as Json;
		change(document, placesIn(document), random);
		return resealed(document);
	};

const WAYS: Record<string, Way> = {
	'cut off': (text, random) => text.slice(0, random(text.length - 2)),
	'one character changed': (text, random) => {
		const at = random(text.length);
		return `${text.slice(0, at)}${String.fromCharCode(33 + random(90))}${text.slice(at + 1)}`;
	},
	'one byte changed': (text, random) => {
		const bytes = Buffer.from(text);
		const at = random(bytes.length);
		bytes[at] = (bytes[at]! + 1 + random(254)) % 256;
		return bytes;
	},
	'bytes without sense': (_, random) =>
		Buffer.from(Array.from({ length: 1 + random(5000) }, () => random(256))),
	'a value of another kind': onDocument((_, places, random) => {
		const [target, key] = places[random(places.length)]!;
		set(target, key, VALUES[random(VALUES.length)]);
	}),
	'a name of JavaScript’s own': onDocument((_, places, random) => {
		const [target] = places[random(places.length)]!;
		set(target, NAMES[random(NAMES.length)]!, { polluted: true, level: 3 });
	}),
	'something missing': onDocument((_, places, random) => {
		const [target, key] = places[random(places.length)]!;
		delete target[key];
	}),
	'nested too deep': onDocument((_, places, random) => {
		const [target, key] = places[random(places.length)]!;
		set(target, key, nested(40 + random(200)));
	}),
	'nested without end': (_, random) => '[{"a":'.repeat(1000 + random(100_000)),
	'a newer version': onDocument((document, _, random) => {
		document['version'] = 2 + random(1000);
	}),
	'two of one id': onDocument((document) => {
		const all = document['assessments'];
		if (Array.isArray(all)) all.push(all[0]);
		else document['kind'] = 'backup';
	}),
};

/** A file out of one of the valid ones, which the project's own reader refuses. */
export function hostileFile(seed: number, valid: readonly string[]): Hostile {
	const random = randomOf(seed);
	const names = Object.keys(WAYS);
	const how = names[seed % names.length]!;
	for (;;) {
		const made = WAYS[how]!(valid[random(valid.length)]!, random);
		const content = typeof made === 'string' ? Buffer.from(made) : made;
		const read = readFile(new TextDecoder().decode(content));
		// A change may leave a file that is as good as before: then another one.
		if (!read.ok) return { how, content, code: read.fault.code };
	}
}
