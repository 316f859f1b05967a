import { bad, good, type Result } from '../errors';
import { MAX_DEPTH, MAX_FILE_BYTES } from './format';

/**
 * JSON from a source that nobody vouches for. Faults: `empty`, `too-large` (by characters, which
 * are never more than bytes), `not-json`, and `not-ours` for what nests too deep to be ours.
 */
export function parseJson(text: string): Result<unknown> {
	const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
	if (json.length > MAX_FILE_BYTES) return bad('too-large');
	if (json.trim() === '') return bad('empty');
	// Before parsing: whatever comes after may then recurse without fear for its stack.
	if (nestsTooDeep(json)) return bad('not-ours');
	try {
		return good(JSON.parse(json) as unknown);
	} catch {
		return bad('not-json');
	}
}

/** A plain object, neither null nor a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nestsTooDeep(json: string): boolean {
	let depth = 0;
	let inString = false;
	for (let i = 0; i < json.length; i++) {
		const char = json[i];
		if (inString) {
			if (char === '\\') i += 1;
			else if (char === '"') inString = false;
		} else if (char === '"') inString = true;
		else if (char === '{' || char === '[') depth += 1;
		else if (char === '}' || char === ']') depth -= 1;
		if (depth > MAX_DEPTH) return true;
	}
	return false;
}
