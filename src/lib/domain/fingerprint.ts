/**
 * A short mark of a record's content, to notice that it is missing or another one. Cheap, because
 * it is made of every record at every start; not for secrets, and not against forgers: the file
 * format has SHA-256 for that.
 */
import { canonicalJson } from './canonical-json';

/** Two numbers of 32 bits each. */
export type Lanes = readonly [number, number];

/** 64 bits of the canonical JSON of `value`, as 16 hexadecimal digits. */
export function fingerprint(value: unknown): string {
	return hexOf(lanesOf(canonicalJson(value)));
}

/** Two multiplicative hashes side by side, each mixed with the other at the end. */
export function lanesOf(text: string): Lanes {
	let a = 0xdeadbeef;
	let b = 0x41c6ce57;
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		a = Math.imul(a ^ unit, 0x9e3779b1);
		b = Math.imul(b ^ unit, 0x5f356495);
	}
	a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
	b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
	return [a >>> 0, b >>> 0];
}

export const hexOf = (lanes: Lanes): string =>
	lanes.map((lane) => lane.toString(16).padStart(8, '0')).join('');
