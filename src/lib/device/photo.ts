/** Pictures that somebody has taken or saved, as pixels. */
import { pixelsOf, type Pixels } from './pixels';

export type PhotoFault = 'not-a-picture' | 'too-large';
export type Photo = { ok: true; picture: Pixels } | { ok: false; fault: PhotoFault };

/** More than any camera of a phone saves; beyond it an old phone runs out of memory. */
const MAX_BYTES = 40_000_000;

/**
 * Reads a picture, turned as its camera was held.
 *
 * @param longest side of what comes back, in pixels: a larger picture is made smaller
 */
export async function pictureOf(file: Blob, longest: number): Promise<Photo> {
	if (file.size > MAX_BYTES) return { ok: false, fault: 'too-large' };
	const image = (await bitmapOf(file)) ?? (await elementOf(file));
	if (!image) return { ok: false, fault: 'not-a-picture' };
	const { width, height } = image;
	const picture =
		width > 0 && height > 0 ? pixelsOf(image, { x: 0, y: 0, width, height }, longest) : undefined;
	if ('close' in image) image.close();
	// It was a picture, but there was no room to draw it.
	return picture ? { ok: true, picture } : { ok: false, fault: 'too-large' };
}

/** Undefined on browsers that lack it, or cannot do it with this kind of picture. */
async function bitmapOf(file: Blob): Promise<ImageBitmap | undefined> {
	try {
		return await createImageBitmap(file, { imageOrientation: 'from-image' });
	} catch {
		return undefined;
	}
}

/** The content policy allows pictures in an address of their own, not those behind a `blob:`. */
async function elementOf(file: Blob): Promise<HTMLImageElement | undefined> {
	try {
		const image = new Image();
		image.src = await dataUrlOf(file);
		await image.decode();
		return image;
	} catch {
		return undefined;
	}
}

const dataUrlOf = (file: Blob): Promise<string> =>
	new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.onload = () => {
			// Said to be a picture: what has no kind would be taken for a text.
			const url = reader.result as string;
			resolve(url.replace(/^data:(?!image\/)[^;,]*/u, 'data:image/*'));
		};
		reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
		reader.readAsDataURL(file);
	});
