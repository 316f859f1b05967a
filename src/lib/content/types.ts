/** The shapes of the long texts: what each file of `content/<language>/` holds. */
import type * as v from 'valibot';
import type { ActorId, AreaId, DutyId, PrincipleId } from '../framework/index';
import type { dutyTextSchema, tasksSchema } from './schema';

/** `names.json`: what everything is called. */
export type Names = {
	areas: Record<AreaId, { name: string; short: string }>;
	principles: Record<PrincipleId, { name: string }>;
	/** Titles of all 64 assessed duties. */
	duties: Record<DutyId, string>;
	actors: Record<ActorId, string>;
};

/** `levels.json`: the five level names and the anchors that hold for any duty. */
export type LevelTexts = {
	levels: { name: string; short: string }[];
	anchors: string[];
};

/** `duties/<area>.json`: what an area's duties ask and mean, by duty. */
export type DutyText = v.InferOutput<typeof dutyTextSchema>;
export type DutyTexts = Record<DutyId, DutyText>;

/** `tasks/<area>.json`: for each duty, what to do first to reach level 1, 2, 3 and 4. */
export type Tasks = v.InferOutput<typeof tasksSchema>;
export type TaskTexts = Record<DutyId, Tasks>;

/** `partners.json`: one line for each of the other actors' duties. */
export type PartnerTexts = Record<DutyId, string>;

/**
 * `terms.json`: the forms in which each term of the glossary occurs in texts, the one that the
 * glossary lists first.
 */
export type Terms = Record<TermId, string[]>;
export type TermId = string;

/** `glossary.json`: what each term means here. */
export type Glossary = Record<TermId, string>;

/** `guidelines.json`: what each area and principle aims at, and what good looks like. */
export type GuidelineTexts = {
	areas: Record<AreaId, { aim: string; good: string }>;
	principles: Record<PrincipleId, { aim: string; good: string }>;
};

/** `lenses.json`: the pillars of digital democracy, and the objectives of the resolution. */
export type LensTexts = {
	pillars: Record<string, { name: string; text: string }>;
	objectives: Record<string, { name: string; text: string }>;
};

/** `consultation.json`: one line for each duty of the consultation's form, by its number there. */
export type ConsultationTexts = Record<string, string>;

/** A paragraph, a heading inside a section, a list of points, or steps in their order. */
export type Block = string | { heading: string } | { points: string[] } | { steps: string[] };

/** `help/<topic>.json`, `method.json`, `about.json`: a page to read. */
export type Prose = {
	title: string;
	/** What the page is for, in a sentence. */
	lead: string;
	sections: {
		/** Its name in addresses, and for what a page adds to it. */
		id: string;
		heading: string;
		blocks: Block[];
	}[];
};

/** `sample.json`: the words of the sample city; what it answers stands in `state/sample`. */
export type SampleText = {
	city: string;
	/** Beside its answers, by the assessment's period and by duty. */
	words: Record<string, Record<DutyId, SampleWords>>;
};
export type SampleWords = { evidenceText?: string; note?: string; askWhom?: string };

export type { OutlookTexts } from './outlook-types';
