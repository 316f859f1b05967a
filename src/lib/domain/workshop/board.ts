/** What the facilitator sees of all duties at once: where the room differs most, and what is done. */
import { dutiesInScope, type DutyId } from '../../framework/index';
import type { Level } from '../answers';
import { agreementOf, inConflict, type Agreement, type Finding, type Round } from './finding';
import type { HandIn } from './hand-in';
import type { Pack, Session } from './session';
import {
	count,
	isContested,
	noVotesYet,
	spreadOf,
	votesIn,
	type Spread,
	type Tally,
} from './spread';
import { voteAt } from './vote-text';

export type BoardRow = {
	duty: DutyId;
	/** By round; the second is there only where somebody has voted again. */
	first: Spread;
	second?: Spread;
	/**
	 * The round that counts: the first, until the facilitator reveals the second. A few who score a
	 * duty again without being asked take nobody's vote away.
	 */
	last: Spread;
	/** What to propose: the lower median of the round that counts; null where nobody chose a level. */
	proposed: Level | null;
	contested: boolean;
	/** Nobody in the room would have to give way: see `isUndisputed`. */
	undisputed: boolean;
	revealed: Round | 0;
	agreement?: Agreement;
	/** What two laptops have agreed apart from each other. */
	conflict: readonly Agreement[];
};

/** How the board is sorted. */
export const BOARD_ORDERS = ['disagreement', 'catalogue'] as const;
export type BoardOrder = (typeof BOARD_ORDERS)[number];

/** All duties of the session with what is known of each, in catalogue order. */
export function boardOf(session: Session, handIns: readonly HandIn[]): BoardRow[] {
	const tallies = talliesOf(session, handIns);
	return session.duties.map((duty) => {
		const finding = session.findings[duty];
		const { first, second } = tallies.get(duty)!;
		return rowOf(duty, finding, spreadOf(first), again(second, finding));
	});
}

/**
 * By disagreement, then by don't-knows, the most first; then in catalogue order. Source: the scoring
 * method, "A group's votes".
 */
export function sortedBoard(rows: readonly BoardRow[], by: BoardOrder): BoardRow[] {
	if (by === 'catalogue') return [...rows];
	return [...rows].sort(
		(a, b) => b.last.disagreement - a.last.disagreement || b.last.unknown - a.last.unknown,
	);
}

/** Duties that can be agreed on in one go, with the level proposed for each. */
export function undisputedIn(rows: readonly BoardRow[]): { duty: DutyId; level: Level }[] {
	return rows.flatMap(({ duty, undisputed, agreement, conflict, proposed }) =>
		undisputed && !agreement && conflict.length === 0 && proposed !== null
			? [{ duty, level: proposed }]
			: [],
	);
}

/** How many ballots of a part have come in, and nothing about whose. */
export const receivedIn = (handIns: readonly HandIn[], part: HandIn['part']): number =>
	handIns.filter((one) => one.part === part).length;

function rowOf(
	duty: DutyId,
	finding: Finding | undefined,
	first: Spread,
	second: Spread | undefined,
): BoardRow {
	const last = (finding?.revealed === 2 ? second : undefined) ?? first;
	const agreement = agreementOf(finding);
	return {
		duty,
		first,
		...(second && { second }),
		last,
		proposed: last.median,
		contested: isContested(last),
		undisputed: isUndisputed(last),
		revealed: finding?.revealed ?? 0,
		...(agreement && { agreement }),
		conflict: inConflict(finding),
	};
}

/**
 * Nobody is more than one level from another, at least three chose a level, and fewer don't know, or
 * hold it for not theirs, than chose one. With fewer votes silence would pass for agreement.
 */
function isUndisputed({ n, min, max, unknown, notApplicable }: Spread): boolean {
	return n >= 3 && max! - min! <= 1 && unknown + notApplicable < n;
}

type Rounds = { first: Tally; second: Tally };

function talliesOf(pack: Pack, handIns: readonly HandIn[]): Map<DutyId, Rounds> {
	const asked = new Set(pack.duties);
	const rounds = dutiesInScope(pack.scope).flatMap(({ id }, i) =>
		asked.has(id) ? [{ id, i, first: noVotesYet(), second: noVotesYet() }] : [],
	);
	// Five hundred ballots of 64 duties, again at each one that comes in: nothing is looked up twice.
	for (const { part, votes } of handIns) {
		if (part === 'responsible') continue;
		const round = part === 'round-1' ? 'first' : 'second';
		for (const one of rounds) count(one[round], voteAt(votes, one.i));
	}
	return new Map(rounds.map((one) => [one.id, one]));
}

/** The second round: ballots and raised hands together; undefined where there is neither. */
function again(ballots: Tally, finding: Finding | undefined): Spread | undefined {
	const { levels, unknown, notApplicable } = ballots;
	const sum: Tally = { levels: [...levels], unknown, notApplicable };
	for (const hands of Object.values(finding?.hands ?? {})) {
		hands.levels.forEach((raised, level) => (sum.levels[level]! += raised));
		sum.unknown += hands.unknown;
	}
	const spread = spreadOf(sum);
	return votesIn(spread) > 0 ? spread : undefined;
}
