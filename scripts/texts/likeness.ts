/**
 * How alike two texts are: Dice's measure over pairs of neighbouring words. 1 is the same text, 0
 * has no two words in a row in common. A text with one word of ten changed has about 0.8.
 */
import { diceCoefficient } from 'dice-coefficient';

export type Pair = { a: string; b: string; likeness: number };
export type Named = { where: string; text: string };

function pairsOfWords(text: string): string[] {
	const words = text.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? [];
	return words.slice(1).map((word, i) => `${words[i]} ${word}`);
}

/** @returns the pairs that are most alike, the closest first */
export function closest(texts: readonly Named[], howMany: number): Pair[] {
	const cut = texts.map((one) => ({ ...one, pairs: pairsOfWords(one.text) }));
	const found: Pair[] = [];
	for (const [i, a] of cut.entries()) {
		for (const b of cut.slice(i + 1)) {
			const likeness = diceCoefficient(a.pairs, b.pairs);
			const least = found.at(-1)?.likeness ?? 0;
			if (found.length >= howMany && likeness <= least) continue;
			found.push({ a: `${a.where}: ${a.text}`, b: `${b.where}: ${b.text}`, likeness });
			found.sort((one, other) => other.likeness - one.likeness);
			found.length = Math.min(found.length, howMany);
		}
	}
	return found;
}
