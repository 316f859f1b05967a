/** Reads a file that somebody chose. Loaded only on the page that brings files in. */
import { MAX_FILE_BYTES, readFile, type AssessmentFile } from '../domain/bundle/index';
import type { Fault } from '../domain/errors';

export type Opened =
	| { ok: true; file: AssessmentFile }
	| { ok: false; fault: Fault | { code: 'unreadable'; at?: string } };

/** Nothing of a file over the limit is read. */
export async function openAssessmentFile(file: File): Promise<Opened> {
	if (file.size > MAX_FILE_BYTES) return { ok: false, fault: { code: 'too-large' } };
	let text: string;
	try {
		text = await file.text();
	} catch {
		return { ok: false, fault: { code: 'unreadable' } };
	}
	return readFile(text);
}
