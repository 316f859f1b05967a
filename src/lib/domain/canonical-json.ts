/**
 * One text for one content: keys sorted by UTF-16 code units, no white space, numbers and strings
 * as ECMAScript writes them. This is RFC 8785 but for one thing: a lone surrogate, which that
 * forbids, is written as its `\udXXX` escape, so that whatever a person typed can be exported.
 */

/** `value` is what JSON can hold; a property that is undefined is left out. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const record = value as Record<string, unknown>;
	const members = Object.keys(record)
		.filter((key) => record[key] !== undefined)
		.sort()
		.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`);
	return `{${members.join(',')}}`;
}
