/** The Outlook's figures beside a duty, for a city's region and for the world. */
import type { DutyId } from '$lib/framework/index';
import { factsFor, figureFor, type Figure, type SampleId } from '$lib/framework/outlook';
import { outlookRegionOf } from '$lib/framework/regions';

export type OutlookLine = { fact: string; sample: SampleId; figures: Figure[] };

/** @param country undefined where the city has not said: then the world's figures stand alone */
export function outlookLines(duty: DutyId, country: string | undefined): OutlookLine[] {
	const region = country === undefined ? undefined : outlookRegionOf(country);
	return factsFor(duty)
		.map((fact) => {
			const world = figureFor(fact, undefined);
			const own = region && figureFor(fact, region);
			const figures = [world, own?.place === 'world' ? undefined : own];
			return {
				fact: fact.id,
				sample: fact.sample,
				figures: figures.filter((figure) => figure !== undefined),
			};
		})
		.filter(({ figures }) => figures.length > 0);
}
