/** Votes on a duty by stakeholder group and by table, of groups that are large enough. */
import { dutiesInScope, type DutyId } from '../../framework/index';
import type { Round } from './finding';
import type { HandIn } from './hand-in';
import type { Pack } from './session';
import { spreadByGroup, type GroupedSpread } from './spread';
import { voteAt } from './vote-text';

export type Division = 'group' | 'table';

/**
 * The votes of one round on a duty, by group or by table; raised hands belong to none and are not in
 * it. Keys are the numbers of the groups or tables.
 *
 * @throws RangeError where the duty is not in the scope
 */
export function spreadWithin(
	pack: Pack,
	handIns: readonly HandIn[],
	{ duty, round, by }: { duty: DutyId; round: Round; by: Division },
): GroupedSpread {
	const index = dutiesInScope(pack.scope).findIndex(({ id }) => id === duty);
	if (index < 0) throw new RangeError(`not in the scope: ${duty}`);
	const votes = handIns.flatMap((one) => {
		const value = one.part === `round-${round}` ? voteAt(one.votes, index) : undefined;
		return value === undefined ? [] : [{ value, group: one[by]?.toString() }];
	});
	const divisions = by === 'group' ? pack.groups : pack.tables;
	return spreadByGroup(
		votes,
		divisions.map(({ number }) => String(number)),
	);
}
