/** Pictures in shades of grey, and ways to make a code in them easier to read. */

/** As a canvas gives it: four bytes a pixel (red, green, blue, alpha), row by row. */
export type Picture = { width: number; height: number; data: Uint8ClampedArray | Uint8Array };
/** One byte a pixel, 0 black to 255 white. */
export type Plane = { width: number; height: number; grey: Uint8Array };

/** A sheet fills little of some pictures: the lightest and darkest of each 200 pixels count. */
const ENDS = 1 / 200;
/** Where light and dark are this far apart, readers need no help. */
const WIDE = 160;
/** Less is the grain of a camera in the dark. */
const NARROW = 8;

/**
 * Green counts twice: near enough to what an eye sees, and quick.
 *
 * @param step of how many pixels, along and down, one is made: their mean
 */
export function planeOf({ width, height, data }: Picture, step = 1): Plane {
	const w = Math.floor(width / step);
	const h = Math.floor(height / step);
	const grey = new Uint8Array(w * h);
	if (step === 1) {
		for (let to = 0, at = 0; to < grey.length; to += 1, at += 4) {
			grey[to] = (data[at]! + 2 * data[at + 1]! + data[at + 2]!) >> 2;
		}
		return { width: w, height: h, grey };
	}
	for (let y = 0; y < h; y += 1) {
		for (let x = 0; x < w; x += 1) {
			let sum = 0;
			for (let dy = 0; dy < step; dy += 1) {
				let at = ((y * step + dy) * width + x * step) * 4;
				for (let dx = 0; dx < step; dx += 1, at += 4) {
					sum += data[at]! + 2 * data[at + 1]! + data[at + 2]!;
				}
			}
			grey[y * w + x] = sum / (4 * step * step);
		}
	}
	return { width: w, height: h, grey };
}

/** With its darkest made black and its lightest white; undefined where that would change little. */
export function stretched({ width, height, grey }: Plane): Plane | undefined {
	const counts = new Uint32Array(256);
	for (const value of grey) counts[value]! += 1;
	const least = grey.length * ENDS;
	const end = (from: number, step: number) => {
		let seen = 0;
		let at = from;
		while (at + step >= 0 && at + step < 256 && (seen += counts[at]!) < least) at += step;
		return at;
	};
	const low = end(0, 1);
	const range = end(255, -1) - low;
	if (range < NARROW || range > WIDE) return undefined;
	const table = Uint8ClampedArray.from(
		{ length: 256 },
		(_, value) => ((value - low) * 255) / range,
	);
	return { width, height, grey: grey.map((value) => table[value]!) };
}

/**
 * As if seen from further to one side.
 *
 * @param across by which part the left edge grows and the right one shrinks; negative: the reverse
 * @param down the same of the upper and the lower edge
 */
export function tilted({ width, height, grey }: Plane, across: number, down: number): Plane {
	const to = new Uint8Array(width * height);
	for (let y = 0; y < height; y += 1) {
		const v = y / height - 0.5;
		for (let x = 0; x < width; x += 1) {
			const u = x / width - 0.5;
			const nearer = 1 + across * u + down * v;
			const fromX = (u / nearer + 0.5) * width;
			const fromY = (v / nearer + 0.5) * height;
			const left = fromX | 0;
			const above = fromY | 0;
			if (fromX < 0 || fromY < 0 || left + 1 >= width || above + 1 >= height) continue;
			const at = above * width + left;
			const [dx, dy] = [fromX - left, fromY - above];
			const upper = grey[at]! * (1 - dx) + grey[at + 1]! * dx;
			const lower = grey[at + width]! * (1 - dx) + grey[at + width + 1]! * dx;
			to[y * width + x] = upper * (1 - dy) + lower * dy;
		}
	}
	return { width, height, grey: to };
}

/** Half as wide and half as high. */
export function halved({ width, height, grey }: Plane): Plane {
	const [w, h] = [width >> 1, height >> 1];
	const to = new Uint8Array(w * h);
	for (let y = 0; y < h; y += 1) {
		for (let x = 0; x < w; x += 1) {
			const at = 2 * (y * width + x);
			const sum = grey[at]! + grey[at + 1]! + grey[at + width]! + grey[at + width + 1]!;
			to[y * w + x] = sum >> 2;
		}
	}
	return { width: w, height: h, grey: to };
}
