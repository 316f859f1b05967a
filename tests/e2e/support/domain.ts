/**
 * The project's own rules in Node, to compare the page with. Not imported as the app does it:
 * Playwright's loader refuses the framework's JSON without an import attribute.
 */
import { tsImport } from 'tsx/esm/api';
import type { Answers } from '../../../src/lib/domain/answers';
import catalogue from '../../../src/lib/framework/catalogue.json' with { type: 'json' };

type Assess = typeof import('../../../src/lib/domain/assess');
type Compare = typeof import('../../../src/lib/domain/compare');
type Bundle = typeof import('../../../src/lib/domain/bundle/index');
type Seal = typeof import('../../../src/lib/domain/bundle/seal');

const load = <T>(path: string): Promise<T> =>
	tsImport(`../../../src/lib/domain/${path}`, import.meta.url) as Promise<T>;

export const { assess } = await load<Assess>('assess.ts');
export const { compareAssessments } = await load<Compare>('compare.ts');
export const { heldIn, readFile, writeAssessmentFile, writeBackupFile, fileText } =
	await load<Bundle>('bundle/index.ts');
export const { seal } = await load<Seal>('bundle/seal.ts');

/** The text of a backup with one assessment a city, each with these answers, and ids of its own. */
export function backupText(cities: readonly string[], answers: Answers): string {
	const at = '2024-11-17T12:00:00.000Z';
	return fileText(
		writeBackupFile({
			app: '0.1.0',
			exportedAt: at,
			held: cities.map((city) => ({
				assessment: {
					id: `from-a-backup-${city}`,
					city,
					scope: 'quick',
					framework: { id: catalogue.id, version: '1' },
					createdAt: at,
					savedAt: at,
				},
				answers,
			})),
		}),
	);
}

/** The text of a backup that holds exactly this. */
export const backupOfHeld = (held: Parameters<typeof writeBackupFile>[0]['held']): string =>
	fileText(writeBackupFile({ app: '0.1.0', exportedAt: '2024-11-17T12:00:00.000Z', held }));
