/** What an older version has stored, made current by the same steps as a file of that version. */
import type { Held } from '../domain/assessment';
import { FORMAT_VERSION, migrate, MIGRATIONS, type Migration } from '../domain/migrate';
import type { ReadinessDatabase } from './schema';
import { allHeld } from './read';

/** The setting that says which version's contents are stored; all before it wrote version 1. */
export const FORMAT = 'format';

/** The version that the stored contents are of. */
export async function storedFormat(db: ReadinessDatabase): Promise<number> {
	const value = (await db.settings.get(FORMAT))?.value;
	return typeof value === 'number' ? value : 1;
}

/**
 * Brings the contents to the newest version. To be called within a transaction.
 *
 * @param put writes one assessment back whole
 * @param migrations all there are, in their order: handed in for the tests
 */
export async function migrateStored(
	db: ReadinessDatabase,
	put: (held: Held) => Promise<void>,
	migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
	const from = await storedFormat(db);
	const to = migrations === MIGRATIONS ? FORMAT_VERSION : migrations.length + 1;
	if (from >= to) return;
	for (const { assessment, answers, answeredAt, actions, consultation } of await allHeld(db)) {
		const { framework, ...rest } = assessment;
		const contents = { framework, assessment: rest, answers, ...(actions && { actions }) };
		const migrated = migrate(contents, from, migrations);
		// Refused is only what is newer, and that was never opened.
		if (!migrated.ok) continue;
		const now = migrated.value as typeof contents;
		await put({
			assessment: { ...now.assessment, framework: now.framework },
			answers: now.answers,
			...(answeredAt && { answeredAt }),
			...(now.actions && { actions: now.actions }),
			// Beside the contents, as in a file: no step is about it.
			...(consultation && { consultation }),
		});
	}
	await db.settings.put({ key: FORMAT, value: to });
}
