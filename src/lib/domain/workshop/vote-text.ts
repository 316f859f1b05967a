/** What stands in a ballot, a character a duty: short to store, to compare, and to put into a code. */
import { dutiesInScope, type Scope } from '../../framework/index';
import type { Level } from '../answers';
import type { ResponsibleActor } from '../consultation/votes';
import type { Part } from './hand-in';

/** What somebody says of one duty. */
export type Vote = Level | 'unknown' | 'notApplicable';

/**
 * The rows of “who is responsible?” (`CONSULTATION_DUTIES`, whose list whoever saves a backup need
 * not have).
 */
export const RESPONSIBLE_ROWS = 66;

const NOTHING = '-';
export const VOTES = '01234?N';
const VOTE_OF: Readonly<Record<string, Vote>> = {
	...Object.fromEntries(([0, 1, 2, 3, 4] as const).map((level) => [String(level), level])),
	...{ '?': 'unknown', N: 'notApplicable' },
};

export const ACTORS = 'nlpac+';
const ACTOR_OF: Readonly<Record<string, ResponsibleActor>> = {
	...{ n: 'national', l: 'lrg', p: 'private', a: 'academia', c: 'cso', '+': 'all' },
};

/** How many characters the votes of a part have. */
export const lengthOf = (part: Part, scope: Scope): number =>
	part === 'responsible' ? RESPONSIBLE_ROWS : dutiesInScope(scope).length;

/** The characters that may stand for one duty; their places are their numbers in a code, from 1. */
export const alphabetOf = (part: Part): string => (part === 'responsible' ? ACTORS : VOTES);

export const noVotes = (part: Part, scope: Scope): string => NOTHING.repeat(lengthOf(part, scope));

/** @returns undefined where nothing is said, and beyond the end */
export const voteAt = (votes: string, index: number): Vote | undefined => VOTE_OF[votes[index]!];

/** @returns undefined where nothing is said, and beyond the end */
export const actorAt = (votes: string, index: number): ResponsibleActor | undefined =>
	ACTOR_OF[votes[index]!];

/** The votes with one of them changed, or taken back. */
export const withVote = (votes: string, index: number, vote: Vote | undefined): string =>
	replaced(votes, index, keyOf(VOTE_OF, vote));

/** The same for "who is responsible?". */
export const withActor = (
	votes: string,
	index: number,
	actor: ResponsibleActor | undefined,
): string => replaced(votes, index, keyOf(ACTOR_OF, actor));

/** How many duties something is said of. */
export const givenIn = (votes: string): number => votes.replaceAll(NOTHING, '').length;

/** Whether these can be the votes of a part: the right number of known characters. */
export function areVotes(votes: string, part: Part, scope: Scope): boolean {
	const known = alphabetOf(part) + NOTHING;
	return votes.length === lengthOf(part, scope) && [...votes].every((one) => known.includes(one));
}

const replaced = (votes: string, index: number, character: string): string =>
	votes.slice(0, index) + character + votes.slice(index + 1);

function keyOf<T>(characters: Readonly<Record<string, T>>, value: T | undefined): string {
	const found = Object.entries(characters).find(([, one]) => one === value);
	return value !== undefined && found ? found[0] : NOTHING;
}
