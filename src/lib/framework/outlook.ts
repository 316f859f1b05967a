/**
 * Figures of the World Smart Cities Outlook that belong to a duty: context beside a city's own
 * answer, never a ranking. What was measured is told in `content`. Imported only where shown.
 */
import { facts, samples } from './outlook.json';
import type { OutlookRegion } from './regions';
import type { DutyId } from './types';

/** Who was asked. `other`: statistics that the slides name, with no number of cities. */
export type SampleId = keyof typeof samples;

/** What the slide says of the value: `about` for "~40", `below` for "<70", `above` for ">80". */
export const RELATIONS = ['exactly', 'about', 'below', 'above'] as const;
export type Relation = (typeof RELATIONS)[number];

/** As the slide gives it: a number, or text such as "~40". */
type Given = number | string;

export type OutlookFact = {
	readonly id: string;
	/** The duties beside which it stands. */
	readonly duties: readonly DutyId[];
	readonly global: Given | null;
	/** A region that the slide does not give is absent, never zero. */
	readonly regional: Readonly<Partial<Record<OutlookRegion, Given>>>;
	readonly sample: SampleId;
};

export type Figure = {
	/** Per cent of the cities, or people, in the sample. */
	value: number;
	relation: Relation;
	/** Whose figure it is. */
	place: OutlookRegion | 'world';
};

const SIGNS: Readonly<Record<string, Relation>> = {
	'': 'exactly',
	'~': 'about',
	'<': 'below',
	'>': 'above',
};

// The compiler sees a union of as many shapes as there are rows; `outlook.test.ts` proves this one.
/** All facts, in the order of the slides. */
export const FACTS = facts as unknown as readonly OutlookFact[];

export const SAMPLES = Object.keys(samples) as readonly SampleId[];

/** The facts that stand beside a duty, in the order of the slides. Most duties have none. */
export function factsFor(duty: DutyId): readonly OutlookFact[] {
	return FACTS.filter(({ duties }) => duties.includes(duty));
}

/**
 * The region's figure where the slide gives one, else the world's; undefined where it gives
 * neither: another region's figure says nothing of this one. Without a region, the world's.
 */
export function figureFor(
	fact: OutlookFact,
	region: OutlookRegion | undefined,
): Figure | undefined {
	const regional = region === undefined ? undefined : fact.regional[region];
	if (region !== undefined && regional !== undefined) return toFigure(regional, region);
	return fact.global === null ? undefined : toFigure(fact.global, 'world');
}

/** @throws RangeError when the data hold something else than a per cent and a known sign */
function toFigure(given: Given, place: Figure['place']): Figure {
	const { sign = '', digits = '' } =
		/^(?<sign>\D?)(?<digits>.*)$/u.exec(String(given))?.groups ?? {};
	const relation = SIGNS[sign];
	const value = digits === '' ? Number.NaN : Number(digits);
	if (relation === undefined || !(value >= 0 && value <= 100)) {
		throw new RangeError(`not a per cent: ${given}`);
	}
	return { value, relation, place };
}
