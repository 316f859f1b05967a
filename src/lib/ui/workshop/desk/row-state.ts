/** How far the room has come with a duty. */
import type { BoardRow } from '$lib/domain/workshop/board';
import { votesIn } from '$lib/domain/workshop/spread';

export type RowState = 'nobody' | 'to-reveal' | 'revealed' | 'agreed' | 'conflict';

export function stateOf({ conflict, agreement, revealed, first, second }: BoardRow): RowState {
	if (conflict.length > 0) return 'conflict';
	if (agreement) return 'agreed';
	if (revealed > 0) return 'revealed';
	return votesIn(first) === 0 && !second ? 'nobody' : 'to-reveal';
}

/** The most disputed one on which nothing is agreed yet, beside this one. @param rows as sorted by it */
export const nextDisputed = (rows: readonly BoardRow[], duty: string): BoardRow | undefined =>
	rows.find((row) => {
		const state = stateOf(row);
		return row.duty !== duty && state !== 'agreed' && state !== 'nobody';
	});
