/**
 * Bytes as a text of the characters that a QR code packs most densely (RFC 9285): two bytes become
 * three characters, and one byte becomes two.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function toBase45(bytes: Uint8Array): string {
	let text = '';
	for (let i = 0; i < bytes.length; i += 2) {
		const pair = i + 1 < bytes.length;
		let value = pair ? bytes[i]! * 256 + bytes[i + 1]! : bytes[i]!;
		for (let digits = pair ? 3 : 2; digits > 0; digits--) {
			text += ALPHABET[value % 45];
			value = Math.floor(value / 45);
		}
	}
	return text;
}

/** @returns undefined where no bytes make this text */
export function fromBase45(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (text.length % 3 === 1) return undefined;
	const bytes: number[] = [];
	for (let i = 0; i < text.length; i += 3) {
		const digits = [...text.slice(i, i + 3)].map((character) => ALPHABET.indexOf(character));
		if (digits.includes(-1)) return undefined;
		const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
		if (value >= (digits.length === 3 ? 65_536 : 256)) return undefined;
		if (digits.length === 3) bytes.push(value >> 8);
		bytes.push(value & 255);
	}
	return Uint8Array.from(bytes);
}
