const LONGEST = 80;

/** A task as the name of a button or in a message; no character is cut in two. */
export function shortened(text: string): string {
	const signs = [...text.trim()];
	return signs.length > LONGEST
		? `${signs
				.slice(0, LONGEST - 1)
				.join('')
				.trim()}…`
		: signs.join('');
}
