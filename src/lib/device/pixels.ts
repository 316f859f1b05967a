/** What is drawn on a page, as numbers. */

/** Four bytes a pixel (red, green, blue, alpha), row by row. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray };
export type Cut = { x: number; y: number; width: number; height: number };

/** One for all: a canvas each time keeps memory until the browser finds the time to clear up. */
let canvas: HTMLCanvasElement | undefined;

/**
 * @param cut the part of the source that is wanted, in its own pixels
 * @param longest side of what comes back; a smaller cut is not enlarged
 * @returns undefined where the browser gives none: no memory, or a source that cannot be drawn
 */
export function pixelsOf(source: CanvasImageSource, cut: Cut, longest: number): Pixels | undefined {
	const scale = Math.min(1, longest / Math.max(cut.width, cut.height));
	const width = Math.max(1, Math.round(cut.width * scale));
	const height = Math.max(1, Math.round(cut.height * scale));
	try {
		canvas ??= document.createElement('canvas');
		// Setting a size also clears, which costs time at each frame.
		if (canvas.width !== width) canvas.width = width;
		if (canvas.height !== height) canvas.height = height;
		const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
		if (!context) return undefined;
		// What is transparent counts as paper.
		context.fillStyle = '#fff';
		context.fillRect(0, 0, width, height);
		context.drawImage(source, cut.x, cut.y, cut.width, cut.height, 0, 0, width, height);
		return context.getImageData(0, 0, width, height);
	} catch {
		return undefined;
	}
}
