/** The assessments of one city in the order of time: which belong together, which came before. */
import type { Assessment } from './assessment';

/** What the order needs of an assessment. */
export type Dated = Pick<
	Assessment,
	'id' | 'city' | 'country' | 'period' | 'sample' | 'basedOn' | 'createdAt'
>;

/**
 * Those of the same city as `one`, oldest first, with `one` itself. A city without a name is the
 * same only where one assessment was started from the other.
 */
export function seriesOf<T extends Dated>(one: T, all: readonly T[]): T[] {
	const found = new Set([one]);
	// What is found leads to more: a chain of unnamed ones is followed to its ends.
	for (const member of found) {
		for (const other of all) {
			if (other.id !== one.id && ofSameCity(member, other)) found.add(other);
		}
	}
	return inTime([...found]);
}

/** By what they describe: the period, or when they were begun where none was given. */
export function inTime<T extends Dated>(some: readonly T[]): T[] {
	const byId = new Map(some.map((one) => [one.id, one]));
	const key = (one: T) => {
		const { moment, steps } = momentOf(one, byId);
		return `${moment} ${String(steps).padStart(4, '0')} ${one.createdAt} ${one.id}`;
	};
	const keyed = some.map((one) => ({ one, key: key(one) }));
	return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one);
}

/**
 * The pair to compare where somebody chose only one, or nothing yet: it and the one before it; the
 * first of a city and the one after it. `before` is undefined where the city has no other.
 */
export function pairFor<T extends Dated>(
	one: T,
	all: readonly T[],
): { before: T | undefined; after: T } {
	const series = seriesOf(one, all);
	const at = series.indexOf(one);
	const next = series[1];
	return at === 0 && next ? { before: one, after: next } : { before: series[at - 1], after: one };
}

export function ofSameCity(a: Dated, b: Dated): boolean {
	if (a.sample !== b.sample) return false;
	const [here, there] = [nameOf(a), nameOf(b)];
	if (here !== there) return false;
	if (here === '') return a.basedOn === b.id || b.basedOn === a.id;
	// Two countries have a city of that name; one that is not given contradicts nothing.
	return !a.country || !b.country || a.country === b.country;
}

const nameOf = ({ city }: Dated) => city.normalize('NFC').trim().toLowerCase();

/**
 * `YYYY` or `YYYY-MM`, and how many steps it is from one that says its period: one without is later
 * than what it was started from, whatever a clock that was set wrong says.
 */
function momentOf<T extends Dated>(
	one: T,
	byId: ReadonlyMap<string, T>,
): { moment: string; steps: number } {
	let latest = one.period ?? one.createdAt.slice(0, 7);
	const seen = new Set([one.id]);
	for (let from = one; from.period === undefined && from.basedOn !== undefined;) {
		const source = byId.get(from.basedOn);
		// Files can be written by hand: a circle must not hold anybody up.
		if (!source || seen.has(source.id)) break;
		seen.add(source.id);
		const moment = source.period ?? source.createdAt.slice(0, 7);
		if (moment > latest) latest = moment;
		from = source;
	}
	return { moment: latest, steps: seen.size - 1 };
}
