import { expect, test } from 'vitest';
import { newBallot, withVotes } from '../../domain/workshop/kept-ballot';
import type { Ballot } from '../../domain/workshop/hand-in';
import type { Pack } from '../../domain/workshop/session';
import { withVote } from '../../domain/workshop/vote-text';
import { dutiesInScope, FRAMEWORK } from '../../framework/index';
import { handInWhole, type Obstacle } from './shared-hand-in';

const PACK: Pack = {
	...{ code: 'ABCDEF', title: '', city: 'Sampleton', scope: 'quick', framework: FRAMEWORK },
	duties: dutiesInScope('quick').map(({ id }) => id),
	...{ groups: [], tables: [], languages: ['en'] },
};
const CLOSED: Obstacle = { is: 'refused', why: 'closed' };

/** Somebody who has scored both rounds. */
const BALLOT = (['round-1', 'round-2'] as const).reduce(
	(ballot, part) => withVotes(ballot, part, PACK, (votes) => withVote(votes, 0, 3)),
	newBallot('0123456789abcdef', { shared: true }),
);

/** A console that takes so many ballots in, and a box that notes what becomes of its own. */
function room(takes: number) {
	const taken: Ballot['part'][] = [];
	const noted: string[] = [];
	return {
		taken,
		noted,
		way: {
			pack: PACK,
			to: {
				takeBallot: async ({ part }: Ballot) => {
					if (taken.length >= takes) return CLOSED;
					taken.push(part);
					return { is: 'taken', how: 'added', part } as const;
				},
			},
			from: {
				handedIn: (part: string, how: string, revision: number, id?: string) =>
					void noted.push(`${part} ${how} ${revision} ${id}`),
				remove: async (id: string) => noted.push(`removed ${id}`) > 0,
			},
		},
	};
}

// Catches a first round that is lost because another part was handed in.
test('all parts are handed in, and then the ballot goes', async () => {
	const { taken, noted, way } = room(9);
	expect(await handInWhole(BALLOT, way)).toBeUndefined();
	expect(taken).toEqual(['round-1', 'round-2']);
	expect(noted.at(-1)).toBe(`removed ${BALLOT.id}`);
});

// Catches a ballot that is thrown away with a part that nobody has taken in, and a part that is taken
// in and can then be changed without becoming a later revision.
test('where one fails the ballot stays, and it is noted what was taken in', async () => {
	const { taken, noted, way } = room(1);
	expect(await handInWhole(BALLOT, way)).toEqual(CLOSED);
	expect(taken).toEqual(['round-1']);
	expect(noted).toEqual([`round-1 stored 1 ${BALLOT.id}`]);
});
