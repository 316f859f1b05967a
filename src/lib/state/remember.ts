/**
 * Small things that this tab or this browser remembers outside the database: which assessment a
 * tab shows, and a witness of what the database held. Storage that refuses is no reason to fail.
 */
import type { LocalKey, SessionKey } from './keys';

type Keys = { localStorage: LocalKey; sessionStorage: SessionKey };

export function recall<Keeper extends keyof Keys>(
	keeper: Keeper,
	key: Keys[Keeper],
): string | undefined {
	try {
		return globalThis[keeper].getItem(key) ?? undefined;
	} catch {
		return undefined;
	}
}

export function remember<Keeper extends keyof Keys>(
	keeper: Keeper,
	key: Keys[Keeper],
	value: string | undefined,
): void {
	try {
		if (value === undefined) globalThis[keeper].removeItem(key);
		else globalThis[keeper].setItem(key, value);
	} catch {
		// Blocked or full: the database is what counts.
	}
}
