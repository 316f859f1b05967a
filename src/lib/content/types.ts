/** The shapes of the long texts: what each file of `content/<language>/` holds. */
import type { ActorId, AreaId, DutyId, PrincipleId } from '../framework/index';

/** `names.json`: what everything is called. */
export type Names = {
	areas: Record<AreaId, { name: string; short: string; aim: string }>;
	principles: Record<PrincipleId, { name: string; aim: string }>;
	/** Titles of all 64 assessed duties. */
	duties: Record<DutyId, string>;
	actors: Record<ActorId, string>;
};

/** `levels.json`: the five level names and the anchors that hold for any duty. */
export type LevelTexts = {
	levels: { name: string; short: string }[];
	anchors: string[];
};

/** `duties/<area>.json`: the texts of an area's duties, by duty. */
export type DutyText = {
	/** What is done, not what is planned. */
	question: string;
	why: string;
	/** Five anchors, level 0 to 4, each something that somebody can see or count. */
	anchors: string[];
	evidence: { counts: string[]; not: string };
	ask: string;
};
export type DutyTexts = Record<DutyId, DutyText>;

/** `partners.json`: one line for each of the other actors' duties. */
export type PartnerTexts = Record<DutyId, string>;
