/**
 * The one loader of texts, with two variants: in the browser a text is fetched from its stable
 * address (and comes out of the worker's cache when there is no network); while the site is built
 * it is read from the sources.
 */
/** A text's address below `texts/<language>/`, without its ending: `ui/common`, `duties/inclusion`. */
export type TextName = string;

/** Loads one file of texts; never resolves to something that is not there. */
export type TextLoader = (language: string, name: TextName) => Promise<unknown>;

/**
 * Fetches texts, each at most once while the page is open. A line that drops is tried again, less
 * and less often, for as long as the page is open: the prerendered page stays readable meanwhile,
 * and what is tapped in it is adopted when the texts have come.
 *
 * @throws {MissingText} when the host answers that the file is not there: trying again is no use
 */
export function fetchedTexts(base: string): TextLoader {
	const coming = new Map<string, Promise<unknown>>();
	return (language, name) => {
		const address = textAddress(base, language, name);
		let text = coming.get(address);
		if (!text) {
			text = fetchUntilThere(address);
			coming.set(address, text);
			text.catch(() => coming.delete(address));
		}
		return text;
	};
}

export const textAddress = (base: string, language: string, name: TextName): string =>
	`${base}/texts/${language}/${name}.json`;

export class MissingText extends Error {
	override name = 'MissingText';
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

async function fetchUntilThere(address: string): Promise<unknown> {
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
		try {
			const response = await fetch(address);
			if (response.ok) return await response.json();
			if (response.status === 404 || response.status === 410) throw new MissingText(address);
		} catch (error) {
			if (error instanceof MissingText) throw error;
		}
		await new Promise((resolve) => setTimeout(resolve, pause));
	}
}

/** A language made up from another one: the tests have one. */
export type MadeUp = { language: string; from: string; make: (texts: unknown) => unknown };

/** While the site is built: the sources themselves. @param files as `import.meta.glob` gives them */
export function inlinedTexts(
	files: Record<string, () => Promise<unknown>>,
	madeUp: MadeUp,
): TextLoader {
	return async (language, name) => {
		const source = language === madeUp.language ? madeUp.from : language;
		const file = name.startsWith('ui/')
			? `/src/lib/i18n/locales/${source}/${name.slice('ui/'.length)}.json`
			: `/src/lib/content/${source}/${name}.json`;
		const read = files[file];
		if (!read) throw new MissingText(file);
		const texts = await read();
		return language === madeUp.language ? madeUp.make(texts) : texts;
	};
}
