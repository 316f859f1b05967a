/**
 * A witness of what the database held, kept outside IndexedDB: a database that a browser has
 * emptied opens without an error, and must never look like a first visit.
 */
import { EMPTY_ACCOUNT, readAccount, type Account } from '../domain/account';
import { recall, remember } from './remember';

const KEY = 'held';

/** Of two tabs the later write counts. */
export function writeWitness(account: Account): void {
	if ((readWitness()?.revision ?? 0) > account.revision) return;
	remember('localStorage', KEY, JSON.stringify(account));
}

/** Undefined where there is none, or none that can be read. */
export function readWitness(): Account | undefined {
	try {
		const value = JSON.parse(recall('localStorage', KEY) ?? 'null') as unknown;
		return readAccount(value) ?? ofCountsOnly(value);
	} catch {
		return undefined;
	}
}

/** Before 0.2.0 a witness was no more than two counts. */
function ofCountsOnly(value: unknown): Account | undefined {
	const { assessments, answers } = value as Partial<Account>;
	return readAccount({ ...EMPTY_ACCOUNT, assessments, answers });
}
