/** Assessing the same city again: the last assessment's answers, each to be looked at once more. */
import { dutiesInScope, type Duty, type Scope } from '../framework/index';
import type { Answers } from './answers';
import type { Assessment, Held } from './assessment';

/**
 * The next assessment of the same city: its details and targets, and every answer with all that
 * stands beside it, marked `toConfirm`. The plan stays with the assessment that it was made from.
 *
 * @param id of the new one
 * @param now ISO 8601 timestamp
 * @param period of the new one; the last one's is over
 * @param scope the last one's where it is not given; answers outside it are kept
 */
export function nextAssessment(
	{ assessment: last, answers }: Pick<Held, 'assessment' | 'answers'>,
	{ id, now, period, scope }: { id: string; now: string; period?: string; scope?: Scope },
): { assessment: Assessment; answers: Answers } {
	const assessment: Assessment = {
		id,
		city: last.city,
		...(last.country !== undefined && { country: last.country }),
		...(period !== undefined && { period }),
		scope: scope ?? last.scope,
		framework: { ...last.framework },
		...(last.targets && { targets: { ...last.targets } }),
		...(last.sample && { sample: true }),
		basedOn: last.id,
		createdAt: now,
		savedAt: now,
	};
	const takenOver = Object.entries(answers).map(([duty, answer]) => {
		// What a room agreed on, it did for that time.
		const { origin: _, ...rest } = answer!;
		return [duty, { ...rest, toConfirm: true as const }];
	});
	return { assessment, answers: Object.fromEntries(takenOver) as Answers };
}

/** The duties in scope whose answers nobody has looked at since they were taken over. */
export function dutiesToConfirm(scope: Scope, answers: Answers): Duty[] {
	return dutiesInScope(scope).filter(({ id }) => answers[id]?.toConfirm);
}
