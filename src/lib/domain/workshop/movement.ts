/**
 * How the room moved: the middle of the first round beside what was agreed. Like is compared with
 * like: only duties of which the room has seen the votes, with a level on both sides. What was not
 * revealed goes into no figure, so that none can tell of it.
 */
import {
	AREA_IDS,
	areaOf,
	dutyById,
	type AreaId,
	type DutyId,
	type Scope,
} from '../../framework/index';
import type { Level } from '../answers';
import { scoreAssessment } from '../scores';
import type { BoardRow } from './board';

/** 0 to 100 with one decimal; null where too little was compared for a score. */
export type Move = {
	before: number | null;
	after: number | null;
	/** How many duties were compared, and how many of them stand higher, lower and as before. */
	compared: number;
	higher: number;
	lower: number;
	same: number;
};

export type Movement = {
	overall: Move;
	/** Those with something to compare, in catalogue order. */
	areas: readonly ({ area: AreaId } & Move)[];
};

type Pair = { duty: DutyId; before: Level; after: Level };

export function movementOf(scope: Scope, rows: readonly BoardRow[]): Movement {
	const pairs = rows.flatMap(({ duty, revealed, first, agreement }): Pair[] => {
		const after = agreement?.level;
		return revealed > 0 && first.median !== null && typeof after === 'number'
			? [{ duty, before: first.median, after }]
			: [];
	});
	const scored = (side: 'before' | 'after') =>
		scoreAssessment({
			scope,
			answers: Object.fromEntries(pairs.map((pair) => [pair.duty, { level: pair[side] }])),
		});
	const [before, after] = [scored('before'), scored('after')];
	return {
		overall: { before: before.overall.score, after: after.overall.score, ...counted(pairs) },
		areas: AREA_IDS.flatMap((area) => {
			const own = pairs.filter(({ duty }) => areaOf(dutyById(duty)!) === area);
			if (own.length === 0) return [];
			const scores = { before: before.areas[area].score, after: after.areas[area].score };
			return [{ area, ...scores, ...counted(own) }];
		}),
	};
}

const counted = (pairs: readonly Pair[]) => ({
	compared: pairs.length,
	higher: pairs.filter(({ before, after }) => after > before).length,
	lower: pairs.filter(({ before, after }) => after < before).length,
	same: pairs.filter(({ before, after }) => after === before).length,
});
