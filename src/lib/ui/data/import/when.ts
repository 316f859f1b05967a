/** @param at ISO 8601 timestamp */
export function moment(at: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
		new Date(at),
	);
}
