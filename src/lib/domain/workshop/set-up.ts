/**
 * What can be set up of a session, and what stays as it is once ballots are out: whoever has begun
 * to answer must have been asked the same as everybody else, and a number must go on meaning the
 * same group or table.
 */
import { AREAS, areaOf, dutiesInScope, type DutyId, type Scope } from '../../framework/index';
import { standingOf, type Answers } from '../answers';
import { canonicalJson } from '../canonical-json';
import { SECONDS_TO_SCORE } from './agenda';
import { nextNumber, type Numbered, type Session } from './session';
import type { AreaLoad } from './tables';

/** Undefined takes an optional field out; an absent one stays. */
export type SetUp = {
	[
		Field in
			| 'title'
			| 'duties'
			| 'groups'
			| 'tables'
			| 'languages'
			| 'agenda'
			| 'day'
			| 'startsAt'
			| 'expected'
			| 'responsible'
	]?: Session[Field] | undefined;
};

/**
 * The session with what is wanted, as far as its stage allows. Once it is open, what is asked and
 * in which languages stays; groups and tables may get other names and new ones may come, but none
 * goes. When it was changed is for the caller to say.
 */
export function withSetUp(session: Session, wanted: SetUp): Session {
	const changed = { ...session, ...wanted } as Session;
	if (session.stage !== 'planned') {
		const { duties, languages, responsible } = session;
		Object.assign(changed, { duties, languages, responsible });
		changed.groups = grown(session.groups, changed.groups);
		changed.tables = grown(session.tables, changed.tables);
	}
	return Object.fromEntries(
		Object.entries(changed).filter(([, value]) => value !== undefined),
	) as Session;
}

/**
 * The same, as of a moment. A group or table that is as it was keeps the time of its own last change:
 * what another laptop has made of it since then stands beside this (see `join.ts`).
 */
export function setUpAt(session: Session, wanted: SetUp, changedAt: string): Session {
	const after = withSetUp(session, wanted);
	const timed = <T extends Numbered>(before: readonly T[], all: readonly T[]): T[] =>
		all.map((one) => {
			const was = before.find(({ number }) => number === one.number);
			const same = was && canonicalJson({ ...was, changedAt: undefined }) === canonicalJson(one);
			return same ? { ...one, changedAt: was.changedAt ?? session.changedAt } : one;
		});
	return {
		...after,
		groups: timed(session.groups, after.groups),
		tables: timed(session.tables, after.tables),
		changedAt,
	};
}

/** All that were there, as they are wanted now where they still are, and then those that are new. */
function grown<T extends Numbered>(before: readonly T[], wanted: readonly T[]): T[] {
	const numbers = new Set(before.map(({ number }) => number));
	return [
		...before.map((one) => wanted.find(({ number }) => number === one.number) ?? one),
		...wanted.filter(({ number }) => !numbers.has(number)),
	];
}

/** What the city has not settled yet: unanswered, not known, or taken over and not looked at since. */
export function openDuties(scope: Scope, answers: Answers): DutyId[] {
	return dutiesInScope(scope)
		.map(({ id }) => id)
		.filter((id) => {
			const standing = standingOf(answers[id]);
			return standing === 'unanswered' || standing === 'unknown' || answers[id]?.toConfirm;
		});
}

/** In catalogue order, as a session's duties have to stand; what is not in the scope is left out. */
export function inOrder(scope: Scope, duties: readonly string[]): DutyId[] {
	const chosen = new Set(duties);
	return dutiesInScope(scope)
		.map(({ id }) => id)
		.filter((id) => chosen.has(id));
}

/** Minutes in which one person scores so many duties alone, rounded up. */
export const minutesToScore = (duties: number): number =>
	Math.ceil((duties * SECONDS_TO_SCORE) / 60);

/** How many of the duties each area has, in catalogue order, areas without any too. */
export function loadsOf(duties: readonly string[]): AreaLoad[] {
	const chosen = new Set(duties);
	return AREAS.map(({ id: area }) => ({
		area,
		duties: dutiesInScope('full').filter((duty) => areaOf(duty) === area && chosen.has(duty.id))
			.length,
	}));
}

/** Areas with duties with which no table begins: they may be left without votes. */
export function areasLeftOut(
	tables: readonly { areas: readonly string[] }[],
	duties: readonly string[],
): AreaLoad['area'][] {
	const begun = new Set(tables.flatMap(({ areas }) => areas));
	return loadsOf(duties).flatMap(({ area, duties: count }) =>
		count > 0 && !begun.has(area) ? [area] : [],
	);
}

/**
 * Tables for the areas of a proposal: those that are there keep their numbers and names.
 *
 * @param fixed whether no table may go: a session that is open
 * @param used numbers that no new table may have
 */
export function tablesFor<T extends Numbered & { areas: readonly AreaLoad['area'][] }>(
	before: readonly T[],
	areas: readonly (readonly AreaLoad['area'][])[],
	make: (number: number, areas: readonly AreaLoad['area'][]) => T,
	fixed: boolean,
	used?: ReadonlySet<number>,
): T[] {
	const all: T[] = [];
	for (const [i, given] of areas.entries()) {
		const there = before[i];
		const number = nextNumber(all, used);
		if (there) all.push({ ...there, areas: given });
		else if (number !== undefined) all.push(make(number, given));
	}
	return fixed ? [...all, ...before.slice(areas.length)] : all;
}
