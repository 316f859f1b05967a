/** What would be if steps were done. Nothing here is stored: the city decides that. */
import type { DutyId } from '../framework/index';
import { levelOf } from './answers';
import type { Answer, Answers, Level } from './answers';

/**
 * New answers in which each of these duties stands one rung higher, for each time that it is
 * listed; evidence and all else beside it stay. Duties without a level, or at level 4, stay as
 * they are.
 */
export function afterSteps(answers: Answers, duties: readonly DutyId[]): Answers {
	const after: Record<DutyId, Answer | undefined> = { ...answers };
	for (const duty of duties) {
		const level = levelOf(after[duty]);
		if (level === null || level === 4) continue;
		after[duty] = { ...after[duty], level: (level + 1) as Level };
	}
	return after as Answers;
}
