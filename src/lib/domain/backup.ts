/** How far the last backup is behind, and when a backup may take the place of another. */
import type { Held } from './assessment';
import { canonicalJson } from './canonical-json';
import { fingerprint } from './fingerprint';

/**
 * What the last backup held: fingerprints by assessment and by entry, which is `details`,
 * `answer/<duty>`, `action/<id>`, `consultation`, `session/<id>` or `order` (of the plan). Only of
 * what counts: see `changesSince`.
 */
export type Kept = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * `nothing`: there is nothing to back up. `never`: there is, and no backup was made. `current`:
 * the last one has all. `some` and `many`: fewer changes since than `REMIND_AFTER`, or not.
 */
export type BackupStanding = 'nothing' | 'never' | 'current' | 'some' | 'many';

/** So many changes are an afternoon's meeting: nobody should have to hold it again. */
export const REMIND_AFTER = 20;

/** To be kept with a backup of all of these. */
export function keptOf(all: readonly Held[]): Kept {
	return Object.fromEntries(
		// Entries, not assignments: an id is a text from outside and may be `__proto__`.
		own(all).map((held) => [held.assessment.id, Object.fromEntries(entriesOf(held))]),
	);
}

/**
 * How many entries the backup lacks or has otherwise. An answer or an action that was removed since
 * counts; so does a whole assessment, as one: what was removed is in the backup, and needs no
 * hurry. The sample city never counts: it can always be added again.
 *
 * @param kept undefined where no backup was ever made: then all entries count
 */
export function changesSince(kept: Kept | undefined, all: readonly Held[]): number {
	const here = new Map(own(all).map((held) => [held.assessment.id, held]));
	const removed = Object.keys(kept ?? {}).filter((id) => !here.has(id)).length;
	const before = new Map(Object.entries(kept ?? {}));
	const changes = [...here].map(([id, held]) => changesIn(before.get(id), held));
	return changes.reduce((sum, count) => sum + count, removed);
}

export function standingOfBackup(kept: Kept | undefined, all: readonly Held[]): BackupStanding {
	if (own(all).length === 0) return 'nothing';
	if (kept === undefined) return 'never';
	const changes = changesSince(kept, all);
	if (changes === 0) return 'current';
	return changes < REMIND_AFTER ? 'some' : 'many';
}

/** How much a backup holds, without the sample city. */
export type Fullness = { assessments: number; answers: number };

export function fullnessOf(all: readonly Held[]): Fullness {
	const answers = own(all).flatMap((held) => Object.values(held.answers).filter(isGiven));
	return { assessments: own(all).length, answers: answers.length };
}

/** Below it, a city that begins anew may throw away most of what it had. */
const FEW_ANSWERS = 10;

/**
 * Whether a file with `before` may be replaced by one with `after` without asking. Not where all
 * assessments or all answers would be gone, nor where more than half of ten answers or more would:
 * then a database that lost its contents, and not a city's own work, is the likely cause.
 */
export function mayReplace(before: Fullness, after: Fullness): boolean {
	if (before.assessments > 0 && after.assessments === 0) return false;
	if (before.answers > 0 && after.answers === 0) return false;
	return before.answers < FEW_ANSWERS || after.answers * 2 >= before.answers;
}

const own = (all: readonly Held[]): Held[] => all.filter(({ assessment }) => !assessment.sample);

/**
 * The same as a file holds and a merge compares, in a few bytes: it is on every page that shows
 * stored answers, where the rules of files and plans are not (`backup-entries.test.ts` compares).
 */
function entriesOf(held: Held): [string, string][] {
	const { assessment, answers, actions = [], workshops = [] } = held;
	const { city, country, period, scope, targets } = assessment;
	const sessions = held.sessions ?? workshops.map(({ session }) => session);
	const order = [...actions].sort((a, b) => a.order - b.order).map(({ id }) => id);
	return [
		['details', fingerprint({ city: city || undefined, country, period, scope, ...targets })],
		...Object.entries(answers)
			.filter(([, answer]) => isGiven(answer))
			.map(([duty, answer]): [string, string] => [`answer/${duty}`, fingerprint(answer)]),
		...actions.map((one): [string, string] => [
			`action/${one.id}`,
			fingerprint({ ...one, order: undefined }),
		]),
		...(held.consultation ? [['consultation', held.consultation.savedAt] as [string, string]] : []),
		...(order.length > 1 ? [['order', fingerprint(order)] as [string, string]] : []),
		// Raised with all that is handed in. What was made up to practise with is no loss.
		...sessions
			.filter(({ rehearsal }) => !rehearsal)
			.map(({ id, savedAt }): [string, string] => [`session/${id}`, savedAt]),
	];
}

const isGiven = (answer: unknown): boolean => canonicalJson(answer) !== '{}';

function changesIn(kept: Readonly<Record<string, string>> | undefined, held: Held): number {
	const before = new Map(Object.entries(kept ?? {}));
	const after = new Map(entriesOf(held));
	const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
		(entry) => before.get(entry) !== after.get(entry),
	);
	// The order changes with every action that comes or goes: only by itself is it one more change.
	const others = changed.filter((entry) => entry !== 'order');
	return changed.length > others.length && !others.some(isAction)
		? others.length + 1
		: others.length;
}

const isAction = (entry: string): boolean => entry.startsWith('action/');
