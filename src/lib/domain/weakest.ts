/**
 * The weakest area stands beside every figure of the city. Compared by the unrounded lower end of
 * its score: what is certain, whatever the missing answers turn out to be.
 */
import type { AreaId } from '../framework/index';
import type { ScoringInput } from './answers';
import { compare } from './fraction';
import { tallyAreas } from './tally';

/** All that share the lowest place, in catalogue order; only areas with an assessed duty count. */
export function weakestAreas(input: ScoringInput): AreaId[] {
	const known = tallyAreas(input).filter((area) => area.assessed > 0);
	return known
		.filter(({ low }) =>
			known.every((other) => low !== null && other.low !== null && compare(low, other.low) <= 0),
		)
		.map(({ id }) => id);
}
