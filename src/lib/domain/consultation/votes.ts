/**
 * Who is responsible? For each of the 66 duties of the consultation's form, each participant names
 * one of six actors. What a group says of one duty is counted here.
 */
import type { ConsultationDutyId } from '../../framework/consultation';
import { fraction, round, type Fraction } from '../fraction';
import { shownGroups, type GroupKey } from '../workshop/small-groups';

/** In the form's order. `lrg` is local and regional government, `all` is all of them together. */
export const RESPONSIBLE_ACTORS = ['national', 'lrg', 'private', 'academia', 'cso', 'all'] as const;
export type ResponsibleActor = (typeof RESPONSIBLE_ACTORS)[number];

/** What one participant, or a city, says; a duty of which nothing is said is not in it. */
export type ConsultationVotes = Readonly<Partial<Record<ConsultationDutyId, ResponsibleActor>>>;

/** One participant's word on one duty. Without a group where none was named. */
export type ResponsibleVote<K extends GroupKey = GroupKey> = {
	readonly actor: ResponsibleActor;
	readonly group?: K;
};

export type ResponsibleTally = {
	readonly n: number;
	readonly counts: Readonly<Record<ResponsibleActor, number>>;
	/** The actors with the most votes, in the form's order: a tie is told, not broken. */
	readonly leading: readonly ResponsibleActor[];
	/**
	 * The share of the votes that are not for the leading actor (where several lead: for one of
	 * them); null without a vote. The actors have no order, so there is no distance between two of
	 * them to take a mean of, as there is between levels; and a share can be said in words: "so many
	 * of a hundred named somebody else".
	 */
	readonly contest: Fraction | null;
};

/** The votes on one duty, all together and by those groups that may be shown. */
export type GroupedTally<K extends GroupKey = GroupKey> = ResponsibleTally & {
	/** In the order of the list. */
	readonly groups: readonly { readonly group: K; readonly tally: ResponsibleTally }[];
	/** Those with too few votes, none included, or that would give such a group away. */
	readonly hidden: readonly K[];
};

export function tallyResponsible(votes: readonly ResponsibleVote[]): ResponsibleTally {
	const counts = Object.fromEntries(RESPONSIBLE_ACTORS.map((actor) => [actor, 0])) as Record<
		ResponsibleActor,
		number
	>;
	for (const { actor } of votes) counts[actor] += 1;
	const n = votes.length;
	const most = Math.max(...Object.values(counts));
	return {
		n,
		counts,
		leading: n === 0 ? [] : RESPONSIBLE_ACTORS.filter((actor) => counts[actor] === most),
		contest: n === 0 ? null : fraction(n - most, n),
	};
}

/** @param groups the list; a vote of a group that is not in it counts as one of no group */
export function tallyByGroup<K extends GroupKey>(
	votes: readonly ResponsibleVote<K>[],
	groups: readonly K[],
): GroupedTally<K> {
	const byGroup = new Map<K, ResponsibleVote<K>[]>(groups.map((group) => [group, []]));
	let ofNone = 0;
	for (const vote of votes) {
		const own = vote.group === undefined ? undefined : byGroup.get(vote.group);
		if (own) own.push(vote);
		else ofNone += 1;
	}
	const counts = new Map([...byGroup].map(([group, own]) => [group, own.length]));
	const { shown, hidden } = shownGroups(counts, ofNone);
	return {
		...tallyResponsible(votes),
		groups: shown.map((group) => ({ group, tally: tallyResponsible(byGroup.get(group)!) })),
		hidden,
	};
}

/** Of 100 votes, how many are not for the leading actor: one decimal, a half upwards. */
export function contestOf({ contest }: ResponsibleTally): number | null {
	return contest && round(fraction(100 * contest.num, contest.den));
}
