/** What a session's groups and tables are called, in words. Needs the words `responsible`. */
import type { Group, Table } from '$lib/domain/workshop/session';
import type { Translate } from '$lib/i18n/index';

/** A group of the workshop's own has its own name; the form's have theirs in each language. */
export const groupName = (t: Translate, { kind, name, number }: Group): string =>
	name ?? (kind ? t(`responsible:groups.${kind}`) : String(number));

/** @param fallback says "Table 3" */
export const tableName = ({ name, number }: Table, fallback: (number: number) => string): string =>
	name ?? fallback(number);
