/**
 * What can be wrong with something that comes from outside. Codes only: the words are looked up,
 * in the reader's language on a page and in English by the score command.
 */
export const FAULT_CODES = [
	/** Nothing in it. */
	'empty',
	/** More than `MAX_FILE_BYTES`. */
	'too-large',
	/** Not JSON: another kind of file, or one that was cut off. */
	'not-json',
	/** JSON, but none of this tool's. */
	'not-ours',
	/** Written by a newer version of the tool: `found` is the format's version. */
	'newer-version',
	/** Ours, but not of a kind that can be read here: `found` is the kind. */
	'unsupported-kind',
	/** Changed or damaged since it was written. */
	'checksum',
	/** About other guidelines, or another version of their data: `found` is `<id> <version>`. */
	'unknown-framework',
	/** One of its entries cannot be: `at` says which. */
	'invalid',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

export type Fault = {
	readonly code: FaultCode;
	/** The path of the entry that is wrong, such as `answers.human-rights.lrg.3.level`. */
	readonly at?: string;
	/** What stood there instead of what was expected. From outside: show it as plain text only. */
	readonly found?: string;
};

export type Refusal = { readonly ok: false; readonly fault: Fault };

/** An expected failure is a value, never an exception. */
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;

export function good<T>(value: T): Result<T> {
	return { ok: true, value };
}

/** Details are cut short: a hostile file may have keys as long as itself. */
export function bad(code: FaultCode, details: Omit<Fault, 'code'> = {}): Refusal {
	const short = Object.entries(details).map(([key, text]) => [key, text.slice(0, 200)]);
	return { ok: false, fault: { code, ...Object.fromEntries(short) } };
}
