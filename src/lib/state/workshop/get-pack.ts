/** Where a participant's device gets its session from, when its address does not hold it. */
import { MAX_FILE_BYTES } from '../../domain/bundle/format';
import type { FaultCode } from '../../domain/errors';
import { readWorkshopFile } from '../../domain/workshop/file';
import { packText, readPackText } from '../../domain/workshop/pack-link';
import { packOf } from '../../domain/workshop/session';
import type { PackFault } from './pack-fault';

export type GotPack =
	{ ok: true; text: string } | { ok: false; fault: PackFault | FaultCode | 'ballot' };

/** @param code what stands in the code that the room was shown: an address, or its last part alone */
export function packInCode(code: string): GotPack {
	const text = code.slice(code.indexOf('#') + 1).trim();
	const read = readPackText(text);
	return read.ok ? { ok: true, text } : { ok: false, fault: read.fault };
}

/** Of a pack's file, or of the whole session's. */
export async function packInFile(file: Blob): Promise<GotPack> {
	if (file.size > MAX_FILE_BYTES) return { ok: false, fault: 'too-large' };
	const content = await file.text().catch(() => '');
	const read = readWorkshopFile(content);
	if (!read.ok) return { ok: false, fault: read.fault.code };
	const { value } = read;
	if (value.is === 'ballot') return { ok: false, fault: 'ballot' };
	const pack = value.is === 'pack' ? value.pack : packOf(value.workshop.session);
	return { ok: true, text: packText(pack) };
}
