/**
 * What is on the screen and could not be stored, carried over a reload of this tab: a tab that an
 * update has outdated cannot save in place any more, but the page that comes after it can.
 */
import type { DutyId } from '../framework/index';
import { EMPTY_DRAFT, FIELDS, type Draft } from './draft';
import type { DutyForm } from './duty-forms.svelte';
import { recall, remember } from './remember';

const KEY = 'onScreen';

type Carried = { duty: DutyId; owner?: string | undefined; entered: Partial<Draft> };

/** Puts by what these forms hold beyond what is stored. */
export function carryOver(forms: readonly DutyForm[]): void {
	const carried = forms.map(({ duty, owner, form }) => ({ duty, owner, entered: form.entered }));
	const isAnew = (old: Carried) => carried.some((one) => isOf(one, old.duty, old.owner));
	// What came with an earlier reload, and whose page nobody has opened since, stays.
	keep([...kept().filter((old) => !isAnew(old)), ...carried]);
}

/** What was put by for one duty of one assessment; it is given out once. */
export function takeCarriedOver(duty: DutyId, owner: string | undefined): Partial<Draft> {
	const all = kept();
	const own = all.find((one) => isOf(one, duty, owner));
	if (!own) return {};
	keep(all.filter((one) => one !== own));
	// Anybody can write there: only what the form has is taken.
	return Object.fromEntries(
		FIELDS.filter((field) => typeof own.entered?.[field] === typeof EMPTY_DRAFT[field]).map(
			(field) => [field, own.entered[field]],
		),
	);
}

const isOf = (one: Carried, duty: DutyId, owner: string | undefined) =>
	one.duty === duty && one.owner === owner;

const keep = (all: readonly Carried[]) =>
	remember('sessionStorage', KEY, all.length > 0 ? JSON.stringify(all) : undefined);

function kept(): Carried[] {
	try {
		const value = JSON.parse(recall('sessionStorage', KEY) ?? '[]') as unknown;
		return Array.isArray(value) ? (value as Carried[]).filter(Boolean) : [];
	} catch {
		return [];
	}
}
