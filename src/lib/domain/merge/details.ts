import { AREA_IDS } from '../../framework/index';
import type { Assessment } from '../assessment';
import type { Targets } from '../answers';
import {
	earlierOf,
	laterOf,
	newerOf,
	type Choices,
	type Conflict,
	type DetailField,
} from './conflict';

const DETAIL_FIELDS: readonly DetailField[] = [
	'city',
	'country',
	'period',
	'scope',
	...AREA_IDS.map((area) => `target.${area}` as const),
];

type Details = Partial<Record<DetailField, string>>;

/** What describes an assessment, each by itself; an unnamed city has no name. */
export function detailsOf({ city, country, period, scope, targets = {} }: Assessment): Details {
	const levels = AREA_IDS.map((area) => [`target.${area}`, targets[area]?.toString()]);
	const all = { city: city || undefined, country, period, scope, ...Object.fromEntries(levels) };
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The details that both have, and not the same. */
export function detailConflicts(mine: Assessment, theirs: Assessment): Conflict[] {
	const [before, after] = [detailsOf(mine), detailsOf(theirs)];
	return DETAIL_FIELDS.filter((field) => {
		const both = before[field] !== undefined && after[field] !== undefined;
		return both && before[field] !== after[field];
	}).map((field) => ({
		key: `detail/${field}`,
		kind: 'detail',
		field,
		mine: before[field],
		theirs: after[field],
		...newerOf(mine.savedAt, theirs.savedAt),
	}));
}

/** Mine, with what is chosen or only theirs. Where the person was stays as it is here. */
export function mergedDetails(mine: Assessment, theirs: Assessment, choices: Choices): Assessment {
	const before = detailsOf(mine);
	const from = (field: DetailField): Assessment => {
		const side = choices(`detail/${field}`) ?? (before[field] === undefined ? 'theirs' : 'mine');
		return side === 'mine' ? mine : theirs;
	};
	const { country } = from('country');
	const { period } = from('period');
	const sample = mine.sample ?? theirs.sample;
	const basedOn = mine.basedOn ?? theirs.basedOn;
	const targets = AREA_IDS.map((area) => [area, from(`target.${area}`).targets?.[area]] as const);
	return {
		...mine,
		city: from('city').city,
		...(country !== undefined && { country }),
		...(period !== undefined && { period }),
		scope: from('scope').scope,
		...((mine.targets ?? theirs.targets) && {
			targets: Object.fromEntries(targets.filter(([, level]) => level !== undefined)) as Targets,
		}),
		...(sample && { sample }),
		...(basedOn !== undefined && { basedOn }),
		createdAt: earlierOf(mine.createdAt, theirs.createdAt),
		savedAt: laterOf(mine.savedAt, theirs.savedAt),
	};
}
