/**
 * The guidelines as data: areas, principles, actors and duties, with what the tool adds to each
 * duty (scope, stage, prerequisites, safeguard mark). No texts: those stand in `content`.
 *
 * `catalogue.json` is checked against `schema.ts` whenever the project is built, and reaches the
 * browser without its source wordings (see `vite.config.ts`).
 */
import catalogue from './catalogue.json';

export const ACTORS = ['national', 'lrg', 'cso', 'academia', 'private'] as const;
export type ActorId = (typeof ACTORS)[number];

export const SCOPES = ['quick', 'core', 'full'] as const;
export type Scope = (typeof SCOPES)[number];

export type AreaId =
	| 'inclusion'
	| 'participation'
	| 'literacy'
	| 'prosperity'
	| 'environment'
	| 'governance'
	| 'infrastructure';
export type PrincipleId = string;
export type DutyId = string;

export type Principle = { readonly id: PrincipleId };
export type Area = { readonly id: AreaId; readonly principles: readonly Principle[] };

/** A duty of local and regional government that the tool assesses. */
export type Duty = {
	readonly id: DutyId;
	readonly principle: PrincipleId;
	readonly actor: 'lrg';
	/** The smallest scope that holds it: quick ⊂ core ⊂ full. */
	readonly scope: Scope;
	/** 1 to 4: how early in a city's development the duty makes sense. */
	readonly stage: number;
	readonly requires: readonly DutyId[];
	/** A duty that protects people: urgent at level 0 or 1. */
	readonly safeguard: boolean;
	readonly pillar: string;
	readonly objective: string;
};

/** A duty of one of the other four actors: never assessed, but good to call upon. */
export type PartnerDuty = {
	readonly id: DutyId;
	readonly principle: PrincipleId;
	readonly actor: Exclude<ActorId, 'lrg'>;
};
