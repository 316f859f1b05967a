/** What pages and the worker say to each other. The one file of the worker that pages may import. */

/** Asks the waiting worker to take over. Only ever sent because a person said so. */
export interface SkipWaiting {
	type: 'SKIP_WAITING';
}

/**
 * Asks the worker to make sure that the whole app in this language is in its cache, to fetch what
 * is not, and to say how it stands. The worker remembers the language: later versions bring its
 * files with them. Answered on the message's port with a `Verified`.
 */
export interface Verify {
	type: 'VERIFY';
	language: string;
}

/**
 * A workshop is open on this device: no newer version is installed before `until` (milliseconds since
 * 1970; 0 ends it). Answered on the message's port, once it is kept, with nothing in particular.
 */
export interface Freeze {
	type: 'FREEZE';
	until: number;
}

/** Everything of the app is being erased: from now on the worker stores nothing more. */
export interface End {
	type: 'END';
}

export type ToWorker = SkipWaiting | Verify | Freeze | End;

export interface Verified {
	type: 'VERIFIED';
	/** True only when the content of every file has been compared with its hash. */
	ok: boolean;
	/** Addresses of the files that are not there and could not be fetched. */
	missing: string[];
	language: string;
	/** The version of the list of files that was verified. */
	version: string;
}

/** Sent to every open page while files are fetched: at an install, at an update, at a repair. */
export interface Progress {
	type: 'PROGRESS';
	done: number;
	total: number;
	version: string;
}
