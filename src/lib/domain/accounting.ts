/** How an account of the database is made, and what it says is missing. */
import { EMPTY_ACCOUNT, type Account } from './account';
import { canonicalJson } from './canonical-json';
import { hexOf, lanesOf, type Lanes } from './fingerprint';

/** One record, by its table and its key. */
export type Entry = { table: string; key: unknown; value: unknown };

/** What one write did to one record; no `before` where it is new, no `after` where it is gone. */
export type EntryChange = { table: string; key: unknown; before?: unknown; after?: unknown };

/** The account after a write: its revision is the next one. */
export function accountAfter(account: Account, changes: readonly EntryChange[]): Account {
	return { ...tallied(account, changes), revision: account.revision + 1 };
}

/** The account of these records, counted anew. @param revision the one that they stand at */
export function accountOf(entries: readonly Entry[], revision: number): Account {
	const changes = entries.map(({ table, key, value }) => ({ table, key, after: value }));
	return { ...tallied(EMPTY_ACCOUNT, changes), revision };
}

/** Whether both stand for the same records, at whatever revision. */
export const sameRecords = (a: Account, b: Account): boolean => a.sum === b.sum && !differs(a, b);

const COUNTED = ['assessments', 'answers', 'actions'] as const;
const differs = (a: Account, b: Account) => COUNTED.some((table) => a[table] !== b[table]);

/** Whether it knows of anything that a person entered. */
export const holdsSomething = ({ assessments, answers }: Account): boolean =>
	assessments > 0 || answers > 0;

/**
 * What is missing, by all that is known:
 * - `none`: the records are those of the account, and nobody has seen a later one
 * - `emptied`: nothing is there any more
 * - `damaged`: some records are missing or are not what they were
 * - `older`: all is in order as it once was, but later writes are gone
 */
export type Loss = 'none' | 'emptied' | 'damaged' | 'older';

/**
 * @param here what was counted in the database just now
 * @param told the account that stands in the database; undefined where there is none
 * @param seen later accounts, from outside the database; the newest of them counts
 */
export function lossIn(
	here: Account,
	told: Account | undefined,
	seen: readonly (Account | undefined)[],
): Loss {
	const witness = newest(seen);
	const expected = newest([told, witness]);
	if (!expected || !holdsSomething(expected)) {
		// An account of nothing may be as old as a database that was put back by hand: no loss.
		return told && !sameRecords(here, told) ? 'damaged' : 'none';
	}
	if (!holdsSomething(here)) return 'emptied';
	// From before there were accounts in databases.
	if (!told && expected.revision === 0) return 'none';
	if (!told || !sameRecords(here, told)) return 'damaged';
	if (!witness) return 'none';
	if (witness.revision > told.revision) return 'older';
	// Of the same moment, they must be of the same records.
	return witness.revision === told.revision && !sameRecords(witness, told) ? 'damaged' : 'none';
}

/** The one with the highest revision. */
export function newest(accounts: readonly (Account | undefined)[]): Account | undefined {
	return accounts.reduce(
		(best, one) => (one && (!best || one.revision > best.revision) ? one : best),
		undefined,
	);
}

function tallied(account: Account, changes: readonly EntryChange[]): Account {
	const after = { ...account };
	let sum = lanesIn(account.sum);
	for (const { table, key, before, after: value } of changes) {
		const counted = COUNTED.find((one) => one === table);
		if (before !== undefined) {
			sum = combined(sum, lanesFor(table, key, before), -1);
			if (counted) after[counted] -= 1;
		}
		if (value !== undefined) {
			sum = combined(sum, lanesFor(table, key, value), 1);
			if (counted) after[counted] += 1;
		}
	}
	return { ...after, sum: hexOf(sum) };
}

const lanesFor = (table: string, key: unknown, value: unknown): Lanes =>
	lanesOf(canonicalJson([table, key, value]));

const combined = (a: Lanes, b: Lanes, sign: 1 | -1): Lanes => [
	(a[0] + sign * b[0]) >>> 0,
	(a[1] + sign * b[1]) >>> 0,
];

const lanesIn = (sum: string): Lanes => [
	Number.parseInt(sum.slice(0, 8), 16),
	Number.parseInt(sum.slice(8), 16),
];
