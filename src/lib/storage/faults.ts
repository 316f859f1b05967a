/**
 * What can go wrong with a browser's storage, as codes. The words are looked up by the page that
 * shows them, so that each fault has a clear message and a way on.
 */
export const STORAGE_FAULTS = [
	/** No IndexedDB here, or the browser refuses it (private window, blocked by a setting). */
	'blocked',
	/** The device or the browser's share of it is full. */
	'quota',
	/** A newer version of this app has written the database; this one must not touch it. */
	'newer-version',
	/** Another tab has begun to upgrade the database: this one is out of date. */
	'outdated',
	/** What was stored is no longer there. */
	'lost',
	/** The connection broke, or something unknown: worth another try. */
	'failed',
] as const;
export type StorageFault = (typeof STORAGE_FAULTS)[number];

export class StorageError extends Error {
	override name = 'StorageError';
	constructor(
		readonly fault: StorageFault,
		options?: ErrorOptions,
	) {
		super(fault, options);
	}
}

const FAULT_BY_NAME: Record<string, StorageFault> = {
	QuotaExceededError: 'quota',
	VersionError: 'newer-version',
	MissingAPIError: 'blocked',
	// Firefox's private windows of old, and blocked site data.
	InvalidStateError: 'blocked',
	SecurityError: 'blocked',
	OpenFailedError: 'blocked',
	NotAllowedError: 'blocked',
};

/**
 * Turns whatever Dexie or the browser threw into a fault. Dexie wraps the cause once or twice (a
 * full disk arrives as `AbortError` with `inner.name === 'QuotaExceededError'`), so the innermost
 * name that says something wins.
 */
export function asStorageError(error: unknown): StorageError {
	if (error instanceof StorageError) return error;
	let fault: StorageFault = 'failed';
	const seen = new Set<unknown>();
	for (let cause = error; isObject(cause) && !seen.has(cause); cause = cause.inner ?? cause.cause) {
		seen.add(cause);
		fault = FAULT_BY_NAME[String(cause.name)] ?? fault;
	}
	return new StorageError(fault, { cause: error });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
