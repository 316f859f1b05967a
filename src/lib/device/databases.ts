/**
 * Whether this origin has a database of this name. It lets a first visit do without the code that
 * reads it: on a device where nothing is stored there is nothing to read.
 *
 * @returns true also where the browser cannot tell, or refuses: opening it then says why
 */
export async function mayHaveDatabase(name: string): Promise<boolean> {
	try {
		const databases = await Promise.race([indexedDB.databases(), silence()]);
		return databases?.some((database) => database.name === name) ?? true;
	} catch {
		return true;
	}
}

/** Chromium, at work on the database itself, sometimes never answers. */
const ANSWER_WITHIN_MS = 1000;
const silence = (): Promise<undefined> =>
	new Promise((resolve) => setTimeout(() => resolve(undefined), ANSWER_WITHIN_MS));
