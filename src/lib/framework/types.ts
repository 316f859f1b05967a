/**
 * The shapes of the guidelines' data. Ids are codes that never change; their words stand in
 * `content`, by language.
 */

/** Who the guidelines give duties to; `lrg` is local and regional government. */
export const ACTORS = ['national', 'lrg', 'cso', 'academia', 'private'] as const;
export type ActorId = (typeof ACTORS)[number];

/** The sizes of an assessment, each holding the one before: quick ⊂ core ⊂ full. */
export const SCOPES = ['quick', 'core', 'full'] as const;
export type Scope = (typeof SCOPES)[number];

/** The seven thematic areas. */
export const AREA_IDS = [
	'inclusion',
	'participation',
	'literacy',
	'prosperity',
	'environment',
	'governance',
	'infrastructure',
] as const;
export type AreaId = (typeof AREA_IDS)[number];

export type PrincipleId = string;

/** `<principle>.<actor>.<n>`, or `<principle>.ext.<n>` for a duty from the consultation form. */
export type DutyId = string;

export type Principle = { readonly id: PrincipleId };
export type Area = { readonly id: AreaId; readonly principles: readonly Principle[] };

/** A duty of local and regional government that the tool assesses. */
export type Duty = {
	readonly id: DutyId;
	readonly principle: PrincipleId;
	readonly actor: 'lrg';
	/** The smallest scope that holds it. */
	readonly scope: Scope;
	/** 1 to 3: how early in a city's development the duty makes sense. */
	readonly stage: number;
	/** The duties that should be under way before this one. Never in a circle. */
	readonly requires: readonly DutyId[];
	/** A duty that protects people: urgent at level 0 or 1. */
	readonly safeguard: boolean;
	/** A pillar of digital democracy. */
	readonly pillar: string;
	/** The objective, `a` to `g`, of the resolution that asked for the guidelines. */
	readonly objective: string;
};

/** A duty of one of the other four actors: never assessed, but good to call upon. */
export type PartnerDuty = {
	readonly id: DutyId;
	readonly principle: PrincipleId;
	readonly actor: Exclude<ActorId, 'lrg'>;
};
