/** How the screen makes room: text that can't be read is worse than less of it. */

/** `anchors` in full, `names` of the levels only, or `none`. */
export type Detail = 'anchors' | 'names' | 'none';
/** `scale` of the letters: at 0.92 a line is still a twenty-fifth of the screen's height. */
export type FitStep = { scale: number; detail: Detail };

const SCALES = [1, 0.92, 0.8, 0.68, 0.55];

export const STEPS: readonly FitStep[] = SCALES.map((scale) => ({ scale, detail: 'none' }));

/** Anchors go before letters get too small for the last row. */
export const DUTY_STEPS: readonly FitStep[] = [
	{ scale: 1, detail: 'anchors' },
	{ scale: 0.92, detail: 'anchors' },
	{ scale: 1, detail: 'names' },
	{ scale: 0.92, detail: 'names' },
	{ scale: 0.8, detail: 'names' },
	{ scale: 0.8, detail: 'none' },
	{ scale: 0.68, detail: 'none' },
	{ scale: 0.55, detail: 'none' },
];
