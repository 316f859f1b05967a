const KILO = 1000;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Bytes as a person reads them, with two digits that count. */
export function roomOf(bytes: number, locale: string): string {
	let size = bytes;
	let unit = 0;
	while (size >= KILO && unit < UNITS.length - 1) {
		size /= KILO;
		unit += 1;
	}
	return new Intl.NumberFormat(locale, {
		style: 'unit',
		unit: UNITS[unit]!,
		maximumSignificantDigits: size < 100 ? 2 : 3,
	}).format(size);
}
