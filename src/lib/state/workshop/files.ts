/** A workshop's files: for participants' devices, and from one laptop to another. */
import { fileText, MAX_FILE_BYTES } from '../../domain/bundle/index';
import type { FaultCode } from '../../domain/errors';
import { readWorkshopFile, writePackFile, writeSessionFile } from '../../domain/workshop/file';
import type { Workshop } from '../../domain/workshop/join';
import type { Pack } from '../../domain/workshop/session';
import { offerFile, type Offered } from '../../transfer/download';
import { safeName } from '../../transfer/file-name';
import { APP_VERSION } from '../app-version';

export type { Offered };

/** @param word what stands in the file's name, such as "session" */
export const savePack = (pack: Pack, word: string, now: Date): Promise<Offered> =>
	offerFile(nameOf(pack, word, now), () =>
		json(fileText(writePackFile(pack, { app: APP_VERSION, exportedAt: now.toISOString() }))),
	);

/** The whole session with all that was handed in, for another laptop. */
export const saveWorkshop = (workshop: Workshop, word: string, now: Date): Promise<Offered> =>
	offerFile(nameOf(workshop.session, word, now), () =>
		json(fileText(writeSessionFile(workshop, { app: APP_VERSION, exportedAt: now.toISOString() }))),
	);

/** To the minute: several of one day must not be taken for each other. */
function nameOf({ code, city }: Pick<Pack, 'code' | 'city'>, word: string, now: Date): string {
	const [day = '', time = ''] = now.toISOString().split('T');
	const clock = time.slice(0, 5).replace(':', '');
	return safeName(['readiness', city.slice(0, 60), word, code, day, clock], 'json');
}

const json = (text: string): Blob => new Blob([text], { type: 'application/json' });

/** Beside what is wrong with a file: the right file for another place. */
export type NoWorkshop = FaultCode | 'unreadable' | 'pack' | 'ballot' | 'assessment';

export type OpenedWorkshop =
	{ ok: true; workshop: Workshop } | { ok: false; why: NoWorkshop; at?: string };

/** Nothing of a file over the limit is read, whatever it is. */
export async function openWorkshop(file: File): Promise<OpenedWorkshop> {
	if (file.size > MAX_FILE_BYTES) return { ok: false, why: 'too-large' };
	let text: string;
	try {
		text = await file.text();
	} catch {
		return { ok: false, why: 'unreadable' };
	}
	const read = readWorkshopFile(text);
	if (read.ok) {
		return read.value.is === 'workshop'
			? { ok: true, workshop: read.value.workshop }
			: { ok: false, why: read.value.is };
	}
	const { code, at, found } = read.fault;
	const isAssessment =
		code === 'unsupported-kind' && (found === 'assessment' || found === 'backup');
	return {
		ok: false,
		why: isAssessment ? 'assessment' : code,
		...(at !== undefined && { at }),
	};
}
