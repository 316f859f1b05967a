/**
 * How the action plan leaves the device: as a table, a calendar, or a letter. What makes the files
 * is fetched when somebody asks for one.
 */
import type { Assessment } from '../domain/assessment';
import type { CalendarEntry } from '../transfer/calendar';
import type { Table } from '../transfer/cells';
import type { Offered } from '../transfer/download';
import { fileName } from '../transfer/file-name';
import type { LetterRequest, LetterWords } from '../transfer/letter';

export type { CalendarEntry, LetterRequest, LetterWords, Offered, Table };

export type PlanFile =
	| { kind: 'csv'; table: Table }
	| { kind: 'xlsx'; table: Table; dir: 'ltr' | 'rtl' }
	| { kind: 'ics'; entries: readonly CalendarEntry[]; name: string }
	| { kind: 'txt'; words: LetterWords; requests: readonly LetterRequest[] };

export type PlanFileKind = PlanFile['kind'];

/**
 * Offers the file once it is whole. May be tried again.
 *
 * @param what stands in the file's name: "plan"
 */
export async function savePlanFile(
	assessment: Pick<Assessment, 'city' | 'period'>,
	file: PlanFile,
	what: string,
	now: Date,
): Promise<Offered> {
	const stamp = now.toISOString();
	try {
		const { offerFile } = await import('../transfer/download');
		const name = fileName(assessment, stamp, file.kind, what);
		return await offerFile(name, () => made(file, stamp));
	} catch (error) {
		// Without a line the code itself may not come.
		return { ok: false, fault: { code: 'export-failed', found: String(error).slice(0, 200) } };
	}
}

async function made(file: PlanFile, stamp: string): Promise<Blob> {
	switch (file.kind) {
		case 'csv':
			return (await import('../transfer/csv')).csvFile(file.table);
		case 'xlsx':
			return (await import('../transfer/xlsx')).xlsxFile([file.table], file.dir);
		case 'ics':
			return (await import('../transfer/calendar')).calendarFile(file.entries, {
				name: file.name,
				stamp,
			});
		case 'txt':
			return (await import('../transfer/letter')).letterFile(file.words, file.requests);
	}
}

/** The letter as text, to be read and copied. */
export async function letterAsText(
	words: LetterWords,
	requests: readonly LetterRequest[],
): Promise<string> {
	const { letterText } = await import('../transfer/letter');
	return letterText(words, requests);
}
