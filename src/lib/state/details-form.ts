/** The form that names an assessment: from strings to details, with what is wrong as codes. Pure. */
import type { Assessment } from '../domain/assessment';
import { isPeriod } from '../domain/dates';
import type { Scope } from '../framework/index';

export type DetailsInput = { city: string; country: string; period: string; scope: Scope };
export type Details = Pick<Assessment, 'city' | 'country' | 'period'> & { scope: Scope };
export type DetailsFault = { field: 'city' | 'period'; code: 'cityMissing' | 'periodWrong' };

/** @returns every fault, in the order of the fields, or the details */
export function readDetails(
	input: DetailsInput,
): { ok: true; details: Details } | { ok: false; faults: DetailsFault[] } {
	const city = input.city.trim();
	const period = input.period.trim();
	const faults: DetailsFault[] = [];
	if (city === '') faults.push({ field: 'city', code: 'cityMissing' });
	if (period !== '' && !isPeriod(period)) faults.push({ field: 'period', code: 'periodWrong' });
	if (faults.length > 0) return { ok: false, faults };
	return {
		ok: true,
		details: {
			city,
			scope: input.scope,
			...(input.country && { country: input.country }),
			...(period && { period }),
		},
	};
}
