/**
 * The radar as an attachment: Chart.js is loaded when the canvas is there, kept up to date with
 * what the page shows, and taken down with it.
 */
import type { Attachment } from 'svelte/attachments';
import type { RadarData } from './types';

/**
 * @param data read in an effect, so the chart follows it
 * @param onstate what the page says beside the canvas
 */
export function radar(
	data: () => RadarData,
	onstate: (state: 'loading' | 'drawn' | 'failed') => void,
): Attachment<HTMLCanvasElement> {
	return (canvas) => {
		// Read before anything asynchronous, so that a change of the data calls for a new drawing.
		const shown = data();
		let over = false;
		let destroy: (() => void) | undefined;
		import('./radar-chart').then(
			({ drawRadar }) => {
				if (over) return;
				destroy = drawRadar(canvas, shown);
				onstate('drawn');
			},
			() => onstate('failed'),
		);
		return () => {
			over = true;
			destroy?.();
		};
	};
}
