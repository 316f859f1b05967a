/**
 * Which duties come into question. Source: the scoring method, "Suggestions", up to "Candidates".
 */
import { areaOf, dutiesInScope } from '../../framework/index';
import type { AreaId, Duty, DutyId } from '../../framework/index';
import { levelOf } from '../answers';
import type { Level, Priority, ScoringInput } from '../answers';
import type { Fraction } from '../fraction';
import { levelRule } from '../level-rule';
import { tallyAreas } from '../tally';

/** A duty that could be brought one level up. */
export type Candidate = {
	duty: Duty;
	level: Exclude<Level, 4>;
	area: AreaContext;
	urgent: boolean;
	priority: Priority;
	/** Its unmet prerequisites, in the catalogue's order of `requires`. */
	waitsFor: readonly DutyId[];
	/** Somebody else holds the duty: the city can only coordinate. */
	heldByOthers: boolean;
};

/** What a candidate needs to know of its thematic area. */
export type AreaContext = {
	id: AreaId;
	/** The level rule over the assessed duties only. */
	workingLevel: Level;
	/** The unrounded lower end of the area's score. */
	low: Fraction;
};

/** All candidates in catalogue order. */
export function findCandidates(input: ScoringInput): Candidate[] {
	const climbable = climbableDuties(input);
	const chosen = new Set<Candidate>();
	const choose = (candidate: Candidate | undefined): void => {
		if (candidate === undefined || chosen.has(candidate)) return;
		chosen.add(candidate);
		candidate.waitsFor.forEach((id) => choose(climbable.get(id)));
	};
	for (const candidate of climbable.values()) {
		const { level, area, urgent, priority } = candidate;
		if (level <= area.workingLevel || urgent || priority === 'high') choose(candidate);
	}
	return [...climbable.values()].filter((candidate) => chosen.has(candidate));
}

/** Every assessed duty below level 4. */
function climbableDuties(input: ScoringInput): Map<DutyId, Candidate> {
	const { scope, answers } = input;
	const areas = areaContexts(input);
	const levels = new Map<DutyId, Level>();
	for (const duty of dutiesInScope(scope)) {
		const level = levelOf(answers[duty.id]);
		if (level !== null) levels.set(duty.id, level);
	}
	const climbable = new Map<DutyId, Candidate>();
	for (const duty of dutiesInScope(scope)) {
		const level = levels.get(duty.id);
		const area = areas.get(areaOf(duty));
		if (level === undefined || level === 4 || area === undefined) continue;
		climbable.set(duty.id, {
			duty,
			level,
			area,
			urgent: duty.safeguard && level <= 1,
			priority: answers[duty.id]?.priority ?? 'normal',
			waitsFor: duty.requires.filter((id) => isUnmet(levels.get(id), level)),
			heldByOthers: answers[duty.id]?.heldBy !== undefined,
		});
	}
	return climbable;
}

/** A missing or not applicable prerequisite does not hold anything up. */
function isUnmet(prerequisite: Level | undefined, own: Level): boolean {
	return prerequisite !== undefined && prerequisite < 2 && prerequisite <= own;
}

/** Of every area with an assessed duty: the others have no candidate that could ask. */
function areaContexts(input: ScoringInput): Map<AreaId, AreaContext> {
	const contexts = new Map<AreaId, AreaContext>();
	for (const { id, levels, low } of tallyAreas(input)) {
		const workingLevel = levelRule(levels);
		if (workingLevel !== null && low !== null) contexts.set(id, { id, workingLevel, low });
	}
	return contexts;
}
