/**
 * A workshop as a file holds it: in a backup, or by itself for another laptop (`file.ts`). Apart from
 * the rest of workshops, because whoever saves a backup needs it.
 */
import * as v from 'valibot';
import { invalid, parseWith } from '../bundle/parse';
import { record } from '../bundle/schema';
import { canonicalJson } from '../canonical-json';
import { good, type Result } from '../errors';
import { forFile } from '../fields';
import { fromBase64Url, toBase64Url } from './base64url';
import { placeOf, type HandIn } from './hand-in';
import type { Workshop } from './join';
import { HAND_IN_REACH, SESSION_REACH } from './reach';
import { handInSchema, sessionSchema } from './schema';
import type { Session } from './session';

/** More than any town hall holds, in one file. */
export const MAX_HAND_INS = 5000;

/** A session as a file holds it, a backup too: what was handed in is sealed, one text each. */
export type FiledWorkshop = { session: Session; handIns: readonly string[] };

export const filedWorkshop = ({ session, handIns }: Workshop): FiledWorkshop => ({
	session: forFile(session, SESSION_REACH),
	handIns: handIns.map(sealedHandIn),
});

/**
 * So that nobody who opens a file reads the votes of one person, or those that the room has not
 * seen: no secret is kept by it, but nothing is told by accident.
 */
const sealedHandIn = (handIn: HandIn): string =>
	toBase64Url(new TextEncoder().encode(canonicalJson(forFile(handIn, HAND_IN_REACH))));

/** A session out of a file; a hand-in that is none, or of another session, makes all of it `invalid`. */
export function readFiledWorkshop(value: unknown, at: readonly string[] = []): Result<Workshop> {
	const outer = parseWith(filedSchema, value, at);
	if (!outer.ok) return outer;
	const session = parseWith(sessionSchema, outer.value.session, [...at, 'session']);
	if (!session.ok) return session;
	const schema = handInSchema(session.value.scope);
	const handIns = new Map<string, HandIn>();
	for (const [i, text] of outer.value.handIns.entries()) {
		const handIn = parseWith(schema, unsealed(text), [...at, 'handIns', String(i)]);
		if (!handIn.ok) return handIn;
		const place = placeOf(handIn.value);
		if (handIn.value.sessionId !== session.value.id || handIns.has(place)) {
			return invalid([...at, 'handIns', String(i)]);
		}
		handIns.set(place, handIn.value);
	}
	return good({ session: session.value, handIns: [...handIns.values()] });
}

const filedSchema = record({
	session: v.unknown(),
	handIns: v.pipe(v.array(v.string()), v.maxLength(MAX_HAND_INS)),
});

function unsealed(text: string): unknown {
	const bytes = fromBase64Url(text);
	try {
		return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as unknown);
	} catch {
		return undefined;
	}
}
