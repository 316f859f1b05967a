/**
 * A ballot as the text of one QR code: 76 characters for all 64 duties, which a cheap phone can show
 * and a laptop's camera can read. Reasons in words are not in it (`sequence.ts` carries those).
 */
import { SCOPES, type Scope } from '../../framework/index';
import type { FrameworkRef } from '../assessment';
import { sha256 } from '../sha256';
import { MARKS, openCode, sealCode, toHex, fromHex, type CodeFault } from './codes';
import { BALLOT_ID, PARTS, type Ballot } from './hand-in';
import { packThrees, unpackThrees } from './packed';
import { CODE_ALPHABET, type Pack } from './session';
import { alphabetOf, givenIn, lengthOf } from './vote-text';

/**
 * Why something handed in is refused, beside what is wrong with any code: of another workshop, of
 * another size of assessment, of other guidelines or another version of them, or with nothing in it.
 */
export type HandInFault =
	CodeFault | 'other-session' | 'other-scope' | 'other-framework' | 'empty' | 'closed';

/** `found`: the code of the session that it is for, where it is another one. */
export type ReadBallot =
	{ ok: true; ballot: Ballot } | { ok: false; fault: HandInFault; found?: string };

/** What a ballot says of the session that it is for. */
export type BallotOf = Pick<Pack, 'code' | 'scope' | 'framework'>;

const HEAD_BYTES = 19;

/** @throws RangeError for a ballot that is not of this scope, or whose numbers cannot be */
export function ballotCode(ballot: Ballot, { code, scope, framework }: BallotOf): string {
	const { id, part, revision, group = 0, table = 0, votes } = ballot;
	if (!BALLOT_ID.test(id)) throw new RangeError(`not a ballot's number: ${id}`);
	if (votes.length !== lengthOf(part, scope)) throw new RangeError('votes of another scope');
	for (const byte of [revision, group, table]) {
		if (!Number.isInteger(byte) || byte < 0 || byte > 255) throw new RangeError('not a byte');
	}
	const known = alphabetOf(part);
	return sealCode(
		MARKS.ballot,
		Uint8Array.from([
			PARTS.indexOf(part),
			...sessionBytes(code),
			...frameworkBytes(framework),
			SCOPES.indexOf(scope),
			...fromHex(id),
			...[revision, group, table],
			...packThrees([...votes].map((one) => known.indexOf(one) + 1)),
		]),
	);
}

/** The ballot in a code, refused where it is not for this session. */
export function readBallotCode(text: string, expected: BallotOf): ReadBallot {
	const opened = openCode(MARKS.ballot, text);
	if (!opened.ok) return opened;
	const { content } = opened;
	const part = PARTS[content[0]!];
	const scope = SCOPES[content[7]!];
	const session = codeIn(content.subarray(1, 5));
	if (part === undefined || scope === undefined || session === undefined) return damaged;
	const misfit = misfitOf(
		{ code: session, scope, frameworkTag: toHex(content.subarray(5, 7)) },
		expected,
	);
	if (misfit) return misfit;
	const votes = votesIn(content.subarray(HEAD_BYTES), part, scope);
	if (votes === undefined) return damaged;
	const [revision, group, table] = content.subarray(16, HEAD_BYTES);
	if (!revision) return damaged;
	if (givenIn(votes) === 0) return { ok: false, fault: 'empty' };
	return {
		ok: true,
		ballot: {
			id: toHex(content.subarray(8, 16)),
			...{ part, revision },
			...(group && { group }),
			...(table && { table }),
			votes,
		},
	};
}

/** Two bytes that stand for the guidelines and the version of their data. */
export const frameworkTag = ({ id, version }: FrameworkRef): string =>
	sha256(`${id} ${version}`).slice(0, 4);

/** What does not fit the session; of several faults the one that explains the others. */
export function misfitOf(
	found: { code: string; scope: Scope; frameworkTag: string },
	expected: BallotOf,
): (ReadBallot & { ok: false }) | undefined {
	if (found.frameworkTag !== frameworkTag(expected.framework)) {
		return { ok: false, fault: 'other-framework' };
	}
	if (found.code !== expected.code) {
		return { ok: false, fault: 'other-session', found: found.code };
	}
	return found.scope === expected.scope ? undefined : { ok: false, fault: 'other-scope' };
}

const damaged = { ok: false, fault: 'damaged' } as const;

function votesIn(bytes: Uint8Array, part: Ballot['part'], scope: Scope): string | undefined {
	const known = `-${alphabetOf(part)}`;
	const values = unpackThrees(bytes, lengthOf(part, scope));
	if (!values || values.some((value) => value >= known.length)) return undefined;
	return values.map((value) => known[value]).join('');
}

const frameworkBytes = (framework: FrameworkRef): Uint8Array => fromHex(frameworkTag(framework));

/** Six characters of five bits each, in four bytes. */
function sessionBytes(code: string): Uint8Array {
	const value = [...code].reduce((sum, one) => sum * 32 + CODE_ALPHABET.indexOf(one), 0);
	return fromHex(value.toString(16).padStart(8, '0'));
}

function codeIn(bytes: Uint8Array): string | undefined {
	const value = Number.parseInt(toHex(bytes), 16);
	if (value >= 32 ** 6) return undefined;
	return Array.from(
		{ length: 6 },
		(_, i) => CODE_ALPHABET[Math.floor(value / 32 ** (5 - i)) % 32],
	).join('');
}
