/** The code by which a phone gets a session: an address of the app with the pack in its fragment. */
import { packText } from '../../domain/workshop/pack-link';
import type { Pack } from '../../domain/workshop/session';
import { qrDrawing, qrModules, type QrDrawing } from '../../transfer/qr';

export type { QrDrawing };

/** @param page the address of the page on which one votes */
export const joinAddress = (page: string, pack: Pack): string => `${page}#${packText(pack)}`;

/**
 * Large and bright on a wall nothing of it is torn or dirty: with the least correction it has fewer
 * modules, and is read from further away.
 *
 * @returns undefined where the pack is too long for any code
 */
export function joinCode(page: string, pack: Pack): QrDrawing | undefined {
	try {
		return qrDrawing(qrModules(joinAddress(page, pack), 'low'));
	} catch {
		return undefined;
	}
}
