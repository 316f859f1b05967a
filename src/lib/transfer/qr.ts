/** Texts as QR codes: their modules, and how these are drawn. */
import { encodeQR, type ErrorCorrection } from 'qr';

export type { ErrorCorrection };

/** Modules of white all round, which the standard asks for: readers find a code by it. */
const QUIET_ZONE = 4;

/**
 * @param text of capitals, digits and ` $%*+-./:` alone it takes 5.5 bits a character, else 8 a byte
 * @param correction how much of the code may be unreadable: 7, 15, 25 or 30 of 100 parts
 * @returns rows of modules, true where dark, without the quiet zone
 * @throws RangeError where the text is longer than any code: at `medium` 3,391 characters of that
 *   alphabet; a cheap phone's screen shows, and a laptop's camera reads, about 400
 */
export function qrModules(text: string, correction: ErrorCorrection = 'medium'): boolean[][] {
	let framed: boolean[][];
	try {
		// The library draws at least one module of white; here it is the drawing's business.
		framed = encodeQR(text, 'raw', { ecc: correction, border: 1 });
	} catch (error) {
		throw new RangeError('text too long for a QR code', { cause: error });
	}
	return framed.slice(1, -1).map((row) => row.slice(1, -1));
}

/** In units of one module, the quiet zone included: for `viewBox="0 0 size size"`. */
export type QrDrawing = { path: string; size: number };

/**
 * One SVG path of the outlines of all dark areas, to be filled by `evenodd`. Outlines, because
 * neighbouring boxes show hairlines between them on paper.
 */
export function qrDrawing(modules: readonly (readonly boolean[])[]): QrDrawing {
	const size = modules.length + 2 * QUIET_ZONE;
	const dark = (x: number, y: number) => modules[y - QUIET_ZONE]?.[x - QUIET_ZONE] === true;
	/** Edges from each corner on which one begins, to where each ends: dark is on their right. */
	const edges = new Map<number, number[]>();
	const corner = (x: number, y: number) => y * size + x;
	const add = (from: number, to: number) => {
		const begun = edges.get(from);
		if (begun) begun.push(to);
		else edges.set(from, [to]);
	};
	for (let y = 0; y < size; y += 1) {
		for (let x = 0; x < size; x += 1) {
			if (!dark(x, y)) continue;
			if (!dark(x, y - 1)) add(corner(x, y), corner(x + 1, y));
			if (!dark(x + 1, y)) add(corner(x + 1, y), corner(x + 1, y + 1));
			if (!dark(x, y + 1)) add(corner(x + 1, y + 1), corner(x, y + 1));
			if (!dark(x - 1, y)) add(corner(x, y + 1), corner(x, y));
		}
	}
	let path = '';
	for (const start of edges.keys()) {
		while (edges.get(start)?.length) path += outlineFrom(start, edges, size);
	}
	return { path, size };
}

/** Follows edges back to the start, takes them away, and joins those in one line. */
function outlineFrom(start: number, edges: Map<number, number[]>, size: number): string {
	let path = `M${start % size} ${Math.floor(start / size)}`;
	let at = start;
	let step = 0;
	let length = 0;
	const draw = () => {
		if (length > 0) path += (Math.abs(step) === 1 ? 'h' : 'v') + Math.sign(step) * length;
	};
	do {
		const to = edges.get(at)!.pop()!;
		if (to - at !== step) {
			draw();
			step = to - at;
			length = 0;
		}
		length += 1;
		at = to;
	} while (at !== start);
	// The last line is drawn by closing.
	return `${path}z`;
}
