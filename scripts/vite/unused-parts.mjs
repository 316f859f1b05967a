/**
 * Leaves out of the build what a library brings and nothing of ours calls (`unused-list.mjs`). A
 * bundler drops functions that nobody names, but never the methods of a class: it cannot know who
 * calls them. Here they keep their names and throw, so a call that somebody adds fails at once and
 * in every browser test, and never silently.
 */
import { parseAst } from 'vite';
import { UNUSED } from './unused-list.mjs';

const THROWS = "{ throw Error('left out, see unused-list.mjs') }";
const DOES_NOTHING = '{}';

/** @returns {import('vite').Plugin} */
export function unusedParts() {
	return {
		name: 'unused-parts',
		apply: 'build',
		transform: {
			filter: { id: UNUSED.map(({ file }) => file) },
			handler(source, id) {
				const parts = UNUSED.find(({ file }) => file.test(id));
				return parts && { code: withoutUnused(source, parts), map: null };
			},
		},
	};
}

/**
 * @param {string} source of the library
 * @param {import('./unused-list.mjs').UnusedParts} parts
 * @returns {string}
 * @throws Error that names what the library no longer has: then the list has to be looked at
 */
export function withoutUnused(source, { of, unused, functions, idle }) {
	const bodies = bodiesIn(source);
	const named = [
		...[...functions, ...namesIn(unused)].map((name) => ({ name, instead: THROWS })),
		...namesIn(idle).map((name) => ({ name, instead: DOES_NOTHING })),
	];
	const missing = named.filter(({ name }) => !bodies.has(name)).map(({ name }) => name);
	if (missing.length > 0)
		throw new Error(`${of} has no ${missing.join(', ')}: see unused-list.mjs`);
	return named
		.map(({ name, instead }) => ({ .../** @type {Body} */ (bodies.get(name)), instead }))
		.toSorted((a, b) => b.start - a.start)
		.reduce(
			(code, { start, end, instead }) => code.slice(0, start) + instead + code.slice(end),
			source,
		);
}

/** @param {Record<string, string[]>} methods */
const namesIn = (methods) =>
	Object.entries(methods).flatMap(([owner, names]) => names.map((name) => `${owner}.${name}`));

/**
 * @typedef {{ start: number, end: number }} Body
 * @param {string} source
 * @returns {Map<string, Body>} of functions, and of methods as `Class.method`
 */
function bodiesIn(source) {
	const bodies = new Map();
	const declared = parseAst(source).body.flatMap((/** @type {any} */ node) =>
		node.type === 'VariableDeclaration'
			? node.declarations.map((/** @type {any} */ one) => ({ ...one.init, id: one.id }))
			: [node.declaration ?? node],
	);
	for (const { type, id, body } of declared) {
		if (/Function/u.test(type) && body.type === 'BlockStatement') bodies.set(id.name, body);
		if (!type?.startsWith('Class')) continue;
		for (const { key, value } of body.body) {
			if (value?.body) bodies.set(`${id.name}.${key.name}`, value.body);
		}
	}
	return bodies;
}
