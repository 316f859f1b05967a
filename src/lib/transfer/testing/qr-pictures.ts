/** QR codes as a camera sees them: turned, small, dim, blurred, noisy, torn. */

export type Picture = { width: number; height: number; data: Uint8ClampedArray };

export type View = {
	/** Pixels a module. */
	scale?: number;
	/** Degrees, clockwise. */
	angle?: number;
	/** How much shorter the upper edge is than the lower one: 0.2 is about a fifth. */
	tilt?: number;
	/** The same of the left and the right edge. */
	slant?: number;
	/** Light on dark. */
	inverted?: boolean;
	/** Difference between dark and light, of 255; 255 unless told. */
	contrast?: number;
	/** Radius of the blur in pixels. */
	blur?: number;
	/** Largest change of a pixel by noise, of 255. */
	noise?: number;
	/** Of the noise; the same number makes the same picture. */
	seed?: number;
	/** White round the code, in modules; 4 unless told. */
	quiet?: number;
	/** What is gone, in parts of the code's side: painted white. */
	torn?: { x: number; y: number; width: number; height: number };
	/** Sides of the picture; as small as the code allows unless told. */
	width?: number;
	height?: number;
};

/** Numbers from 0 to 1, the same for the same seed. */
export function chance(seed: number): () => number {
	let state = seed >>> 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		state >>>= 0;
		return state / 2 ** 32;
	};
}

/** @param modules rows, true where dark */
export function pictureOfCode(modules: readonly boolean[][], view: View = {}): Picture {
	const { scale = 4, angle = 0, tilt = 0, slant = 0, quiet = 4, torn } = view;
	const side = modules.length;
	const outer = (side + 2 * quiet) * scale;
	const turn = (angle * Math.PI) / 180;
	const room = Math.ceil(outer * (Math.abs(Math.cos(turn)) + Math.abs(Math.sin(turn))) - 1e-6);
	const width = Math.max(view.width ?? 0, room);
	const height = Math.max(view.height ?? 0, room);
	const isDark = (x: number, y: number) => {
		const [u, v] = [x / side, y / side];
		const gone =
			torn && u >= torn.x && u < torn.x + torn.width && v >= torn.y && v < torn.y + torn.height;
		return !gone && modules[Math.floor(y)]?.[Math.floor(x)] === true;
	};
	/** Where in the code, in modules, a point of the picture lies. */
	const sample = (px: number, py: number) => {
		const [dx, dy] = [px - width / 2, py - height / 2];
		const rx = dx * Math.cos(turn) + dy * Math.sin(turn);
		const ry = dy * Math.cos(turn) - dx * Math.sin(turn);
		const nearer = 1 + (tilt * ry + slant * rx) / outer;
		return isDark(rx / nearer / scale + side / 2, ry / nearer / scale + side / 2);
	};
	const grey = new Float32Array(width * height);
	for (let y = 0; y < height; y += 1) {
		for (let x = 0; x < width; x += 1) {
			let dark = 0;
			// Four looks a pixel, as a lens mixes what falls on its border.
			for (const [ox, oy] of LOOKS) if (sample(x + ox, y + oy)) dark += 1;
			grey[y * width + x] = dark / LOOKS.length;
		}
	}
	return seen(blurred(grey, width, height, view.blur ?? 0), width, height, view);
}

const LOOKS = [
	[0.25, 0.25],
	[0.75, 0.25],
	[0.25, 0.75],
	[0.75, 0.75],
] as const;

function seen(dark: Float32Array, width: number, height: number, view: View): Picture {
	const { inverted = false, contrast = 255, noise = 0, seed = 1 } = view;
	const next = chance(seed);
	const data = new Uint8ClampedArray(width * height * 4);
	const light = 128 + contrast / 2;
	for (const [at, part] of dark.entries()) {
		const value = light - (inverted ? 1 - part : part) * contrast;
		const grain = noise === 0 ? 0 : (next() * 2 - 1) * noise;
		data.fill(value + grain, at * 4, at * 4 + 3);
		data[at * 4 + 3] = 255;
	}
	return { width, height, data };
}

/** A box of the mean, along rows and then columns. */
function blurred(grey: Float32Array, width: number, height: number, radius: number): Float32Array {
	if (radius <= 0) return grey;
	const along = (from: Float32Array, step: number, line: number, lines: number, count: number) => {
		const to = new Float32Array(from.length);
		for (let row = 0; row < lines; row += 1) {
			for (let at = 0; at < count; at += 1) {
				const first = Math.max(0, at - radius);
				const last = Math.min(count - 1, at + radius);
				let sum = 0;
				for (let one = first; one <= last; one += 1) sum += from[row * line + one * step]!;
				to[row * line + at * step] = sum / (last - first + 1);
			}
		}
		return to;
	};
	return along(along(grey, 1, width, height, width), width, 1, width, height);
}

/** Grains of every size, on which a reader that seeks shapes finds many. */
export function pictureOfNoise(width: number, height: number, seed: number, grain = 1): Picture {
	const next = chance(seed);
	const data = new Uint8ClampedArray(width * height * 4).fill(255);
	for (let y = 0; y < height; y += grain) {
		for (let x = 0; x < width; x += grain) {
			const value = next() < 0.5 ? 0 : 255;
			for (let dy = 0; dy < grain && y + dy < height; dy += 1) {
				const from = ((y + dy) * width + x) * 4;
				const to = from + Math.min(grain, width - x) * 4;
				for (let at = from; at < to; at += 4) data.fill(value, at, at + 3);
			}
		}
	}
	return { width, height, data };
}

export function plainPicture(width: number, height: number, value: number): Picture {
	return { width, height, data: new Uint8ClampedArray(width * height * 4).fill(value) };
}
