/** Whether a session can be answered with this version of the app. */
import { readPackText, type ReadPack } from '../../domain/workshop/pack-link';
import type { Pack } from '../../domain/workshop/session';
import { FRAMEWORK } from '../../framework/index';

export type PackFault = (ReadPack & { ok: false })['fault'] | 'unknown-framework';

/** The session in an address: its fragment, without the `#`. */
export function sessionIn(
	fragment: string,
): { ok: true; pack: Pack } | { ok: false; fault: PackFault } {
	const read = readPackText(fragment);
	if (!read.ok) return read;
	return isOurs(read.pack) ? read : { ok: false, fault: 'unknown-framework' };
}

const isOurs = ({ framework: { id, version } }: Pack): boolean =>
	id === FRAMEWORK.id && version === FRAMEWORK.version;
