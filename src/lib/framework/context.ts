/**
 * Two more ways to look at the same duties: the pillar and the objective of each stand in the
 * catalogue. The lists are those of `context.json`, in its order, as `context.test.ts` proves; the
 * file itself stays out of the browser, for its words stand in `content`. Imported only where used.
 */

/** The four pillars of digital democracy. Source: the keynote of the expert meetings' report. */
export const PILLARS = [
	'democratic-governance',
	'digital-diversity',
	'participatory-citizenship',
	'right-to-information',
] as const;
export type PillarId = (typeof PILLARS)[number];

/** The seven objectives, (a) to (g), of the resolution that asked for the guidelines. */
export const OBJECTIVES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
export type ObjectiveId = (typeof OBJECTIVES)[number];
