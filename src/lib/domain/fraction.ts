/**
 * Exact small rational numbers. A mean that falls on a half must round up on every machine, and
 * two cities' areas must tie or not tie on every machine, so no score passes through floating
 * point before it is handed out. Source: the scoring method, "Scores".
 */

/** A rational number in lowest terms; both are safe integers and `den` is at least 1. */
export type Fraction = { readonly num: number; readonly den: number };

/**
 * `num / den` in lowest terms.
 * @throws RangeError when either is not a safe integer, or `den` is not positive
 */
export function fraction(num: number, den = 1): Fraction {
	if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || den < 1) {
		throw new RangeError(`not a fraction of safe integers: ${num}/${den}`);
	}
	const divisor = greatestCommonDivisor(Math.abs(num), den);
	return { num: num / divisor, den: den / divisor };
}

/** The mean of some fractions, equal weights; null for none. */
export function mean(values: readonly Fraction[]): Fraction | null {
	if (values.length === 0) return null;
	const sum = values.reduce(add);
	return fraction(sum.num, sum.den * values.length);
}

/** Negative when `a` is less than `b`, 0 when they are equal, positive when it is greater. */
export function compare(a: Fraction, b: Fraction): number {
	return a.num * b.den - b.num * a.den;
}

/** To one decimal, a half upwards. Only for zero and above, as every score is. */
export function round(value: Fraction): number {
	// floor(10 × value + 1/2), by remainder: a quotient of doubles could itself round upwards.
	const top = 20 * value.num + value.den;
	const bottom = 2 * value.den;
	return (top - (top % bottom)) / bottom / 10;
}

/** {@link round}, where a missing figure stays missing. */
export function roundOrNull(value: Fraction | null): number | null {
	return value && round(value);
}

function add(a: Fraction, b: Fraction): Fraction {
	return fraction(a.num * b.den + b.num * a.den, a.den * b.den);
}

function greatestCommonDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
