/** The duties of a comparison, sorted by what happened to them. */
import type { Comparison, Stood } from '$lib/domain/compare';
import type { DutyId } from '$lib/framework/index';

export type Row = { duty: DutyId; before: Stood; after: Stood };
export const GROUPS = ['rose', 'fell', 'new', 'gone', 'neither', 'stayed'] as const;
export type Group = (typeof GROUPS)[number];

/** Each duty once. The largest changes first; otherwise in catalogue order. */
export function groupsOf({ both, others }: Comparison): Record<Group, Row[]> {
	const bySize = [...both].sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
	const changed = (sign: number): Row[] =>
		bySize
			.filter(({ change }) => Math.sign(change) === sign)
			.map(({ duty, from, to }) => ({ duty, before: from, after: to }));
	const has = (stood: Stood) => typeof stood === 'number';
	return {
		rose: changed(1),
		fell: changed(-1),
		new: others.filter(({ after }) => has(after)),
		gone: others.filter(({ before }) => has(before)),
		neither: others.filter(({ before, after }) => !has(before) && !has(after)),
		stayed: changed(0),
	};
}
