/**
 * Older contents made current, by the same steps for an imported file and for the database. Each
 * change of the format adds one step to the end of the list, with a test that it ran; a step that
 * was released is never edited.
 */
import { bad, good, type Result } from './errors';

/** What is kept of one assessment, as some version wrote it and not yet checked. */
export type Contents = {
	readonly framework: unknown;
	readonly assessment: unknown;
	readonly answers: unknown;
	/** Undefined where nothing is known of when they were given. */
	readonly answeredAt?: unknown;
	/** Undefined where there is no plan. */
	readonly actions?: unknown;
};

export type Migration = {
	/** What it does, in a few words: `rename-evidence-link`. */
	readonly name: string;
	/** From the version before to the next. Pure; it may meet anything, and must not throw. */
	readonly up: (contents: Contents) => Contents;
};

/** The first leads from version 1 to 2. */
export const MIGRATIONS: readonly Migration[] = [];

/** The version that this code writes. */
export const FORMAT_VERSION = MIGRATIONS.length + 1;

/**
 * Contents of version `from` (1 or above) brought to the newest. What a newer tool wrote is refused
 * with `newer-version`, unchanged: half of it would be lost if it were read.
 */
export function migrate(
	contents: Contents,
	from: number,
	migrations: readonly Migration[] = MIGRATIONS,
): Result<Contents> {
	if (from > migrations.length + 1) return bad('newer-version', { found: String(from) });
	const steps = migrations.slice(from - 1);
	return good(steps.reduce((older, step) => step.up(older), contents));
}
