/**
 * The version of a database as Dexie counts it, 0 where there is none, without opening it through
 * Dexie: which opens a newer database too, and adds to it whatever it misses there.
 */
export async function installedVersion(name: string): Promise<number> {
	// Whoever opens it next finds that out, and says why.
	if (!globalThis.indexedDB) return 0;
	const native = await new Promise<number>((resolve, reject) => {
		const opening = indexedDB.open(name);
		opening.onupgradeneeded = () => {
			// There was none, and looking must not make one.
			opening.transaction?.abort();
			resolve(0);
		};
		opening.onerror = (event) => {
			// Firefox would report it on the window.
			event.preventDefault();
			reject(opening.error);
		};
		opening.onsuccess = () => {
			const { version } = opening.result;
			opening.result.close();
			resolve(version);
		};
	});
	return Math.floor(native / NATIVE_PER_VERSION);
}

const NATIVE_PER_VERSION = 10;
