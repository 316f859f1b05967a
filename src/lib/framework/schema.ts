/**
 * What `catalogue.json` must be. Checked whenever the project is built, and in tests; never in the
 * browser, which trusts the build. The full catalogue is meant, with the words of its source.
 */
import * as v from 'valibot';
import { faultsAcross } from './schema-cross-checks.ts';
import { ACTORS, AREA_IDS, SCOPES } from './types.ts';

/** The seven objectives of the resolution that asked for the guidelines. */
export const OBJECTIVES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;

const words = v.pipe(v.string(), v.nonEmpty());

const principle = v.strictObject({ id: words, sourceText: words });

const area = v.strictObject({
	id: v.picklist(AREA_IDS),
	sourceText: words,
	principles: v.pipe(v.array(principle), v.nonEmpty()),
});

const anyDuty = {
	id: words,
	principle: words,
	sourceText: words,
	/** The document that the wording comes from. */
	source: words,
};

const duty = v.strictObject({
	...anyDuty,
	actor: v.literal('lrg'),
	/** Words that the source leaves to its context. */
	gloss: v.exactOptional(words),
	scope: v.picklist(SCOPES),
	stage: v.picklist([1, 2, 3]),
	requires: v.array(v.string()),
	safeguard: v.boolean(),
	pillar: words,
	objective: v.picklist(OBJECTIVES),
});

const partnerDuty = v.strictObject({
	...anyDuty,
	actor: v.picklist(['national', 'cso', 'academia', 'private']),
});

const catalogueSchema = v.strictObject({
	id: words,
	title: words,
	actors: v.array(v.strictObject({ id: v.picklist(ACTORS), sourceText: words })),
	areas: v.array(area),
	/** A sentence each, which begins with the number of duties. */
	scopes: v.strictObject({ quick: words, core: words, full: words }),
	pillars: v.array(words),
	duties: v.array(v.variant('actor', [duty, partnerDuty])),
});

export type CatalogueFile = v.InferOutput<typeof catalogueSchema>;

/**
 * All faults of a catalogue, each a line for whoever builds the project; empty when it is good.
 * The rules that join several entries are checked only when every entry is well shaped.
 */
export function checkCatalogue(json: unknown): string[] {
	const result = v.safeParse(catalogueSchema, json);
	if (result.success) return faultsAcross(result.output);
	return result.issues.map((issue) => `${v.getDotPath(issue) ?? 'catalogue'}: ${issue.message}`);
}
