/** Charts as bitmaps, for programs that take no SVG. Only in a browser, and loaded when asked for. */

/** Pixels a unit: a picture of 1200 px, sharp on a printed page and on a slide. */
const SCALE = 3;

/**
 * A chart's SVG on white paper.
 *
 * @param svg a whole document with `width` and `height`, as this room's functions write it
 * @throws Error when the browser cannot draw it, or has no memory for it
 */
export async function pngOfSvg(svg: string, scale = SCALE): Promise<Blob> {
	// A data address rather than a blob's: with that, an older Safari forbids reading the canvas.
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(image.naturalWidth * scale);
	canvas.height = Math.round(image.naturalHeight * scale);
	return paint(canvas, image);
}

/** What a canvas shows, on white: its own background is clear, which many programs show as black. */
export async function pngOfCanvas(source: HTMLCanvasElement): Promise<Blob> {
	const canvas = document.createElement('canvas');
	canvas.width = source.width;
	canvas.height = source.height;
	return paint(canvas, source);
}

async function paint(canvas: HTMLCanvasElement, source: CanvasImageSource): Promise<Blob> {
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no canvas');
	context.fillStyle = '#fff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.drawImage(source, 0, 0, canvas.width, canvas.height);
	const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
	if (!blob || blob.size === 0) throw new Error('no picture');
	return blob;
}
