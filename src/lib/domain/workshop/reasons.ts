/** What people have written beside their votes, for the facilitator to read. */
import type { DutyId } from '../../framework/index';
import type { Round } from './finding';
import type { HandIn } from './hand-in';

/**
 * The reasons for a round's votes on a duty, in the order of the alphabet: the order in which the
 * ballots came would tell, over several duties, which of them one person wrote. Neither the level
 * nor the group stands beside one.
 */
export const reasonsOn = (
	handIns: readonly HandIn[],
	{ duty, round }: { duty: DutyId; round: Round },
): string[] =>
	handIns
		.flatMap(({ part, reasons }) => (part === `round-${round}` ? (reasons?.[duty] ?? []) : []))
		.sort();
