import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_ACCOUNT, readAccount, type Account } from './account';
import { accountAfter, accountOf, lossIn, newest, sameRecords, type Entry } from './accounting';

const anyEntries: fc.Arbitrary<Entry[]> = fc.uniqueArray(
	fc.record({
		table: fc.constantFrom('assessments', 'answers', 'actions', 'bin'),
		key: fc.string(),
		value: fc.record({ level: fc.integer(), note: fc.string() }, { requiredKeys: [] }),
	}),
	{ selector: ({ table, key }) => JSON.stringify([table, key]), maxLength: 20 },
);

// Catches an account that depends on the order of writing, or forgets what an entry was before.
test('an account kept write by write is the one that is counted anew', () => {
	fc.assert(
		fc.property(anyEntries, anyEntries, (first, second) => {
			const now = new Map<string, Entry>();
			let account: Account = EMPTY_ACCOUNT;
			for (const entry of [...first, ...second]) {
				const place = JSON.stringify([entry.table, entry.key]);
				const before = now.get(place);
				account = accountAfter(account, [{ ...entry, before: before?.value, after: entry.value }]);
				now.set(place, entry);
			}
			for (const [place, entry] of [...now].filter((_, i) => i % 3 === 0)) {
				account = accountAfter(account, [{ ...entry, before: entry.value }]);
				now.delete(place);
			}
			const entries = [...now.values()].reverse();
			expect(account).toEqual(accountOf(entries, account.revision));
		}),
	);
});

// Catches a hash that does not see a change: the loss of one answer among equals, a swapped level.
test('one record that is missing, another one or swapped makes another account', () => {
	const entries: Entry[] = Array.from({ length: 100 }, (_, i) => ({
		table: 'answers',
		key: ['a', `duty.${i}`],
		value: { answer: { level: i % 5 } },
	}));
	const whole = accountOf(entries, 1);
	for (const i of entries.keys()) {
		const { key, table } = entries[i]!;
		expect(sameRecords(accountOf(entries.toSpliced(i, 1), 1), whole)).toBe(false);
		const other = { table, key, value: { answer: { level: (i + 1) % 5 } } };
		expect(sameRecords(accountOf(entries.with(i, other), 1), whole)).toBe(false);
	}
	const [a, b] = entries as [Entry, Entry];
	const swapped = [{ ...a, value: b.value }, { ...b, value: a.value }, ...entries.slice(2)];
	expect(sameRecords(accountOf(swapped, 1), whole)).toBe(false);
});

const entry = (key: string): Entry => ({ table: 'answers', key, value: { level: 1 } });
const at = (revision: number, ...keys: string[]) =>
	accountOf([{ table: 'assessments', key: 'x', value: {} }, ...keys.map(entry)], revision);
const nothing = (revision: number): Account => ({ ...EMPTY_ACCOUNT, revision });
const COUNTS_ONLY = { ...EMPTY_ACCOUNT, assessments: 1, answers: 2 };

// Each row catches a loss that is passed over, or an alarm where nothing is lost.
test.each([
	['a first visit', nothing(0), undefined, [], 'none'],
	['all is there', at(5, 'a'), at(5, 'a'), [at(5, 'a')], 'none'],
	['the witness was written before the last saves', at(5, 'a'), at(5, 'a'), [at(3)], 'none'],
	['no witness', at(5, 'a'), at(5, 'a'), [undefined], 'none'],
	['from before there were accounts', at(0, 'a'), undefined, [COUNTS_ONLY], 'none'],
	['everything removed by hand', nothing(6), nothing(6), [at(5, 'a')], 'none'],
	['emptied', nothing(0), undefined, [at(5, 'a')], 'emptied'],
	['emptied, known by the copy alone', nothing(0), undefined, [undefined, at(5, 'a')], 'emptied'],
	['emptied, from before there were accounts', nothing(0), undefined, [COUNTS_ONLY], 'emptied'],
	['its records gone, its account left', nothing(5), at(5, 'a'), [], 'emptied'],
	['some records gone', at(5, 'a'), at(5, 'a', 'b'), [at(5, 'a', 'b')], 'damaged'],
	['one record too many', at(5, 'a', 'b'), at(5, 'a'), [], 'damaged'],
	['its account gone', at(0, 'a'), undefined, [at(5, 'a')], 'damaged'],
	['of the same moment, but other records', at(5, 'a'), at(5, 'a'), [at(5, 'b')], 'damaged'],
	['gone back to an older state', at(4, 'a'), at(4, 'a'), [at(5, 'a', 'b')], 'older'],
] as const)('%s', (_, here, told, seen, loss) => {
	expect(lossIn(here, told, seen)).toBe(loss);
});

test('the newest account is the one with the highest revision', () => {
	expect(newest([undefined, at(2), at(7), at(3)])?.revision).toBe(7);
	expect(newest([undefined])).toBeUndefined();
});

// Catches a damaged witness that stops the app, or is believed.
test('what is no account is none', () => {
	for (const value of [
		null,
		7,
		[],
		{},
		{ ...EMPTY_ACCOUNT, sum: '0' },
		{ ...EMPTY_ACCOUNT, revision: -1 },
	]) {
		expect(readAccount(value)).toBeUndefined();
	}
	expect(readAccount(JSON.parse(JSON.stringify(at(3, 'a'))))).toEqual(at(3, 'a'));
});
