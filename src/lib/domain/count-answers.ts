import { AREAS, dutiesUnder } from '../framework/index';
import type { AreaId, PrincipleId, Scope } from '../framework/index';
import { standingOf } from './answers';
import type { Answers } from './answers';

/** Of the duties in scope, how many have one of the four answers but "nothing yet". */
export type Count = { answered: number; total: number };

export type AnswerCounts = {
	overall: Count;
	areas: Record<AreaId, Count>;
	principles: Record<PrincipleId, Count>;
};

/** How far the answering has come: a level, "don't know" and "not applicable" all count. */
export function countAnswers(scope: Scope, answers: Answers): AnswerCounts {
	const overall: Count = { answered: 0, total: 0 };
	const areas: Partial<Record<AreaId, Count>> = {};
	const principles: Record<PrincipleId, Count> = {};
	for (const area of AREAS) {
		const inArea = (areas[area.id] = { answered: 0, total: 0 });
		for (const { id } of area.principles) {
			const count = (principles[id] = countUnder(id, scope, answers));
			for (const sum of [inArea, overall]) {
				sum.answered += count.answered;
				sum.total += count.total;
			}
		}
	}
	return { overall, areas: areas as Record<AreaId, Count>, principles };
}

function countUnder(principle: PrincipleId, scope: Scope, answers: Answers): Count {
	const duties = dutiesUnder(principle, scope);
	const answered = duties.filter((duty) => standingOf(answers[duty.id]) !== 'unanswered');
	return { answered: answered.length, total: duties.length };
}
