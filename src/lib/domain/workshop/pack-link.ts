/**
 * A session's pack as a short text for the fragment of an address: a participant's phone opens the
 * app with it, and the fragment never leaves the phone. Names of fields are cut to a letter, because
 * each character makes the code finer and harder to read.
 */
import { safeParse } from 'valibot';
import { AREA_IDS, dutiesInScope, SCOPES } from '../../framework/index';
import { sha256 } from '../sha256';
import { fromBase64Url, toBase64Url } from './base64url';
import { fromHex, toHex } from './codes';
import { packSchema } from './schema';
import type { Pack } from './session';

const VERSION = 1;
const CHECKSUM_BYTES = 4;

export type ReadPack =
	{ ok: true; pack: Pack } | { ok: false; fault: 'not-ours' | 'newer-version' | 'damaged' };

/** Of letters, digits, `-` and `_` only. */
export function packText(pack: Pack): string {
	const { code, title, city, country, period, framework, scope } = pack;
	const { duties, groups, tables, languages, responsible } = pack;
	const short = {
		...{ c: code, t: title, n: city, y: country, p: period },
		...{ f: [framework.id, framework.version], s: SCOPES.indexOf(scope) },
		d: toHex(marked(dutiesInScope(scope).map(({ id }) => duties.includes(id)))),
		g: groups.map(({ number, kind = '', name = '' }) => [number, kind, name]),
		b: tables.map(({ number, areas, name = '' }) => [
			number,
			areas.map((area) => AREA_IDS.indexOf(area)).join(''),
			name,
		]),
		l: languages.join(' '),
		...(responsible && { r: 1 }),
	};
	const covered = Uint8Array.from([VERSION, ...new TextEncoder().encode(JSON.stringify(short))]);
	const all = Uint8Array.from([...covered, ...checksum(covered)]);
	return toBase64Url(all);
}

/** What came in an address, or was typed or pasted by somebody. */
export function readPackText(text: string): ReadPack {
	const bytes = fromBase64Url(text);
	if (!bytes || bytes.length <= CHECKSUM_BYTES) return { ok: false, fault: 'not-ours' };
	const covered = bytes.subarray(0, -CHECKSUM_BYTES);
	const stated = bytes.subarray(-CHECKSUM_BYTES);
	if (toHex(checksum(covered)) !== toHex(stated)) return { ok: false, fault: 'damaged' };
	if (covered[0]! > VERSION) return { ok: false, fault: 'newer-version' };
	const parsed = safeParse(packSchema, lengthened(covered.subarray(1)));
	return parsed.success ? { ok: true, pack: parsed.output } : { ok: false, fault: 'damaged' };
}

/** What the schema is to look at; anything at all where the content makes no sense. */
function lengthened(bytes: Uint8Array): unknown {
	try {
		const short = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, never>;
		const { c, t, n, y, p, f, s, d, g, b, l, r } = short as Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- looked at by the schema
		const scope = SCOPES[s as number]!;
		const bits = fromHex(d as string);
		return {
			...{ code: c, title: t, city: n, scope },
			...(y !== undefined && { country: y }),
			...(p !== undefined && { period: p }),
			framework: { id: f[0], version: f[1] },
			duties: dutiesInScope(scope)
				.filter((_, i) => bits[i >> 3]! & (0x80 >> (i & 7)))
				.map(({ id }) => id),
			groups: g.map(([number, kind, name]: string[]) => ({
				number,
				...(kind && { kind }),
				...(name && { name }),
			})),
			tables: b.map(([number, areas, name]: string[]) => ({
				number,
				areas: Array.from(areas!, (area) => AREA_IDS[Number(area)]),
				...(name && { name }),
			})),
			languages: l.split(' '),
			...(r !== undefined && { responsible: true }),
		};
	} catch {
		return undefined;
	}
}

/** A bit for each, the first in the highest place. */
function marked(marks: readonly boolean[]): Uint8Array {
	const bytes = new Uint8Array(Math.ceil(marks.length / 8));
	marks.forEach((mark, i) => {
		if (mark) bytes[i >> 3]! |= 0x80 >> (i & 7);
	});
	return bytes;
}

const checksum = (covered: Uint8Array): Uint8Array =>
	fromHex(sha256(`pack${toHex(covered)}`).slice(0, 2 * CHECKSUM_BYTES));
