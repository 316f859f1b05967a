/** Quick ways into the data; every table is made once. */
import { AREAS, DUTIES, PARTNER_DUTIES, PRINCIPLES } from './catalogue';
import { SCOPES } from './types';
import type { AreaId, Duty, DutyId, PartnerDuty, PrincipleId, Scope } from './types';

const DUTY_BY_ID: ReadonlyMap<DutyId, Duty> = new Map(DUTIES.map((duty) => [duty.id, duty]));

const AREA_BY_PRINCIPLE: ReadonlyMap<PrincipleId, AreaId> = new Map(
	AREAS.flatMap((area) => area.principles.map(({ id }) => [id, area.id] as const)),
);

const DUTIES_BY_SCOPE: Readonly<Record<Scope, readonly Duty[]>> = {
	quick: inScope('quick'),
	core: inScope('core'),
	full: inScope('full'),
};

const DUTIES_BY_PRINCIPLE: Readonly<Record<Scope, ReadonlyMap<PrincipleId, readonly Duty[]>>> = {
	quick: byPrinciple(DUTIES_BY_SCOPE.quick),
	core: byPrinciple(DUTIES_BY_SCOPE.core),
	full: byPrinciple(DUTIES_BY_SCOPE.full),
};

const PARTNERS_BY_PRINCIPLE = byPrinciple(PARTNER_DUTIES);

/** The duties that an assessment of this scope asks about, in catalogue order: 16, 42 or 64. */
export function dutiesInScope(scope: Scope): readonly Duty[] {
	return DUTIES_BY_SCOPE[scope];
}

/** The same, under one principle. Empty for an unknown principle. */
export function dutiesUnder(principle: PrincipleId, scope: Scope): readonly Duty[] {
	return DUTIES_BY_PRINCIPLE[scope].get(principle) ?? [];
}

/** The assessed duty with this id; undefined when there is none (partners' duties included). */
export function dutyById(id: string): Duty | undefined {
	return DUTY_BY_ID.get(id);
}

/**
 * The thematic area that a principle belongs to.
 * @throws RangeError when there is no such principle
 */
export function areaOfPrinciple(principle: PrincipleId): AreaId {
	const area = AREA_BY_PRINCIPLE.get(principle);
	if (area === undefined) throw new RangeError(`no such principle: ${principle}`);
	return area;
}

/** The thematic area that a duty belongs to. */
export function areaOf(duty: Duty | PartnerDuty): AreaId {
	return areaOfPrinciple(duty.principle);
}

/**
 * Whom to call on, and for what: the duties that the guidelines give the other four actors under
 * a principle, in catalogue order. Empty for an unknown principle.
 */
export function partnersOf(principle: PrincipleId): readonly PartnerDuty[] {
	return PARTNERS_BY_PRINCIPLE.get(principle) ?? [];
}

function inScope(scope: Scope): readonly Duty[] {
	const held = SCOPES.slice(0, SCOPES.indexOf(scope) + 1);
	return Object.freeze(DUTIES.filter((duty) => held.includes(duty.scope)));
}

function byPrinciple<T extends { principle: PrincipleId }>(
	duties: readonly T[],
): ReadonlyMap<PrincipleId, readonly T[]> {
	return new Map(
		PRINCIPLES.map(({ id }) => [id, Object.freeze(duties.filter((duty) => duty.principle === id))]),
	);
}
