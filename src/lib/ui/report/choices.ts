/** What somebody has ticked for the report, and how it is kept on this device. */
import { DETAILS, type Detail } from '$lib/domain/handed-on';

export const SECTIONS = [
	'summary',
	'charts',
	'profile',
	'lenses',
	'suggestions',
	'plan',
	'answers',
	'open',
	'method',
] as const;
export type SectionId = (typeof SECTIONS)[number];

export type Choices = { sections: ReadonlySet<SectionId>; details: ReadonlySet<Detail> };

/** Names are out until somebody wants them in: a report goes from hand to hand. */
const OFF_AT_FIRST: readonly string[] = ['lenses', 'names'];

const ALL = [...SECTIONS, ...DETAILS];

/** Each tick by its name, with a hyphen before those that are off: a later one is not taken for off. */
export function keptText({ sections, details }: Choices): string {
	const on = new Set<string>([...sections, ...details]);
	return ALL.map((id) => (on.has(id) ? id : `-${id}`)).join(' ');
}

/** @param text as kept, or nothing; what it says nothing of is as at first */
export function choicesFrom(text: string | undefined): Choices {
	const said = new Set(text?.split(' '));
	const isOn = (id: string) => said.has(id) || (!said.has(`-${id}`) && !OFF_AT_FIRST.includes(id));
	return {
		sections: new Set(SECTIONS.filter(isOn)),
		details: new Set(DETAILS.filter(isOn)),
	};
}

export function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
	const next = new Set(set);
	if (!next.delete(one)) next.add(one);
	return next;
}
