/**
 * Words that two people read differently: no question, anchor, task or title may hold one. What is
 * meant can be seen or counted, so the text says what, or how many.
 */
export const VAGUE_WORDS: readonly RegExp[] = [
	/\b(?:in)?adequate(?:ly)?\b/iu,
	/\b(?:in)?appropriate(?:ly)?\b/iu,
	/\b(?:in)?effective(?:ly|ness)?\b/iu,
	/\badvanced\b/iu,
	/\brobust(?:ly)?\b/iu,
	// A number nearby says how often: "every 12 months" needs no "regularly".
	/\bregular(?:ly)?\b/iu,
	/\bsome efforts?\b/iu,
	/\bsufficient(?:ly)?\b/iu,
	/\bsignificant(?:ly)?\b/iu,
	/\bwhere (?:possible|relevant|necessary)\b/iu,
	/\bas needed\b/iu,
	/\bstakeholders?\b/iu,
	/\b(?:leverag|empower|synerg|holistic|ecosystem|state-of-the-art|best practice)\w*/iu,
	/\b(?:good|strong|high)-quality\b/iu,
	/\bvarious\b/iu,
	/\betc\b/iu,
];

/** The first such word of a text, or undefined. */
export function vagueWord(text: string): string | undefined {
	for (const pattern of VAGUE_WORDS) {
		const found = pattern.exec(text);
		if (found) return found[0];
	}
	return undefined;
}
