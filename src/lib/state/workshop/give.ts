/** A ballot on its way out of a participant's device. Fetched before there is no line any more. */
import { fileText } from '../../domain/bundle/write';
import { ballotCode } from '../../domain/workshop/ballot-code';
import { writeBallotFile } from '../../domain/workshop/file';
import type { Ballot } from '../../domain/workshop/hand-in';
import { sequenceOf } from '../../domain/workshop/sequence';
import type { Pack } from '../../domain/workshop/session';
import { offerFile, type Offered } from '../../transfer/download';
import { safeName } from '../../transfer/file-name';
import { qrDrawing, qrModules, type QrDrawing } from '../../transfer/qr';
import { APP_VERSION } from '../app-version';

export { handInAt, lookForHub } from '../hub-hand-in.svelte';

/** Votes alone: one code, however many duties there are. */
export const codeOf = (ballot: Ballot, pack: Pack): QrDrawing => drawn(ballotCode(ballot, pack));

/**
 * With the reasons in words: several codes, to be shown one after another.
 *
 * @returns undefined where it would take too many
 */
export const codesOf = (ballot: Ballot, pack: Pack): QrDrawing[] | undefined =>
	sequenceOf(JSON.stringify(filed(ballot, pack)))?.map(drawn);

/** What goes over the laptop's network: the same text each time, as long as nothing is changed. */
export const sentText = (ballot: Ballot, pack: Pack): string =>
	ballot.reasons ? textOf(ballot, pack) : ballotCode(ballot, pack);

/** Whether this browser can pass a file on to another app. */
export const canShare = (ballot: Ballot, pack: Pack): boolean => {
	try {
		return navigator.canShare({ files: [sharedFile(ballot, pack)] });
	} catch {
		return false;
	}
};

/** @returns whether it was passed on; not, where somebody has thought better of it */
export async function share(ballot: Ballot, pack: Pack): Promise<boolean> {
	try {
		await navigator.share({ files: [sharedFile(ballot, pack)] });
		return true;
	} catch {
		return false;
	}
}

export const saveFile = (ballot: Ballot, pack: Pack): Promise<Offered> =>
	offerFile(nameOf(ballot, pack, 'json'), () => {
		return new Blob([textOf(ballot, pack)], { type: 'application/json' });
	});

const drawn = (text: string): QrDrawing => qrDrawing(qrModules(text));

/** When it was made is told to the day only: a hand-in must not say who was quick. */
function filed(ballot: Ballot, pack: Pack) {
	const exportedAt = `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`;
	return writeBallotFile(ballot, pack, { app: APP_VERSION, exportedAt });
}

const textOf = (ballot: Ballot, pack: Pack): string => fileText(filed(ballot, pack));

/** Android passes on no `.json`. */
const sharedFile = (ballot: Ballot, pack: Pack): File =>
	new File([textOf(ballot, pack)], nameOf(ballot, pack, 'txt'), { type: 'text/plain' });

const nameOf = ({ id, part }: Ballot, { code }: Pack, ending: 'json' | 'txt'): string =>
	safeName(['ballot', code, part, id.slice(0, 4)], ending);
