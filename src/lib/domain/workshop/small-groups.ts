/**
 * Which groups' votes may be shown. In a small group everybody knows who voted how; and what is
 * hidden must not come back by taking the groups shown from the total. One rule for votes on
 * levels and on who is responsible. Source: the scoring method, "A group's votes on a duty".
 */

/** A stakeholder group, or a table, by its code or its number. */
export type GroupKey = string | number;

/** Fewer votes than this are not shown as a group's. */
export const SMALLEST_GROUP_SHOWN = 5;

/** Each group of the list is in one of the two; both are in the list's order. */
export type ShownGroups<K extends GroupKey> = { shown: K[]; hidden: K[] };

/**
 * Parts the groups into those that may be shown and those that may not. A group with fewer than
 * five votes is hidden, one with none too: that nobody of it voted is also something about it.
 * When those hidden make one to four votes together with those of no group, the smallest group
 * shown is hidden as well, of equals the later one.
 *
 * @param counts votes by group, with every group of the list (0 where it has none), in its order
 * @param ofNone votes of those who named no group, or one that is not in the list
 */
export function shownGroups<K extends GroupKey>(
	counts: ReadonlyMap<K, number>,
	ofNone: number,
): ShownGroups<K> {
	const groups = [...counts.keys()];
	const votesOf = (group: K) => counts.get(group) ?? 0;
	const shown = new Set(groups.filter((group) => votesOf(group) >= SMALLEST_GROUP_SHOWN));
	const rest = groups
		.filter((group) => !shown.has(group))
		.reduce((sum, group) => sum + votesOf(group), ofNone);
	if (rest > 0 && rest < SMALLEST_GROUP_SHOWN) {
		const fewest = Math.min(...[...shown].map(votesOf));
		const last = [...shown].filter((group) => votesOf(group) === fewest).at(-1);
		if (last !== undefined) shown.delete(last);
	}
	return {
		shown: groups.filter((group) => shown.has(group)),
		hidden: groups.filter((group) => !shown.has(group)),
	};
}
