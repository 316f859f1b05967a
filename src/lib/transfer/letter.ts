/** A letter to one partner actor, as plain text to be pasted into a mail or printed and signed. */

/** Whole sentences in the reader's language; nothing is put together from parts here. */
export type LetterWords = {
	subject: string;
	/** "Dear …". */
	greeting: string;
	/** Paragraphs before the list: who writes, and why. */
	opening: readonly string[];
	/** Paragraphs after it. */
	closing: readonly string[];
	/** Lines at the end: name, office, place and date. */
	signature: readonly string[];
};

/** A duty that the guidelines give to this actor. */
export type LetterRequest = {
	duty: string;
	/** What the city plans itself, for which it would need this. */
	because?: string;
};

/** Paragraphs apart by an empty line, what is asked as a numbered list. */
export function letterText(words: LetterWords, requests: readonly LetterRequest[]): string {
	const list = requests.flatMap(({ duty, because }, index) => [
		`${index + 1}. ${oneLine(duty)}`,
		...(because ? [`   ${oneLine(because)}`] : []),
	]);
	return [
		oneLine(words.subject),
		oneLine(words.greeting),
		...words.opening,
		list.join('\n'),
		...words.closing,
		words.signature.map(oneLine).filter(Boolean).join('\n'),
	]
		.filter((paragraph) => paragraph.trim() !== '')
		.join('\n\n')
		.concat('\n');
}

/** For every editor: with a byte order mark, and lines that end with CR LF. */
export function letterFile(...letter: Parameters<typeof letterText>): Blob {
	const text = letterText(...letter).replace(/\r\n?|\n/gu, '\r\n');
	return new Blob([`\uFEFF${text}`], { type: 'text/plain;charset=utf-8' });
}

/** A line break inside a text would look like the list's next entry. */
function oneLine(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}
