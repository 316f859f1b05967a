/** What the console keeps of hand-ins, as this exercise counts it. */
import { CONSULTATION_DUTIES } from '../../framework/consultation';
import type { HandIn } from '../workshop/hand-in';
import { actorAt } from '../workshop/vote-text';
import type { ConsultationBallot } from './matrix';

/** @param handIns one for each place (`joinHandIns`); those of the rounds are passed over */
export function consultationBallots(handIns: readonly HandIn[]): ConsultationBallot<number>[] {
	return handIns
		.filter(({ part }) => part === 'responsible')
		.map(({ group, votes }) => {
			const said = CONSULTATION_DUTIES.flatMap(({ id }, index) => {
				const actor = actorAt(votes, index);
				return actor ? [[id, actor] as const] : [];
			});
			return { ...(group !== undefined && { group }), votes: Object.fromEntries(said) };
		});
}
