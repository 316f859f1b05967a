/**
 * A witness of what the database held, kept outside IndexedDB: a database that a browser has
 * emptied opens without an error, and must never look like a first visit.
 */
import type { Held } from '../storage/index';
import { recall, remember } from './remember';

export type Witness = { assessments: number; answers: number };

const KEY = 'held';

export function writeWitness(held: readonly Held[]): void {
	const answers = held.reduce((sum, one) => sum + Object.keys(one.answers).length, 0);
	remember('localStorage', KEY, JSON.stringify({ assessments: held.length, answers }));
}

/** Something is there: enough for a start, until all of it is counted. */
export function ensureWitness(): void {
	if (readWitness()) return;
	remember('localStorage', KEY, JSON.stringify({ assessments: 1, answers: 0 }));
}

export function readWitness(): Witness | undefined {
	try {
		const { assessments, answers } = JSON.parse(recall('localStorage', KEY) ?? 'null') as Witness;
		return assessments > 0 ? { assessments, answers } : undefined;
	} catch {
		return undefined;
	}
}

export const forgetWitness = (): void => remember('localStorage', KEY, undefined);
