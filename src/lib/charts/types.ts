/** What the radar shows, in a fixed order: nothing of the app is known here. */
export type RadarAxis = {
	/** Stands at the end of its axis, with the figure. */
	label: string;
	figure: string;
	/** 0 to 100; null where there is no score: no line is drawn through it. */
	score: number | null;
	/** The ends of the possible range; null where nothing applies. */
	low: number | null;
	high: number | null;
};

export type RadarData = {
	axes: RadarAxis[];
	/** A second line over the same axes, 0 to 100, dashed and with square points; null as above. */
	second?: readonly (number | null)[];
};
