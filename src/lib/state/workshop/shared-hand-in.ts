/** Handing in on a laptop that goes from person to person: a ballot goes whole, or it stays. */
import { ballotOf, partsToHandIn, type KeptBallot } from '../../domain/workshop/kept-ballot';
import type { Pack } from '../../domain/workshop/session';
import type { Intake, Outcome } from './intake';
import type { BallotBox } from './vote.svelte';

/** Why a part was not taken in. */
export type Obstacle = Exclude<Outcome, { is: 'taken' }>;

type Way = {
	/** Where the ballot is, and where it goes. */
	from: Pick<BallotBox, 'handedIn' | 'remove'>;
	to: Pick<Intake, 'takeBallot'>;
	pack: Pack;
};

/**
 * Hands in every part in which something was said, and then takes the ballot off this laptop.
 *
 * @returns what stood in the way, with the ballot still here; undefined when the session has all
 */
export async function handInWhole(
	ballot: KeptBallot,
	{ from, to, pack }: Way,
): Promise<Obstacle | undefined> {
	for (const part of partsToHandIn(ballot)) {
		const given = ballotOf(ballot, part, pack);
		const outcome = await to.takeBallot(given, 'shared');
		if (outcome.is !== 'taken') return outcome;
		// Noted at once: if a later part fails, a change of this one must be a later revision.
		from.handedIn(part, 'stored', given.revision, ballot.id);
	}
	void from.remove(ballot.id);
	return undefined;
}
