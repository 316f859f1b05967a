/**
 * Whether this origin has a database of this name, or a storage bucket with its second copy, which
 * is all that is left where the browser has removed the database. It lets a first visit do without
 * the code that reads them: on a device where nothing is stored there is nothing to read.
 *
 * @returns true also where the browser cannot tell, or refuses: opening it then says why
 */
export async function mayHaveDatabase(name: string, bucket: string): Promise<boolean> {
	const { storageBuckets } = navigator as { storageBuckets?: { keys(): Promise<string[]> } };
	try {
		const [databases, buckets] = await Promise.all([
			soon(indexedDB.databases()),
			// Where they are refused, there is no copy.
			soon(storageBuckets?.keys()).catch(() => undefined),
		]);
		const isNamed = databases?.some((database) => database.name === name) ?? true;
		return isNamed || (buckets?.includes(bucket) ?? false);
	} catch {
		return true;
	}
}

/** Chromium, at work on the database itself, sometimes never answers. */
const ANSWER_WITHIN_MS = 1000;

/** Undefined when it takes longer. */
const soon = <T>(answer: T | Promise<T>): Promise<T | undefined> =>
	Promise.race([
		answer,
		new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ANSWER_WITHIN_MS)),
	]);
