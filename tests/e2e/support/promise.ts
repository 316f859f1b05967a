/**
 * The figures behind docs/promises.md: each test of a promise says how much it has tried. `npm test`
 * runs the short form of each, `npm run test:faults` the whole.
 */
import { appendFileSync } from 'node:fs';

/** The only place that reads FAULTS: whether this run is the whole one. */
export const full: boolean = process.env['FAULTS'] === 'full';

/** How often something is tried: a few times in `npm test`, as often as was promised in full. */
export const times = (short: number, whole: number): number => (full ? whole : short);

export type Figures = {
	/** What was tried, in a few plain words: `sudden deaths while answering`. */
	what: string;
	/** How many of them went as promised; */
	done: number;
	/** out of how many. */
	of: number;
	/** Other counts worth a word, by what they count: `{ 'answers shown as saved': 412 }`. */
	[besides: string]: number | string;
};

/**
 * Says what a test of a promise has tried, on the console and, where PROMISES_FILE names a file, as
 * a line of JSON for scripts/test-faults.mjs. To be called at the end of the test, once a thing
 * tried; what falls short of `of` counts as a broken promise there.
 *
 * @param number its number in docs/promises.md, 1 to 12
 */
export function promise(number: number, figures: Figures): void {
	const { what, done, of, ...besides } = figures;
	const more = Object.entries(besides).map(([name, count]) => `, ${name}: ${count}`);
	console.log(`promise ${number}: ${what}: ${done} of ${of}${more.join('')}`);
	const file = process.env['PROMISES_FILE'];
	if (file) appendFileSync(file, `${JSON.stringify({ promise: number, full, ...figures })}\n`);
}
