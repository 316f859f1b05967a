/**
 * The same answers looked at in two more ways: by the four pillars of digital democracy and by the
 * seven objectives of the resolution. These groups cut across areas and have no principles, so
 * each duty weighs the same. Figures are rounded once, here, as in `scores.ts`.
 */
import { dutiesInScope } from '../framework/index';
import type { Duty, DutyId } from '../framework/index';
import { OBJECTIVES, PILLARS } from '../framework/context';
import type { ObjectiveId, PillarId } from '../framework/context';
import type { Answers, ScoringInput } from './answers';
import { roundOrNull } from './fraction';
import { readinessOf, type Readiness } from './readiness';
import { statusOf, tallyDuties } from './tally';
import type { Counts, Status } from './tally';

/** One pillar or objective. Figures mean what an area's do. */
export type LensGroup<Id> = Counts &
	Readiness & {
		id: Id;
		/** Those in scope, in catalogue order, "not applicable" ones too. */
		duties: DutyId[];
		/** Scored when two thirds of the applicable duties are assessed. */
		status: Status;
		/** 25 × the mean level of the assessed duties; null unless scored. */
		score: number | null;
		low: number | null;
		high: number | null;
	};

/** In the order of `framework/context.ts`; every duty in scope is in one group of each lens. */
export type Lenses = {
	pillars: LensGroup<PillarId>[];
	objectives: LensGroup<ObjectiveId>[];
};

/** Both lenses; answers to duties outside the scope are ignored. */
export function lenses({ scope, answers }: ScoringInput): Lenses {
	const duties = dutiesInScope(scope);
	const groupOf = <Id>(id: Id, belongs: (duty: Duty) => boolean) =>
		scoreGroup(id, duties.filter(belongs), answers);
	return {
		pillars: PILLARS.map((id) => groupOf(id, ({ pillar }) => pillar === id)),
		objectives: OBJECTIVES.map((id) => groupOf(id, ({ objective }) => objective === id)),
	};
}

function scoreGroup<Id>(id: Id, duties: readonly Duty[], answers: Answers): LensGroup<Id> {
	const tally = tallyDuties(duties, answers);
	const status = statusOf(tally);
	return {
		id,
		duties: duties.map((duty) => duty.id),
		applicable: tally.applicable,
		assessed: tally.assessed,
		unknown: tally.unknown,
		notApplicable: tally.notApplicable,
		status,
		score: status === 'scored' ? roundOrNull(tally.mean) : null,
		low: roundOrNull(tally.low),
		high: roundOrNull(tally.high),
		...readinessOf(tally, status),
	};
}
