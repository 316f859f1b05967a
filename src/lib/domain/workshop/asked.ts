/** What a participant is asked, and in which order. */
import { areaOf, dutiesInScope, type Duty } from '../../framework/index';
import type { Pack } from './session';

/** With its place among the duties of the scope, where its vote stands. */
export type AskedDuty = { duty: Duty; index: number };

/**
 * The session's duties: those of the table's areas first, in the order that the table has them, then
 * the others; within an area in catalogue order.
 *
 * @param table its number; undefined or unknown: catalogue order
 */
export function askedDuties(pack: Pack, table?: number): AskedDuty[] {
	const asked = new Set(pack.duties);
	const first = pack.tables.find(({ number }) => number === table)?.areas ?? [];
	const rank = ({ duty }: AskedDuty) => (first.indexOf(areaOf(duty)) + 1 || first.length + 1) - 1;
	return dutiesInScope(pack.scope)
		.map((duty, index) => ({ duty, index }))
		.filter(({ duty }) => asked.has(duty.id))
		.sort((a, b) => rank(a) - rank(b) || a.index - b.index);
}
