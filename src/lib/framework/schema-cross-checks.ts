/** The rules of the catalogue that no single entry can be held to. */
import type { CatalogueFile } from './schema';
import { ACTORS, AREA_IDS, SCOPES } from './types.ts';

type AnyDuty = CatalogueFile['duties'][number];
type Duty = Extract<AnyDuty, { actor: 'lrg' }>;

/** Faults of a well-shaped catalogue, each a line; empty when it is good. */
export function faultsAcross(catalogue: CatalogueFile): string[] {
	const assessed = catalogue.duties.filter((duty) => duty.actor === 'lrg');
	return [
		...faultsInLists(catalogue),
		...catalogue.duties.flatMap((duty) => faultsInId(duty)),
		...faultsInOrder(catalogue),
		...faultsInScopes(catalogue, assessed),
		...assessed.flatMap((duty) => faultsInDuty(duty, catalogue, assessed)),
		...assessed
			.filter((duty) => leadsBack(duty, assessed))
			.map(({ id }) => `${id}: requires itself`),
	];
}

function principlesOf(catalogue: CatalogueFile): string[] {
	return catalogue.areas.flatMap((area) => area.principles.map(({ id }) => id));
}

/** The code's lists of areas and actors are the data's, in the same order; every id is unique. */
function faultsInLists(catalogue: CatalogueFile): string[] {
	const areas = catalogue.areas.map(({ id }) => id);
	const actors = catalogue.actors.map(({ id }) => id);
	const ids = [...principlesOf(catalogue), ...catalogue.duties.map(({ id }) => id)];
	return [
		...(areas.join() === AREA_IDS.join() ? [] : [`areas: not ${AREA_IDS.join(', ')}`]),
		...(actors.join() === ACTORS.join() ? [] : [`actors: not ${ACTORS.join(', ')}`]),
		...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id}: more than once`),
	];
}

/** `<principle>.<actor>.<n>`; `ext` marks a local duty taken from the consultation form. */
function faultsInId({ id, principle, actor }: AnyDuty): string[] {
	const origins = actor === 'lrg' ? ['lrg', 'ext'] : [actor];
	const number = origins
		.map((origin) => `${principle}.${origin}.`)
		.filter((prefix) => id.startsWith(prefix))
		.map((prefix) => id.slice(prefix.length))[0];
	const good = number !== undefined && /^[1-9]\d*$/.test(number);
	return good ? [] : [`${id}: not ${principle}.${origins.join('|')}.<number>`];
}

/** Catalogue order is the order of the areas and their principles. */
function faultsInOrder(catalogue: CatalogueFile): string[] {
	const principles = principlesOf(catalogue);
	const places = catalogue.duties.map((duty) => principles.indexOf(duty.principle));
	return catalogue.duties.flatMap((duty, i) => {
		const place = places[i] ?? -1;
		if (place < 0) return [`${duty.id}: no such principle`];
		return place < (places[i - 1] ?? 0) ? [`${duty.id}: not in the order of the principles`] : [];
	});
}

/** Scopes are cumulative, as many as the catalogue says; the smallest has one duty a principle. */
function faultsInScopes(catalogue: CatalogueFile, assessed: readonly Duty[]): string[] {
	const sizes = SCOPES.flatMap((scope, i) => {
		const held = SCOPES.slice(0, i + 1);
		const found = assessed.filter((duty) => held.includes(duty.scope)).length;
		const said = Number.parseInt(catalogue.scopes[scope], 10);
		return found === said ? [] : [`scopes.${scope}: says ${said} duties and has ${found}`];
	});
	const quick = principlesOf(catalogue).flatMap((principle) => {
		const found = assessed.filter(
			(duty) => duty.principle === principle && duty.scope === 'quick',
		).length;
		return found === 1 ? [] : [`${principle}: has ${found} quick duties, not one`];
	});
	return [...sizes, ...quick];
}

function faultsInDuty(duty: Duty, catalogue: CatalogueFile, assessed: readonly Duty[]): string[] {
	return [
		...(catalogue.pillars.includes(duty.pillar) ? [] : [`${duty.id}: no pillar ${duty.pillar}`]),
		...duty.requires
			.filter((id) => !assessed.some((other) => other.id === id))
			.map((id) => `${duty.id}: requires ${id}, which is no assessed duty`),
		...(new Set(duty.requires).size < duty.requires.length
			? [`${duty.id}: requires the same duty twice`]
			: []),
	];
}

/** Whether a duty requires itself, directly or through others. */
function leadsBack(start: Duty, assessed: readonly Duty[]): boolean {
	const byId = new Map(assessed.map((duty) => [duty.id, duty]));
	const ahead = new Set<string>();
	const toVisit = [...start.requires];
	for (let id = toVisit.pop(); id !== undefined; id = toVisit.pop()) {
		if (ahead.has(id)) continue;
		ahead.add(id);
		toVisit.push(...(byId.get(id)?.requires ?? []));
	}
	return ahead.has(start.id);
}
