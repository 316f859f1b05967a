/** What was removed or replaced, for the 30 days that it is kept. */
import type { BinEntry } from '../storage/index';
import type { App } from './app.svelte';
import { Live } from './live.svelte';

export type { BinEntry };

/** What was done in one go: one removal, or one file that was brought in. */
export type BinBatch = {
	batch: string;
	/** ISO 8601 timestamp. */
	at: string;
	/** What it removed or replaced: each can be put back. */
	kept: BinEntry[];
	/** Whether it came from a file, and can be taken back as a whole. */
	brought: boolean;
	/** Ids of the assessments that it brought. */
	created: string[];
};

/** The bin, newest first; again whenever it changes. */
export const watchBin = (app: App): Live<BinEntry[]> =>
	new Live(() => app.follow<BinEntry[]>((storage) => storage.watchBin(), []));

/** The entries by what they were part of, in the order of the first of each. */
export function batchesOf(entries: readonly BinEntry[]): BinBatch[] {
	const batches = new Map<string, BinEntry[]>();
	for (const entry of entries) {
		const batch = batches.get(entry.batch);
		if (batch) batch.push(entry);
		else batches.set(entry.batch, [entry]);
	}
	return [...batches].map(([batch, own]) => ({
		batch,
		at: own[0]!.at,
		kept: own.filter(({ held }) => held !== undefined),
		brought: own.some(({ why }) => why !== 'removed'),
		created: own.filter(({ why }) => why === 'created').map(({ assessmentId }) => assessmentId),
	}));
}

/** @throws {StorageError} nothing was changed */
export async function putBack(app: App, { id, assessmentId }: BinEntry): Promise<void> {
	await app.run((storage) => storage.putBackFromBin(id));
	app.removed.delete(assessmentId);
}

/** For good. @throws {StorageError} nothing was changed */
export async function drop(app: App, { id }: BinEntry): Promise<void> {
	await app.run((storage) => storage.dropFromBin(id));
}

/**
 * Takes back all that one batch did.
 *
 * @param created the assessments that it brought, which go: an open page must not take that for a
 *   loss
 * @throws {StorageError} nothing was changed
 */
export async function undoBatch(
	app: App,
	batch: string,
	created: readonly string[] = [],
): Promise<void> {
	const undone = app.undo(batch);
	for (const id of created) app.removed.add(id);
	try {
		await undone;
	} catch (error) {
		for (const id of created) app.removed.delete(id);
		throw error;
	}
}
