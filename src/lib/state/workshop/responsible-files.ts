/** "Who is responsible?" as data. What makes the file is fetched when somebody asks for it. */
import type { ConsultationContact } from '../../domain/consultation/contact';
import type { ConsultationExport } from '../../domain/consultation/document';
import { APP_VERSION } from '../app-version';

/** @param contact only where the file is not to be anonymous */
export async function responsibleFile(
	what: Omit<ConsultationExport, 'app' | 'exportedAt'>,
	contact: ConsultationContact | undefined,
	now: Date,
): Promise<Blob> {
	const { consultationDocument, namedDocument } =
		await import('../../domain/consultation/document');
	const made = { app: APP_VERSION, exportedAt: now.toISOString() };
	const document = consultationDocument({ ...what, ...made });
	const whole = contact ? namedDocument(document, contact) : document;
	return new Blob([`${JSON.stringify(whole, null, '\t')}\n`], { type: 'application/json' });
}
