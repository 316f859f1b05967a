/**
 * Whether all is there that was left here, asked before anything is shown; and what is missing put
 * back from the second copy, where there is one.
 */
import { readAccount, type Account } from '../domain/account';
import {
	accountOf,
	holdsSomething,
	lossIn,
	newest,
	sameRecords,
	type Entry,
	type Loss,
} from '../domain/accounting';
import type { Held } from '../domain/assessment';
import { allWholeHeld } from './read';
import { entriesOf, putEntries, type SecondCopy } from './second-copy';
import type { Moment } from './whole';
import { ENTERED, type ReadinessDatabase } from './schema';

export const ACCOUNT = 'account';

/** The setting that keeps what was found missing until somebody has read it. */
const LOSS = 'loss';

/** What an opening has found. */
export type Found = {
	/** `unreadable`: the browser cannot open the database; the second copy has taken its place. */
	loss: Loss | 'unreadable';
	/** What is here now, after putting back. */
	here: Account;
	/** What was there at last, as far as anybody knows. */
	expected: Account | undefined;
	/** `all`: as it was left. `missing`: what an older copy had and was not here. */
	putBack?: 'all' | 'missing';
};

export const accountIn = async (db: ReadinessDatabase): Promise<Account | undefined> =>
	readAccount((await db.settings.get(ACCOUNT))?.value);

/**
 * Looks once, at the opening. A loss is noted in the database, with the account begun anew, so that
 * it is told until somebody has read it and never found twice.
 *
 * @param witness what was seen last, from outside the database
 * @param restored called inside the writing transaction once records have been put back
 */
export async function examine(
	db: ReadinessDatabase,
	copy: SecondCopy | undefined,
	witness: Account | undefined,
	moment: Moment,
	restored: () => Promise<void>,
): Promise<Found> {
	const [[entries, told, noted], copied] = await Promise.all([
		db.transaction('r', db.tables, async () =>
			Promise.all([entriesOf(db), accountIn(db), db.settings.get(LOSS)]),
		),
		copy?.account().catch(() => undefined),
	]);
	const here = accountOf(entries, told?.revision ?? 0);
	const loss = lossIn(here, told, [witness, copied]);
	const expected = newest([told, witness, copied]);
	const revision = (expected?.revision ?? 0) + 1;
	if (loss === 'none') {
		await copy?.standBack().catch(() => undefined);
		// A database from before there were accounts, or a new one beside an older witness.
		if (!told && (expected || holdsSomething(here))) await note(db, { ...here, revision });
		return noted ? { ...(noted.value as Found), here } : { loss, here, expected };
	}
	const back = await usable(copy);
	const isNewest = back !== undefined && back.account.revision >= expected!.revision;
	const wanted = !back
		? entries
		: isNewest
			? [...back.entries, ...binned(await allWholeHeld(db), back.entries, moment)]
			: united(entries, back.entries);
	const account = accountOf(wanted, revision);
	const found: Found = {
		loss,
		here: account,
		expected,
		...(back && { putBack: isNewest ? 'all' : 'missing' }),
	};
	await db.transaction('rw', db.tables, async () => {
		if (back) {
			await Promise.all(ENTERED.map((name) => db.table(name).clear()));
			await putEntries(db, wanted);
			await restored();
		}
		await note(db, account);
		await db.settings.put({ key: LOSS, value: found });
	});
	if (back) await copy?.standBack().catch(() => undefined);
	return found;
}

/**
 * The first look of `examine`, before the second copy can be asked, and without noting anything.
 *
 * @param hadCopy whether there is one: beside it a database that was never written to is suspect,
 *   even where the witness has gone too, as it may in a browser that is killed soon after
 */
export async function seemsLost(
	db: ReadinessDatabase,
	witness: Account | undefined,
	hadCopy: boolean,
): Promise<boolean> {
	const [entries, told] = await db.transaction('r', db.tables, async () =>
		Promise.all([entriesOf(db), accountIn(db)]),
	);
	if (hadCopy && !told && entries.length === 0) return true;
	return lossIn(accountOf(entries, told?.revision ?? 0), told, [witness]) !== 'none';
}

/** Somebody has read it. */
export const forgetLoss = (db: ReadinessDatabase): PromiseLike<void> => db.settings.delete(LOSS);

const note = (db: ReadinessDatabase, account: Account) =>
	db.settings.put({ key: ACCOUNT, value: account });

/** What the copy holds, if it is whole itself: damage must not spread. */
async function usable(copy: SecondCopy | undefined) {
	const back = await copy?.read().catch(() => undefined);
	if (!back?.account || !holdsSomething(back.account)) return undefined;
	const { entries, account } = back;
	return sameRecords(accountOf(entries, 0), account) ? { entries, account } : undefined;
}

/** What is here stays as it is; what only the copy has is added. */
function united(here: readonly Entry[], copied: readonly Entry[]): Entry[] {
	const keyOf = ({ table, key }: Entry) => JSON.stringify([table, key]);
	const there = new Set(here.map(keyOf));
	return [...here, ...copied.filter((entry) => !there.has(keyOf(entry)))];
}

/** What the copy does not have goes to the bin: it was removed since, or is all that is left of it. */
function binned(all: readonly Held[], copied: readonly Entry[], moment: Moment): Entry[] {
	const kept = new Set(copied.filter(({ table }) => table === 'assessments').map(({ key }) => key));
	return all
		.filter(({ assessment }) => !kept.has(assessment.id))
		.map((held) => {
			const { batch, at, newId } = moment;
			const id = newId();
			const { id: assessmentId } = held.assessment;
			return {
				table: 'bin',
				key: id,
				value: { id, batch, at, why: 'removed', assessmentId, held },
			};
		});
}
