/** What may leave as a table: the votes that the room has been shown, and nothing of the others. */
import type { DutyId } from '../../framework/index';
import { boardOf } from './board';
import { agreementOf, type Agreed, type Round } from './finding';
import { spreadWithin, type Division } from './groups';
import type { HandIn } from './hand-in';
import type { Session } from './session';
import { isContested, type Spread } from './spread';

export type RevealedRow = {
	duty: DutyId;
	round: Round;
	/** Of a group or a table, by its number; of everybody where it is left out. */
	of?: { by: Division; number: number };
	spread: Spread;
	/** Only for everybody. */
	contested?: boolean;
	/** Only for everybody, in the last round that was shown. */
	agreed?: Agreed;
	dissent?: string;
};

/**
 * In catalogue order, each duty's rounds one after the other, everybody first; groups and tables
 * only where they are large enough to be shown.
 */
export function revealedRows(session: Session, handIns: readonly HandIn[]): RevealedRow[] {
	return boardOf(session, handIns).flatMap(({ duty, first, second, revealed }) => {
		const rounds: [Round, Spread][] = [];
		if (revealed >= 1) rounds.push([1, first]);
		if (revealed === 2 && second) rounds.push([2, second]);
		const agreement = agreementOf(session.findings[duty]);
		return rounds.flatMap(([round, spread], i): RevealedRow[] => [
			{
				...{ duty, round, spread, contested: isContested(spread) },
				...(agreement && i === rounds.length - 1 && agreedIn(agreement)),
			},
			...within(session, handIns, duty, round, 'group'),
			...within(session, handIns, duty, round, 'table'),
		]);
	});
}

const agreedIn = ({ level, dissent }: { level: Agreed; dissent?: string }) => ({
	agreed: level,
	...(dissent !== undefined && { dissent }),
});

function within(
	session: Session,
	handIns: readonly HandIn[],
	duty: DutyId,
	round: Round,
	by: Division,
): RevealedRow[] {
	const { groups } = spreadWithin(session, handIns, { duty, round, by });
	const all = by === 'group' ? session.groups : session.tables;
	return all.flatMap(({ number }) => {
		const spread = groups[number];
		return spread ? [{ duty, round, of: { by, number }, spread }] : [];
	});
}
