/**
 * Whether the browser may throw away what is stored here when space runs short. Chrome decides
 * silently, Firefox asks the person: so the app asks once there is something to keep.
 */
export type Persistence = 'granted' | 'denied' | 'unsupported';

/** Asks for storage that stays, and says what came of it. Never throws. */
export const askToPersist = (): Promise<Persistence> => answered((storage) => storage.persist());

/** How it stands, without asking. Never throws. */
export const persistenceState = (): Promise<Persistence> =>
	answered((storage) => storage.persisted());

async function answered(ask: (storage: StorageManager) => Promise<boolean>): Promise<Persistence> {
	// Missing on plain http, and `persist` in some older browsers.
	const storage: Partial<StorageManager> | undefined = navigator.storage;
	if (!storage?.persist || !storage.persisted) return 'unsupported';
	try {
		return (await ask(navigator.storage)) ? 'granted' : 'denied';
	} catch {
		return 'unsupported';
	}
}
