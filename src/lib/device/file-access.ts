/**
 * Folders that a person lets a page write into: Chromium on computers, and newer ones on Android.
 * Nothing here knows what is written.
 */

type Mode = { mode: 'readwrite' };
/** What no type library has yet, or not every browser. */
type Permissions = {
	queryPermission?(mode: Mode): Promise<PermissionState>;
	requestPermission?(mode: Mode): Promise<PermissionState>;
};
type Picker = {
	showDirectoryPicker(
		options: Mode & { id: string; startIn: string },
	): Promise<FileSystemDirectoryHandle>;
};

const MODE: Mode = { mode: 'readwrite' };

export const canPickFolder = (): boolean => 'showDirectoryPicker' in window;

/**
 * Shows the browser's own choice of a folder; to be called from a tap.
 *
 * @returns undefined when the person chose none
 * @throws what the browser says
 */
export async function pickFolder(id: string): Promise<FileSystemDirectoryHandle | undefined> {
	try {
		const picker = window as unknown as Picker;
		return await picker.showDirectoryPicker({ ...MODE, id, startIn: 'documents' });
	} catch (error) {
		if (error instanceof DOMException && error.name === 'AbortError') return undefined;
		throw error;
	}
}

/** Whether the page may write there now. Browsers forget it when they are closed. Never throws. */
export const mayWrite = (folder: FileSystemDirectoryHandle): Promise<boolean> =>
	granted(() => (folder as Permissions).queryPermission?.(MODE));

/** Asks the person again; to be called from a tap. Never throws. */
export const askToWrite = (folder: FileSystemDirectoryHandle): Promise<boolean> =>
	granted(() => (folder as Permissions).requestPermission?.(MODE));

async function granted(ask: () => Promise<PermissionState> | undefined): Promise<boolean> {
	try {
		return ((await ask()) ?? 'granted') === 'granted';
	} catch {
		return false;
	}
}

/** Does the work when no other tab of this site is at it. Without locks there is no waiting. */
export async function oneTabAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
	const locks: LockManager | undefined = navigator.locks;
	return locks ? ((await locks.request(name, work)) as T) : work();
}
