/** How a group's votes on one duty are spread. Source: the scoring method, "A group's votes". */
import { LEVELS, type Level } from '../answers';
import { shownGroups, type GroupKey } from './small-groups';
import type { Vote } from './vote-text';

/** How many chose each level, the lowest first. */
export type Distribution = readonly [number, number, number, number, number];

export type Spread = {
	/** Votes for a level; all the figures are about these. */
	n: number;
	/** Those who don't know, and those to whom the duty is not the city's. */
	unknown: number;
	notApplicable: number;
	distribution: Distribution;
	/** The lower one of two; null where nobody chose a level, as `min` and `max`. */
	median: Level | null;
	min: Level | null;
	max: Level | null;
	/**
	 * The mean distance between any two of the votes, in levels: 0 where all say the same, at most 4;
	 * two decimals, a half upwards.
	 */
	disagreement: number;
};

/** What is counted before anything is worked out; counts of several lists add up. */
export type Tally = { levels: [number, number, number, number, number] } & Pick<
	Spread,
	'unknown' | 'notApplicable'
>;

export const noVotesYet = (): Tally => ({ levels: [0, 0, 0, 0, 0], unknown: 0, notApplicable: 0 });

/** Counts one more vote into `tally`. */
export function count(tally: Tally, vote: Vote | undefined): void {
	if (vote === 'unknown') tally.unknown += 1;
	else if (vote === 'notApplicable') tally.notApplicable += 1;
	else if (vote !== undefined) tally.levels[vote] += 1;
}

export function spreadOf({ levels, unknown, notApplicable }: Tally): Spread {
	const chosen = LEVELS.filter((level) => levels[level] > 0);
	return {
		n: levels.reduce((sum, one) => sum + one),
		unknown,
		notApplicable,
		distribution: levels,
		median: lowerMedian(levels),
		min: chosen[0] ?? null,
		max: chosen.at(-1) ?? null,
		disagreement: disagreementOf(levels),
	};
}

/** How many have said anything at all, a level or not. */
export const votesIn = ({ n, unknown, notApplicable }: Spread): number =>
	n + unknown + notApplicable;

/** One vote with the group or the table of who cast it. */
export type CastVote = { value: Vote; group?: GroupKey | undefined };

/** The spread of all, and of each group that is large enough to be shown. */
export type GroupedSpread = Spread & {
	groups: Readonly<Record<GroupKey, Spread>>;
	hidden: readonly GroupKey[];
};

/** @param groups the session's, in their order; a vote of none of them counts in the whole only */
export function spreadByGroup(
	votes: readonly CastVote[],
	groups: readonly GroupKey[],
): GroupedSpread {
	const whole = noVotesYet();
	const ofNone = noVotesYet();
	const tallies = new Map(groups.map((group) => [group, noVotesYet()]));
	for (const { value, group } of votes) {
		count(whole, value);
		count((group !== undefined && tallies.get(group)) || ofNone, value);
	}
	const levelVotes = new Map([...tallies].map(([group, tally]) => [group, spreadOf(tally).n]));
	const { shown, hidden } = shownGroups(levelVotes, spreadOf(ofNone).n);
	return {
		...spreadOf(whole),
		groups: Object.fromEntries(shown.map((group) => [group, spreadOf(tallies.get(group)!)])),
		hidden,
	};
}

/** Whether the votes of the round that counts are still two levels or more apart. */
export const isContested = ({ min, max }: Spread): boolean =>
	min !== null && max !== null && max - min >= 2;

function lowerMedian(levels: Distribution): Level | null {
	const n = levels.reduce((sum, one) => sum + one);
	let upTo = 0;
	for (const level of LEVELS) {
		upTo += levels[level];
		if (n > 0 && upTo * 2 >= n) return level;
	}
	return null;
}

/** In whole numbers up to the last step, so that a half is a half on every machine. */
function disagreementOf(levels: Distribution): number {
	const n = levels.reduce((sum, one) => sum + one);
	if (n < 2) return 0;
	let distances = 0;
	for (const a of LEVELS) {
		for (const b of LEVELS) if (b > a) distances += (b - a) * levels[a] * levels[b];
	}
	const pairs = (n * (n - 1)) / 2;
	return Math.floor((200 * distances + pairs) / (2 * pairs)) / 100;
}
