/**
 * The data itself, as it stands in `catalogue.json`, typed and frozen.
 *
 * The browser's copy has lost what only people who work on the texts need, and what every id says
 * itself (see `scripts/vite/catalogue.mjs`), so nothing here may read it.
 */
import catalogue from './catalogue.json';
import type { ActorId, Area, Duty, PartnerDuty } from './types';
import { FRAMEWORK_VERSION } from './version';

type Row = Omit<Duty, 'principle' | 'actor'>;
type Catalogue = { id: string; areas: Area[]; duties: Row[] };

// The compiler sees a union of as many shapes as there are rows; `schema.ts` proves this one.
const data = deepFreeze(catalogue as unknown as Catalogue);

/** Which guidelines, and which version of their data, an assessment was made with. */
export const FRAMEWORK = Object.freeze({ id: data.id, version: FRAMEWORK_VERSION });

/** The seven thematic areas with their principles, in the guidelines' order. */
export const AREAS: readonly Area[] = data.areas;

/** The sixteen principles, in the order of the areas. */
export const PRINCIPLES = Object.freeze(AREAS.flatMap((area) => area.principles));

/** By their ids: `<principle>.<actor>.<n>`; those of the consultation have `ext` for the actor. */
const duties = data.duties.map((row) => {
	const [principle, actor] = row.id.split('.');
	return Object.freeze({ ...row, principle, actor: actor === 'ext' ? 'lrg' : (actor as ActorId) });
}) as (Duty | PartnerDuty)[];

/** The 64 duties that are assessed, in catalogue order: by area, principle and row. */
export const DUTIES: readonly Duty[] = Object.freeze(duties.filter(isAssessed));

/** The 107 duties of the other four actors, in catalogue order. */
export const PARTNER_DUTIES: readonly PartnerDuty[] = Object.freeze(
	duties.filter((duty): duty is PartnerDuty => !isAssessed(duty)),
);

function isAssessed(duty: Duty | PartnerDuty): duty is Duty {
	return duty.actor === 'lrg';
}

function deepFreeze<T>(value: T): T {
	if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
		Object.values(Object.freeze(value)).forEach(deepFreeze);
	}
	return value;
}
