const BYTES = 16;

/**
 * A new id of 128 random bits, 22 characters that are safe in an address. Not `randomUUID`, which
 * a page on plain http (a hotspot in a workshop) does not have.
 */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/u, '');
}
