/**
 * Taps and texts that came before the app did. The raw HTML of a duty page holds the whole form, so
 * a person can begin before any script has arrived; what differs from the raw HTML's defaults is
 * what that person entered.
 */
import { EMPTY_DRAFT, type Draft } from './draft';

type Fields = Iterable<Element>;

/** @param form the form as the raw HTML made it, before the app touches it */
export function readEarly(form: HTMLFormElement): Partial<Draft> {
	const early: Record<string, unknown> = {};
	for (const field of form.elements as unknown as Fields) {
		const name = field.getAttribute('name');
		if (!name || !Object.hasOwn(EMPTY_DRAFT, name)) continue;
		const entered = enteredValue(field);
		if (entered !== undefined) early[name] = entered;
	}
	return early as Partial<Draft>;
}

function enteredValue(field: Element): string | boolean | undefined {
	if (field instanceof HTMLInputElement) {
		if (field.type === 'radio') {
			return field.checked && !field.defaultChecked ? field.value : undefined;
		}
		if (field.type === 'checkbox') {
			return field.checked === field.defaultChecked ? undefined : field.checked;
		}
		return field.value === field.defaultValue ? undefined : field.value;
	}
	if (field instanceof HTMLTextAreaElement) {
		return field.value === field.defaultValue ? undefined : field.value;
	}
	if (field instanceof HTMLSelectElement) return field.value === '' ? undefined : field.value;
	return undefined;
}
