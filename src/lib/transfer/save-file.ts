/** Hands a file to the browser to save. Loaded only when somebody saves one. */
import { fileText, writeAssessmentFile } from '../domain/bundle/index';
import type { Answers } from '../domain/answers';
import type { Assessment } from '../domain/assessment';
import { download } from './download';
import { fileName } from './file-name';

/**
 * One assessment in the tool's own format, as a download.
 *
 * @param app version of the app
 * @returns the file's name
 */
export function saveAssessmentFile(
	held: { assessment: Assessment; answers: Answers },
	app: string,
	now: Date,
): string {
	const exportedAt = now.toISOString();
	const text = fileText(writeAssessmentFile({ ...held, app, exportedAt }));
	const name = fileName(held.assessment, exportedAt);
	download(new Blob([text], { type: 'application/json' }), name);
	return name;
}
