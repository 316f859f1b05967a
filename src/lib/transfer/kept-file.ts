/**
 * A backup that is kept current in a folder, two generations of it.
 *
 * `readiness-backup.json` is the newest. The one that stood there at the end of the sitting before
 * (the last write, when more than four hours lie between) becomes `readiness-backup-previous.json`:
 * a second generation that is one tap old would hold the same mistake as the first.
 *
 * What stands in the folder is never replaced by less than it holds, nor when it holds what this
 * device has never had (another device keeps its backup there), nor when it can't be read. Then the
 * same name with a number takes its place, and the answer says why.
 */
import type { Held } from '../domain/assessment';
import { fullnessOf, mayReplace } from '../domain/backup';
import { heldIn, MAX_FILE_BYTES, readFile } from '../domain/bundle/index';
import { canonicalJson } from '../domain/canonical-json';
import { backupText, type Making } from './save-backup';

const CURRENT = 'readiness-backup';
const PREVIOUS = 'readiness-backup-previous';
const NEW_SITTING_MS = 4 * 3_600_000;
const MOST_NAMES = 99;

/** Why a file in the folder was left as it is. */
export type Obstacle = 'emptier' | 'foreign' | 'unreadable';

export type Kept = {
	/** The file that now holds everything. */
	name: string;
	/** False where it held all of it already. */
	wrote: boolean;
	/** The file that would have been replaced, and why it was not. */
	left?: { name: string; why: Obstacle };
};

/** A file in the folder; `held` is undefined where it can't be read. */
type Found = { text: string; held: readonly Held[] | undefined; exportedAt: string };
type Place = { name: string; before: Found | undefined; left?: Kept['left'] };
/** A file is read again only when it has changed. */
type Seen = { at: number; size: number; found: Found };

export class KeptFolder {
	readonly #folder: FileSystemDirectoryHandle;
	readonly #seen = new Map<string, Seen>();

	constructor(folder: FileSystemDirectoryHandle) {
		this.#folder = folder;
	}

	/**
	 * Writes everything into the folder, if it is not there already.
	 *
	 * @param isKnown whether an assessment is, or was at the last backup, on this device
	 * @throws what the browser says: `NotFoundError` where the folder is gone, `QuotaExceededError`
	 *   where the disk is full, `NotAllowedError` where the page may not write
	 */
	async keep(making: Making, isKnown: (id: string) => boolean): Promise<Kept> {
		const place = await this.#placeFor(CURRENT, making.held, isKnown);
		const { name, before, left } = place;
		const answer = { name, ...(left && { left }) };
		const { text, opens } = backupText(making);
		if (before && contentOf(before.text) === contentOf(text)) return { ...answer, wrote: false };
		if (!opens) throw new Error('The backup could not be read again');
		if (before?.held && isFromAnotherSitting(before, making.now)) {
			const second = await this.#placeFor(PREVIOUS, before.held, isKnown);
			await this.#write(second.name, before);
		}
		const exportedAt = making.now.toISOString();
		await this.#write(name, { text, held: making.held, exportedAt });
		return { ...answer, wrote: true };
	}

	/** The first of the names that is free, or may be replaced. */
	async #placeFor(
		base: string,
		held: readonly Held[],
		isKnown: (id: string) => boolean,
	): Promise<Place> {
		let left: Kept['left'];
		for (let number = 1; number <= MOST_NAMES; number++) {
			const name = number === 1 ? `${base}.json` : `${base}-${number}.json`;
			const before = await this.#find(name);
			const why = before && obstacle(before, held, isKnown);
			if (!why) return { name, before, ...(left && { left }) };
			left ??= { name, why };
		}
		throw new Error('No name is free');
	}

	/** Undefined where there is none, or one without a byte, as a sudden end leaves it. */
	async #find(name: string): Promise<Found | undefined> {
		let file: File;
		try {
			file = await (await this.#folder.getFileHandle(name)).getFile();
		} catch (error) {
			// Where the folder itself is gone, writing will say so.
			if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
			throw error;
		}
		if (file.size === 0) return undefined;
		const seen = this.#seen.get(name);
		if (seen?.at === file.lastModified && seen.size === file.size) return seen.found;
		const found = await read(file);
		this.#seen.set(name, { at: file.lastModified, size: file.size, found });
		return found;
	}

	/** The browser puts a file in its place when it is whole; then it is read back once more. */
	async #write(name: string, found: Found): Promise<void> {
		const { text } = found;
		const handle = await this.#folder.getFileHandle(name, { create: true });
		const stream = await handle.createWritable();
		try {
			await stream.write(text);
			await stream.close();
		} catch (error) {
			await stream.abort().catch(() => undefined);
			throw error;
		}
		const file = await handle.getFile();
		if ((await file.text()) !== text) throw new Error('The file is not as it was written');
		this.#seen.set(name, { at: file.lastModified, size: file.size, found });
	}
}

async function read(file: File): Promise<Found> {
	const nothing: Found = { text: '', held: undefined, exportedAt: '' };
	if (file.size > MAX_FILE_BYTES) return nothing;
	const text = await file.text();
	const result = readFile(text);
	if (!result.ok) return { ...nothing, text };
	// An id of its own is what every assessment in a backup has.
	const held = heldIn(result.file, () => '');
	return { text, held, exportedAt: result.file.exportedAt };
}

/** All that two backups of the same state have in common. */
function contentOf(text: string): string {
	const document = JSON.parse(text) as object;
	return canonicalJson({ ...document, app: '', exportedAt: '', sha256: '' });
}

function obstacle(
	{ held: before }: Found,
	after: readonly Held[],
	isKnown: (id: string) => boolean,
): Obstacle | undefined {
	if (!before) return 'unreadable';
	if (!mayReplace(fullnessOf(before), fullnessOf(after))) return 'emptier';
	const strange = before.some(({ assessment: { id, sample } }) => !sample && !isKnown(id));
	return strange ? 'foreign' : undefined;
}

/** A clock that was set back counts as another sitting: one generation too many does no harm. */
function isFromAnotherSitting({ exportedAt }: Found, now: Date): boolean {
	return Math.abs(now.getTime() - Date.parse(exportedAt)) >= NEW_SITTING_MS;
}
