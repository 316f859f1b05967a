/**
 * An account of what the database holds, kept in the database itself and outside it: a browser that
 * has lost records opens the rest without an error, and only an account can tell. How it is made and
 * compared stands in `accounting.ts`.
 */
export type Account = {
	/** Raised by every write that changed something. */
	revision: number;
	assessments: number;
	answers: number;
	actions: number;
	/** Sum of the fingerprints of all records, in whatever order they came: 16 hexadecimal digits. */
	sum: string;
};

export const EMPTY_ACCOUNT: Account = {
	revision: 0,
	assessments: 0,
	answers: 0,
	actions: 0,
	sum: '0'.repeat(16),
};

/** An account out of storage that anybody can write to, or undefined. */
export function readAccount(value: unknown): Account | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { revision, assessments, answers, actions, sum } = value as Partial<Account>;
	const counts = [revision, assessments, answers, actions];
	if (!counts.every((count) => Number.isSafeInteger(count) && count! >= 0)) return undefined;
	if (typeof sum !== 'string' || !/^[0-9a-f]{16}$/u.test(sum)) return undefined;
	return {
		revision: revision!,
		assessments: assessments!,
		answers: answers!,
		actions: actions!,
		sum,
	};
}
