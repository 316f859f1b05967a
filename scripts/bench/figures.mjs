/** From measured values to the printed table. */

/** @param {number[]} values @param {number} share 0.5 for the median */
export function percentile(values, share) {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/**
 * `share` is the percentile that is compared; `most` the goal in the figure's own unit, `ratio` the
 * goal as a multiple of the floor. Sources: the issues that asked for them, and speed.md.
 *
 * @typedef {{ figure: string, share: number, most?: number, ratio?: number }} Goal
 */

/** @type {Goal[]} */
export const GOALS = [
	{ figure: 'slow: first paint', share: 0.5, ratio: 1.25 },
	{ figure: 'slow: first answer saved', share: 0.5, ratio: 1.25 },
	{ figure: 'slow: blocking time', share: 0.5, most: 250 },
	{ figure: 'click to paint', share: 0.5, most: 45 },
	{ figure: 'click to paint', share: 0.95, most: 65 },
	{ figure: 'click to saved', share: 0.5 },
	{ figure: 'click to saved', share: 0.95, most: 100 },
	{ figure: 'next duty', share: 0.5, most: 170 },
	{ figure: 'next duty', share: 0.95 },
	{ figure: 'reload of a duty, 64 answers stored', share: 0.5, most: 650 },
	{ figure: 'reload of the list, 64 answers shown', share: 0.5, most: 650 },
	{ figure: 'results, of 20 assessments', share: 0.5, most: 300 },
	{ figure: 'comparison, of 20 assessments', share: 0.5, most: 300 },
	{ figure: 'workshop: 500 ballots merged, board shown', share: 0.5, most: 1000 },
	{ figure: 'workshop: tap on the desk', share: 0.5, most: 50 },
	{ figure: 'workshop: tap on the desk', share: 0.95, most: 50 },
	{ figure: 'workshop: decision stored and shown', share: 0.5 },
	{ figure: 'workshop: decision stored and shown', share: 0.95 },
	{ figure: 'workshop: a code by camera', share: 0.5, most: 500 },
	{ figure: 'script heap, MB', share: 0.5, most: 3.5 },
];

/** @typedef {Record<string, number[]>} Figures */

/** @param {Figures} ours @param {Figures} floor @returns {string[][]} */
export function rows(ours, floor) {
	return GOALS.filter(({ figure }) => ours[figure]).map(({ figure, share, most, ratio }) => {
		const own = percentile(ours[figure] ?? [], share);
		const least = percentile(floor[figure] ?? [], share);
		const goal = most ?? (ratio === undefined ? undefined : least * ratio);
		return [
			`${figure}${share === 0.5 ? '' : `, ${share * 100} %`}`,
			written(own),
			written(least),
			Number.isNaN(least) || least === 0 ? '–' : (own / least).toFixed(2),
			goal === undefined ? '–' : written(goal),
			goal === undefined ? '' : own <= goal ? 'met' : 'not met',
			String(ours[figure]?.length),
		];
	});
}

/** @param {number} value */
const written = (value) =>
	Number.isNaN(value) ? '–' : value < 20 ? value.toFixed(1) : String(Math.round(value));

/** @param {string[]} head @param {string[][]} body */
export function table(head, body) {
	const all = [head, ...body];
	const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
	return all
		.map((row) =>
			row
				.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
				.join('  '),
		)
		.join('\n');
}
