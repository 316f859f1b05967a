/** Finds the glossary's terms in a text, so that a reader can look them up where they occur. */
import type { TermId, Terms } from './types';

/** A piece of a text: plain, or the words that stand for a term. */
export type Piece = { text: string; term?: TermId };

type Finder = { pattern: RegExp; termOf: ReadonlyMap<string, TermId> };
const finders = new WeakMap<Terms, Finder>();

function finderOf(terms: Terms): Finder {
	let finder = finders.get(terms);
	if (!finder) {
		const termOf = new Map(
			Object.entries(terms).flatMap(([id, forms]) =>
				forms.map((form) => [form.toLowerCase(), id] as const),
			),
		);
		// The longest first: "open data" is not "data".
		const forms = [...termOf.keys()]
			.sort((a, b) => b.length - a.length)
			.map((form) => form.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
		// Whole words only. Look-behind is younger than some browsers here, so the sign before is taken
		// along and put back.
		const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])(${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
		finder = { pattern, termOf };
		finders.set(terms, finder);
	}
	return finder;
}

/**
 * A text in pieces, each term marked where it first occurs. The pieces together are the text.
 *
 * @param seen terms that were marked before on this page; what is found is added
 */
export function glossed(text: string, terms: Terms, seen = new Set<TermId>()): Piece[] {
	const { pattern, termOf } = finderOf(terms);
	const pieces: Piece[] = [];
	let from = 0;
	for (const match of text.matchAll(pattern)) {
		const [, before = '', words = ''] = match;
		const term = termOf.get(words.toLowerCase());
		if (term === undefined || seen.has(term)) continue;
		seen.add(term);
		const at = match.index + before.length;
		if (at > from) pieces.push({ text: text.slice(from, at) });
		pieces.push({ text: words, term });
		from = at + words.length;
	}
	if (from < text.length) pieces.push({ text: text.slice(from) });
	return pieces;
}

/** The terms that occur in these texts, in the order in which they do. */
export function termsIn(texts: readonly string[], terms: Terms): TermId[] {
	const found = new Set<TermId>();
	for (const text of texts) glossed(text, terms, found);
	return [...found];
}
