/** Reads a file that somebody chose. Loaded only on the page that brings files in. */
import type { Held } from '../domain/assessment';
import {
	heldIn,
	MAX_FILE_BYTES,
	readFile,
	type AssessmentFile,
	type BackupFile,
} from '../domain/bundle/index';
import type { Fault } from '../domain/errors';
import { decryptText, looksEncrypted, type EncryptionFault } from './encryption';

/** `unreadable`: the browser could not read it, as when it was moved since it was chosen. */
export type OpenFault = (Fault | EncryptionFault | { code: 'unreadable' }) & { at?: string };

type Refused = { ok: false; fault: OpenFault };
export type Opened = { ok: true; file: AssessmentFile | BackupFile; held: Held[] } | Refused;

/** A whole encrypted file, as far as can be told without its passphrase: for `unlock`. */
export type Locked = { ok: 'locked'; bytes: Uint8Array<ArrayBuffer> };

/** Enough to tell an encrypted file by. */
const HEAD_BYTES = 64;

/**
 * Nothing of a file over the limit is read, whatever it is.
 *
 * @param newId for an assessment that has no id in its file
 */
export async function openFile(file: File, newId: () => string): Promise<Opened | Locked> {
	if (file.size > MAX_FILE_BYTES) return refused({ code: 'too-large' });
	let content: string | Uint8Array<ArrayBuffer>;
	try {
		const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
		content = looksEncrypted(head) ? new Uint8Array(await file.arrayBuffer()) : await file.text();
	} catch {
		return refused({ code: 'unreadable' });
	}
	return typeof content === 'string' ? read(content, newId) : look(content);
}

/** Opens an encrypted file. It takes a second or more, and is meant to. */
export async function unlock(
	{ bytes }: Locked,
	passphrase: string,
	newId: () => string,
): Promise<Opened> {
	const result = await decryptText(bytes, passphrase);
	return result.ok ? read(result.value, newId) : result;
}

/** What is wrong with it before anybody looks for the passphrase: with none, only that is left. */
async function look(bytes: Uint8Array<ArrayBuffer>): Promise<Locked | Refused> {
	const result = await decryptText(bytes, '');
	return result.ok || result.fault.code === 'wrong-passphrase-or-damaged'
		? { ok: 'locked', bytes }
		: result;
}

function read(text: string, newId: () => string): Opened {
	const result = readFile(text);
	return result.ok ? { ...result, held: heldIn(result.file, newId) } : result;
}

const refused = (fault: OpenFault): Refused => ({ ok: false, fault });
