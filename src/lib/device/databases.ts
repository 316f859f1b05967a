/**
 * Whether this origin has a database of this name. It lets a first visit do without the code that
 * reads it: on a device where nothing is stored there is nothing to read.
 *
 * @returns true also where the browser cannot tell, or refuses: opening it then says why
 */
export async function mayHaveDatabase(name: string): Promise<boolean> {
	try {
		const databases = await indexedDB.databases();
		return databases.some((database) => database.name === name);
	} catch {
		return true;
	}
}
