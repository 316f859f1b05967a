/**
 * Two assessments of one city, side by side. Source: the scoring method, "Targets and progress":
 * they are compared on the duties assessed in both; the others are listed, and it is said when
 * scope or framework version differ.
 */
import { DUTIES, SCOPES, dutiesInScope } from '../framework/index';
import type { DutyId, Scope } from '../framework/index';
import { levelOf, standingOf } from './answers';
import type { Answers, Level, Standing } from './answers';
import type { FrameworkRef } from './assessment';
import { scoreAssessment, type Scores } from './scores';

/** What comparing needs of an assessment; an `Assessment` with its answers will do. */
export type Side = { scope: Scope; answers: Answers; framework?: FrameworkRef };

/** A duty assessed in both: `change` is `to` − `from`, so −4 to 4. */
export type Change = { duty: DutyId; from: Level; to: Level; change: number };

/** What stood for a duty on one side; `outside`: that assessment did not ask about it. */
export type Stood = Exclude<Standing, 'assessed'> | 'outside' | Level;

/** A duty with a level on one side at most. */
export type Uncompared = { duty: DutyId; before: Stood; after: Stood };

/** Every duty of either scope is in `both` or in `others`, once; all lists in catalogue order. */
export type Comparison = {
	both: Change[];
	others: Uncompared[];
	rose: DutyId[];
	fell: DutyId[];
	stayed: DutyId[];
	scopeDiffers: boolean;
	/** The guidelines or the version of their data, where both sides say theirs. */
	frameworkDiffers: boolean;
	/** Like for like: of the duties in `both` alone. */
	scores: { before: Scores; after: Scores };
};

/** From `before` to `after`; the caller knows which is the older one. */
export function compareAssessments(before: Side, after: Side): Comparison {
	const both: Change[] = [];
	const others: Uncompared[] = [];
	for (const { id } of dutiesInScope(widest(before.scope, after.scope))) {
		const [from, to] = [stoodFor(id, before), stoodFor(id, after)];
		if (typeof from === 'number' && typeof to === 'number') {
			both.push({ duty: id, from, to, change: to - from });
		} else {
			others.push({ duty: id, before: from, after: to });
		}
	}
	const where = (holds: (change: number) => boolean) =>
		both.filter(({ change }) => holds(change)).map(({ duty }) => duty);
	const common = new Set(both.map(({ duty }) => duty));
	return {
		both,
		others,
		rose: where((change) => change > 0),
		fell: where((change) => change < 0),
		stayed: where((change) => change === 0),
		scopeDiffers: before.scope !== after.scope,
		frameworkDiffers: differ(before.framework, after.framework),
		scores: { before: scoresOn(common, before), after: scoresOn(common, after) },
	};
}

function stoodFor(duty: DutyId, { scope, answers }: Side): Stood {
	if (!dutiesInScope(scope).some(({ id }) => id === duty)) return 'outside';
	const standing = standingOf(answers[duty]);
	// A level is there wherever the standing is "assessed".
	return standing === 'assessed' ? levelOf(answers[duty])! : standing;
}

function widest(a: Scope, b: Scope): Scope {
	return SCOPES.indexOf(a) > SCOPES.indexOf(b) ? a : b;
}

function differ(a: FrameworkRef | undefined, b: FrameworkRef | undefined): boolean {
	return a !== undefined && b !== undefined && (a.id !== b.id || a.version !== b.version);
}

/**
 * Scores as if an assessment had asked about these duties alone. All others are put out of the way
 * as "not applicable", and then neither counted nor warned of as that.
 */
function scoresOn(duties: ReadonlySet<DutyId>, { scope, answers }: Side): Scores {
	const alone = Object.fromEntries(
		DUTIES.map(({ id }) => [
			id,
			duties.has(id) ? answers[id] : { notApplicable: 'service-absent' as const },
		]),
	) as Answers;
	const { overall, areas } = scoreAssessment({ scope, answers: alone });
	return {
		overall: { ...overall, notApplicable: 0 },
		areas: Object.fromEntries(
			Object.entries(areas).map(([id, area]) => [
				id,
				{ ...area, notApplicable: 0, manyNotApplicable: false },
			]),
		) as Scores['areas'],
	};
}
