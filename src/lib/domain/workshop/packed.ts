/** Small whole numbers, three bits each, one after another: a vote on 64 duties takes 24 bytes. */
const BITS = 3;

/** @param values 0 to 7 each */
export function packThrees(values: readonly number[]): Uint8Array {
	const bytes = new Uint8Array(Math.ceil((values.length * BITS) / 8));
	values.forEach((value, i) => {
		for (let bit = 0; bit < BITS; bit++) {
			const at = i * BITS + bit;
			if ((value >> (BITS - 1 - bit)) & 1) bytes[at >> 3]! |= 0x80 >> (at & 7);
		}
	});
	return bytes;
}

/** @returns undefined where the bytes are too few or too many, or hold more than these values */
export function unpackThrees(bytes: Uint8Array, howMany: number): number[] | undefined {
	if (bytes.length !== Math.ceil((howMany * BITS) / 8)) return undefined;
	const values = Array.from({ length: howMany }, (_, i) => {
		let value = 0;
		for (let at = i * BITS; at < (i + 1) * BITS; at++) {
			value = value * 2 + ((bytes[at >> 3]! >> (7 - (at & 7))) & 1);
		}
		return value;
	});
	const spare = bytes.length * 8 - howMany * BITS;
	const rest = spare > 0 ? bytes.at(-1)! & ((1 << spare) - 1) : 0;
	return rest === 0 ? values : undefined;
}
