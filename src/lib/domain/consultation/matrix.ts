/** The result of "who is responsible?": one row a duty of the form, one column an actor. */
import { CONSULTATION_TABLES, type ConsultationDutyId } from '../../framework/consultation';
import type { AreaId, DutyId } from '../../framework/index';
import { compare } from '../fraction';
import type { GroupKey } from '../workshop/small-groups';
import {
	contestOf,
	RESPONSIBLE_ACTORS,
	tallyByGroup,
	type ConsultationVotes,
	type GroupedTally,
	type ResponsibleActor,
	type ResponsibleTally,
	type ResponsibleVote,
} from './votes';

/** What one participant handed in: each ballot once, which is for the caller to see to. */
export type ConsultationBallot<K extends GroupKey = GroupKey> = {
	readonly group?: K;
	readonly votes: ConsultationVotes;
};

export type MatrixRow<K extends GroupKey = GroupKey> = {
	readonly duty: ConsultationDutyId;
	/** The form's question: `q14` to `q23`. */
	readonly table: string;
	readonly area: AreaId;
	/** The assessed duty that covers it. */
	readonly coveredBy: DutyId;
	readonly tally: GroupedTally<K>;
};

/** `contest`: the most contested first; of equals the one with more votes, then as in the form. */
export const MATRIX_ORDERS = ['contest', 'form'] as const;
export type MatrixOrder = (typeof MATRIX_ORDERS)[number];

/**
 * All 66 rows, in the form's order, those without a vote too. Votes on a duty that the form has not
 * are not counted.
 *
 * @param groups the list of groups, which says in which order they stand
 */
export function consultationMatrix<K extends GroupKey>(
	ballots: readonly ConsultationBallot<K>[],
	groups: readonly K[],
): MatrixRow<K>[] {
	return CONSULTATION_TABLES.flatMap(({ id: table, area, duties }) =>
		duties.map(({ id: duty, coveredBy }) => ({
			...{ duty, table, area, coveredBy },
			tally: tallyByGroup(votesOn(duty, ballots), groups),
		})),
	);
}

/** The rows in one of the orders, as a new list. @param rows in the form's order */
export function orderedRows<K extends GroupKey>(
	rows: readonly MatrixRow<K>[],
	order: MatrixOrder,
): MatrixRow<K>[] {
	// Sorting is stable: what ties stays as in the form.
	return order === 'form' ? [...rows] : [...rows].sort((a, b) => byContest(a.tally, b.tally));
}

/** Codes and numbers alone: whoever writes the file adds the words. */
export type ConsultationCsvRow<K extends GroupKey = GroupKey> = Pick<
	MatrixRow,
	'duty' | 'table' | 'area' | 'coveredBy'
> & {
	/** Absent in the row of all votes together. */
	readonly group?: K;
	readonly n: number;
	readonly leading: readonly ResponsibleActor[];
	/** 0 to 100 with one decimal; null without a vote. */
	readonly contest: number | null;
} & Readonly<Record<ResponsibleActor, number>>;

/** For each duty a row of all votes, and below it one for each group that may be shown. */
export function consultationCsvRows<K extends GroupKey>(
	rows: readonly MatrixRow<K>[],
): ConsultationCsvRow<K>[] {
	return rows.flatMap(({ duty, table, area, coveredBy, tally }) => {
		const parts: readonly { group?: K; tally: ResponsibleTally }[] = [{ tally }, ...tally.groups];
		return parts.map(({ group, tally: part }) => ({
			...{ duty, table, area, coveredBy },
			...(group !== undefined && { group }),
			...figuresOf(part),
		}));
	});
}

export type ConsultationFigures = { readonly n: number } & Readonly<
	Record<ResponsibleActor, number>
> & { readonly leading: readonly ResponsibleActor[]; readonly contest: number | null };

/** A tally as it stands in files. */
export function figuresOf(tally: ResponsibleTally): ConsultationFigures {
	const counts = Object.fromEntries(
		RESPONSIBLE_ACTORS.map((actor) => [actor, tally.counts[actor]]),
	) as Record<ResponsibleActor, number>;
	return { n: tally.n, ...counts, leading: [...tally.leading], contest: contestOf(tally) };
}

function votesOn<K extends GroupKey>(
	duty: ConsultationDutyId,
	ballots: readonly ConsultationBallot<K>[],
): ResponsibleVote<K>[] {
	return ballots.flatMap(({ group, votes }) => {
		const actor = votes[duty];
		return actor === undefined ? [] : [{ actor, ...(group !== undefined && { group }) }];
	});
}

/** Duties without a vote stand last. */
function byContest(a: ResponsibleTally, b: ResponsibleTally): number {
	if (!a.contest || !b.contest) return Number(a.contest === null) - Number(b.contest === null);
	return compare(b.contest, a.contest) || b.n - a.n;
}
