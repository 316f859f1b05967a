/** Raised hands, from what is typed to what is stored. */
import type { Hands } from '$lib/domain/workshop/finding';

/** The five levels, then the don't-knows. */
export const KEYS = ['0', '1', '2', '3', '4', 'unknown'] as const;

const MOST = 9999;

/** An empty field is none. @returns undefined where a field holds no number, or nobody raised a hand */
export function handsFrom(typed: Readonly<Record<string, string>>): Omit<Hands, 'at'> | undefined {
	const counts = KEYS.map((key) => {
		const text = (typed[key] ?? '').trim();
		return text === '' ? 0 : /^\d{1,4}$/u.test(text) ? Number(text) : Number.NaN;
	});
	if (counts.some((one) => Number.isNaN(one) || one > MOST)) return undefined;
	const [a = 0, b = 0, c = 0, d = 0, e = 0, unknown = 0] = counts;
	if (a + b + c + d + e + unknown === 0) return undefined;
	return { levels: [a, b, c, d, e], unknown };
}
