/** Two assessments side by side, a line an area: what rose and what fell. */
import { linesSvg } from './lines-svg';
import { written, type ChartFrame } from './svg';

export type SlopePicture = ChartFrame & {
	/** What the two ends are, such as the periods of the assessments. */
	before: string;
	after: string;
	areas: readonly { name: string; before: number | null; after: number | null }[];
};

/** Where one of the two has no figure, the other stands as a point without a line. */
export function slopeSvg({ before, after, areas, ...frame }: SlopePicture): string {
	// Arrows are not mirrored with the text that they stand in.
	const arrow = frame.dir === 'rtl' ? '←' : '→';
	return linesSvg({
		...frame,
		moments: [before, after],
		areas: areas.map((area) => ({
			name: area.name,
			values: [area.before, area.after],
			figures: `${written(frame, area.before)} ${arrow} ${written(frame, area.after)}`,
		})),
	});
}
