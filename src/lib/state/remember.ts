/**
 * Small things that this tab or this browser remembers outside the database: which assessment a
 * tab shows, and a witness of what the database held. Storage that refuses is no reason to fail.
 */
type Keeper = 'localStorage' | 'sessionStorage';

export function recall(keeper: Keeper, key: string): string | undefined {
	try {
		return globalThis[keeper].getItem(key) ?? undefined;
	} catch {
		return undefined;
	}
}

export function remember(keeper: Keeper, key: string, value: string | undefined): void {
	try {
		if (value === undefined) globalThis[keeper].removeItem(key);
		else globalThis[keeper].setItem(key, value);
	} catch {
		// Blocked or full: the database is what counts.
	}
}
